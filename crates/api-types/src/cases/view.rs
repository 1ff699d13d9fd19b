//! A case as its readers see it: masked, with what the caller may do now.

use bangban_domain::case::acts::issue_notice::subject_name;
use bangban_domain::case::applicant::PersonalField;
use bangban_domain::case::closing::{RejectionReason, TerminationGround};
use bangban_domain::case::department::Outcome;
use bangban_domain::case::intake::{Agreement, NoticeSubject, Party, Signature, SignatureMethod};
use bangban_domain::case::material::Form;
use bangban_domain::case::{Action, Case, Closed, Glance, Mode, State};
use bangban_domain::service_item::Necessity;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::parts::{ChargeView, DocumentView, ProblemView, SuspensionView};
use super::summary::CaseSummary;
use super::track::MissingView;
use crate::agents::AgentContact;
use crate::day::Day;

/// 办件.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "agent": { "name": "孙长河", "duty_phone": "0539-8123456" },
    "consent": { "voluntary": true, "scope": "代为准备并递交申报材料", "record": null },
    "materials": [{ "id": "01999999-9999-7999-8999-999999999995", "name": "低保申请书",
        "required": true, "necessity": "required",
        "receipt": { "form": "original", "copies": 1, "until": null, "received_at": "2026-11-20T01:30:00Z" } }],
    "missing": [], "notices_issued": 0, "agreement": null, "supplementary_agreement": null,
    "suspensions": [], "charges": [], "problems": [], "documents": [], "ending": null
})))]
pub struct CaseView {
    /// What lists show of it.
    #[serde(flatten)]
    pub summary: CaseSummary,
    /// 帮办代办员, once named.
    #[serde(default)]
    pub agent: Option<AgentContact>,
    /// The personal data that this caller may see whole, by giving a reason (`disclosures`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disclosable: Vec<PersonalField>,
    /// Consent and scope.
    pub consent: ConsentView,
    /// What is asked for and what came in.
    pub materials: Vec<MaterialView>,
    /// What the current notice lists.
    pub missing: Vec<MissingView>,
    /// 补正材料一次性告知书 that were issued, the current one included.
    pub notices_issued: u32,
    /// The agreement.
    pub agreement: Option<AgreementView>,
    /// A supplementary agreement that waits for signatures.
    pub supplementary_agreement: Option<AgreementView>,
    /// Suspensions, the running one last.
    pub suspensions: Vec<SuspensionView>,
    /// 规费.
    pub charges: Vec<ChargeView>,
    /// 问题台账.
    pub problems: Vec<ProblemView>,
    /// Files.
    pub documents: Vec<DocumentView>,
    /// How it ended, or with what result.
    pub ending: Option<EndingView>,
    /// 查询码; in the answer to the submission alone, once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking_code: Option<String>,
}

/// Consent and scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsentView {
    /// Always true.
    pub voluntary: bool,
    /// What the agent may do.
    pub scope: String,
    /// How it was given, where it stands in for an agreement (simplified items).
    pub record: Option<SignatureView>,
}

/// One material.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MaterialView {
    /// Its id, for the receipt.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Whether it must be accounted for before completion.
    pub required: bool,
    /// Whether and when it is needed.
    pub necessity: Necessity,
    /// What came in.
    pub receipt: Option<ReceiptView>,
}

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptView {
    /// In which form.
    pub form: Form,
    /// How many.
    pub copies: u32,
    /// Until when it follows.
    pub until: Option<Day>,
    /// When.
    pub received_at: DateTime<Utc>,
}

/// An agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgreementView {
    /// What the service is.
    pub content: String,
    /// What the agent may do.
    pub scope: String,
    /// Last day of validity.
    pub valid_until: Day,
    /// Whether non-cooperation may end it.
    pub non_cooperation_clause: bool,
    /// Assist or entrust.
    pub mode: Mode,
    /// Who has signed.
    pub signatures: Vec<SignatureView>,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignatureView {
    /// Who.
    pub party: Party,
    /// How.
    pub method: SignatureMethod,
    /// When.
    pub signed_on: Day,
}

/// How a case ended, or with what result.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EndingView {
    /// Completed: what came out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Completed: the result in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// Handed over: who received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_by: Option<String>,
    /// Not accepted: why, coded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason_code: Option<RejectionReason>,
    /// Not accepted: where to go alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative: Option<String>,
    /// Terminated: why, coded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<TerminationGround>,
    /// Not accepted, withdrawn or terminated: why, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl CaseView {
    /// The view for a caller who may do `allowed`.
    pub fn of(case: &Case, allowed: &[Action]) -> Self {
        let record = &case.record;
        let mandate = record.state.mandate();
        let intake = record.state.intake();
        let agreement = intake.and_then(|intake| intake.agreement.as_ref());
        let consent_record = intake.and_then(|intake| intake.consent_record.as_ref());
        Self {
            summary: CaseSummary::of(Glance::of(case), allowed),
            agent: None,
            disclosable: Vec::new(),
            consent: ConsentView {
                voluntary: record.consent.voluntary,
                scope: record.consent.scope.clone(),
                record: consent_record.map(SignatureView::from),
            },
            materials: record.materials.iter().map(MaterialView::from).collect(),
            missing: missing(case),
            notices_issued: intake.map_or(0, |intake| intake.notices_issued),
            agreement: agreement.map(AgreementView::from),
            supplementary_agreement: mandate
                .and_then(|m| m.supplementary.as_ref())
                .map(AgreementView::from),
            suspensions: suspensions(&record.state),
            charges: mandate
                .map(|m| m.charges.iter().map(ChargeView::from).collect())
                .unwrap_or_default(),
            problems: mandate
                .map(|m| m.problems.iter().map(ProblemView::from).collect())
                .unwrap_or_default(),
            documents: record.documents.iter().map(DocumentView::from).collect(),
            ending: ending(&record.state),
            tracking_code: None,
        }
    }
}

fn suspensions(state: &State) -> Vec<SuspensionView> {
    let past = state
        .mandate()
        .into_iter()
        .flat_map(|mandate| &mandate.suspensions);
    let running = match state {
        State::Suspended { suspension, .. } => Some(suspension),
        _ => None,
    };
    past.chain(running).map(SuspensionView::from).collect()
}

/// What the current notice lists.
pub(crate) fn missing(case: &Case) -> Vec<MissingView> {
    let State::CorrectionRequired { notice, .. } = &case.record.state else {
        return Vec::new();
    };
    let items = notice.items.iter().map(|item| MissingView {
        subject: subject_name(case, &item.subject),
        material_id: material_of(&item.subject),
        requirement: item.requirement.clone(),
        how_to_supply: item.how_to_supply.clone(),
        supplied: item.supplied,
    });
    items.collect()
}

fn material_of(subject: &NoticeSubject) -> Option<Uuid> {
    match subject {
        NoticeSubject::Material(id) => Some(id.uuid()),
        NoticeSubject::Subject(_) => None,
    }
}

/// How a case ended, or with what result; none while it runs.
pub(crate) fn ending(state: &State) -> Option<EndingView> {
    let closed = match state {
        State::Completed { completion, .. } => {
            return Some(EndingView {
                outcome: Some(completion.outcome),
                result: Some(completion.result.clone()),
                ..EndingView::default()
            });
        }
        State::Closed(closed) | State::Archived { closed, .. } => closed,
        _ => return None,
    };
    Some(match closed {
        Closed::HandedOver {
            completion,
            handover,
            ..
        } => EndingView {
            outcome: Some(completion.outcome),
            result: Some(completion.result.clone()),
            // Who received is most often the applicant: masked as the applicant is.
            received_by: Some(bangban_domain::masking::name(&handover.received_by)),
            ..EndingView::default()
        },
        Closed::Rejected { rejection, .. } => EndingView {
            reason_code: Some(rejection.reason_code),
            reason: Some(rejection.reason.clone()),
            alternative: Some(rejection.alternative.clone()),
            ..EndingView::default()
        },
        Closed::Withdrawn { withdrawal, .. } => EndingView {
            reason: withdrawal.reason.clone(),
            ..EndingView::default()
        },
        Closed::Lapsed { .. } => EndingView::default(),
        Closed::Terminated { termination, .. } => EndingView {
            ground: Some(termination.ground),
            reason: Some(termination.reason.clone()),
            ..EndingView::default()
        },
    })
}

impl From<&bangban_domain::case::Material> for MaterialView {
    fn from(material: &bangban_domain::case::Material) -> Self {
        Self {
            id: material.id.uuid(),
            name: material.name.clone(),
            required: material.necessity != Necessity::Optional,
            necessity: material.necessity,
            receipt: material.receipt.as_ref().map(|receipt| ReceiptView {
                form: receipt.form,
                copies: receipt.copies,
                until: receipt.until.map(Day),
                received_at: receipt.received_at,
            }),
        }
    }
}

impl From<&Agreement> for AgreementView {
    fn from(agreement: &Agreement) -> Self {
        Self {
            content: agreement.content.clone(),
            scope: agreement.scope.clone(),
            valid_until: Day(agreement.valid_until),
            non_cooperation_clause: agreement.non_cooperation_clause,
            mode: agreement.mode,
            signatures: agreement
                .signatures
                .iter()
                .map(SignatureView::from)
                .collect(),
        }
    }
}

impl From<&Signature> for SignatureView {
    fn from(signature: &Signature) -> Self {
        Self {
            party: signature.party,
            method: signature.method,
            signed_on: Day(signature.signed_on),
        }
    }
}
