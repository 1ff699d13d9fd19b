//! 当场办 (C12): from application to completion in one request, the same day.
//!
//! Owns the order of the acts; each of them is the ordinary one, with its own rules.

use super::accept::Accept;
use super::complete::Complete;
use super::dates::none_of;
use super::draft::{Draft, draft};
use super::draw_up_agreement::DrawUpAgreement;
use super::receive_material::ReceiveMaterial;
use super::sign::Sign;
use super::submit::Submit;
use crate::case::{Context, Decision, Obstacle, Refusal};
use crate::fault::Fault;

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
/// The refusal of the first act that is refused, its pointers those of the one request;
/// [`Obstacle::NotOnTheSpotItem`] for other items.
pub fn on_the_spot(command: OnTheSpot, context: &Context<'_>) -> Result<Decision, Refusal> {
    let mut decision = draft(command.draft, context)?;
    none_of(unknown_materials(&decision, &command.receipts))?;
    if !context.item.on_the_spot {
        return Err(Obstacle::NotOnTheSpotItem.into());
    }
    decision = decision.then(command.submit, context)?;
    if let Some(agreement) = command.agreement {
        let drawn_up = decision.then(agreement, context);
        decision = drawn_up.map_err(|refusal| within("/agreement", refusal))?;
    }
    for signature in command.signatures {
        let signed = decision.then(signature, context);
        decision = signed.map_err(|refusal| within("/signature", refusal))?;
    }
    decision = decision.then(command.accept, context)?;
    for (index, receipt) in command.receipts.into_iter().enumerate() {
        let received = decision.then(receipt, context);
        decision = received.map_err(|refusal| within(&format!("/materials/{index}"), refusal))?;
    }
    decision.then(command.complete, context)
}

fn unknown_materials(decision: &Decision, receipts: &[ReceiveMaterial]) -> Vec<Fault> {
    let known = &decision.case.record.materials;
    let unknown = receipts
        .iter()
        .enumerate()
        .filter(|(_, receipt)| !known.iter().any(|material| material.id == receipt.id));
    let fault = |(index, _)| {
        Fault::at(
            format!("/materials/{index}/material_id"),
            "unknown_material",
        )
    };
    unknown.map(fault).collect()
}

/// The refusal of a part, told at its place in the whole.
fn within(place: &str, refusal: Refusal) -> Refusal {
    let Refusal::Faulty(faults) = refusal else {
        return refusal;
    };
    let moved = faults
        .into_iter()
        .map(|fault| Fault::at(format!("{place}{}", fault.pointer), fault.code));
    Refusal::Faulty(moved.collect())
}
