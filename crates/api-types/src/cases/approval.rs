//! Approval requests on the wire: what is asked for, the queue, the decision.

use bangban_domain::case::Priority;
use bangban_domain::case::approval::{ApprovalKind, ApprovalState, ChangeReason, Wish};
use bangban_domain::case::closing::HandoverItem;
use bangban_domain::case::intake::NoticeItem;
use bangban_domain::id::UserId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError, ValidationErrors};

use super::acts::{HandoverItemInput, NoticeItemInput, handover_items};
use crate::day::Day;
use crate::text::Text;

/// 申请审批.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "kind": "agent_change", "reason_code": "sick_leave", "reason": "代办员因病请假两周",
    "payload": { "agent_id": "01999999-9999-7999-8999-999999999999", "handover_note": "材料已齐，等待部门受理" }
})))]
#[serde(deny_unknown_fields)]
pub struct ApprovalRequestInput {
    /// For what.
    pub kind: ApprovalKind,
    /// Needed for `agent_change` (C10).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason_code: Option<ChangeReason>,
    /// In words.
    pub reason: Text<1000>,
    /// What the approval would carry out.
    #[serde(default)]
    pub payload: ApprovalPayload,
}

/// What an approval would carry out: `second_notice` items and date; `agent_change` agent and note;
/// `priority` the priority; `objective_impossibility` the materials to return; `reopening` nothing.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ApprovalPayload {
    /// `second_notice`: what the notice lists; left out, the approval only allows one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 100))]
    pub items: Option<Vec<NoticeItemInput>>,
    /// `second_notice`: by when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supply_by: Option<Day>,
    /// `agent_change`: the successor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent_id: Option<Uuid>,
    /// `agent_change`: what the successor has to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handover_note: Option<Text<2000>>,
    /// `priority`: which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// `objective_impossibility`: with it, the approval ends the entrustment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub returned_materials: Option<Vec<HandoverItemInput>>,
}

impl Validate for ApprovalRequestInput {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        errors.merge_self("reason", self.reason.validate());
        if self.kind == ApprovalKind::AgentChange && self.reason_code.is_none() {
            errors.add("reason_code", ValidationError::new("required"));
        }
        errors.merge_self("payload", self.payload.validate_for(self.kind));
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}

impl ApprovalPayload {
    fn validate_for(&self, kind: ApprovalKind) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        let mut goes_with =
            |field: &'static str, given: bool, wanted: ApprovalKind, needed: bool| {
                if given && kind != wanted {
                    errors.add(field, ValidationError::new("not_with_this_kind"));
                } else if !given && needed && kind == wanted {
                    errors.add(field, ValidationError::new("required"));
                }
            };
        goes_with(
            "items",
            self.items.is_some(),
            ApprovalKind::SecondNotice,
            false,
        );
        goes_with(
            "supply_by",
            self.supply_by.is_some(),
            ApprovalKind::SecondNotice,
            false,
        );
        goes_with(
            "agent_id",
            self.agent_id.is_some(),
            ApprovalKind::AgentChange,
            true,
        );
        goes_with(
            "handover_note",
            self.handover_note.is_some(),
            ApprovalKind::AgentChange,
            false,
        );
        goes_with(
            "priority",
            self.priority.is_some(),
            ApprovalKind::Priority,
            true,
        );
        let returned = self.returned_materials.is_some();
        goes_with(
            "returned_materials",
            returned,
            ApprovalKind::ObjectiveImpossibility,
            false,
        );
        if let Some(note) = &self.handover_note {
            errors.merge_self("handover_note", note.validate());
        }
        if let Some(items) = &self.items {
            check_list(&mut errors, "items", items, 1);
        }
        if let Some(materials) = &self.returned_materials {
            check_list(&mut errors, "returned_materials", materials, 0);
        }
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }

    /// What is asked for, once validated.
    pub fn into_wish(self, kind: ApprovalKind) -> Wish {
        match kind {
            ApprovalKind::SecondNotice => Wish::SecondNotice {
                items: self
                    .items
                    .unwrap_or_default()
                    .into_iter()
                    .map(NoticeItem::from)
                    .collect(),
                supply_by: self.supply_by.map(|day| day.0),
            },
            ApprovalKind::AgentChange => Wish::AgentChange {
                agent_id: UserId::new(self.agent_id.unwrap_or_default()),
                handover_note: self.handover_note.map(String::from),
            },
            ApprovalKind::Priority => Wish::Priority {
                priority: self.priority.unwrap_or_default(),
            },
            ApprovalKind::ObjectiveImpossibility => Wish::ObjectiveImpossibility {
                returned_materials: self.returned_materials.map(handover_items),
            },
            ApprovalKind::Reopening => Wish::Reopening,
        }
    }

    fn of(wish: &Wish) -> ApprovalPayloadView {
        match wish {
            Wish::SecondNotice { items, supply_by } => ApprovalPayloadView {
                notice_items: items.iter().map(|item| item.requirement.clone()).collect(),
                supply_by: supply_by.map(Day),
                ..ApprovalPayloadView::default()
            },
            Wish::AgentChange {
                agent_id,
                handover_note,
            } => ApprovalPayloadView {
                agent_id: Some(agent_id.uuid()),
                handover_note: handover_note.clone(),
                ..ApprovalPayloadView::default()
            },
            Wish::Priority { priority } => ApprovalPayloadView {
                priority: Some(*priority),
                ..ApprovalPayloadView::default()
            },
            Wish::ObjectiveImpossibility { returned_materials } => ApprovalPayloadView {
                returned_materials: returned_materials
                    .iter()
                    .flatten()
                    .map(|item: &HandoverItem| item.name.clone())
                    .collect(),
                ..ApprovalPayloadView::default()
            },
            Wish::Reopening => ApprovalPayloadView::default(),
        }
    }
}

fn check_list(
    errors: &mut ValidationErrors,
    field: &'static str,
    list: &[impl Validate],
    least: usize,
) {
    if list.len() < least || list.len() > 100 {
        errors.add(field, ValidationError::new("item_count"));
        return;
    }
    let result =
        ValidationErrors::merge_all(Ok(()), field, list.iter().map(Validate::validate).collect());
    if let Err(nested) = result {
        for (name, kind) in nested.into_errors() {
            errors.errors_mut().insert(name, kind);
        }
    }
}

/// 审批决定.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "approved": true, "reason": "情况属实，同意" })))]
#[serde(deny_unknown_fields)]
pub struct ApprovalDecisionInput {
    /// Yes or no.
    pub approved: bool,
    /// Why.
    #[validate(nested)]
    pub reason: Text<1000>,
}

/// A request in the queue of those who decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "id": "01999999-9999-7999-8999-999999999991", "case_id": "01999999-9999-7999-8999-999999999992",
    "case_number": "LY20261120123456789", "service_item_name": "高龄津贴申领", "applicant_name": "王*",
    "organization_id": "01999999-9999-7999-8999-999999999993",
    "kind": "agent_change", "state": "pending", "reason_code": "sick_leave", "reason": "代办员因病请假两周",
    "payload": { "agent_id": "01999999-9999-7999-8999-999999999995", "handover_note": "材料已齐，等待部门受理" },
    "requested_by": "01999999-9999-7999-8999-999999999994", "requested_by_name": "刘桂兰",
    "requested_at": "2026-11-20T02:00:00Z", "decision": null
})))]
pub struct ApprovalRequestView {
    /// Its id.
    pub id: Uuid,
    /// The case.
    pub case_id: Uuid,
    /// The case's number.
    pub case_number: Option<String>,
    /// The item's name.
    #[serde(default)]
    pub service_item_name: String,
    /// Masked.
    #[serde(default)]
    pub applicant_name: String,
    /// The venue.
    pub organization_id: Uuid,
    /// For what.
    pub kind: ApprovalKind,
    /// Where it stands.
    pub state: ApprovalState,
    /// Coded reason.
    pub reason_code: Option<ChangeReason>,
    /// In words.
    pub reason: String,
    /// What it would carry out.
    pub payload: ApprovalPayloadView,
    /// Who asks.
    pub requested_by: Uuid,
    /// That person's name.
    #[serde(default)]
    pub requested_by_name: Option<String>,
    /// When.
    pub requested_at: DateTime<Utc>,
    /// The decision, once made.
    pub decision: Option<ApprovalDecisionView>,
}

/// What an approval would carry out, to read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApprovalPayloadView {
    /// `second_notice`: what would be asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notice_items: Vec<String>,
    /// `second_notice`: by when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supply_by: Option<Day>,
    /// `agent_change`: the successor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent_id: Option<Uuid>,
    /// `agent_change`: what the successor has to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handover_note: Option<String>,
    /// `priority`: which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// `objective_impossibility`: what would be given back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returned_materials: Vec<String>,
}

impl From<&Wish> for ApprovalPayloadView {
    fn from(wish: &Wish) -> Self {
        ApprovalPayload::of(wish)
    }
}

/// A decision, to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApprovalDecisionView {
    /// Yes or no.
    pub approved: bool,
    /// Why.
    pub reason: String,
    /// Who.
    pub decided_by: Uuid,
    /// That person's name.
    #[serde(default)]
    pub decided_by_name: Option<String>,
    /// When.
    pub decided_at: DateTime<Utc>,
}
