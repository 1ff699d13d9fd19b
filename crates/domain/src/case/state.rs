//! The states of the entrustment and the facts each of them brings.
//!
//! Owns what can be known in which state: a variant holds only its own data, so that there is no
//! agreement date on a draft and no result on a withdrawn case. Does not own the changes (`acts`).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::archive::Archive;
use super::closing::{Completion, Handover, Lapse, Rejection, Termination, Withdrawal};
use super::department::DepartmentState;
use super::intake::{CorrectionNotice, Intake};
use super::mandate::{Mandate, Suspension};

/// Where a case stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", content = "data", rename_all = "snake_case")]
pub enum State {
    /// 草稿.
    Draft,
    /// 已提交.
    Submitted(Intake),
    /// 待补正.
    CorrectionRequired {
        /// The application.
        intake: Intake,
        /// What is missing.
        notice: CorrectionNotice,
    },
    /// 已受理.
    Accepted(Mandate),
    /// 办理中.
    InProgress(Mandate),
    /// 已中止.
    Suspended {
        /// The entrustment that rests.
        mandate: Mandate,
        /// Why and since when.
        suspension: Suspension,
    },
    /// 已办结.
    Completed {
        /// The entrustment.
        mandate: Mandate,
        /// With what result.
        completion: Completion,
    },
    /// Ended, and not yet in the archive.
    Closed(Closed),
    /// 已归档.
    Archived {
        /// How it had ended.
        closed: Closed,
        /// What the archivist recorded.
        archive: Archive,
    },
}

/// The five ways in which a case ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", content = "data", rename_all = "snake_case")]
pub enum Closed {
    /// 已交接: completed, and both hand-overs are done.
    HandedOver {
        /// The entrustment.
        mandate: Mandate,
        /// The result.
        completion: Completion,
        /// Both signed lists.
        handover: Handover,
    },
    /// 不受理.
    Rejected {
        /// The application.
        intake: Intake,
        /// Why, and where to go alone.
        rejection: Rejection,
    },
    /// 已撤回.
    Withdrawn {
        /// The application.
        intake: Intake,
        /// When and why.
        withdrawal: Withdrawal,
    },
    /// 逾期未补正.
    Lapsed {
        /// The application.
        intake: Intake,
        /// Which date passed.
        lapse: Lapse,
    },
    /// 已终止.
    Terminated {
        /// The entrustment.
        mandate: Mandate,
        /// Why, and what was given back.
        termination: Termination,
    },
}

/// The thirteen names of `api.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum StateName {
    /// 草稿.
    Draft,
    /// 已提交.
    Submitted,
    /// 待补正.
    CorrectionRequired,
    /// 已受理.
    Accepted,
    /// 办理中.
    InProgress,
    /// 已中止.
    Suspended,
    /// 已办结.
    Completed,
    /// 已交接.
    HandedOver,
    /// 已归档.
    Archived,
    /// 不受理.
    Rejected,
    /// 已撤回.
    Withdrawn,
    /// 逾期未补正.
    Lapsed,
    /// 已终止.
    Terminated,
}

impl StateName {
    /// Every state, in the order of `api.md`.
    pub const ALL: [Self; 13] = [
        Self::Draft,
        Self::Submitted,
        Self::CorrectionRequired,
        Self::Accepted,
        Self::InProgress,
        Self::Suspended,
        Self::Completed,
        Self::HandedOver,
        Self::Archived,
        Self::Rejected,
        Self::Withdrawn,
        Self::Lapsed,
        Self::Terminated,
    ];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::CorrectionRequired => "correction_required",
            Self::Accepted => "accepted",
            Self::InProgress => "in_progress",
            Self::Suspended => "suspended",
            Self::Completed => "completed",
            Self::HandedOver => "handed_over",
            Self::Archived => "archived",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Lapsed => "lapsed",
            Self::Terminated => "terminated",
        }
    }

    /// The state of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// Whether the entrustment is being worked on; see [`State::clock_runs`].
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Accepted | Self::InProgress)
    }
}

impl State {
    /// The name.
    pub const fn name(&self) -> StateName {
        match self {
            Self::Draft => StateName::Draft,
            Self::Submitted(_) => StateName::Submitted,
            Self::CorrectionRequired { .. } => StateName::CorrectionRequired,
            Self::Accepted(_) => StateName::Accepted,
            Self::InProgress(_) => StateName::InProgress,
            Self::Suspended { .. } => StateName::Suspended,
            Self::Completed { .. } => StateName::Completed,
            Self::Closed(closed) => closed.name(),
            Self::Archived { .. } => StateName::Archived,
        }
    }

    /// The application's record: from submission on.
    pub const fn intake(&self) -> Option<&Intake> {
        match self {
            Self::Draft => None,
            Self::Submitted(intake) | Self::CorrectionRequired { intake, .. } => Some(intake),
            Self::Accepted(mandate)
            | Self::InProgress(mandate)
            | Self::Suspended { mandate, .. }
            | Self::Completed { mandate, .. } => Some(&mandate.intake),
            Self::Closed(closed) | Self::Archived { closed, .. } => Some(closed.intake()),
        }
    }

    /// The entrustment's record: from acceptance on.
    pub const fn mandate(&self) -> Option<&Mandate> {
        match self {
            Self::Draft | Self::Submitted(_) | Self::CorrectionRequired { .. } => None,
            Self::Accepted(mandate)
            | Self::InProgress(mandate)
            | Self::Suspended { mandate, .. }
            | Self::Completed { mandate, .. } => Some(mandate),
            Self::Closed(closed) | Self::Archived { closed, .. } => closed.mandate(),
        }
    }

    /// The entrustment while it can still be worked on: accepted, in progress or suspended.
    pub const fn live_mandate_mut(&mut self) -> Option<&mut Mandate> {
        match self {
            Self::Accepted(mandate)
            | Self::InProgress(mandate)
            | Self::Suspended { mandate, .. } => Some(mandate),
            _ => None,
        }
    }

    /// Whether the entrustment's clock runs: only then can a case be overdue. A special procedure of
    /// the department stops it as a suspension does (C13).
    pub fn clock_runs(&self) -> bool {
        let department = self.mandate().map(|mandate| mandate.department.state);
        self.name().is_running() && department != Some(DepartmentState::SpecialProcedure)
    }

    /// The result: from completion on.
    pub const fn completion(&self) -> Option<&Completion> {
        match self {
            Self::Completed { completion, .. }
            | Self::Closed(Closed::HandedOver { completion, .. })
            | Self::Archived {
                closed: Closed::HandedOver { completion, .. },
                ..
            } => Some(completion),
            _ => None,
        }
    }

    /// When it went into the archive.
    pub const fn archived_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Archived { archive, .. } => Some(archive.archived_at),
            _ => None,
        }
    }

    /// The date that the applicant has for supplying, while one runs.
    pub fn supply_by(&self) -> Option<NaiveDate> {
        match self {
            Self::CorrectionRequired { notice, .. } => notice.supply_by.date(),
            _ => None,
        }
    }
}

impl Closed {
    /// The name.
    pub const fn name(&self) -> StateName {
        match self {
            Self::HandedOver { .. } => StateName::HandedOver,
            Self::Rejected { .. } => StateName::Rejected,
            Self::Withdrawn { .. } => StateName::Withdrawn,
            Self::Lapsed { .. } => StateName::Lapsed,
            Self::Terminated { .. } => StateName::Terminated,
        }
    }

    /// The application's record.
    pub const fn intake(&self) -> &Intake {
        match self {
            Self::HandedOver { mandate, .. } | Self::Terminated { mandate, .. } => &mandate.intake,
            Self::Rejected { intake, .. }
            | Self::Withdrawn { intake, .. }
            | Self::Lapsed { intake, .. } => intake,
        }
    }

    /// The entrustment's record, where there was one.
    pub const fn mandate(&self) -> Option<&Mandate> {
        match self {
            Self::HandedOver { mandate, .. } | Self::Terminated { mandate, .. } => Some(mandate),
            Self::Rejected { .. } | Self::Withdrawn { .. } | Self::Lapsed { .. } => None,
        }
    }
}
