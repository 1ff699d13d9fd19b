//! 规费 paid or waived (C2, C14).

use crate::case::mandate::ChargeState;
use crate::case::{Action, Case, Command, Context, Decision, Event, Obstacle, Refusal, diagram};
use crate::id::ChargeId;

/// The end of a charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettleCharge {
    /// Which charge.
    pub id: ChargeId,
    /// Paid or waived.
    pub state: ChargeState,
}

impl Command for SettleCharge {
    const ACTION: Action = Action::Charges;

    fn decide(self, mut case: Case, _context: &Context<'_>) -> Result<Decision, Refusal> {
        if self.state == ChargeState::Due {
            return Err(Refusal::fault("/state", "not_one_of"));
        }
        diagram::check(&case, Self::ACTION)?;
        let mandate = case.record.state.live_mandate_mut();
        let charge = mandate.and_then(|mandate| {
            mandate
                .charges
                .iter_mut()
                .find(|charge| charge.id == self.id)
        });
        let charge = charge.ok_or(Refusal::NoSuchPart)?;
        if charge.state != ChargeState::Due {
            return Err(Obstacle::ChargeSettled.into());
        }
        charge.state = self.state;
        Ok(Decision::of(
            case,
            Event::ChargeSettled {
                id: self.id,
                state: self.state,
            },
        ))
    }
}
