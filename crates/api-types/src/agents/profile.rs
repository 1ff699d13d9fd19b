//! The profile of an agent, to change.

use bangban_domain::network::{AgentSource, Criteria};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError, ValidationErrors};

use super::{check_phone, check_text, result};
use crate::day::Day;
use crate::patch::{not_taken_away, taken_away_by_null};
use crate::text::Text;

/// A change of an agent's profile, as JSON Merge Patch: what is left out stays, and `null` takes away.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "term_until": "2028-12-31", "honours": "2025年度优秀帮办代办员（示例）",
    "criteria": { "service_awareness": true, "professional_skill": true, "work_style": true }
})))]
#[serde(deny_unknown_fields)]
pub struct AgentPatch {
    /// The telephone number on duty.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "taken_away_by_null"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Text<20>>))]
    pub duty_phone: Option<Option<Text<20>>>,
    /// Where the agent came from.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub source: Option<AgentSource>,
    /// The body that dispatched the agent.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "taken_away_by_null"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Text<100>>))]
    pub dispatched_by: Option<Option<Text<100>>>,
    /// The first day of the term.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "taken_away_by_null"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Day>))]
    pub term_from: Option<Option<Day>>,
    /// The last day of the term.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "taken_away_by_null"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Day>))]
    pub term_until: Option<Option<Day>>,
    /// The window that is served.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "taken_away_by_null"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub window_id: Option<Option<Uuid>>,
    /// The criteria of selection, all three.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub criteria: Option<Criteria>,
    /// Honours, in words.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "taken_away_by_null"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Text<1000>>))]
    pub honours: Option<Option<Text<1000>>>,
}

impl Validate for AgentPatch {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        let phone = self.duty_phone.as_ref().and_then(Option::as_ref);
        check_phone(&mut errors, "duty_phone", phone);
        let body = self.dispatched_by.as_ref().and_then(Option::as_ref);
        check_text(&mut errors, "dispatched_by", body);
        let honours = self.honours.as_ref().and_then(Option::as_ref);
        check_text(&mut errors, "honours", honours);
        if *self == Self::default() {
            errors.add("__all__", ValidationError::new("nothing_to_change"));
        }
        result(errors)
    }
}
