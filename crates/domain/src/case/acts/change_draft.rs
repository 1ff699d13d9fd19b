//! 修改草稿: replaces the fields of a draft.

use super::dates::none_of;
use super::draft::{self, Draft};
use super::submit::adopt_version;
use crate::case::{
    Action, Case, Command, Context, Decision, Event, Material, Origin, Refusal, diagram,
};
use crate::fault::Fault;

/// The draft as it is to be; the context's item is the one it is to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeDraft {
    /// All fields, the unchanged ones too.
    pub draft: Draft,
}

impl Command for ChangeDraft {
    const ACTION: Action = Action::Change;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        // As everywhere: faults of the request come before the state (api.md, order of status).
        none_of(draft::faults(&self.draft, context))?;
        none_of(identity_fault(&case, &self.draft))?;
        diagram::check(&case, Self::ACTION)?;
        let new = self.draft;
        let mut fields = Vec::new();
        let mut note = |changed: bool, field: &str| {
            if changed {
                fields.push(field.to_owned());
            }
        };
        note(case.record.mode != new.mode, "mode");
        note(case.applicant != new.applicant, "applicant");
        note(case.record.consent != new.consent, "consent");
        note(case.venue != new.venue, "organization_id");
        let other_item = case.record.service_item_id != context.item.id;
        note(other_item, "service_item_id");
        if other_item {
            case.record.service_item_id = context.item.id;
            case.record.service_item_version = context.item.version;
            case.record.materials = context
                .item
                .materials
                .iter()
                .map(Material::from_requirement)
                .collect();
        } else {
            adopt_version(&mut case, context.item);
        }
        case.venue = new.venue;
        case.record.mode = new.mode;
        case.record.consent = new.consent;
        case.applicant = new.applicant;
        case.applicant_key = new.applicant_key;
        Ok(Decision::of(case, Event::DraftChanged { fields }))
    }
}

/// What a citizen wrote online stays the citizen's: staff may correct it, not make it another's (C1).
fn identity_fault(case: &Case, draft: &Draft) -> Vec<Fault> {
    if case.record.origin == Origin::Online && draft.applicant_key != case.applicant_key {
        return vec![Fault::at("/applicant", "identity_is_fixed")];
    }
    Vec::new()
}
