//! The applicant on the wire: one flat shape to send, one masked shape to read.
//!
//! Owns which fields go with which kind of applicant. The checks of numbers are the domain's.

use bangban_domain::case::applicant::{
    Applicant, Contact, IdType, LegalPerson, NaturalPerson, Proxy, SpecialCircumstance,
    number_fault,
};
use bangban_domain::credit_code::CreditCode;
use bangban_domain::fault::Fault;
use bangban_domain::phone::Phone;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError, ValidationErrors};

use crate::text::Text;

/// Kinds of applicants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ApplicantKind {
    /// 自然人.
    NaturalPerson,
    /// 法人和其他组织.
    LegalPerson,
}

/// 申请人。自然人：`name`、`id_number`、`phone`；法人和其他组织：`name`、`credit_code`、
/// `legal_representative`、`contact`。
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "kind": "natural_person", "name": "王芳", "id_type": "resident_id",
    "id_number": "371302199001010011", "phone": "13953912345"
})))]
#[serde(deny_unknown_fields)]
pub struct ApplicantInput {
    /// Natural person or legal person.
    pub kind: ApplicantKind,
    /// Name as registered.
    pub name: Text<100>,
    /// Natural person: kind of identity document; the resident identity card by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_type: Option<IdType>,
    /// Natural person: number of the identity document (GB 11643-1999 for resident cards).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_number: Option<Text<30>>,
    /// Natural person: mobile or landline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Text<20>>,
    /// Legal person: unified social credit code (GB 32100-2015).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<Text<18>>,
    /// Legal person: legal representative or person in charge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_representative: Option<Text<100>>,
    /// Legal person: whom to call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactInput>,
    /// Where to reach the applicant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Text<300>>,
    /// Who acts for the applicant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxy: Option<ProxyInput>,
    /// Special circumstances (sensitive personal information, C17).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_items = 6))]
    pub special_circumstances: Option<Vec<SpecialCircumstance>>,
}

/// Whom to call.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ContactInput {
    /// Name.
    pub name: Text<100>,
    /// Mobile or landline.
    pub phone: Text<20>,
}

/// Who acts for the applicant.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProxyInput {
    /// Name.
    pub name: Text<100>,
    /// Kind of identity document; the resident identity card by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_type: Option<IdType>,
    /// Number of the identity document.
    pub id_number: Text<30>,
    /// Mobile or landline.
    pub phone: Text<20>,
    /// How the proxy is related to the applicant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relationship: Option<Text<50>>,
}

// Personal data stays out of logs.
impl std::fmt::Debug for ApplicantInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ApplicantInput")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl Validate for ApplicantInput {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut faults = Faults::default();
        faults.text("name", &self.name);
        faults.optional("id_number", self.id_number.as_ref());
        faults.optional("phone", self.phone.as_ref());
        faults.optional("credit_code", self.credit_code.as_ref());
        faults.optional("legal_representative", self.legal_representative.as_ref());
        faults.optional("address", self.address.as_ref());
        faults.nested("proxy", self.proxy.as_ref());
        faults.nested("contact", self.contact.as_ref());
        if self
            .special_circumstances
            .as_ref()
            .is_some_and(|list| list.len() > 6)
        {
            faults.add("special_circumstances", "too_many");
        }
        match self.kind {
            ApplicantKind::NaturalPerson => self.check_person(&mut faults),
            ApplicantKind::LegalPerson => self.check_body(&mut faults),
        }
        faults.result()
    }
}

impl ApplicantInput {
    fn check_person(&self, faults: &mut Faults) {
        faults.needed("id_number", self.id_number.is_some());
        faults.needed("phone", self.phone.is_some());
        faults.unwanted("credit_code", self.credit_code.is_some());
        faults.unwanted("legal_representative", self.legal_representative.is_some());
        faults.unwanted("contact", self.contact.is_some());
        faults.number(self.id_type.unwrap_or_default(), self.id_number.as_ref());
        faults.phone(self.phone.as_ref());
    }

    fn check_body(&self, faults: &mut Faults) {
        faults.needed("credit_code", self.credit_code.is_some());
        faults.needed("legal_representative", self.legal_representative.is_some());
        faults.needed("contact", self.contact.is_some());
        faults.unwanted("id_type", self.id_type.is_some());
        faults.unwanted("id_number", self.id_number.is_some());
        faults.unwanted("phone", self.phone.is_some());
        if let Some(Err(fault)) = self
            .credit_code
            .as_ref()
            .map(|code| CreditCode::parse(&code.0))
        {
            faults.add("credit_code", fault.code());
        }
    }

    /// The applicant in the domain's form, numbers and phones in their one spelling. Fields that
    /// are missing become empty, which the domain refuses.
    pub fn into_domain(self) -> Applicant {
        let text = |text: Option<Text<100>>| text.map(String::from).unwrap_or_default();
        let circumstances = self.special_circumstances.unwrap_or_default();
        match self.kind {
            ApplicantKind::NaturalPerson => {
                let id_type = self.id_type.unwrap_or_default();
                Applicant::NaturalPerson(NaturalPerson {
                    name: self.name.into(),
                    id_type,
                    id_number: self
                        .id_number
                        .map(|number| number.trimmed().to_uppercase())
                        .unwrap_or_default(),
                    phone: self.phone.map(one_spelling).unwrap_or_default(),
                    address: self.address.map(String::from),
                    proxy: self.proxy.map(ProxyInput::into_domain),
                    special_circumstances: circumstances,
                })
            }
            ApplicantKind::LegalPerson => Applicant::LegalPerson(LegalPerson {
                name: self.name.into(),
                credit_code: self.credit_code.map(String::from).unwrap_or_default(),
                legal_representative: text(self.legal_representative),
                contact: self.contact.map_or_else(
                    || Contact {
                        name: String::new(),
                        phone: String::new(),
                    },
                    |contact| Contact {
                        name: contact.name.into(),
                        phone: one_spelling(contact.phone),
                    },
                ),
                address: self.address.map(String::from),
                proxy: self.proxy.map(ProxyInput::into_domain),
                special_circumstances: circumstances,
            }),
        }
    }

    /// The input that would make this applicant: what a merge patch is applied to.
    pub fn from_domain(applicant: &Applicant) -> Self {
        let optional = |list: &Vec<SpecialCircumstance>| (!list.is_empty()).then(|| list.clone());
        match applicant {
            Applicant::NaturalPerson(person) => Self {
                kind: ApplicantKind::NaturalPerson,
                name: Text(person.name.clone()),
                id_type: Some(person.id_type),
                id_number: Some(Text(person.id_number.clone())),
                phone: Some(Text(person.phone.clone())),
                credit_code: None,
                legal_representative: None,
                contact: None,
                address: person.address.clone().map(Text),
                proxy: person.proxy.as_ref().map(ProxyInput::from_domain),
                special_circumstances: optional(&person.special_circumstances),
            },
            Applicant::LegalPerson(body) => Self {
                kind: ApplicantKind::LegalPerson,
                name: Text(body.name.clone()),
                id_type: None,
                id_number: None,
                phone: None,
                credit_code: Some(Text(body.credit_code.clone())),
                legal_representative: Some(Text(body.legal_representative.clone())),
                contact: Some(ContactInput {
                    name: Text(body.contact.name.clone()),
                    phone: Text(body.contact.phone.clone()),
                }),
                address: body.address.clone().map(Text),
                proxy: body.proxy.as_ref().map(ProxyInput::from_domain),
                special_circumstances: optional(&body.special_circumstances),
            },
        }
    }
}

impl ProxyInput {
    fn into_domain(self) -> Proxy {
        Proxy {
            name: self.name.into(),
            id_type: self.id_type.unwrap_or_default(),
            id_number: self.id_number.trimmed().to_uppercase(),
            phone: one_spelling(self.phone),
            relationship: self.relationship.map(String::from),
        }
    }

    fn from_domain(proxy: &Proxy) -> Self {
        Self {
            name: Text(proxy.name.clone()),
            id_type: Some(proxy.id_type),
            id_number: Text(proxy.id_number.clone()),
            phone: Text(proxy.phone.clone()),
            relationship: proxy.relationship.clone().map(Text),
        }
    }
}

impl Validate for ContactInput {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut faults = Faults::default();
        faults.text("name", &self.name);
        faults.text("phone", &self.phone);
        faults.phone(Some(&self.phone));
        faults.result()
    }
}

impl Validate for ProxyInput {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut faults = Faults::default();
        faults.text("name", &self.name);
        faults.text("id_number", &self.id_number);
        faults.text("phone", &self.phone);
        faults.optional("relationship", self.relationship.as_ref());
        faults.number(self.id_type.unwrap_or_default(), Some(&self.id_number));
        faults.phone(Some(&self.phone));
        faults.result()
    }
}

/// Phones are looked up by a blind index, so that one phone must have one spelling.
fn one_spelling(phone: Text<20>) -> String {
    let text = phone.trimmed();
    Phone::parse(&text).map_or(text, |phone| phone.as_str().to_owned())
}

/// Gathers faults by field.
#[derive(Default)]
pub(crate) struct Faults(ValidationErrors);

impl Faults {
    pub(crate) fn add(&mut self, field: &'static str, code: &'static str) {
        // One fault a field: an empty number is missing, not missing and of a wrong length.
        if !self.0.errors().contains_key(field) {
            self.0.add(field, ValidationError::new(code));
        }
    }

    pub(crate) fn text<const MAX: usize>(&mut self, field: &'static str, text: &Text<MAX>) {
        if let Err(errors) = text.validate()
            && let Some(error) = errors
                .field_errors()
                .get("__all__")
                .and_then(|list| list.first())
        {
            self.0.add(field, (*error).clone());
        }
    }

    pub(crate) fn optional<const MAX: usize>(
        &mut self,
        field: &'static str,
        text: Option<&Text<MAX>>,
    ) {
        if let Some(text) = text {
            self.text(field, text);
        }
    }

    fn nested(&mut self, field: &'static str, value: Option<&impl Validate>) {
        if let Some(value) = value {
            self.0.merge_self(field, value.validate());
        }
    }

    pub(crate) fn needed(&mut self, field: &'static str, given: bool) {
        if !given {
            self.add(field, "required");
        }
    }

    pub(crate) fn unwanted(&mut self, field: &'static str, given: bool) {
        if given {
            self.add(field, "not_with_this_kind");
        }
    }

    /// Births in the future are the domain's to refuse: there is no clock here.
    pub(crate) fn number(&mut self, id_type: IdType, number: Option<&Text<30>>) {
        let Some(number) = number else { return };
        let code = number_fault(id_type, &number.0, NaiveDate::MAX);
        if let Some(code) = code {
            self.add("id_number", code);
        }
    }

    fn phone(&mut self, phone: Option<&Text<20>>) {
        if phone.is_some_and(|phone| Phone::parse(&phone.0).is_err()) {
            self.add("phone", "phone");
        }
    }

    pub(crate) fn result(self) -> Result<(), ValidationErrors> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(self.0)
        }
    }
}

/// The applicant as everybody sees it by default: masked (P2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicantView {
    /// Natural person or legal person.
    pub kind: ApplicantKind,
    /// Masked for a natural person; the registered name otherwise.
    pub name: String,
    /// Kind of identity document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_type: Option<IdType>,
    /// Masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_number: Option<String>,
    /// Masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    /// Masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_representative: Option<String>,
    /// Masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactView>,
    /// Masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxy: Option<ProxyView>,
}

/// A contact, masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContactView {
    /// Masked.
    pub name: String,
    /// Masked.
    pub phone: String,
}

/// A proxy, masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProxyView {
    /// Masked.
    pub name: String,
    /// Kind of identity document.
    pub id_type: IdType,
    /// Masked.
    pub id_number: String,
    /// Masked.
    pub phone: String,
    /// How the proxy is related to the applicant.
    pub relationship: Option<String>,
}

impl From<&Applicant> for ApplicantView {
    fn from(applicant: &Applicant) -> Self {
        match applicant.masked() {
            Applicant::NaturalPerson(person) => Self {
                kind: ApplicantKind::NaturalPerson,
                name: person.name,
                id_type: Some(person.id_type),
                id_number: Some(person.id_number),
                phone: Some(person.phone),
                credit_code: None,
                legal_representative: None,
                contact: None,
                address: person.address,
                proxy: person.proxy.map(ProxyView::of),
            },
            Applicant::LegalPerson(body) => Self {
                kind: ApplicantKind::LegalPerson,
                name: body.name,
                id_type: None,
                id_number: None,
                phone: None,
                credit_code: Some(body.credit_code),
                legal_representative: Some(body.legal_representative),
                contact: Some(ContactView {
                    name: body.contact.name,
                    phone: body.contact.phone,
                }),
                address: body.address,
                proxy: body.proxy.map(ProxyView::of),
            },
        }
    }
}

impl ProxyView {
    fn of(masked: Proxy) -> Self {
        Self {
            name: masked.name,
            id_type: masked.id_type,
            id_number: masked.id_number,
            phone: masked.phone,
            relationship: masked.relationship,
        }
    }
}

/// Faults where a masked value was sent back: it would overwrite the real one (`api.md`, changes).
pub fn masked_values(patch: &serde_json::Value, pointer: &str) -> Vec<Fault> {
    match patch {
        serde_json::Value::String(text) if bangban_domain::masking::is_masked(text) => {
            vec![Fault::at(pointer.to_owned(), "masked_value")]
        }
        serde_json::Value::Object(fields) => {
            let faults = fields
                .iter()
                .map(|(name, value)| masked_values(value, &format!("{pointer}/{name}")));
            faults.flatten().collect()
        }
        _ => Vec::new(),
    }
}
