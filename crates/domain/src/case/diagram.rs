//! The diagram of the entrustment: which acts a state knows.
//!
//! Owns what follows from the table in `action` for one case: refusals and `allowed_actions`. Does not
//! own further conditions: a signature that is missing is the act's own refusal.

use super::department::DepartmentState;
use super::{Action, Refusal, Standing, StateName};

/// The acts that this very case allows now: those that its state knows, less what its facts rule
/// out.
pub fn possible(case: &impl Standing) -> Vec<Action> {
    let acts = Action::ALL.into_iter();
    acts.filter(|action| is_known(case, *action) && fits(case, *action))
        .collect()
}

/// Refuses an act that the state does not know.
///
/// # Errors
/// [`Refusal::NotAllowedInState`] with the acts that are allowed.
pub fn check(case: &impl Standing, action: Action) -> Result<(), Refusal> {
    if is_known(case, action) && fits(case, action) {
        Ok(())
    } else {
        Err(not_allowed(case, action))
    }
}

/// The refusal of an act that the state does not know.
pub fn not_allowed(case: &impl Standing, action: Action) -> Refusal {
    Refusal::NotAllowedInState {
        state: case.state(),
        action,
        allowed: possible(case),
    }
}

fn is_known(case: &impl Standing, action: Action) -> bool {
    action.rule().states.contains(&case.state())
}

fn fits(case: &impl Standing, action: Action) -> bool {
    match action {
        // While the case is handled, only the department asks for more (domain.md, "The case").
        Action::Supplement => case
            .department()
            .is_none_or(|department| department == DepartmentState::CorrectionRequired),
        Action::ApprovalDecision => case.awaits_decision(),
        Action::ProblemSolution => case.has_open_problems(),
        // From acceptance on, a supplementary agreement alone.
        Action::Signatures => case.department().is_none() || case.awaits_signatures(),
        // An archived case is rated, or not, by how it had ended (S5).
        Action::Evaluation => {
            !case.is_rated()
                && !matches!(
                    case.ended_as(),
                    Some(StateName::Withdrawn | StateName::Lapsed)
                )
        }
        _ => true,
    }
}
