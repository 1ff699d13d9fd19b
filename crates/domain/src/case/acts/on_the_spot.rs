//! 当场办 (C12): from application to completion in one request, the same day.
//!
//! Owns the order of the acts; each of them is the ordinary one, with its own rules.

use super::accept::Accept;
use super::complete::Complete;
use super::draft::{Draft, draft};
use super::draw_up_agreement::DrawUpAgreement;
use super::receive_material::ReceiveMaterial;
use super::sign::Sign;
use super::submit::Submit;
use crate::case::{Context, Decision, Obstacle, Refusal};

/// Everything that the acts need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnTheSpot {
    /// The application.
    pub draft: Draft,
    /// Declaration, number, code.
    pub submit: Submit,
    /// A written agreement, where consent can't stand in (C7).
    pub agreement: Option<DrawUpAgreement>,
    /// The signatures, in order.
    pub signatures: Vec<Sign>,
    /// The agent.
    pub accept: Accept,
    /// What was handed in.
    pub receipts: Vec<ReceiveMaterial>,
    /// The result.
    pub complete: Complete,
}

/// Does all of it, or nothing.
///
/// # Errors
/// The refusal of the first act that is refused; [`Obstacle::NotOnTheSpotItem`] for other items.
pub fn on_the_spot(command: OnTheSpot, context: &Context<'_>) -> Result<Decision, Refusal> {
    let mut decision = draft(command.draft, context)?;
    if !context.item.on_the_spot {
        return Err(Obstacle::NotOnTheSpotItem.into());
    }
    decision = decision.then(command.submit, context)?;
    if let Some(agreement) = command.agreement {
        decision = decision.then(agreement, context)?;
    }
    for signature in command.signatures {
        decision = decision.then(signature, context)?;
    }
    decision = decision.then(command.accept, context)?;
    for receipt in command.receipts {
        decision = decision.then(receipt, context)?;
    }
    decision.then(command.complete, context)
}
