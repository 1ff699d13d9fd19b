//! The stored document, read for its facts alone: what is not named here is passed over.
//!
//! Owns the reading. The form is that of [`crate::case::Record`], which is written; a test compares
//! both ways for every state.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{Facts, MandateFacts};
use crate::case::department::Department;
use crate::case::{Mode, Origin, Priority, StateName};
use crate::deadline::Due;
use crate::id::{ServiceItemId, UserId};

/// What is read of [`crate::case::Record`].
#[derive(Debug, Deserialize)]
pub struct StoredFacts {
    service_item_id: ServiceItemId,
    service_item_version: i32,
    mode: Mode,
    origin: Origin,
    priority: Priority,
    created_by: UserId,
    created_at: DateTime<Utc>,
    #[serde(default)]
    open_requests: Vec<IgnoredAny>,
    evaluation: Option<Evaluation>,
    state: State,
}

#[derive(Debug, Deserialize)]
struct Evaluation {
    level: u8,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "name", content = "data", rename_all = "snake_case")]
enum State {
    Draft,
    Submitted(Intake),
    CorrectionRequired {
        intake: Intake,
        notice: Notice,
    },
    Accepted(Mandate),
    InProgress(Mandate),
    Suspended {
        mandate: Mandate,
    },
    Completed {
        mandate: Mandate,
        completion: Completion,
    },
    Closed(Closed),
    Archived {
        closed: Closed,
        archive: Archive,
    },
}

#[derive(Debug, Deserialize)]
#[serde(tag = "how", content = "data", rename_all = "snake_case")]
enum Closed {
    HandedOver {
        mandate: Mandate,
        completion: Completion,
    },
    Rejected {
        intake: Intake,
    },
    Withdrawn {
        intake: Intake,
    },
    Lapsed {
        intake: Intake,
    },
    Terminated {
        mandate: Mandate,
    },
}

#[derive(Debug, Deserialize)]
struct Intake {
    case_number: String,
    submitted_at: DateTime<Utc>,
    answer_due: Due,
}

#[derive(Debug, Deserialize)]
struct Notice {
    supply_by: Due,
}

#[derive(Debug, Deserialize)]
struct Mandate {
    intake: Intake,
    agent_id: UserId,
    registered_at: DateTime<Utc>,
    due: Due,
    department: Department,
    #[serde(default)]
    problems: Vec<Problem>,
    #[serde(default)]
    termination_requested: bool,
    supplementary: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
struct Problem {
    solution: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
struct Completion {
    completed_at: DateTime<Utc>,
}

#[derive(Debug, Deserialize)]
struct Archive {
    archived_at: DateTime<Utc>,
}

impl From<StoredFacts> for Facts {
    fn from(stored: StoredFacts) -> Self {
        let facts = Self {
            service_item_id: stored.service_item_id,
            service_item_version: stored.service_item_version,
            mode: stored.mode,
            origin: stored.origin,
            priority: stored.priority,
            created_by: stored.created_by,
            created_at: stored.created_at,
            state: StateName::Draft,
            ended_as: None,
            case_number: None,
            submitted_at: None,
            answer_due: None,
            supply_by: None,
            mandate: None,
            completed_at: None,
            archived_at: None,
            awaits_decision: !stored.open_requests.is_empty(),
            rating: stored.evaluation.map(|rating| rating.level),
        };
        facts.standing(stored.state)
    }
}

impl Facts {
    fn standing(self, state: State) -> Self {
        match state {
            State::Draft => self,
            State::Submitted(intake) => Self {
                answer_due: Some(intake.answer_due),
                ..self.applied(StateName::Submitted, intake)
            },
            State::CorrectionRequired { intake, notice } => Self {
                supply_by: Some(notice.supply_by),
                ..self.applied(StateName::CorrectionRequired, intake)
            },
            State::Accepted(mandate) => self.entrusted(StateName::Accepted, mandate),
            State::InProgress(mandate) => self.entrusted(StateName::InProgress, mandate),
            State::Suspended { mandate } => self.entrusted(StateName::Suspended, mandate),
            State::Completed {
                mandate,
                completion,
            } => Self {
                completed_at: Some(completion.completed_at),
                ..self.entrusted(StateName::Completed, mandate)
            },
            State::Closed(closed) => self.ended(closed),
            State::Archived { closed, archive } => {
                let ended = self.ended(closed);
                Self {
                    ended_as: Some(ended.state),
                    state: StateName::Archived,
                    archived_at: Some(archive.archived_at),
                    ..ended
                }
            }
        }
    }

    fn ended(self, closed: Closed) -> Self {
        match closed {
            Closed::HandedOver {
                mandate,
                completion,
            } => Self {
                completed_at: Some(completion.completed_at),
                ..self.entrusted(StateName::HandedOver, mandate)
            },
            Closed::Rejected { intake } => self.applied(StateName::Rejected, intake),
            Closed::Withdrawn { intake } => self.applied(StateName::Withdrawn, intake),
            Closed::Lapsed { intake } => self.applied(StateName::Lapsed, intake),
            Closed::Terminated { mandate } => self.entrusted(StateName::Terminated, mandate),
        }
    }

    fn applied(self, state: StateName, intake: Intake) -> Self {
        Self {
            state,
            case_number: Some(intake.case_number),
            submitted_at: Some(intake.submitted_at),
            ..self
        }
    }

    fn entrusted(self, state: StateName, mandate: Mandate) -> Self {
        let open = |problem: &Problem| problem.solution.is_none();
        Self {
            mandate: Some(MandateFacts {
                agent_id: mandate.agent_id,
                registered_at: mandate.registered_at,
                due: mandate.due,
                department: mandate.department,
                has_open_problems: mandate.problems.iter().any(open),
                awaits_signatures: mandate.supplementary.is_some(),
                termination_requested: mandate.termination_requested,
            }),
            ..self.applied(state, mandate.intake)
        }
    }
}
