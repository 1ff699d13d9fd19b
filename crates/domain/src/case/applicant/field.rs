//! The personal facts that are masked by default, by name: what may be disclosed one by one (P2).
//!
//! Owns which facts these are. Does not own who may see them whole (`policy`).

use serde::{Deserialize, Serialize};

use super::{Applicant, Proxy};

/// A personal fact of an applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PersonalField {
    /// 姓名.
    Name,
    /// 证件号码.
    IdNumber,
    /// The phone to call: of a body, its contact's.
    Phone,
    /// 地址.
    Address,
    /// 法定代表人.
    LegalRepresentative,
    /// The contact's name.
    ContactName,
    /// The proxy's name.
    ProxyName,
    /// The number of the proxy's identity document.
    ProxyIdNumber,
    /// The proxy's phone.
    ProxyPhone,
}

impl PersonalField {
    /// Every fact.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::IdNumber,
        Self::Phone,
        Self::Address,
        Self::LegalRepresentative,
        Self::ContactName,
        Self::ProxyName,
        Self::ProxyIdNumber,
        Self::ProxyPhone,
    ];
}

impl Applicant {
    /// The fact, whole; none where this applicant has none like that.
    pub fn whole(&self, field: PersonalField) -> Option<&str> {
        match field {
            PersonalField::Phone => Some(self.phone()),
            PersonalField::ProxyName => self.proxy().map(|proxy| proxy.name.as_str()),
            PersonalField::ProxyIdNumber => self.proxy().map(|proxy| proxy.id_number.as_str()),
            PersonalField::ProxyPhone => self.proxy().map(|proxy| proxy.phone.as_str()),
            field => match self {
                Self::NaturalPerson(person) => match field {
                    PersonalField::Name => Some(&person.name),
                    PersonalField::IdNumber => Some(&person.id_number),
                    PersonalField::Address => person.address.as_deref(),
                    _ => None,
                },
                // The names of bodies are public, and never masked.
                Self::LegalPerson(body) => match field {
                    PersonalField::LegalRepresentative => Some(&body.legal_representative),
                    PersonalField::ContactName => Some(&body.contact.name),
                    PersonalField::Address => body.address.as_deref(),
                    _ => None,
                },
            },
        }
    }

    /// The facts that this applicant has and that are masked.
    pub fn masked_fields(&self) -> Vec<PersonalField> {
        let all = PersonalField::ALL.into_iter();
        all.filter(|field| self.whole(*field).is_some()).collect()
    }

    fn proxy(&self) -> Option<&Proxy> {
        match self {
            Self::NaturalPerson(person) => person.proxy.as_ref(),
            Self::LegalPerson(body) => body.proxy.as_ref(),
        }
    }
}
