//! The entrustment: 委托协议, 签署, 受理委托.
//!
//! Owns these requests and their commands. Does not own who may sign what (`acts::sign` of the domain).

use bangban_domain::case::Mode;
use bangban_domain::case::acts;
use bangban_domain::case::intake::{Party, SignatureMethod};
use bangban_domain::id::DocumentId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError, ValidationErrors};

use crate::day::Day;
use crate::text::Text;

/// 委托协议 (C7), or 补充协议 once accepted (C1).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "content": "代办企业投资项目备案", "scope": "准备、递交申报材料，领取结果", "valid_until": "2027-06-30", "non_cooperation_clause": true
})))]
#[serde(deny_unknown_fields)]
pub struct AgreementRequest {
    /// What the service is.
    #[validate(nested)]
    pub content: Text<2000>,
    /// What the agent may do.
    #[validate(nested)]
    pub scope: Text<500>,
    /// Last day of validity.
    pub valid_until: Day,
    /// Whether non-cooperation may end it (C15); no by default.
    #[serde(default)]
    pub non_cooperation_clause: bool,
    /// Another mode, with a supplementary agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
}

impl From<AgreementRequest> for acts::draw_up_agreement::DrawUpAgreement {
    fn from(request: AgreementRequest) -> Self {
        Self {
            content: request.content.into(),
            scope: request.scope.into(),
            valid_until: request.valid_until.0,
            non_cooperation_clause: request.non_cooperation_clause,
            mode: request.mode,
        }
    }
}

/// 签署 (C7).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "party": "applicant", "method": "paper", "signed_on": "2026-11-20" })))]
#[serde(deny_unknown_fields)]
pub struct SignatureRequest {
    /// Who signs.
    pub party: Party,
    /// How; `oral` for simplified items only.
    pub method: SignatureMethod,
    /// On which date: not before the application, and not in the future.
    pub signed_on: Day,
    /// Before whom; needed with a fingerprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub witness: Option<Text<100>>,
    /// The scan of the signed paper, a document of the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_id: Option<Uuid>,
}

impl SignatureRequest {
    /// The command; `by_applicant` where the caller is the applicant.
    pub fn into_command(self, by_applicant: bool) -> acts::sign::Sign {
        acts::sign::Sign {
            party: self.party,
            method: self.method,
            signed_on: self.signed_on.0,
            witness: self.witness.map(String::from),
            document_id: self.document_id.map(DocumentId::new),
            by_applicant,
        }
    }
}

impl Validate for SignatureRequest {
    /// By hand, so that the fault stands at the witness and not at the whole.
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        match &self.witness {
            Some(witness) => errors.merge_self("witness", witness.validate()),
            None if self.method == SignatureMethod::Fingerprint => {
                errors.add("witness", ValidationError::new("witness_required"));
                &mut errors
            }
            None => &mut errors,
        };
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}

/// 受理委托 (C8, C9).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "agent_id": "01999999-9999-7999-8999-999999999999" })))]
#[serde(deny_unknown_fields)]
pub struct AcceptanceRequest {
    /// Who is to be the agent.
    pub agent_id: Uuid,
}
