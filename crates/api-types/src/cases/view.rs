//! A case as its readers see it: masked, with what the caller may do now.

use bangban_domain::case::acts::issue_notice::subject_name;
use bangban_domain::case::closing::{RejectionReason, TerminationGround};
use bangban_domain::case::department::{Department, DepartmentState, Outcome};
use bangban_domain::case::intake::{Agreement, Party, SignatureMethod};
use bangban_domain::case::material::Form;
use bangban_domain::case::{Action, Case, Closed, Mode, Origin, Priority, State, StateName};
use bangban_domain::service_item::Necessity;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::parts::{ChargeView, DocumentView, ProblemView, SuspensionView};
use super::track::MissingView;
use crate::applicant::ApplicantView;
use crate::day::Day;

/// 办件.
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
    "consent": { "voluntary": true, "scope": "代为准备并递交申报材料" },
    "origin": "counter", "priority": "normal", "answer_due_on": null,
    "due_on": "2026-12-22", "due_unknown_year": null,
    "department": { "state": "not_filed", "reference": null, "filed_on": null, "accepted_on": null,
        "deemed_accepted": false, "promised_due_on": null, "statutory_due_on": null,
        "due_unknown_year": null, "extension_days": null, "outcome": null, "decided_on": null },
    "materials": [{ "id": "01999999-9999-7999-8999-999999999995", "name": "低保申请书",
        "required": true, "necessity": "required",
        "receipt": { "form": "original", "copies": 1, "until": null, "received_at": "2026-11-20T01:30:00Z" } }],
    "missing": [], "supply_by": null, "agreement": null, "supplementary_agreement": null,
    "suspensions": [], "charges": [], "problems": [], "documents": [], "ending": null,
    "termination_requested": false, "evaluation_level": null,
    "created_at": "2026-11-20T01:00:00Z", "submitted_at": "2026-11-20T01:10:00Z",
    "registered_at": "2026-11-20T02:00:00Z", "completed_at": null, "archived_at": null,
    "allowed_actions": ["log-entries", "department-progress", "completion"]
})))]
pub struct CaseView {
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
    /// Consent and scope.
    pub consent: ConsentView,
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
    /// What is asked for and what came in.
    pub materials: Vec<MaterialView>,
    /// What the current notice lists.
    pub missing: Vec<MissingView>,
    /// By when to supply it.
    pub supply_by: Option<Day>,
    /// The agreement.
    pub agreement: Option<AgreementView>,
    /// A supplementary agreement that waits for signatures.
    pub supplementary_agreement: Option<AgreementView>,
    /// Suspensions, the running one last.
    pub suspensions: Vec<SuspensionView>,
    /// 规费.
    pub charges: Vec<ChargeView>,
    /// 问题台账.
    pub problems: Vec<ProblemView>,
    /// Files.
    pub documents: Vec<DocumentView>,
    /// How it ended, or with what result.
    pub ending: Option<EndingView>,
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
    pub allowed_actions: Vec<String>,
    /// 查询码; in the answer to the submission alone, once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking_code: Option<String>,
}

/// Consent and scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsentView {
    /// Always true.
    pub voluntary: bool,
    /// What the agent may do.
    pub scope: String,
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

/// One material.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MaterialView {
    /// Its id, for the receipt.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Whether it must be accounted for before completion.
    pub required: bool,
    /// Whether and when it is needed.
    pub necessity: Necessity,
    /// What came in.
    pub receipt: Option<ReceiptView>,
}

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptView {
    /// In which form.
    pub form: Form,
    /// How many.
    pub copies: u32,
    /// Until when it follows.
    pub until: Option<Day>,
    /// When.
    pub received_at: DateTime<Utc>,
}

/// An agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgreementView {
    /// What the service is.
    pub content: String,
    /// What the agent may do.
    pub scope: String,
    /// Last day of validity.
    pub valid_until: Day,
    /// Whether non-cooperation may end it.
    pub non_cooperation_clause: bool,
    /// Assist or entrust.
    pub mode: Mode,
    /// Who has signed.
    pub signatures: Vec<SignatureView>,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignatureView {
    /// Who.
    pub party: Party,
    /// How.
    pub method: SignatureMethod,
    /// When.
    pub signed_on: Day,
}

/// How a case ended, or with what result.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EndingView {
    /// Completed: what came out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Completed: the result in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// Handed over: who received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_by: Option<String>,
    /// Not accepted: why, coded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason_code: Option<RejectionReason>,
    /// Not accepted: where to go alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative: Option<String>,
    /// Terminated: why, coded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<TerminationGround>,
    /// Not accepted, withdrawn or terminated: why, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl CaseView {
    /// The view for a caller who may do `allowed`.
    pub fn of(case: &Case, allowed: &[Action]) -> Self {
        let state = &case.record.state;
        let intake = state.intake();
        let mandate = state.mandate();
        Self {
            id: case.id.uuid(),
            case_number: intake.map(|intake| intake.case_number.clone()),
            state: case.state(),
            version: case.version,
            service_item_id: case.record.service_item_id.uuid(),
            service_item_version: case.record.service_item_version,
            organization_id: case.venue.id().uuid(),
            agent_id: case.agent_id().map(|id| id.uuid()),
            mode: case.record.mode,
            applicant: ApplicantView::from(&case.applicant),
            consent: ConsentView {
                voluntary: case.record.consent.voluntary,
                scope: case.record.consent.scope.clone(),
            },
            origin: case.record.origin,
            priority: case.record.priority,
            answer_due_on: match state {
                State::Submitted(intake) => intake.answer_due.date().map(Day),
                _ => None,
            },
            due_on: case.due_on().map(Day),
            due_unknown_year: case.due_unknown_year(),
            department: mandate.map_or_else(
                || DepartmentView::from(&Department::default()),
                |m| DepartmentView::from(&m.department),
            ),
            materials: case
                .record
                .materials
                .iter()
                .map(MaterialView::from)
                .collect(),
            missing: missing(case),
            supply_by: state.supply_by().map(Day),
            agreement: intake
                .and_then(|intake| intake.agreement.as_ref())
                .map(AgreementView::from),
            supplementary_agreement: mandate
                .and_then(|m| m.supplementary.as_ref())
                .map(AgreementView::from),
            suspensions: suspensions(state),
            charges: mandate
                .map(|m| m.charges.iter().map(ChargeView::from).collect())
                .unwrap_or_default(),
            problems: mandate
                .map(|m| m.problems.iter().map(ProblemView::from).collect())
                .unwrap_or_default(),
            documents: case
                .record
                .documents
                .iter()
                .map(DocumentView::from)
                .collect(),
            ending: ending(state),
            termination_requested: mandate.is_some_and(|m| m.termination_requested),
            evaluation_level: case
                .record
                .evaluation
                .as_ref()
                .map(|evaluation| evaluation.level),
            created_at: case.record.created_at,
            submitted_at: intake.map(|intake| intake.submitted_at),
            registered_at: mandate.map(|m| m.registered_at),
            completed_at: state.completion().map(|completion| completion.completed_at),
            archived_at: state.archived_at(),
            allowed_actions: allowed
                .iter()
                .map(|action| action.as_str().to_owned())
                .collect(),
            tracking_code: None,
        }
    }
}

fn suspensions(state: &State) -> Vec<SuspensionView> {
    let past = state
        .mandate()
        .into_iter()
        .flat_map(|mandate| &mandate.suspensions);
    let running = match state {
        State::Suspended { suspension, .. } => Some(suspension),
        _ => None,
    };
    past.chain(running).map(SuspensionView::from).collect()
}

/// What the current notice lists.
pub(crate) fn missing(case: &Case) -> Vec<MissingView> {
    let State::CorrectionRequired { notice, .. } = &case.record.state else {
        return Vec::new();
    };
    let items = notice.items.iter().map(|item| MissingView {
        subject: subject_name(case, &item.subject),
        requirement: item.requirement.clone(),
        how_to_supply: item.how_to_supply.clone(),
        supplied: item.supplied,
    });
    items.collect()
}

fn ending(state: &State) -> Option<EndingView> {
    let closed = match state {
        State::Completed { completion, .. } => {
            return Some(EndingView {
                outcome: Some(completion.outcome),
                result: Some(completion.result.clone()),
                ..EndingView::default()
            });
        }
        State::Closed(closed) | State::Archived { closed, .. } => closed,
        _ => return None,
    };
    Some(match closed {
        Closed::HandedOver {
            completion,
            handover,
            ..
        } => EndingView {
            outcome: Some(completion.outcome),
            result: Some(completion.result.clone()),
            // Who received is most often the applicant: masked as the applicant is.
            received_by: Some(bangban_domain::masking::name(&handover.received_by)),
            ..EndingView::default()
        },
        Closed::Rejected { rejection, .. } => EndingView {
            reason_code: Some(rejection.reason_code),
            reason: Some(rejection.reason.clone()),
            alternative: Some(rejection.alternative.clone()),
            ..EndingView::default()
        },
        Closed::Withdrawn { withdrawal, .. } => EndingView {
            reason: withdrawal.reason.clone(),
            ..EndingView::default()
        },
        Closed::Lapsed { .. } => EndingView::default(),
        Closed::Terminated { termination, .. } => EndingView {
            ground: Some(termination.ground),
            reason: Some(termination.reason.clone()),
            ..EndingView::default()
        },
    })
}

impl From<&Department> for DepartmentView {
    fn from(department: &Department) -> Self {
        let dues = [department.promised_due, department.statutory_due];
        Self {
            state: department.state,
            reference: department.reference.clone(),
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

impl From<&bangban_domain::case::Material> for MaterialView {
    fn from(material: &bangban_domain::case::Material) -> Self {
        Self {
            id: material.id.uuid(),
            name: material.name.clone(),
            required: material.necessity != Necessity::Optional,
            necessity: material.necessity,
            receipt: material.receipt.as_ref().map(|receipt| ReceiptView {
                form: receipt.form,
                copies: receipt.copies,
                until: receipt.until.map(Day),
                received_at: receipt.received_at,
            }),
        }
    }
}

impl From<&Agreement> for AgreementView {
    fn from(agreement: &Agreement) -> Self {
        let signatures = agreement.signatures.iter().map(|signature| SignatureView {
            party: signature.party,
            method: signature.method,
            signed_on: Day(signature.signed_on),
        });
        Self {
            content: agreement.content.clone(),
            scope: agreement.scope.clone(),
            valid_until: Day(agreement.valid_until),
            non_cooperation_clause: agreement.non_cooperation_clause,
            mode: agreement.mode,
            signatures: signatures.collect(),
        }
    }
}
