//! Personal data of a case, whole: what is asked for, why, and the answer (P2).

use bangban_domain::case::applicant::PersonalField;
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::text::Text;

/// What is to be seen whole, and why.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "fields": ["phone"], "reason": "联系申请人约定上门时间" })))]
#[serde(deny_unknown_fields)]
pub struct DisclosureRequest {
    /// Which facts.
    #[validate(length(min = 1, max = 9, code = "item_count"))]
    pub fields: Vec<PersonalField>,
    /// Why; kept in the audit trail, so that no personal data belongs in it.
    #[validate(nested)]
    pub reason: Text<200>,
}

/// The facts, whole.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "values": [{ "field": "phone", "value": "13900012345" }] })))]
pub struct DisclosureView {
    /// In the order in which they were asked for.
    pub values: Vec<DisclosedValue>,
}

/// A fact, whole.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DisclosedValue {
    /// Which one.
    pub field: PersonalField,
    /// None where this applicant has none like that.
    pub value: Option<String>,
}

// What is disclosed to one person stays out of logs.
impl std::fmt::Debug for DisclosureView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DisclosureView")
    }
}

impl std::fmt::Debug for DisclosedValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DisclosedValue")
    }
}
