//! 问题解决 (C20).

use crate::case::mandate::Solution;
use crate::case::{Action, Case, Command, Context, Decision, Event, Obstacle, Refusal, diagram};
use crate::id::ProblemId;

/// How a problem was solved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SolveProblem {
    /// Which problem.
    pub id: ProblemId,
    /// In words.
    pub text: String,
}

impl Command for SolveProblem {
    const ACTION: Action = Action::ProblemSolution;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        let not_allowed = diagram::not_allowed(&case, Self::ACTION);
        let Some(mandate) = case.record.state.live_mandate_mut() else {
            return Err(not_allowed);
        };
        let problem = mandate
            .problems
            .iter_mut()
            .find(|problem| problem.id == self.id);
        let problem = problem.ok_or(Refusal::NoSuchPart)?;
        if problem.solution.is_some() {
            return Err(Obstacle::ProblemSolved.into());
        }
        problem.solution = Some(Solution {
            text: self.text.clone(),
            solved_at: context.now,
        });
        Ok(Decision::of(
            case,
            Event::ProblemSolved {
                id: self.id,
                text: self.text,
            },
        ))
    }
}
