//! What the rules ask of a case: who may do what with it, and which acts its state knows.
//!
//! Owns the questions. The whole case answers them ([`Case`]), and so does a case at a glance
//! ([`super::Glance`]): the rules are the same for both. Does not own the rules (`policy`, `diagram`).

use super::department::DepartmentState;
use super::{Case, IdentityKey, State, StateName};
use crate::id::UserId;
use crate::organization::Place;

/// A case, as far as rules ask about it.
pub trait Standing {
    /// Where it is handled.
    fn venue(&self) -> &Place;
    /// Stands for the applicant's identity.
    fn applicant_key(&self) -> &IdentityKey;
    /// Who made the draft.
    fn created_by(&self) -> UserId;
    /// The agent, once named.
    fn agent_id(&self) -> Option<UserId>;
    /// Where it stands.
    fn state(&self) -> StateName;
    /// How it had ended, once it is in the archive.
    fn ended_as(&self) -> Option<StateName>;
    /// Where the department stands, from acceptance on.
    fn department(&self) -> Option<DepartmentState>;
    /// Whether a supplementary agreement waits for signatures.
    fn awaits_signatures(&self) -> bool;
    /// Whether an approval request waits for its decision.
    fn awaits_decision(&self) -> bool;
    /// Whether a problem is not solved.
    fn has_open_problems(&self) -> bool;
    /// Whether the applicant has rated it.
    fn is_rated(&self) -> bool;
}

impl Standing for Case {
    fn venue(&self) -> &Place {
        &self.venue
    }

    fn applicant_key(&self) -> &IdentityKey {
        &self.applicant_key
    }

    fn created_by(&self) -> UserId {
        self.record.created_by
    }

    fn agent_id(&self) -> Option<UserId> {
        Self::agent_id(self)
    }

    fn state(&self) -> StateName {
        Self::state(self)
    }

    fn ended_as(&self) -> Option<StateName> {
        match &self.record.state {
            State::Archived { closed, .. } => Some(closed.name()),
            _ => None,
        }
    }

    fn department(&self) -> Option<DepartmentState> {
        let mandate = self.record.state.mandate();
        mandate.map(|mandate| mandate.department.state)
    }

    fn awaits_signatures(&self) -> bool {
        let mandate = self.record.state.mandate();
        mandate.is_some_and(|mandate| mandate.supplementary.is_some())
    }

    fn awaits_decision(&self) -> bool {
        !self.record.open_requests.is_empty()
    }

    fn has_open_problems(&self) -> bool {
        let mandate = self.record.state.mandate();
        mandate.is_some_and(|mandate| mandate.open_problems() > 0)
    }

    fn is_rated(&self) -> bool {
        self.record.evaluation.is_some()
    }
}
