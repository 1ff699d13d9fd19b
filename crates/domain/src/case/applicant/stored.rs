//! Reading an applicant that was stored.
//!
//! Owns the order: the kind stands first, as it is written, so that the rest is read straight into its type. serde's
//! own reader of tagged enumerations copies every field first, which shows where a list opens twenty applicants.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::{Applicant, LegalPerson, NaturalPerson};

/// What has to stand first.
#[derive(serde::Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum First {
    Kind,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    NaturalPerson,
    LegalPerson,
}

impl<'de> Deserialize<'de> for Applicant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ApplicantVisitor)
    }
}

struct ApplicantVisitor;

impl<'de> Visitor<'de> for ApplicantVisitor {
    type Value = Applicant;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an applicant whose kind stands first")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut fields: M) -> Result<Applicant, M::Error> {
        let First::Kind = fields
            .next_key()?
            .ok_or_else(|| Error::missing_field("kind"))?;
        let kind = fields.next_value()?;
        let rest = MapAccessDeserializer::new(fields);
        Ok(match kind {
            Kind::NaturalPerson => Applicant::NaturalPerson(NaturalPerson::deserialize(rest)?),
            Kind::LegalPerson => Applicant::LegalPerson(LegalPerson::deserialize(rest)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORED: &str = r#"{"kind":"natural_person","name":"王芳","id_type":"resident_id",
        "id_number":"371302199001010011","phone":"13953912345","address":null,"proxy":null,
        "special_circumstances":[]}"#;

    #[test]
    fn what_was_stored_with_nothing_spelled_out_is_read_as_well() {
        let read: Applicant = serde_json::from_str(STORED).unwrap();
        let written = serde_json::to_string(&read).unwrap();
        assert_eq!(
            written,
            r#"{"kind":"natural_person","name":"王芳","id_type":"resident_id","id_number":"371302199001010011","phone":"13953912345"}"#
        );
        assert!(serde_json::from_str::<Applicant>(&written).unwrap() == read);
        let value: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert!(value["kind"] == "natural_person");
    }

    #[test]
    fn another_order_and_another_kind_are_refused() {
        for faulty in [
            r#"{"name":"王芳","kind":"natural_person"}"#,
            r#"{"kind":"machine","name":"王芳"}"#,
            "{}",
            "[]",
        ] {
            assert!(
                serde_json::from_str::<Applicant>(faulty).is_err(),
                "{faulty}"
            );
        }
    }
}
