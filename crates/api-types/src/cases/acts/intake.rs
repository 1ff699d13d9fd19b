//! From the application to the answer: 申请, 一次性告知, 补正, 不受理, 撤回.
//!
//! Owns these requests and their commands. Does not own the agreement (`agreement`).

use bangban_domain::case::acts;
use bangban_domain::case::closing::RejectionReason;
use bangban_domain::case::intake::{NoticeItem, NoticeSubject};
use bangban_domain::id::MaterialId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError};

use crate::cases::draft::must_be_true;
use crate::day::Day;
use crate::text::Text;

/// 提交申请: the materials are true, lawful and complete (二（二）3).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "declaration": true })))]
#[serde(deny_unknown_fields)]
pub struct SubmissionRequest {
    /// Must be true.
    #[validate(custom(function = "must_be_true"))]
    pub declaration: bool,
}

/// 一次性告知 (C4): everything that is missing.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "items": [{
    "subject": "居民户口簿", "requirement": "户主页和本人页复印件各一份，内容清晰", "how_to_supply": "到窗口现场补交，或在线上传照片"
}] })))]
#[serde(deny_unknown_fields)]
pub struct CorrectionNoticeRequest {
    /// All that is missing or defective.
    #[validate(length(min = 1, max = 100, code = "item_count"), nested)]
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 100))]
    pub items: Vec<NoticeItemInput>,
    /// By when to supply; 15 working days by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supply_by: Option<Day>,
}

impl From<CorrectionNoticeRequest> for acts::issue_notice::IssueNotice {
    fn from(request: CorrectionNoticeRequest) -> Self {
        Self {
            items: request.items.into_iter().map(NoticeItem::from).collect(),
            supply_by: request.supply_by.map(|day| day.0),
        }
    }
}

/// One thing that is missing; `material_id` or `subject`.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[validate(schema(function = "one_subject_of_notice", skip_on_field_errors = false))]
#[serde(deny_unknown_fields)]
pub struct NoticeItemInput {
    /// A material on the case's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub material_id: Option<Uuid>,
    /// Something else, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub subject: Option<Text<200>>,
    /// What it must be like.
    #[validate(nested)]
    pub requirement: Text<1000>,
    /// Where and how to supply it.
    #[validate(nested)]
    pub how_to_supply: Text<1000>,
}

impl From<NoticeItemInput> for NoticeItem {
    fn from(item: NoticeItemInput) -> Self {
        Self {
            subject: subject(item.material_id, item.subject),
            requirement: item.requirement.into(),
            how_to_supply: item.how_to_supply.into(),
            supplied: false,
        }
    }
}

/// 补正: what the applicant supplies.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "items": [{ "subject": "居民户口簿", "note": "已补交复印件" }] })))]
#[serde(deny_unknown_fields)]
pub struct SupplementRequest {
    /// At least one thing.
    #[validate(length(min = 1, max = 100, code = "item_count"), nested)]
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 100))]
    pub items: Vec<SupplementItemInput>,
}

impl From<SupplementRequest> for acts::supplement::Supplement {
    fn from(request: SupplementRequest) -> Self {
        let items = request
            .items
            .into_iter()
            .map(|item| acts::supplement::SupplementItem {
                subject: subject(item.material_id, item.subject),
                note: item.note.map(String::from),
            });
        Self {
            items: items.collect(),
        }
    }
}

/// One thing that is supplied; `material_id` or `subject`, as in the notice.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[validate(schema(function = "one_subject_of_supplement", skip_on_field_errors = false))]
#[serde(deny_unknown_fields)]
pub struct SupplementItemInput {
    /// A material on the case's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub material_id: Option<Uuid>,
    /// Something else, in the notice's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub subject: Option<Text<200>>,
    /// What is said with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub note: Option<Text<1000>>,
}

fn one_subject_of_notice(item: &NoticeItemInput) -> Result<(), ValidationError> {
    one_subject(item.material_id, item.subject.as_ref())
}

fn one_subject_of_supplement(item: &SupplementItemInput) -> Result<(), ValidationError> {
    one_subject(item.material_id, item.subject.as_ref())
}

fn one_subject(
    material_id: Option<Uuid>,
    subject: Option<&Text<200>>,
) -> Result<(), ValidationError> {
    if material_id.is_some() == subject.is_some() {
        return Err(ValidationError::new("material_or_subject"));
    }
    Ok(())
}

fn subject(material_id: Option<Uuid>, subject: Option<Text<200>>) -> NoticeSubject {
    match material_id {
        Some(id) => NoticeSubject::Material(MaterialId::new(id)),
        None => NoticeSubject::Subject(subject.map(String::from).unwrap_or_default()),
    }
}

/// 不受理 (C6).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "reason_code": "not_this_venue", "reason": "该事项由沂水县受理", "alternative": "请到沂水县政务服务中心 3 号窗口办理"
})))]
#[serde(deny_unknown_fields)]
pub struct RejectionRequest {
    /// Coded.
    pub reason_code: RejectionReason,
    /// In words.
    #[validate(nested)]
    pub reason: Text<1000>,
    /// Where the applicant can go alone.
    #[validate(nested)]
    pub alternative: Text<1000>,
}

impl From<RejectionRequest> for acts::reject::Reject {
    fn from(request: RejectionRequest) -> Self {
        Self {
            reason_code: request.reason_code,
            reason: request.reason.into(),
            alternative: request.alternative.into(),
        }
    }
}

/// 撤回.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "reason": "暂不办理" })))]
#[serde(deny_unknown_fields)]
pub struct WithdrawalRequest {
    /// Why, if the applicant says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub reason: Option<Text<1000>>,
}

impl From<WithdrawalRequest> for acts::withdraw::Withdraw {
    fn from(request: WithdrawalRequest) -> Self {
        Self {
            reason: request.reason.map(String::from),
        }
    }
}
