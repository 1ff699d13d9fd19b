//! Registering as an applicant: the phone is proved by a code, then the account is made.
//!
//! Owns which fields go with a person and which with an enterprise. The checks of numbers are the
//! domain's.

use bangban_domain::case::applicant::IdType;
use bangban_domain::credit_code::CreditCode;
use bangban_domain::one_time_code::OneTimeCode;
use bangban_domain::phone::Phone;
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationErrors};

use crate::applicant::{ApplicantKind, Faults};
use crate::auth::strong_password;
use crate::text::Text;
use crate::users::is_username;

/// Asks for a code.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "phone": "13953912345" })))]
#[serde(deny_unknown_fields)]
pub struct CodeRequest {
    /// A mobile number of the mainland.
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^1[3-9][0-9]{9}$"))]
    pub phone: Text<20>,
}

impl Validate for CodeRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut faults = Faults::default();
        faults.phone_and_code(&self.phone, None);
        faults.result()
    }
}

/// A code is on its way. The same for every number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeView {
    /// Seconds that the code is good.
    pub expires_in: i64,
    /// Seconds until another one may be asked for.
    pub retry_after: i64,
}

/// 申请人注册。自然人：`name`、`id_number`；法人和其他组织：`name`、`credit_code`。
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "phone": "13953912345", "code": "123456", "password": "Yimeng-2026-hongse",
    "kind": "natural_person", "name": "王芳", "id_type": "resident_id", "id_number": "371302199001010011"
})))]
#[serde(deny_unknown_fields)]
pub struct RegistrationRequest {
    /// The mobile number that the code was sent to.
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^1[3-9][0-9]{9}$"))]
    pub phone: Text<20>,
    /// The code: six digits, good for five minutes, five tries and one account.
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[0-9]{6}$"))]
    pub code: Text<10>,
    /// 3 to 64 small letters, digits, dots, hyphens; beginning with a letter. One is made where none is chosen; the
    /// phone signs in as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[a-z][a-z0-9.-]{2,63}$"))]
    pub username: Option<Text<64>>,
    /// 12 to 128 characters, of three kinds at least.
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 12, max_length = 128))]
    pub password: Text<128>,
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
    /// Legal person: unified social credit code (GB 32100-2015).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<Text<18>>,
}

impl Validate for RegistrationRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut faults = Faults::default();
        faults.phone_and_code(&self.phone, Some(&self.code));
        if let Some(username) = &self.username
            && !is_username(&username.0)
        {
            faults.add("username", "username");
        }
        faults.text("password", &self.password);
        if strong_password(&self.password).is_err() {
            faults.add("password", "weak_password");
        }
        faults.text("name", &self.name);
        faults.optional("id_number", self.id_number.as_ref());
        faults.optional("credit_code", self.credit_code.as_ref());
        match self.kind {
            ApplicantKind::NaturalPerson => {
                faults.needed("id_number", self.id_number.is_some());
                faults.unwanted("credit_code", self.credit_code.is_some());
                faults.number(self.id_type.unwrap_or_default(), self.id_number.as_ref());
            }
            ApplicantKind::LegalPerson => {
                faults.needed("credit_code", self.credit_code.is_some());
                faults.unwanted("id_type", self.id_type.is_some());
                faults.unwanted("id_number", self.id_number.is_some());
                if let Some(Err(fault)) = self
                    .credit_code
                    .as_ref()
                    .map(|code| CreditCode::parse(&code.0))
                {
                    faults.add("credit_code", fault.code());
                }
            }
        }
        faults.result()
    }
}

/// A phone with the code that was sent there: what a page asks for before the rest.
#[derive(Clone, Serialize, Deserialize)]
pub struct PhoneProof {
    /// The mobile number.
    pub phone: Text<20>,
    /// The code.
    pub code: Text<10>,
}

impl Validate for PhoneProof {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut faults = Faults::default();
        faults.phone_and_code(&self.phone, Some(&self.code));
        faults.result()
    }
}

impl Faults {
    /// A number that can receive a message, and six digits.
    fn phone_and_code(&mut self, phone: &Text<20>, code: Option<&Text<10>>) {
        self.text("phone", phone);
        match Phone::parse(phone.0.trim()) {
            Ok(phone) if phone.is_mobile() => {}
            Ok(_) => self.add("phone", "mobile_phone"),
            Err(fault) => self.add("phone", fault.code()),
        }
        if let Some(code) = code {
            self.text("code", code);
            if OneTimeCode::parse(code.0.trim()).is_none() {
                self.add("code", "one_time_code");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::faults::faults_of;

    fn person() -> Value {
        json!({
            "phone": "13953912345", "code": "123456", "password": "Yimeng-2026-hongse",
            "kind": "natural_person", "name": "王芳", "id_number": "371302199001010011",
        })
    }

    fn faults(body: Value) -> Vec<(String, String)> {
        let request: RegistrationRequest = serde_json::from_value(body).unwrap();
        let mut faults: Vec<_> = faults_of(&request)
            .into_iter()
            .map(|fault| (fault.pointer, fault.code.into_owned()))
            .collect();
        faults.sort();
        faults
    }

    fn pair(pointer: &str, code: &str) -> (String, String) {
        (pointer.to_owned(), code.to_owned())
    }

    #[test]
    fn a_person_and_an_enterprise_pass() {
        assert_eq!(faults(person()), []);
        let enterprise = json!({
            "phone": "13953912345", "code": "123456", "password": "Yimeng-2026-hongse", "username": "menghe.food",
            "kind": "legal_person", "name": "临沂蒙河食品有限公司", "credit_code": "91371302MA3C000116",
        });
        assert_eq!(faults(enterprise), []);
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let body = json!({
            "phone": "0539-8123456", "code": "12345", "password": "short", "username": "Wang",
            "kind": "natural_person", "name": " ", "id_number": "371302199001010012",
            "credit_code": "91371302MA3C000116",
        });
        let expected = [
            pair("/code", "one_time_code"),
            pair("/credit_code", "not_with_this_kind"),
            pair("/id_number", "identity_number_check_digit"),
            pair("/name", "required"),
            pair("/password", "weak_password"),
            pair("/phone", "mobile_phone"),
            pair("/username", "username"),
        ];
        assert_eq!(faults(body), expected);
    }

    #[test]
    fn what_is_missing_is_missing_and_no_more() {
        let mut body = person();
        for name in ["phone", "code", "password"] {
            body[name] = json!("");
        }
        body.as_object_mut().unwrap().remove("id_number");
        let names = ["/code", "/id_number", "/password", "/phone"];
        assert_eq!(faults(body), names.map(|name| pair(name, "required")));
    }

    #[test]
    fn a_code_is_asked_for_a_mobile_number_alone() {
        let told = |phone: &str| {
            let request = CodeRequest {
                phone: phone.into(),
            };
            let faults = faults_of(&request).into_iter();
            faults
                .map(|fault| fault.code.into_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(told("13953912345"), [""; 0]);
        assert_eq!(told(" 13953912345 "), [""; 0]);
        assert_eq!(told(""), ["required"]);
        assert_eq!(told("0539-8123456"), ["mobile_phone"]);
        assert_eq!(told("1395391234"), ["phone_pattern"]);
        assert_eq!(told("139 5391 2345"), ["phone_characters"]);
    }
}
