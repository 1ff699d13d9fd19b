//! What is tried on a case: the commands, in the words of the model.
//!
//! Owns their arguments and their names in the diagram. Does not own which one comes next
//! (`choices`), nor how the program is asked (`perform`).

use bangban_domain::case::closing::TerminationGround;
use bangban_domain::case::department::{DepartmentState, Outcome};
use bangban_domain::case::event::LogKind;
use bangban_domain::case::intake::{Party, SignatureMethod};
use bangban_domain::case::mandate::ChargeState;
use bangban_domain::case::material::Form;
use bangban_domain::case::{Mode, Priority};
use chrono::NaiveDate;

use crate::facts::Facts;

/// What a notice speaks of: a line of the case's list of materials, or something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// By its place in the list; one that is not there is nobody's.
    Material(usize),
    /// In words.
    Words(u8),
}

/// What a supervisor is asked for.
#[derive(Debug, Clone)]
pub(super) enum Wish {
    SecondNotice {
        subjects: Vec<Subject>,
        supply_by: Option<NaiveDate>,
    },
    Agent(&'static str),
    Priority(Priority),
    /// Whether what is given back is listed: then the approval ends the entrustment.
    Impossibility {
        listed: bool,
    },
    Reopening,
}

/// One command. Parts of a case are named by their place; none is one that the case does not have.
#[derive(Debug, Clone)]
pub(super) enum Command {
    Change {
        voluntary: bool,
        mode: Mode,
    },
    Submit {
        declared: bool,
    },
    Notice {
        subjects: Vec<Subject>,
        supply_by: Option<NaiveDate>,
    },
    Supplement {
        subjects: Vec<Subject>,
    },
    Reject,
    Withdraw,
    Agreement {
        valid_until: NaiveDate,
        clause: bool,
        mode: Option<Mode>,
    },
    Sign {
        party: Party,
        method: SignatureMethod,
        on: NaiveDate,
        witness: bool,
    },
    Accept {
        agent: &'static str,
    },
    Log {
        kind: LogKind,
        tomorrow: bool,
    },
    Department {
        to: DepartmentState,
        on: NaiveDate,
        extension: Option<u32>,
        outcome: Option<Outcome>,
    },
    Suspend {
        on: NaiveDate,
    },
    Resume {
        known: bool,
        on: NaiveDate,
    },
    Charge {
        state: ChargeState,
        negative: bool,
    },
    Settle {
        charge: Option<usize>,
        to: ChargeState,
    },
    Receive {
        material: Option<usize>,
        form: Form,
        copies: u32,
        until: Option<NaiveDate>,
    },
    Problem,
    Solve {
        problem: Option<usize>,
    },
    Remind {
        by: NaiveDate,
    },
    Request {
        wish: Wish,
        coded: bool,
    },
    Decide {
        request: Option<usize>,
        yes: bool,
    },
    Complete {
        outcome: Outcome,
    },
    HandOver {
        empty: bool,
    },
    AskToEnd,
    Terminate {
        ground: TerminationGround,
        listed: bool,
    },
    Archive,
    Evaluate {
        level: u8,
    },
    Document,
}

/// A command, and the account that tries it.
#[derive(Debug, Clone)]
pub(super) struct Attempt {
    pub(super) by: &'static str,
    pub(super) command: Command,
}

impl Command {
    /// Its name in the diagram.
    pub(super) fn act(&self, facts: &Facts) -> &'static str {
        match self {
            Self::Change { .. } => "change",
            Self::Submit { .. } => "submission",
            Self::Notice { .. } => "correction-notice",
            Self::Supplement { .. } => "supplement",
            Self::Reject => "rejection",
            Self::Withdraw => "withdrawal",
            Self::Agreement { .. } => "agreement",
            Self::Sign { .. } => "agreement/signatures",
            Self::Accept { .. } => "acceptance",
            Self::Log { .. } => "log-entries",
            Self::Department { .. } => "department-progress",
            Self::Suspend { .. } => "suspensions",
            Self::Resume { .. } => "suspensions/end",
            Self::Charge { .. } => "charges:record",
            Self::Settle { .. } => "charges:settle",
            Self::Receive { .. } => "materials/receipt",
            Self::Problem => "problems",
            Self::Solve { .. } => "problems/solution",
            Self::Remind { .. } => "reminders",
            Self::Request { wish, .. } => request(wish),
            Self::Decide { request, yes } => {
                let asked = request.and_then(|place| facts.requests.get(place));
                decision(asked.filter(|_| *yes).map(|asked| &asked.wish))
            }
            Self::Complete { .. } => "completion",
            Self::HandOver { .. } => "handover",
            Self::AskToEnd => "termination-request",
            Self::Terminate { ground, .. } => match ground {
                TerminationGround::ApplicantRequest => "termination:applicant_request",
                TerminationGround::ObjectiveImpossibility => "termination:objective_impossibility",
                TerminationGround::NonCooperation => "termination:non_cooperation",
            },
            Self::Archive => "archive",
            Self::Evaluate { .. } => "evaluation",
            Self::Document => "documents",
        }
    }
}

fn request(wish: &Wish) -> &'static str {
    match wish {
        Wish::SecondNotice { .. } => "approval-requests:second_notice",
        Wish::Agent(_) => "approval-requests:agent_change",
        Wish::Priority(_) => "approval-requests:priority",
        Wish::Impossibility { .. } => "approval-requests:objective_impossibility",
        Wish::Reopening => "approval-requests:reopening",
    }
}

fn decision(approved: Option<&Wish>) -> &'static str {
    match approved {
        None => "approval-requests/decision:no",
        Some(Wish::SecondNotice { subjects, .. }) if subjects.is_empty() => {
            "approval-requests/decision:second_notice"
        }
        Some(Wish::SecondNotice { .. }) => "approval-requests/decision:second_notice_issued",
        Some(Wish::Agent(_)) => "approval-requests/decision:agent_change",
        Some(Wish::Priority(_)) => "approval-requests/decision:priority",
        Some(Wish::Impossibility { listed: false }) => {
            "approval-requests/decision:objective_impossibility"
        }
        Some(Wish::Impossibility { listed: true }) => {
            "approval-requests/decision:impossibility_and_end"
        }
        Some(Wish::Reopening) => "approval-requests/decision:reopening",
    }
}
