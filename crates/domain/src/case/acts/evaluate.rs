//! 评价 (S5): the applicant's own rating, once; nobody else can make one.

use crate::case::{
    Action, Case, Command, Context, Decision, Evaluation, Event, Obstacle, Refusal, diagram,
};

/// A rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluate {
    /// 1 very satisfied … 5 very dissatisfied (GB/T 39046 A.8).
    pub level: u8,
    /// In words.
    pub comment: Option<String>,
}

impl Command for Evaluate {
    const ACTION: Action = Action::Evaluation;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        if !(1..=5).contains(&self.level) {
            return Err(Refusal::fault("/level", "out_of_range"));
        }
        if case.record.evaluation.is_some() {
            return Err(Obstacle::AlreadyRated.into());
        }
        diagram::check(&case, Self::ACTION)?;
        case.record.evaluation = Some(Evaluation {
            level: self.level,
            comment: self.comment,
            rated_at: context.now,
        });
        Ok(Decision::of(case, Event::Evaluated { level: self.level }))
    }
}
