//! 材料收讫: what came in for one line of the list (C14).

use chrono::NaiveDate;

use super::dates::none_of;
use crate::case::material::{Form, Receipt};
use crate::case::{Action, Case, Command, Context, Decision, Event, Refusal, diagram};
use crate::fault::Fault;
use crate::id::MaterialId;
use crate::service_item::Necessity;

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiveMaterial {
    /// Which material.
    pub id: MaterialId,
    /// In which form.
    pub form: Form,
    /// How many.
    pub copies: u32,
    /// Until when it follows; with `deferred` only.
    pub until: Option<NaiveDate>,
}

impl Command for ReceiveMaterial {
    const ACTION: Action = Action::MaterialReceipt;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        let material = case
            .record
            .materials
            .iter()
            .find(|material| material.id == self.id);
        let material = material.ok_or(Refusal::NoSuchPart)?;
        none_of(self.faults(material.necessity, context.today()))?;
        diagram::check(&case, Self::ACTION)?;
        let event = Event::MaterialReceived {
            id: self.id,
            name: material.name.clone(),
            form: self.form,
            copies: self.copies,
            until: self.until,
        };
        let receipt = Receipt {
            form: self.form,
            copies: self.copies,
            until: self.until,
            received_at: context.now,
        };
        for material in case
            .record
            .materials
            .iter_mut()
            .filter(|material| material.id == self.id)
        {
            material.receipt = Some(receipt.clone());
        }
        Ok(Decision::of(case, event))
    }
}

impl ReceiveMaterial {
    fn faults(&self, necessity: Necessity, today: NaiveDate) -> Vec<Fault> {
        let mut faults = Vec::new();
        let deferred = self.form == Form::Deferred;
        if deferred && necessity == Necessity::Required {
            faults.push(Fault::at("/form", "not_deferrable"));
        }
        match self.until {
            None if deferred => faults.push(Fault::at("/until", "required")),
            Some(_) if !deferred => faults.push(Fault::at("/until", "not_with_this_form")),
            Some(until) if until < today => faults.push(Fault::at("/until", "too_early")),
            _ => {}
        }
        if self.copies == 0 && matches!(self.form, Form::Original | Form::Copy) {
            faults.push(Fault::at("/copies", "out_of_range"));
        }
        faults
    }
}
