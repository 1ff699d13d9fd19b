//! The draft of a case: to make one, and what a merge patch of it has to give.

use bangban_domain::case::{Case, Consent, Mode, Origin};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError};

use crate::applicant::ApplicantInput;
use crate::patch::not_taken_away;
use crate::text::Text;

/// A draft (起草). Jurisdiction, subject type and materials are checked at submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "service_item_id": "016a21ba-0400-7aa6-affe-88ff32e3e763",
    "mode": "entrust",
    "applicant": { "kind": "natural_person", "name": "王芳", "id_type": "resident_id",
        "id_number": "371302199001010011", "phone": "13953912345" },
    "consent": { "voluntary": true, "scope": "代为准备并递交申报材料" }
})))]
#[serde(deny_unknown_fields)]
pub struct CaseDraft {
    /// Which item.
    pub service_item_id: Uuid,
    /// Where; the caller's primary organisation by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<Uuid>,
    /// 帮办 `assist` or 代办 `entrust`.
    pub mode: Mode,
    /// Who applies.
    #[validate(nested)]
    pub applicant: ApplicantInput,
    /// Consent and scope (C1).
    #[validate(nested)]
    pub consent: ConsentInput,
    /// `back_entry` marks a paper case of earlier days (补录, C21); for staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// Consent (C1): applying is voluntary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentInput {
    /// Must be true.
    #[validate(custom(function = "must_be_true"))]
    pub voluntary: bool,
    /// What the agent may do.
    #[validate(nested)]
    pub scope: Text<500>,
}

/// A declaration that has to be made.
pub(crate) fn must_be_true(value: &bool) -> Result<(), ValidationError> {
    if *value {
        Ok(())
    } else {
        Err(ValidationError::new("must_be_true"))
    }
}

impl From<ConsentInput> for Consent {
    fn from(input: ConsentInput) -> Self {
        Self {
            voluntary: input.voluntary,
            scope: input.scope.into(),
        }
    }
}

impl CaseDraft {
    /// The request that would make this draft: what a merge patch is applied to.
    pub fn from_domain(case: &Case) -> Self {
        Self {
            service_item_id: case.record.service_item_id.uuid(),
            organization_id: Some(case.venue.id().uuid()),
            mode: case.record.mode,
            applicant: ApplicantInput::from_domain(&case.applicant),
            consent: ConsentInput {
                voluntary: case.record.consent.voluntary,
                scope: Text(case.record.consent.scope.clone()),
            },
            origin: Some(case.record.origin),
        }
    }
}

/// A change of a draft, as JSON Merge Patch (RFC 7396): what is left out stays.
///
/// `null` takes away fields of the applicant and of the consent; a draft is never without those here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "applicant": { "phone": "13853912345" } })))]
#[serde(deny_unknown_fields)]
pub struct CaseDraftPatch {
    /// Another item.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub service_item_id: Option<Uuid>,
    /// Another venue.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub organization_id: Option<Uuid>,
    /// Another mode.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub mode: Option<Mode>,
    /// Fields of the applicant.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>, nullable = false))]
    pub applicant: Option<serde_json::Map<String, serde_json::Value>>,
    /// Fields of the consent.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>, nullable = false))]
    pub consent: Option<serde_json::Map<String, serde_json::Value>>,
}

impl Validate for CaseDraftPatch {
    /// The patched draft is validated as a whole, by the rules of a new one.
    fn validate(&self) -> Result<(), validator::ValidationErrors> {
        Ok(())
    }
}
