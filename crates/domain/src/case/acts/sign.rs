//! 签署协议 (C7): one party signs; the last signature puts a supplementary agreement in force.

use chrono::NaiveDate;

use super::dates::{none_of, not_before, not_in_future};
use crate::case::intake::{Agreement, Party, Signature, SignatureMethod};
use crate::case::{
    Action, Case, Command, Context, Decision, Event, Mode, Obstacle, Origin, Refusal, State,
    diagram,
};
use crate::fault::Fault;
use crate::id::DocumentId;
use crate::time::legal_date;

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Who signs.
    pub party: Party,
    /// How.
    pub method: SignatureMethod,
    /// On which date.
    pub signed_on: NaiveDate,
    /// Before whom; needed with a fingerprint.
    pub witness: Option<String>,
    /// The scan.
    pub document_id: Option<DocumentId>,
    /// The caller is the applicant, and can sign for nobody else.
    pub by_applicant: bool,
}

impl Command for Sign {
    const ACTION: Action = Action::Signatures;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        none_of(self.faults(&case, context))?;
        diagram::check(&case, Self::ACTION)?;
        let simplified = may_be_simplified(&case, context);
        let signature = Signature {
            party: self.party,
            method: self.method,
            signed_on: self.signed_on,
            witness: self.witness,
            document_id: self.document_id,
        };
        let signed = Event::AgreementSigned {
            party: self.party,
            method: self.method,
            signed_on: self.signed_on,
        };
        match &mut case.record.state {
            State::Submitted(intake) => match &mut intake.agreement {
                Some(agreement) => add(agreement, signature)?,
                None if simplified && self.party == Party::Applicant => {
                    if intake.consent_record.is_some() {
                        return Err(Obstacle::AlreadySigned.into());
                    }
                    intake.consent_record = Some(signature);
                    let event = Event::ConsentRecorded {
                        method: self.method,
                        signed_on: self.signed_on,
                    };
                    return Ok(Decision::of(case, event));
                }
                None => return Err(Obstacle::NoAgreement.into()),
            },
            State::Accepted(mandate) | State::InProgress(mandate) => {
                let Some(supplementary) = &mut mandate.supplementary else {
                    return Err(Obstacle::NoAgreement.into());
                };
                if supplementary.valid_until < context.today() {
                    // It must not take the place of one that is still valid.
                    return Err(Obstacle::OutsideEntrustedScope.into());
                }
                add(supplementary, signature)?;
                if supplementary.is_signed() {
                    return Ok(put_in_force(case, signed));
                }
            }
            _ => return Err(diagram::not_allowed(&case, Self::ACTION)),
        }
        Ok(Decision::of(case, signed))
    }
}

impl Sign {
    fn faults(&self, case: &Case, context: &Context<'_>) -> Vec<Fault> {
        let mut faults = Vec::new();
        not_in_future(&mut faults, "/signed_on", self.signed_on, context.today());
        // A paper case of earlier days has signatures of earlier days (C21).
        if case.record.origin != Origin::BackEntry {
            let drafted_on = legal_date(case.record.created_at);
            not_before(&mut faults, "/signed_on", self.signed_on, drafted_on);
        }
        let witness = self.witness.as_deref().unwrap_or_default();
        if self.method == SignatureMethod::Fingerprint && witness.trim().is_empty() {
            faults.push(Fault::at("/witness", "witness_required"));
        }
        if self.method == SignatureMethod::Oral
            && !(self.party == Party::Applicant && may_be_simplified(case, context))
        {
            faults.push(Fault::at("/method", "not_simplified"));
        }
        if self.by_applicant
            && (self.party != Party::Applicant || self.method != SignatureMethod::Electronic)
        {
            faults.push(Fault::at("/party", "own_electronic_signature_only"));
        }
        let known = |id: DocumentId| {
            case.record
                .documents
                .iter()
                .any(|document| document.id == id)
        };
        if self.document_id.is_some_and(|id| !known(id)) {
            faults.push(Fault::at("/document_id", "unknown_document"));
        }
        faults
    }
}

/// Whether consent may stand in for a written agreement: a natural person's livelihood item that
/// is published as simplified (C7).
pub(super) fn may_be_simplified(case: &Case, context: &Context<'_>) -> bool {
    context.item.simplified && context.item.is_livelihood() && case.applicant.is_natural_person()
}

fn add(agreement: &mut Agreement, signature: Signature) -> Result<(), Obstacle> {
    if agreement.signed_by(signature.party) {
        return Err(Obstacle::AlreadySigned);
    }
    agreement.signatures.push(signature);
    Ok(())
}

fn put_in_force(mut case: Case, signed: Event) -> Decision {
    let mut in_force = None;
    if let Some(mandate) = case.record.state.live_mandate_mut()
        && let Some(agreement) = mandate.supplementary.take()
    {
        in_force = Some((agreement.scope.clone(), agreement.mode));
        mandate.intake.agreement = Some(agreement);
    }
    let Some((scope, mode)) = in_force else {
        return Decision::of(case, signed);
    };
    // From 帮办 to 代办: only now is there something that the department must be shown (C7).
    let power_of_attorney = case.record.mode == Mode::Assist && mode == Mode::Entrust;
    case.record.mode = mode;
    case.record.consent.scope.clone_from(&scope);
    Decision::of(case, signed).and(Event::AgreementSupplemented {
        scope,
        power_of_attorney,
    })
}
