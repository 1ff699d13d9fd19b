//! 问题台账 (C20): a problem met in the case.

use crate::case::mandate::Problem;
use crate::case::{Action, Case, Command, Context, Decision, Event, Refusal, diagram};
use crate::id::ProblemId;

/// The most problems of one case.
const MOST: usize = 200;

/// A problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RaiseProblem {
    /// What it is.
    pub text: String,
    /// With whom it has to be settled.
    pub with_whom: Option<String>,
}

impl Command for RaiseProblem {
    const ACTION: Action = Action::Problems;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        diagram::check(&case, Self::ACTION)?;
        let not_allowed = diagram::not_allowed(&case, Self::ACTION);
        let Some(mandate) = case.record.state.live_mandate_mut() else {
            return Err(not_allowed);
        };
        if mandate.problems.len() >= MOST {
            return Err(Refusal::fault("/text", "too_many"));
        }
        let id = ProblemId::new(context.fresh_id);
        let event = Event::ProblemRaised {
            id,
            text: self.text.clone(),
            with_whom: self.with_whom.clone(),
        };
        mandate.problems.push(Problem {
            id,
            text: self.text,
            with_whom: self.with_whom,
            raised_at: context.now,
            solution: None,
        });
        Ok(Decision::of(case, event))
    }
}
