//! Windows (窗口) of venues.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError, ValidationErrors};

use crate::organizations::counter_phone;
use crate::patch::{not_taken_away, taken_away_by_null};
use crate::text::Text;

/// 窗口.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WindowView {
    /// Its id.
    pub id: Uuid,
    /// The venue.
    pub organization_id: Uuid,
    /// What stands on it, such as `A03`.
    pub number: String,
    /// Its name.
    pub name: String,
    /// 综合业务窗口: it has a norm of its own.
    pub comprehensive: bool,
    /// 帮办代办窗口.
    pub assistance: bool,
    /// Phone.
    pub phone: Option<String>,
    /// Whether it is open.
    pub active: bool,
    /// Grows with every change.
    pub version: i64,
}

/// 新建窗口.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "organization_id": "01999999-9999-7999-8999-999999999998", "number": "A03", "name": "投资项目综合窗口",
    "comprehensive": true, "assistance": false, "phone": "0539-8123456"
})))]
#[serde(deny_unknown_fields)]
pub struct WindowRequest {
    /// The venue.
    pub organization_id: Uuid,
    /// What stands on it; none is twice at one venue.
    pub number: Text<20>,
    /// Its name.
    pub name: Text<100>,
    /// 综合业务窗口.
    #[serde(default)]
    pub comprehensive: bool,
    /// 帮办代办窗口.
    #[serde(default)]
    pub assistance: bool,
    /// Phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Text<20>>,
    /// Whether it is open; it is where nothing is said.
    #[serde(default = "open")]
    pub active: bool,
}

const fn open() -> bool {
    true
}

impl Validate for WindowRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        errors.merge_self("number", self.number.validate());
        errors.merge_self("name", self.name.validate());
        check_phone(&mut errors, self.phone.as_ref());
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}

/// A change of a window, as JSON Merge Patch: what is left out stays, and `null` takes the phone away.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "assistance": true, "active": true })))]
#[serde(deny_unknown_fields)]
pub struct WindowPatch {
    /// What stands on it.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub number: Option<Text<20>>,
    /// Its name.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub name: Option<Text<100>>,
    /// 综合业务窗口.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub comprehensive: Option<bool>,
    /// 帮办代办窗口.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub assistance: Option<bool>,
    /// Phone.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "taken_away_by_null"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Text<20>>))]
    pub phone: Option<Option<Text<20>>>,
    /// Whether it is open.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub active: Option<bool>,
}

impl Validate for WindowPatch {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        if let Some(number) = &self.number {
            errors.merge_self("number", number.validate());
        }
        if let Some(name) = &self.name {
            errors.merge_self("name", name.validate());
        }
        check_phone(&mut errors, self.phone.as_ref().and_then(Option::as_ref));
        if *self == Self::default() {
            errors.add("__all__", ValidationError::new("nothing_to_change"));
        }
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}

fn check_phone(errors: &mut ValidationErrors, phone: Option<&Text<20>>) {
    let Some(phone) = phone else { return };
    match phone.validate() {
        Ok(()) if counter_phone(&phone.0).is_none() => {
            errors.add("phone", ValidationError::new("phone"));
        }
        outcome => {
            errors.merge_self("phone", outcome);
        }
    }
}
