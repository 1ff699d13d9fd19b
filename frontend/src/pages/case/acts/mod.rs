//! The acts on a case, each with its form: `/cases/{id}/acts/{slug}`. One file each.
//!
//! Owns which form belongs to which act, its address, and which act comes next. Does not own who may do what: the case
//! says so in `allowed_actions`.

mod acceptance;
pub(crate) mod agreement;
mod approval;
mod archive;
mod brief;
mod change;
mod changed;
mod charges;
mod completion;
mod correction_notice;
mod department_progress;
mod documents;
mod evaluation;
mod handover;
mod log_entries;
mod material_receipt;
pub(super) mod page;
pub(crate) mod parts;
mod problem_solution;
mod problems;
mod rejection;
mod reminders;
mod resumption;
mod settlement;
mod sheet;
mod signatures;
pub(crate) mod simplified;
mod submission;
mod supplement;
mod suspensions;
mod termination;
mod termination_request;
mod withdrawal;

use bangban_api_types::cases::summary::CaseSummary;
use bangban_domain::case::{Action, StateName};
use uuid::Uuid;

use sheet::Sheet;

/// The last part of the address of an act's form.
pub(crate) fn slug(action: Action) -> String {
    Sheet::Of(action).slug()
}

/// The address of an act's form.
pub(crate) fn href(case: &CaseSummary, action: Action) -> String {
    Sheet::Of(action).href(case, None)
}

/// The address of the form of an act on one row of the case: a charge (which is settled), a material, a problem, an
/// approval request.
pub(crate) fn href_of_row(case: &CaseSummary, action: Action, row: Uuid) -> String {
    let sheet = match action {
        Action::Charges => Sheet::ChargeSettlement,
        other => Sheet::Of(other),
    };
    sheet.href(case, Some(row))
}

/// The acts that the caller may do now, in the order in which they are offered.
pub(crate) fn allowed(case: &CaseSummary) -> Vec<Action> {
    let is_allowed = |action: &Action| {
        case.allowed_actions
            .iter()
            .any(|allowed| allowed == action.as_str())
    };
    Action::ALL.into_iter().filter(is_allowed).collect()
}

/// The one act that the case waits for from the caller; none where it waits for somebody else.
pub(crate) fn next(case: &CaseSummary) -> Option<Action> {
    let wanted: &[Action] = match case.state {
        StateName::Draft => &[Action::Submission],
        StateName::Submitted => &[Action::Acceptance],
        StateName::CorrectionRequired => &[Action::Supplement],
        StateName::Accepted | StateName::InProgress => &[Action::LogEntries],
        StateName::Suspended => &[Action::Resumption],
        StateName::Completed => &[Action::Handover, Action::Evaluation],
        StateName::HandedOver | StateName::Rejected | StateName::Terminated => {
            &[Action::Archive, Action::Evaluation]
        }
        StateName::Withdrawn | StateName::Lapsed => &[Action::Archive],
        StateName::Archived => &[Action::Evaluation],
    };
    let allowed = allowed(case);
    wanted
        .iter()
        .copied()
        .find(|action| allowed.contains(action))
}
