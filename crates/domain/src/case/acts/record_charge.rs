//! 规费 (C2): a statutory charge, the applicant's to pay. The programme itself is free.

use chrono::NaiveDate;

use crate::case::mandate::{Charge, ChargeState};
use crate::case::{Action, Case, Command, Context, Decision, Event, Refusal, diagram};
use crate::id::ChargeId;

/// A charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordCharge {
    /// What for.
    pub name: String,
    /// In fen, not negative.
    pub amount_fen: i64,
    /// The legal basis.
    pub basis: String,
    /// By when.
    pub due_on: NaiveDate,
    /// Whether it is paid already.
    pub state: ChargeState,
}

impl Command for RecordCharge {
    const ACTION: Action = Action::Charges;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        if self.amount_fen < 0 {
            return Err(Refusal::fault("/amount", "out_of_range"));
        }
        diagram::check(&case, Self::ACTION)?;
        let not_allowed = diagram::not_allowed(&case, Self::ACTION);
        let Some(mandate) = case.record.state.live_mandate_mut() else {
            return Err(not_allowed);
        };
        let id = ChargeId::new(context.fresh_id);
        let event = Event::ChargeRecorded {
            id,
            name: self.name.clone(),
            amount_fen: self.amount_fen,
            state: self.state,
        };
        mandate.charges.push(Charge {
            id,
            name: self.name,
            amount_fen: self.amount_fen,
            basis: self.basis,
            due_on: self.due_on,
            state: self.state,
        });
        Ok(Decision::of(case, event))
    }
}
