//! Why a command is refused.
//!
//! Owns the reasons, typed and complete. Does not own texts or status codes.

use super::{Action, StateName};
use crate::fault::Fault;

/// Why a command does not change the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The state does not know this act.
    NotAllowedInState {
        /// Where the case stands.
        state: StateName,
        /// What was tried.
        action: Action,
        /// What the state allows.
        allowed: Vec<Action>,
    },
    /// The state knows the act, but something must come first.
    Unmet(Obstacle),
    /// The command itself is faulty; every fault at once.
    Faulty(Vec<Fault>),
    /// Nobody decides on his or her own act.
    OwnAct,
    /// The thing that the command names does not exist in this case.
    NoSuchPart,
}

/// What has to come first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// The item is not on this venue's list (C3).
    ItemNotOffered,
    /// The item is not for this kind of applicant.
    SubjectTypeMismatch,
    /// A second notice needs a supervisor's approval (C4).
    SecondNoticeNeedsApproval,
    /// There is no agreement, or not every party has signed it (C7).
    AgreementNotSigned,
    /// There is no agreement to sign.
    NoAgreement,
    /// That party has signed already.
    AlreadySigned,
    /// The agent has no mandate for it: only assisted, or the agreement has run out (C1).
    OutsideEntrustedScope,
    /// The department can't go from where it stands to there.
    DepartmentOutOfOrder,
    /// The department has extended its limit already (C13).
    AlreadyExtended,
    /// Required materials are not accounted for (C14); their names.
    MaterialsOpen(Vec<String>),
    /// Charges are neither paid nor waived (C14); how many.
    ChargesOpen(usize),
    /// It is paid or waived already.
    ChargeSettled,
    /// It is solved already.
    ProblemSolved,
    /// The request was decided already.
    AlreadyDecided,
    /// No supervisor has confirmed that it is impossible (C15).
    ImpossibilityNotConfirmed,
    /// The agreement does not let non-cooperation end it, or no reminder's date has passed (C15).
    NonCooperationNotEstablished,
    /// The item can't be done on the spot (C12).
    NotOnTheSpotItem,
    /// The applicant has rated already (S5).
    AlreadyRated,
    /// The time has not come, or the date is not known.
    NotDue,
}

impl Refusal {
    /// A refusal for one fault of the command.
    pub fn fault(pointer: &'static str, code: &'static str) -> Self {
        Self::Faulty(vec![Fault::at(pointer, code)])
    }
}

impl From<Obstacle> for Refusal {
    fn from(obstacle: Obstacle) -> Self {
        Self::Unmet(obstacle)
    }
}
