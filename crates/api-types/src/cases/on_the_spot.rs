//! 当场办 (C12): everything of an on-the-spot case in one request.

use bangban_domain::case::department::Outcome;
use bangban_domain::case::intake::SignatureMethod;
use bangban_domain::case::material::Form;
use bangban_domain::case::{Mode, Origin};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::Validate;

use super::acts::AgreementRequest;
use super::draft::{CaseDraft, ConsentInput, must_be_true};
use crate::applicant::ApplicantInput;
use crate::day::Day;
use crate::text::Text;

/// Application to completion in one request, the same day.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "service_item_id": "01999999-9999-7999-8999-999999999999", "mode": "assist",
    "applicant": { "kind": "natural_person", "name": "王芳", "id_number": "371302199001010011", "phone": "13953912345" },
    "consent": { "voluntary": true, "scope": "协助办理生育登记" }, "declaration": true,
    "materials": [], "outcome": "registered", "result": "生育登记已完成"
})))]
#[serde(deny_unknown_fields)]
pub struct OnTheSpotRequest {
    /// Which item; an on-the-spot one.
    pub service_item_id: Uuid,
    /// Where; the caller's primary organisation by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<Uuid>,
    /// Assist or entrust.
    pub mode: Mode,
    /// Who applies.
    #[validate(nested)]
    pub applicant: ApplicantInput,
    /// Consent and scope.
    #[validate(nested)]
    pub consent: ConsentInput,
    /// The materials are true, lawful and complete.
    #[validate(custom(function = "must_be_true"))]
    pub declaration: bool,
    /// The agent; the caller by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent_id: Option<Uuid>,
    /// A written agreement, where consent can't stand in (C7); signed by both today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub agreement: Option<AgreementRequest>,
    /// How the applicant consents or signs; orally by default, on paper with an agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub signature: Option<SpotSignatureInput>,
    /// What was handed in.
    #[serde(default)]
    #[validate(length(max = 100, code = "item_count"), nested)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub materials: Vec<HandedInInput>,
    /// What came out.
    pub outcome: Outcome,
    /// In words.
    #[validate(nested)]
    pub result: Text<1000>,
}

/// How the applicant consents or signs, today.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SpotSignatureInput {
    /// How.
    pub method: SignatureMethod,
    /// Before whom; needed with a fingerprint (C7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub witness: Option<Text<100>>,
}

/// One material that was handed in.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HandedInInput {
    /// Which, by the item's list.
    pub material_id: Uuid,
    /// In which form.
    pub form: Form,
    /// How many; 1 by default.
    #[serde(default = "one")]
    #[validate(range(max = 999, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 999))]
    pub copies: u32,
    /// Until when a deferred material follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

const fn one() -> u32 {
    1
}

impl OnTheSpotRequest {
    /// The part that is a draft.
    pub fn draft(&self) -> CaseDraft {
        CaseDraft {
            service_item_id: self.service_item_id,
            organization_id: self.organization_id,
            mode: self.mode,
            applicant: self.applicant.clone(),
            consent: self.consent.clone(),
            origin: Some(Origin::Counter),
        }
    }

    /// How the applicant consents or signs, and before whom.
    pub fn signature(&self) -> (SignatureMethod, Option<String>) {
        match self.signature.clone() {
            Some(signature) => (signature.method, signature.witness.map(String::from)),
            None if self.agreement.is_some() => (SignatureMethod::Paper, None),
            None => (SignatureMethod::Oral, None),
        }
    }
}
