//! The applicant (申请人): a natural person, or a legal person or other organisation.
//!
//! Owns the personal facts, their checks and the masked view. Does not own storage: everything
//! here is sealed before it is written (P1).

mod field;
mod stored;

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::credit_code::CreditCode;
use crate::fault::Fault;
use crate::identity_number::IdentityNumber;
use crate::masking;
use crate::phone::Phone;

pub use field::PersonalField;

/// Who applies.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Applicant {
    /// 自然人.
    NaturalPerson(NaturalPerson),
    /// 法人和其他组织.
    LegalPerson(LegalPerson),
}

/// A natural person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NaturalPerson {
    /// Name.
    pub name: String,
    /// Kind of identity document.
    pub id_type: IdType,
    /// Number of the identity document.
    pub id_number: String,
    /// Mobile or landline.
    pub phone: String,
    /// Where to reach the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Who acts for the person (C17).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxy: Option<Proxy>,
    /// Special circumstances (C17): sensitive personal information.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub special_circumstances: Vec<SpecialCircumstance>,
}

/// A legal person or other organisation.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalPerson {
    /// Registered name.
    pub name: String,
    /// Unified social credit code (GB 32100-2015).
    pub credit_code: String,
    /// Legal representative or person in charge.
    pub legal_representative: String,
    /// Whom to call.
    pub contact: Contact,
    /// Registered or business address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Who acts for it with an authorisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxy: Option<Proxy>,
    /// Special circumstances of the matter (C17).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub special_circumstances: Vec<SpecialCircumstance>,
}

/// A contact person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Mobile or landline.
    pub phone: String,
}

/// Somebody who acts for the applicant with an authorisation (二（三）).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proxy {
    /// Name.
    pub name: String,
    /// Kind of identity document.
    pub id_type: IdType,
    /// Number of the identity document.
    pub id_number: String,
    /// Mobile or landline.
    pub phone: String,
    /// How the proxy is related to the applicant, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relationship: Option<String>,
}

/// Kinds of identity documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum IdType {
    /// 居民身份证.
    #[default]
    ResidentId,
    /// 港澳台居民居住证.
    ResidencePermit,
    /// 外国人永久居留身份证.
    ForeignerPermanentResidence,
    /// 护照.
    Passport,
}

impl IdType {
    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ResidentId => "resident_id",
            Self::ResidencePermit => "residence_permit",
            Self::ForeignerPermanentResidence => "foreigner_permanent_residence",
            Self::Passport => "passport",
        }
    }
}

/// Special circumstances in which everything can be had (C17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SpecialCircumstance {
    /// 行动不便.
    ReducedMobility,
    /// 残疾.
    Disability,
    /// 高龄.
    Elderly,
    /// 重病.
    SevereIllness,
    /// 孕产.
    Pregnancy,
    /// 其他.
    Other,
}

impl Applicant {
    /// The name as registered.
    pub fn name(&self) -> &str {
        match self {
            Self::NaturalPerson(person) => &person.name,
            Self::LegalPerson(body) => &body.name,
        }
    }

    /// The phone to call.
    pub fn phone(&self) -> &str {
        match self {
            Self::NaturalPerson(person) => &person.phone,
            Self::LegalPerson(body) => &body.contact.phone,
        }
    }

    /// Whether it is a natural person.
    pub const fn is_natural_person(&self) -> bool {
        matches!(self, Self::NaturalPerson(_))
    }

    /// What makes two applicants the same one: document type and number, or the credit code.
    /// Personal data: goes into a keyed blind index only.
    pub fn identity(&self) -> String {
        match self {
            Self::NaturalPerson(person) => identity_of(person.id_type, &person.id_number),
            Self::LegalPerson(body) => identity_of_body(&body.credit_code),
        }
    }

    /// Every fault of the fields, with pointers below `base` (such as `/applicant`).
    pub fn faults(&self, base: &str, today: NaiveDate) -> Vec<Fault> {
        let mut faults = Vec::new();
        match self {
            Self::NaturalPerson(person) => {
                check_id_number(
                    &mut faults,
                    format!("{base}/id_number"),
                    person.id_type,
                    &person.id_number,
                    today,
                );
                check_phone(&mut faults, format!("{base}/phone"), &person.phone);
                check_proxy(&mut faults, base, person.proxy.as_ref(), today);
            }
            Self::LegalPerson(body) => {
                if let Err(fault) = CreditCode::parse(&body.credit_code) {
                    faults.push(Fault::at(format!("{base}/credit_code"), fault.code()));
                }
                check_phone(
                    &mut faults,
                    format!("{base}/contact/phone"),
                    &body.contact.phone,
                );
                check_proxy(&mut faults, base, body.proxy.as_ref(), today);
            }
        }
        faults
    }

    /// What may be shown by default (P2). Names and codes of organisations are public.
    #[must_use]
    pub fn masked(&self) -> Self {
        match self {
            Self::NaturalPerson(person) => Self::NaturalPerson(NaturalPerson {
                name: masking::name(&person.name),
                id_type: person.id_type,
                id_number: mask_number(person.id_type, &person.id_number),
                phone: masking::phone(&person.phone),
                address: person.address.as_deref().map(masking::address),
                proxy: person.proxy.as_ref().map(Proxy::masked),
                special_circumstances: Vec::new(),
            }),
            Self::LegalPerson(body) => Self::LegalPerson(LegalPerson {
                name: body.name.clone(),
                credit_code: body.credit_code.clone(),
                legal_representative: masking::name(&body.legal_representative),
                contact: Contact {
                    name: masking::name(&body.contact.name),
                    phone: masking::phone(&body.contact.phone),
                },
                address: body.address.as_deref().map(masking::address),
                proxy: body.proxy.as_ref().map(Proxy::masked),
                special_circumstances: Vec::new(),
            }),
        }
    }
}

impl Proxy {
    fn masked(&self) -> Self {
        Self {
            name: masking::name(&self.name),
            id_type: self.id_type,
            id_number: mask_number(self.id_type, &self.id_number),
            phone: masking::phone(&self.phone),
            relationship: self.relationship.clone(),
        }
    }
}

/// The identity of a natural person, for a blind index.
pub fn identity_of(id_type: IdType, id_number: &str) -> String {
    format!("{}:{}", id_type.as_str(), id_number.to_ascii_uppercase())
}

/// The identity of a legal person, for a blind index.
pub fn identity_of_body(credit_code: &str) -> String {
    format!("credit_code:{}", credit_code.to_ascii_uppercase())
}

fn mask_number(id_type: IdType, number: &str) -> String {
    match id_type {
        IdType::ResidentId | IdType::ResidencePermit => masking::identity_number(number),
        IdType::ForeignerPermanentResidence | IdType::Passport => masking::document_number(number),
    }
}

fn check_proxy(faults: &mut Vec<Fault>, base: &str, proxy: Option<&Proxy>, today: NaiveDate) {
    if let Some(proxy) = proxy {
        check_id_number(
            faults,
            format!("{base}/proxy/id_number"),
            proxy.id_type,
            &proxy.id_number,
            today,
        );
        check_phone(faults, format!("{base}/proxy/phone"), &proxy.phone);
    }
}

fn check_id_number(
    faults: &mut Vec<Fault>,
    pointer: String,
    id_type: IdType,
    number: &str,
    today: NaiveDate,
) {
    if let Some(code) = number_fault(id_type, number, today) {
        faults.push(Fault::at(pointer, code));
    }
}

/// What is wrong with the number of an identity document, if anything.
pub fn number_fault(id_type: IdType, number: &str, today: NaiveDate) -> Option<&'static str> {
    match id_type {
        // The residence permit of Hong Kong, Macao and Taiwan residents follows GB 11643 as well.
        IdType::ResidentId | IdType::ResidencePermit => IdentityNumber::parse(number, today)
            .err()
            .map(|fault| fault.code()),
        IdType::ForeignerPermanentResidence | IdType::Passport => {
            let plausible = (5..=20).contains(&number.len())
                && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
            (!plausible).then_some("document_number")
        }
    }
}

fn check_phone(faults: &mut Vec<Fault>, pointer: String, phone: &str) {
    if Phone::parse(phone).is_err() {
        faults.push(Fault::at(pointer, "phone"));
    }
}

// Debug of personal data shows the masked view: a stray `{:?}` must not leak.
impl fmt::Debug for Applicant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Applicant")
            .field(&masking::name(self.name()))
            .finish()
    }
}
