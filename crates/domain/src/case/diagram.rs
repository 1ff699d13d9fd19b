//! The diagram of the entrustment: which acts a state knows.
//!
//! Owns the one table behind refusals and `allowed_actions`. Does not own further conditions: a
//! signature that is missing is the act's own refusal.

use super::department::DepartmentState;
use super::{Action, Case, Refusal, StateName};

/// The acts that change a case in this state, in the order a screen offers them.
pub const fn acts_in(state: StateName) -> &'static [Action] {
    use Action as A;
    match state {
        StateName::Draft => &[A::Submission, A::Change, A::MaterialReceipt, A::Documents],
        StateName::Submitted => &[
            A::Agreement,
            A::Signatures,
            A::Acceptance,
            A::CorrectionNotice,
            A::Rejection,
            A::Withdrawal,
            A::MaterialReceipt,
            A::Documents,
            A::ApprovalRequests,
            A::ApprovalDecision,
        ],
        StateName::CorrectionRequired => &[
            A::Supplement,
            A::MaterialReceipt,
            A::Rejection,
            A::Withdrawal,
            A::Documents,
            A::ApprovalRequests,
            A::ApprovalDecision,
        ],
        StateName::Accepted => &[
            A::LogEntries,
            A::DepartmentProgress,
            A::Completion,
            A::MaterialReceipt,
            A::Supplement,
            A::Charges,
            A::Problems,
            A::ProblemSolution,
            A::Reminders,
            A::Documents,
            A::Agreement,
            A::Signatures,
            A::ApprovalRequests,
            A::ApprovalDecision,
            A::TerminationRequest,
            A::Termination,
        ],
        StateName::InProgress => &[
            A::LogEntries,
            A::DepartmentProgress,
            A::Completion,
            A::MaterialReceipt,
            A::Supplement,
            A::Charges,
            A::Problems,
            A::ProblemSolution,
            A::Reminders,
            A::Suspensions,
            A::Documents,
            A::Agreement,
            A::Signatures,
            A::ApprovalRequests,
            A::ApprovalDecision,
            A::TerminationRequest,
            A::Termination,
        ],
        StateName::Suspended => &[
            A::Suspensions,
            A::LogEntries,
            A::DepartmentProgress,
            A::MaterialReceipt,
            A::Supplement,
            A::Charges,
            A::Problems,
            A::ProblemSolution,
            A::Reminders,
            A::Documents,
            A::ApprovalRequests,
            A::ApprovalDecision,
            A::TerminationRequest,
            A::Termination,
        ],
        StateName::Completed => &[
            A::Handover,
            A::Documents,
            A::Evaluation,
            A::ApprovalRequests,
            A::ApprovalDecision,
        ],
        StateName::HandedOver | StateName::Rejected | StateName::Terminated => {
            &[A::Archive, A::Evaluation, A::Documents]
        }
        StateName::Withdrawn | StateName::Lapsed => &[A::Archive],
        StateName::Archived => &[A::Evaluation],
    }
}

/// The acts that this very case allows now: the diagram, less what its facts rule out.
pub fn possible(case: &Case) -> Vec<Action> {
    let acts = acts_in(case.state()).iter().copied();
    acts.filter(|action| fits(case, *action)).collect()
}

/// Refuses an act that the state does not know.
///
/// # Errors
/// [`Refusal::NotAllowedInState`] with the acts that are allowed.
pub fn check(case: &Case, action: Action) -> Result<(), Refusal> {
    if acts_in(case.state()).contains(&action) && fits(case, action) {
        Ok(())
    } else {
        Err(not_allowed(case, action))
    }
}

/// The refusal of an act that the state does not know.
pub fn not_allowed(case: &Case, action: Action) -> Refusal {
    Refusal::NotAllowedInState {
        state: case.state(),
        action,
        allowed: possible(case),
    }
}

fn fits(case: &Case, action: Action) -> bool {
    let mandate = case.record.state.mandate();
    match action {
        // While the case is handled, only the department asks for more (domain.md, "The case").
        Action::Supplement => mandate
            .is_none_or(|mandate| mandate.department.state == DepartmentState::CorrectionRequired),
        Action::ProblemSolution => mandate.is_some_and(|mandate| mandate.open_problems() > 0),
        Action::Signatures => match mandate {
            Some(mandate) => mandate.supplementary.is_some(),
            None => true,
        },
        Action::Evaluation => {
            case.record.evaluation.is_none()
                && !matches!(
                    rated_ending(case),
                    Some(StateName::Withdrawn | StateName::Lapsed)
                )
        }
        _ => true,
    }
}

/// An archived case is rated, or not, by how it had ended (S5).
fn rated_ending(case: &Case) -> Option<StateName> {
    match &case.record.state {
        super::State::Archived { closed, .. } => Some(closed.name()),
        _ => None,
    }
}
