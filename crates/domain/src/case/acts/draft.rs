//! 起草: makes a draft from what an applicant, clerk or agent wrote down (C1).
//!
//! Checks fields and consent. Jurisdiction, subject type and materials are asked at submission.

use super::dates::none_of;
use crate::case::{
    Applicant, Case, Consent, Context, Decision, Event, IdentityKey, Material, Mode, Origin,
    Priority, Record, Refusal, State,
};
use crate::fault::Fault;
use crate::id::{CaseId, UserId};
use crate::organization::Place;

/// The fields of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Where it is to be handled.
    pub venue: Place,
    /// Assist or entrust.
    pub mode: Mode,
    /// Who applies.
    pub applicant: Applicant,
    /// Stands for the applicant's identity.
    pub applicant_key: IdentityKey,
    /// Consent and scope.
    pub consent: Consent,
    /// How it came in.
    pub origin: Origin,
    /// The identity of an applicant who writes for herself; none where staff writes.
    pub own_identity: Option<IdentityKey>,
    /// Who writes.
    pub created_by: UserId,
}

/// Makes the draft, with the context's fresh id as the id of the case.
///
/// # Errors
/// [`Refusal::Faulty`] with every fault of the fields.
pub fn draft(draft: Draft, context: &Context<'_>) -> Result<Decision, Refusal> {
    none_of(faults(&draft, context))?;
    let case = Case {
        id: CaseId::new(context.fresh_id),
        version: 0,
        venue: draft.venue,
        applicant: draft.applicant,
        applicant_key: draft.applicant_key,
        record: Record {
            service_item_id: context.item.id,
            service_item_version: context.item.version,
            mode: draft.mode,
            consent: draft.consent,
            origin: draft.origin,
            priority: Priority::Normal,
            created_by: draft.created_by,
            created_at: context.now,
            materials: context
                .item
                .materials
                .iter()
                .map(Material::from_requirement)
                .collect(),
            documents: Vec::new(),
            open_requests: Vec::new(),
            evaluation: None,
            state: State::Draft,
        },
    };
    Ok(Decision::of(case, Event::Drafted))
}

/// Every fault of a draft's fields.
pub fn faults(draft: &Draft, context: &Context<'_>) -> Vec<Fault> {
    let mut faults = draft.applicant.faults("/applicant", context.today());
    if !draft.consent.voluntary {
        faults.push(Fault::at("/consent/voluntary", "must_be_true"));
    }
    if draft.consent.scope.trim().is_empty() {
        faults.push(Fault::at("/consent/scope", "required"));
    }
    if draft
        .own_identity
        .as_ref()
        .is_some_and(|own| *own != draft.applicant_key)
    {
        let pointer = if draft.applicant.is_natural_person() {
            "/applicant/id_number"
        } else {
            "/applicant/credit_code"
        };
        faults.push(Fault::at(pointer, "not_own_identity"));
    }
    faults
}
