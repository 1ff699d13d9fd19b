//! 办结 (C14): every required material accounted for, a result, the charges settled or waived.

use crate::case::closing::Completion;
use crate::case::department::Outcome;
use crate::case::{
    Action, Case, Command, Context, Decision, Event, Obstacle, Refusal, State, diagram,
};

/// The result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complete {
    /// What came out.
    pub outcome: Outcome,
    /// In words.
    pub result: String,
}

impl Command for Complete {
    const ACTION: Action = Action::Completion;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        diagram::check(&case, Self::ACTION)?;
        let (State::Accepted(mandate) | State::InProgress(mandate)) = &case.record.state else {
            return Err(diagram::not_allowed(&case, Self::ACTION));
        };
        let open = case.open_materials(context.today());
        if !open.is_empty() {
            return Err(
                Obstacle::MaterialsOpen(open.into_iter().map(str::to_owned).collect()).into(),
            );
        }
        if mandate.open_charges() > 0 {
            return Err(Obstacle::ChargesOpen(mandate.open_charges()).into());
        }
        // An agent never decides: the result is the department's, where it has decided.
        let decided = mandate.department.outcome;
        if decided.is_some_and(|outcome| outcome != self.outcome) {
            return Err(Refusal::fault("/outcome", "contradicts_department"));
        }
        let completion = Completion {
            outcome: self.outcome,
            result: self.result.clone(),
            completed_at: context.now,
        };
        case.record.state = State::Completed {
            mandate: mandate.clone(),
            completion,
        };
        Ok(Decision::of(
            case,
            Event::Completed {
                outcome: self.outcome,
                result: self.result,
            },
        ))
    }
}
