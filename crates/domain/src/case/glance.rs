//! A case at a glance: what a list shows of it, and what the rules ask.
//!
//! Owns which facts those are. They are a part of the stored document, read without its papers:
//! materials, files and agreements are most of it, and reading them would be most of the work of a
//! list. Does not own the document's form (`glance::document` follows that of [`super::Record`]).

mod document;

use chrono::{DateTime, Utc};

pub use document::StoredFacts;

use super::department::{Department, DepartmentState};
use super::standing::Standing;
use super::{Applicant, Case, IdentityKey, Mode, Origin, Priority, State, StateName};
use crate::deadline::Due;
use crate::id::{CaseId, ServiceItemId, UserId};
use crate::organization::Place;

/// A case at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    /// Its id.
    pub id: CaseId,
    /// Grows by one with every change.
    pub version: i64,
    /// Where it is handled.
    pub venue: Place,
    /// Who applies. Personal data.
    pub applicant: Applicant,
    /// Stands for the applicant's identity.
    pub applicant_key: IdentityKey,
    /// The facts.
    pub facts: Facts,
}

/// The facts of a case that a list shows or a rule asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Which item.
    pub service_item_id: ServiceItemId,
    /// In which version.
    pub service_item_version: i32,
    /// Assist or entrust.
    pub mode: Mode,
    /// How it came in.
    pub origin: Origin,
    /// How urgent.
    pub priority: Priority,
    /// Who made the draft.
    pub created_by: UserId,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Where it stands.
    pub state: StateName,
    /// How it had ended, once it is in the archive.
    pub ended_as: Option<StateName>,
    /// 办件编号, from submission on.
    pub case_number: Option<String>,
    /// When it was submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// When the venue must have answered, while it has to.
    pub answer_due: Option<Due>,
    /// By when the applicant has to supply, while a notice runs.
    pub supply_by: Option<Due>,
    /// What is known from acceptance on.
    pub mandate: Option<MandateFacts>,
    /// When it was completed.
    pub completed_at: Option<DateTime<Utc>>,
    /// When it went into the archive.
    pub archived_at: Option<DateTime<Utc>>,
    /// Whether an approval request waits for its decision.
    pub awaits_decision: bool,
    /// The applicant's rating, 1…5.
    pub rating: Option<u8>,
}

/// The same of an accepted entrustment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MandateFacts {
    /// The named agent.
    pub agent_id: UserId,
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
    /// 代办时限.
    pub due: Due,
    /// The department's side.
    pub department: Department,
    /// Whether a problem is not solved.
    pub has_open_problems: bool,
    /// Whether a supplementary agreement waits for signatures.
    pub awaits_signatures: bool,
    /// The applicant asked to end it.
    pub termination_requested: bool,
}

impl Glance {
    /// What is seen of a case at a glance.
    pub fn of(case: &Case) -> Self {
        Self {
            id: case.id,
            version: case.version,
            venue: case.venue.clone(),
            applicant: case.applicant.clone(),
            applicant_key: case.applicant_key.clone(),
            facts: Facts::of(case),
        }
    }
}

impl Facts {
    fn of(case: &Case) -> Self {
        let record = &case.record;
        let state = &record.state;
        let intake = state.intake();
        Self {
            service_item_id: record.service_item_id,
            service_item_version: record.service_item_version,
            mode: record.mode,
            origin: record.origin,
            priority: record.priority,
            created_by: record.created_by,
            created_at: record.created_at,
            state: state.name(),
            ended_as: case.ended_as(),
            case_number: intake.map(|intake| intake.case_number.clone()),
            submitted_at: intake.map(|intake| intake.submitted_at),
            answer_due: match state {
                State::Submitted(intake) => Some(intake.answer_due),
                _ => None,
            },
            supply_by: match state {
                State::CorrectionRequired { notice, .. } => Some(notice.supply_by),
                _ => None,
            },
            mandate: state.mandate().map(|mandate| MandateFacts {
                agent_id: mandate.agent_id,
                registered_at: mandate.registered_at,
                due: mandate.due,
                department: mandate.department.clone(),
                has_open_problems: mandate.open_problems() > 0,
                awaits_signatures: mandate.supplementary.is_some(),
                termination_requested: mandate.termination_requested,
            }),
            completed_at: state.completion().map(|completion| completion.completed_at),
            archived_at: state.archived_at(),
            awaits_decision: case.awaits_decision(),
            rating: record.evaluation.as_ref().map(|rating| rating.level),
        }
    }
}

impl Standing for Glance {
    fn venue(&self) -> &Place {
        &self.venue
    }

    fn applicant_key(&self) -> &IdentityKey {
        &self.applicant_key
    }

    fn created_by(&self) -> UserId {
        self.facts.created_by
    }

    fn agent_id(&self) -> Option<UserId> {
        self.facts.mandate.as_ref().map(|mandate| mandate.agent_id)
    }

    fn state(&self) -> StateName {
        self.facts.state
    }

    fn ended_as(&self) -> Option<StateName> {
        self.facts.ended_as
    }

    fn department(&self) -> Option<DepartmentState> {
        let mandate = self.facts.mandate.as_ref();
        mandate.map(|mandate| mandate.department.state)
    }

    fn awaits_signatures(&self) -> bool {
        let mandate = self.facts.mandate.as_ref();
        mandate.is_some_and(|mandate| mandate.awaits_signatures)
    }

    fn awaits_decision(&self) -> bool {
        self.facts.awaits_decision
    }

    fn has_open_problems(&self) -> bool {
        let mandate = self.facts.mandate.as_ref();
        mandate.is_some_and(|mandate| mandate.has_open_problems)
    }

    fn is_rated(&self) -> bool {
        self.facts.rating.is_some()
    }
}
