//! What lists show of a case: enough to choose one, and to see what to do next.
//!
//! Owns the summary, which is a part of the whole view too. Does not own that (`view`).

use std::borrow::Cow;

use bangban_domain::case::department::{Department, DepartmentState, Outcome};
use bangban_domain::case::{Action, Glance, Mode, Origin, Priority, Standing, StateName};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::applicant::ApplicantView;
use crate::day::Day;

/// 办件摘要.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "id": "01999999-9999-7999-8999-999999999991", "case_number": "LY20261120123456789",
    "state": "in_progress", "version": 7,
    "service_item_id": "01999999-9999-7999-8999-999999999992", "service_item_version": 1,
    "organization_id": "01999999-9999-7999-8999-999999999993",
    "agent_id": "01999999-9999-7999-8999-999999999994", "mode": "entrust",
    "applicant": { "kind": "natural_person", "name": "王*", "id_type": "resident_id",
        "id_number": "371302********0011", "phone": "139****2345" },
    "origin": "counter", "priority": "normal", "answer_due_on": null,
    "due_on": "2026-12-22", "due_unknown_year": null,
    "department": { "state": "not_filed", "reference": null, "filed_on": null, "accepted_on": null,
        "deemed_accepted": false, "promised_due_on": null, "statutory_due_on": null,
        "due_unknown_year": null, "extension_days": null, "outcome": null, "decided_on": null },
    "supply_by": null, "termination_requested": false, "evaluation_level": null,
    "created_at": "2026-11-20T01:00:00Z", "submitted_at": "2026-11-20T01:10:00Z",
    "registered_at": "2026-11-20T02:00:00Z", "completed_at": null, "archived_at": null,
    "allowed_actions": ["log-entries", "department-progress", "completion"]
})))]
pub struct CaseSummary {
    /// Its id.
    pub id: Uuid,
    /// 办件编号, from submission on.
    pub case_number: Option<String>,
    /// Where it stands.
    pub state: StateName,
    /// Grows with every change; part of the ETag.
    pub version: i64,
    /// The item.
    pub service_item_id: Uuid,
    /// The item's version.
    pub service_item_version: i32,
    /// The venue.
    pub organization_id: Uuid,
    /// The agent, once named.
    pub agent_id: Option<Uuid>,
    /// Assist or entrust.
    pub mode: Mode,
    /// Masked (P2).
    pub applicant: ApplicantView,
    /// How it came in.
    pub origin: Origin,
    /// How urgent.
    pub priority: Priority,
    /// When the venue must have answered, while it has to.
    pub answer_due_on: Option<Day>,
    /// 代办时限, where it is known.
    pub due_on: Option<Day>,
    /// The year without a calendar that keeps the date from being known.
    pub due_unknown_year: Option<i32>,
    /// The department's side.
    pub department: DepartmentView,
    /// By when to supply what the current notice lists.
    pub supply_by: Option<Day>,
    /// The applicant asked to end the entrustment.
    pub termination_requested: bool,
    /// The applicant's rating, 1 to 5.
    pub evaluation_level: Option<u8>,
    /// When the draft was made.
    pub created_at: DateTime<Utc>,
    /// When it was submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// When it was accepted and registered.
    pub registered_at: Option<DateTime<Utc>>,
    /// When it was completed.
    pub completed_at: Option<DateTime<Utc>>,
    /// When it was archived.
    pub archived_at: Option<DateTime<Utc>>,
    /// The sub-resources that this caller may use now.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub allowed_actions: Vec<Cow<'static, str>>,
}

/// The department's side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DepartmentView {
    /// Where it stands.
    pub state: DepartmentState,
    /// The department's number.
    pub reference: Option<String>,
    /// When it was filed.
    pub filed_on: Option<Day>,
    /// When it was accepted.
    pub accepted_on: Option<Day>,
    /// Accepted by silence (行政许可法 art. 32).
    pub deemed_accepted: bool,
    /// 承诺时限.
    pub promised_due_on: Option<Day>,
    /// 法定时限.
    pub statutory_due_on: Option<Day>,
    /// The year without a calendar that keeps a date from being known.
    pub due_unknown_year: Option<i32>,
    /// Days of the one extension.
    pub extension_days: Option<u32>,
    /// The decision.
    pub outcome: Option<Outcome>,
    /// When it was decided.
    pub decided_on: Option<Day>,
}

impl CaseSummary {
    /// The summary for a caller who may do `allowed`.
    pub fn of(case: Glance, allowed: &[Action]) -> Self {
        let agent_id = case.agent_id();
        let facts = case.facts;
        let mandate = facts.mandate;
        let due = mandate.as_ref().map(|mandate| mandate.due);
        Self {
            id: case.id.uuid(),
            case_number: facts.case_number,
            state: facts.state,
            version: case.version,
            service_item_id: facts.service_item_id.uuid(),
            service_item_version: facts.service_item_version,
            organization_id: case.venue.id().uuid(),
            agent_id: agent_id.map(|id| id.uuid()),
            mode: facts.mode,
            applicant: ApplicantView::from(&case.applicant),
            origin: facts.origin,
            priority: facts.priority,
            answer_due_on: facts.answer_due.and_then(|due| due.date()).map(Day),
            due_on: due.and_then(|due| due.date()).map(Day),
            due_unknown_year: due.and_then(|due| due.unknown_year()),
            supply_by: facts.supply_by.and_then(|due| due.date()).map(Day),
            termination_requested: mandate
                .as_ref()
                .is_some_and(|mandate| mandate.termination_requested),
            registered_at: mandate.as_ref().map(|mandate| mandate.registered_at),
            department: DepartmentView::from(
                mandate.map_or_else(Department::default, |mandate| mandate.department),
            ),
            evaluation_level: facts.rating,
            created_at: facts.created_at,
            submitted_at: facts.submitted_at,
            completed_at: facts.completed_at,
            archived_at: facts.archived_at,
            allowed_actions: allowed
                .iter()
                .map(|action| Cow::Borrowed(action.as_str()))
                .collect(),
        }
    }
}

impl From<Department> for DepartmentView {
    fn from(department: Department) -> Self {
        let dues = [department.promised_due, department.statutory_due];
        Self {
            state: department.state,
            reference: department.reference,
            filed_on: department.filed_on.map(Day),
            accepted_on: department.accepted_on.map(Day),
            deemed_accepted: department.deemed,
            promised_due_on: department.promised_due.and_then(|due| due.date()).map(Day),
            statutory_due_on: department.statutory_due.and_then(|due| due.date()).map(Day),
            due_unknown_year: dues
                .into_iter()
                .flatten()
                .find_map(|due| due.unknown_year()),
            extension_days: department
                .extension
                .as_ref()
                .map(|extension| extension.days),
            outcome: department.outcome,
            decided_on: department.decided_on.map(Day),
        }
    }
}
