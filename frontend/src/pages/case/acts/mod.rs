//! The acts on a case, each with its form: `/cases/{id}/acts/{slug}`. One file each.
//!
//! Owns which form belongs to which act, and which act comes next. Does not own who may do what: the case says so in
//! `allowed_actions`.

use bangban_api_types::cases::summary::CaseSummary;
use bangban_domain::case::{Action, StateName};

/// The last part of the address of an act's form.
pub(crate) fn slug(action: Action) -> String {
    action.as_str().replace('/', "-")
}

/// The address of an act's form.
pub(crate) fn href(case: &CaseSummary, action: Action) -> String {
    format!("/cases/{}/acts/{}", case.id, slug(action))
}

/// The acts that the caller may do now, in the order in which they are offered.
pub(crate) fn allowed(case: &CaseSummary) -> Vec<Action> {
    let is_allowed = |action: &Action| case.allowed_actions.iter().any(|allowed| allowed == action.as_str());
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
        StateName::HandedOver | StateName::Rejected | StateName::Terminated => &[Action::Archive, Action::Evaluation],
        StateName::Withdrawn | StateName::Lapsed => &[Action::Archive],
        StateName::Archived => &[Action::Evaluation],
    };
    let allowed = allowed(case);
    wanted.iter().copied().find(|action| allowed.contains(action))
}
