//! The diagram of the entrustment: which acts a state knows.
//!
//! Owns what follows from the table in `action` for one case: refusals and `allowed_actions`. Does not
//! own further conditions: a signature that is missing is the act's own refusal.

use super::department::DepartmentState;
use super::{Action, Case, Refusal, StateName};

/// The acts that this very case allows now: those that its state knows, less what its facts rule
/// out.
pub fn possible(case: &Case) -> Vec<Action> {
    let acts = Action::ALL.into_iter();
    acts.filter(|action| is_known(case, *action) && fits(case, *action))
        .collect()
}

/// Refuses an act that the state does not know.
///
/// # Errors
/// [`Refusal::NotAllowedInState`] with the acts that are allowed.
pub fn check(case: &Case, action: Action) -> Result<(), Refusal> {
    if is_known(case, action) && fits(case, action) {
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

fn is_known(case: &Case, action: Action) -> bool {
    action.rule().states.contains(&case.state())
}

fn fits(case: &Case, action: Action) -> bool {
    let mandate = case.record.state.mandate();
    match action {
        // While the case is handled, only the department asks for more (domain.md, "The case").
        Action::Supplement => mandate
            .is_none_or(|mandate| mandate.department.state == DepartmentState::CorrectionRequired),
        Action::ApprovalDecision => !case.record.open_requests.is_empty(),
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
