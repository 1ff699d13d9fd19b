//! Organisations, to read; and what is told of one, to change.

use bangban_domain::organization::OrganizationKind;
use bangban_domain::phone::Phone;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError, ValidationErrors};

use crate::patch::{not_taken_away, taken_away_by_null};
use crate::text::Text;

/// Numbers that anybody can call without an area code, beside those of the domain: 12345 and its like, 400.
const SERVICE_NUMBERS: [&str; 2] = ["12", "400"];

/// 机构.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganizationView {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub kind: OrganizationKind,
    /// Name.
    pub name: String,
    /// The division it serves, twelve digits.
    pub division_code: Option<String>,
    /// The managing parent: data scope follows it (N1).
    pub parent_id: Option<Uuid>,
    /// The territorial parent, where it is another one.
    pub territorial_parent_id: Option<Uuid>,
    /// 1 city, 2 county or zone, 3 town, 4 village.
    pub level: usize,
    /// Address.
    pub address: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Whether it is in service.
    pub active: bool,
    /// Grows with every change.
    pub version: i64,
}

/// A change of what is told of an organisation, as JSON Merge Patch: what is left out stays, and `null` takes
/// address or phone away.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "address": "临沂市兰山区北京路（示例）", "active": true
})))]
#[serde(deny_unknown_fields)]
pub struct OrganizationPatch {
    /// Name.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub name: Option<Text<100>>,
    /// Address, in words.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "taken_away_by_null"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Text<200>>))]
    pub address: Option<Option<Text<200>>>,
    /// The counter's phone: a mobile, a landline with its area code, or a service number.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "taken_away_by_null"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Text<20>>))]
    pub phone: Option<Option<Text<20>>>,
    /// Whether it is in service. One that is not takes no new cases; those it has go on.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub active: Option<bool>,
}

impl Validate for OrganizationPatch {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        if let Some(name) = &self.name {
            errors.merge_self("name", name.validate());
        }
        if let Some(Some(address)) = &self.address {
            errors.merge_self("address", address.validate());
        }
        if let Some(Some(phone)) = &self.phone {
            match phone.validate() {
                Ok(()) if counter_phone(&phone.0).is_none() => {
                    errors.add("phone", ValidationError::new("phone"));
                }
                outcome => {
                    errors.merge_self("phone", outcome);
                }
            }
        }
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

/// A counter's phone in its one form: what people can call, which may be a service number as well.
pub fn counter_phone(text: &str) -> Option<String> {
    let text = text.trim();
    if let Ok(phone) = Phone::parse(text) {
        return Some(phone.as_str().to_owned());
    }
    let digits: String = text.chars().filter(|letter| *letter != '-').collect();
    let is_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    let fits = SERVICE_NUMBERS
        .into_iter()
        .zip([5, 10])
        .any(|(begin, length)| digits.starts_with(begin) && digits.len() == length);
    (is_digits && fits).then_some(digits)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::faults::faults_of;

    fn read(patch: serde_json::Value) -> OrganizationPatch {
        serde_json::from_value(patch).unwrap()
    }

    #[test]
    fn null_takes_away_and_what_is_left_out_stays() {
        let patch = read(json!({ "phone": null }));
        assert_eq!((&patch.phone, &patch.address), (&Some(None), &None));
        assert_eq!(faults_of(&patch), []);
        assert!(serde_json::from_value::<OrganizationPatch>(json!({ "name": null })).is_err());
    }

    #[test]
    fn every_fault_is_told() {
        let patch = read(json!({ "name": " ", "address": "", "phone": "8123456" }));
        let mut told: Vec<_> = faults_of(&patch)
            .into_iter()
            .map(|fault| fault.pointer)
            .collect();
        told.sort();
        assert_eq!(told, ["/address", "/name", "/phone"]);
        let nothing = faults_of(&read(json!({})));
        assert_eq!(nothing[0].code, "nothing_to_change");
    }

    #[test]
    fn a_counter_has_a_landline_a_mobile_or_a_service_number() {
        for (typed, kept) in [
            ("05398123456", "0539-8123456"),
            (" 13953912345", "13953912345"),
            ("12345", "12345"),
            ("400-123-4567", "4001234567"),
        ] {
            assert_eq!(counter_phone(typed).as_deref(), Some(kept), "{typed}");
        }
        for typed in [
            "8123456",
            "123456",
            "１２３４５",
            "400123456",
            "0539 8123456",
        ] {
            assert_eq!(counter_phone(typed), None, "{typed}");
        }
    }
}
