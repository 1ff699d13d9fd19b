//! How a case ends: 办结, 交接, 终止委托, 归档, 评价.
//!
//! Owns these requests and their commands.

use bangban_domain::case::acts;
use bangban_domain::case::archive::Retention;
use bangban_domain::case::closing::{HandoverItem, TerminationGround};
use bangban_domain::case::department::Outcome;
use bangban_domain::case::material::Form;
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::text::Text;

/// 办结 (C14).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "outcome": "granted", "result": "最低生活保障审核确认通知书" })))]
#[serde(deny_unknown_fields)]
pub struct CompletionRequest {
    /// What came out.
    pub outcome: Outcome,
    /// In words.
    #[validate(nested)]
    pub result: Text<1000>,
}

impl From<CompletionRequest> for acts::complete::Complete {
    fn from(request: CompletionRequest) -> Self {
        Self {
            outcome: request.outcome,
            result: request.result.into(),
        }
    }
}

/// 交接 (C14): both lists; at least one line in all.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "to_applicant": [{ "name": "审核确认通知书", "form": "original", "count": 1 }],
    "to_organization": [{ "name": "办件卷宗", "form": "original", "count": 1 }], "received_by": "王芳"
})))]
#[serde(deny_unknown_fields)]
pub struct HandoverRequest {
    /// Results and originals.
    #[validate(length(max = 100, code = "item_count"), nested)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub to_applicant: Vec<HandoverItemInput>,
    /// For the archive.
    #[validate(length(max = 100, code = "item_count"), nested)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub to_organization: Vec<HandoverItemInput>,
    /// Who received.
    #[validate(nested)]
    pub received_by: Text<100>,
}

impl From<HandoverRequest> for acts::hand_over::HandOver {
    fn from(request: HandoverRequest) -> Self {
        Self {
            to_applicant: handover_items(request.to_applicant),
            to_organization: handover_items(request.to_organization),
            received_by: request.received_by.into(),
        }
    }
}

/// A line of a list.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HandoverItemInput {
    /// What.
    #[validate(nested)]
    pub name: Text<200>,
    /// In which form.
    pub form: Form,
    /// How many.
    #[validate(range(min = 1, max = 9999, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 9999))]
    pub count: u32,
}

impl From<HandoverItemInput> for HandoverItem {
    fn from(item: HandoverItemInput) -> Self {
        Self {
            name: item.name.into(),
            form: item.form,
            count: item.count,
        }
    }
}

/// The lines of a list.
pub(crate) fn handover_items(items: Vec<HandoverItemInput>) -> Vec<HandoverItem> {
    items.into_iter().map(HandoverItem::from).collect()
}

/// The applicant asks to end the entrustment (C15).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "reason": "已自行办理" })))]
#[serde(deny_unknown_fields)]
pub struct TerminationWishRequest {
    /// Why.
    #[validate(nested)]
    pub reason: Text<1000>,
}

impl From<TerminationWishRequest> for acts::request_termination::RequestTermination {
    fn from(request: TerminationWishRequest) -> Self {
        Self {
            reason: request.reason.into(),
        }
    }
}

/// 终止委托 (C15).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "ground": "applicant_request", "reason": "申请人自行办理", "returned_materials": [{ "name": "户口簿", "form": "original", "count": 1 }]
})))]
#[serde(deny_unknown_fields)]
pub struct TerminationRequest {
    /// Coded.
    pub ground: TerminationGround,
    /// In words.
    #[validate(nested)]
    pub reason: Text<1000>,
    /// What is given back, against a list.
    #[validate(length(max = 100, code = "item_count"), nested)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub returned_materials: Vec<HandoverItemInput>,
}

impl From<TerminationRequest> for acts::terminate::Terminate {
    fn from(request: TerminationRequest) -> Self {
        Self {
            ground: request.ground,
            reason: request.reason.into(),
            returned_materials: handover_items(request.returned_materials),
        }
    }
}

/// 归档 (P6).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "retention": "ten_years", "note": "第 12 卷" })))]
#[serde(deny_unknown_fields)]
pub struct ArchiveRequest {
    /// How long it is kept; ten years by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Retention>,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub note: Option<Text<500>>,
}

impl From<ArchiveRequest> for acts::archive::ArchiveCase {
    fn from(request: ArchiveRequest) -> Self {
        Self {
            retention: request.retention.unwrap_or_default(),
            note: request.note.map(String::from),
        }
    }
}

/// 评价 (S5): 1 very satisfied … 5 very dissatisfied.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "level": 1, "comment": "代办员上门服务，很方便" })))]
#[serde(deny_unknown_fields)]
pub struct EvaluationRequest {
    /// 1 to 5 (GB/T 39046 A.8).
    #[validate(range(min = 1, max = 5, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 5))]
    pub level: u8,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub comment: Option<Text<1000>>,
}

impl From<EvaluationRequest> for acts::evaluate::Evaluate {
    fn from(request: EvaluationRequest) -> Self {
        Self {
            level: request.level,
            comment: request.comment.map(String::from),
        }
    }
}
