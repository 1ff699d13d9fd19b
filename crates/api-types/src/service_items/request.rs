//! What a draft of a service item says, and from which day on it is to be used.
//!
//! Owns the shape and the lengths. The bounds and the rules between fields are the domain's, as for an
//! import.

use bangban_domain::deadline::Limit;
use bangban_domain::id::{MaterialId, ServiceItemId};
use bangban_domain::service_item::rules::{self, MOST_COPIES};
use bangban_domain::service_item::{
    DecidingLevel, MaterialRequirement, Necessity, ServiceItem, Subject,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use crate::cases::acts::LimitInput;
use crate::day::Day;
use crate::text::Text;

/// The most materials of an item.
const MOST_MATERIALS: usize = 100;
/// The most things that the limits don't count.
const MOST_NOT_COUNTED: usize = 20;

/// What a version of an item says, whole: what is left out, it does not say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "name": "高龄津贴申领（示例）", "category": "福利救助", "level": "town", "subjects": ["natural_person"],
    "item_type": "行政给付", "on_the_spot": false,
    "legal_limit": { "days": 30, "unit": "working" }, "promised_limit": { "days": 20, "unit": "working" },
    "fee": "不收费", "simplified_allowed": true,
    "materials": [
        { "name": "居民身份证", "necessity": "required", "form": "电子证照核验", "copies": 0, "source": "政府部门核发（可共享免提交）" },
        { "name": "银行账户", "necessity": "deferrable", "form": "复印件", "copies": 1, "source": "申请人自备" }
    ],
    "not_counted_in_limit": ["公示7日"], "basis": "《老年人权益保障法》", "confidence": "illustrative"
})))]
#[serde(deny_unknown_fields)]
pub struct ServiceItemRequest {
    /// Name, as the applicant knows it; no other item has it.
    pub name: Text<100>,
    /// Category, such as 低保办理: it decides which venues assist with the item (C3).
    pub category: Text<50>,
    /// The level that decides it.
    pub level: DecidingLevel,
    /// Who may apply.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 2))]
    pub subjects: Vec<Subject>,
    /// Kind of administrative matter, such as 行政许可.
    pub item_type: Text<50>,
    /// 即办件.
    pub on_the_spot: bool,
    /// 法定时限.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_limit: Option<LimitInput>,
    /// 承诺时限; not longer than the limit by law, where both count the same days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised_limit: Option<LimitInput>,
    /// 规费, in words.
    pub fee: Text<500>,
    /// Whether consent may stand in for a written agreement (C7).
    pub simplified_allowed: bool,
    /// What is to be handed in, in the order in which it is shown.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub materials: Vec<MaterialRequest>,
    /// Intermediary services it may need, in words (C16).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intermediary: Option<Text<500>>,
    /// What the limits do not count, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub not_counted_in_limit: Vec<Text<200>>,
    /// Legal basis, in words.
    pub basis: Text<2000>,
    /// How sure the figures are.
    pub confidence: Text<500>,
}

/// One material.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MaterialRequest {
    /// Its id, where it was in the version before: the same material then, whatever it is called now. A new
    /// one gets its id from the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// Name; no other material of the item has it.
    #[validate(nested)]
    pub name: Text<100>,
    /// Whether and when it is needed.
    pub necessity: Necessity,
    /// In which form, in words.
    #[validate(nested)]
    pub form: Text<100>,
    /// How many copies; none where it need not be handed in.
    #[validate(range(max = MOST_COPIES, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub copies: u32,
    /// Who issues it, in words.
    #[validate(nested)]
    pub source: Text<200>,
}

/// 发布: from which day on new cases use the version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "effective_on": "2026-12-01" })))]
#[serde(deny_unknown_fields)]
pub struct PublicationRequest {
    /// Not before today. Cases that were submitted before keep their version.
    pub effective_on: Day,
}

impl Validate for ServiceItemRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        errors.merge_self("name", self.name.validate());
        errors.merge_self("category", self.category.validate());
        errors.merge_self("item_type", self.item_type.validate());
        errors.merge_self("fee", self.fee.validate());
        errors.merge_self("basis", self.basis.validate());
        errors.merge_self("confidence", self.confidence.validate());
        if let Some(intermediary) = &self.intermediary {
            errors.merge_self("intermediary", intermediary.validate());
        }
        if let Some(limit) = &self.legal_limit {
            errors.merge_self("legal_limit", limit.validate());
        }
        errors.merge_self("promised_limit", self.check_promised_limit());
        self.check_subjects(&mut errors);
        self.check_materials(&mut errors);
        if self.not_counted_in_limit.len() > MOST_NOT_COUNTED {
            errors.add("not_counted_in_limit", ValidationError::new("too_many"));
        } else {
            errors.merge_self("not_counted_in_limit", self.not_counted_in_limit.validate());
        }
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}

impl ServiceItemRequest {
    fn check_promised_limit(&self) -> Result<(), ValidationErrors> {
        if let Some(limit) = &self.promised_limit {
            limit.validate()?;
        }
        let limit = |limit: Option<LimitInput>| limit.map(Limit::from);
        if rules::promises_too_long(limit(self.legal_limit), limit(self.promised_limit)) {
            let mut errors = ValidationErrors::new();
            errors.add("days", ValidationError::new("promised_too_long"));
            return Err(errors);
        }
        Ok(())
    }

    fn check_subjects(&self, errors: &mut ValidationErrors) {
        if self.subjects.is_empty() {
            errors.add("subjects", ValidationError::new("required"));
        } else if !rules::repeated(&self.subjects).is_empty() {
            errors.add("subjects", ValidationError::new("duplicate"));
        }
    }

    /// Those of each material, and what stands twice.
    fn check_materials(&self, errors: &mut ValidationErrors) {
        if self.materials.len() > MOST_MATERIALS {
            errors.add("materials", ValidationError::new("too_many"));
            return;
        }
        let names: Vec<&str> = self.materials.iter().map(|it| it.name.0.trim()).collect();
        let names = rules::repeated(&names);
        let is_same_id = |place: &usize| {
            let id = self.materials[*place].id;
            id.is_some() && self.materials[..*place].iter().any(|it| it.id == id)
        };
        let mut found = std::collections::BTreeMap::new();
        for (place, material) in self.materials.iter().enumerate() {
            let mut faults = material.validate().err().unwrap_or_default();
            let is_blank = material.name.0.trim().is_empty();
            if names.contains(&place) && !is_blank && !faults.errors().contains_key("name") {
                faults.add("name", ValidationError::new("duplicate"));
            }
            if is_same_id(&place) {
                faults.add("id", ValidationError::new("duplicate"));
            }
            if !faults.is_empty() {
                found.insert(place, Box::new(faults));
            }
        }
        if !found.is_empty() {
            let list = ValidationErrorsKind::List(found);
            errors.errors_mut().insert("materials".into(), list);
        }
    }

    /// The version of the item that says this; `new_id` makes the ids of materials that have none.
    pub fn into_version(
        self,
        id: ServiceItemId,
        version: i32,
        mut new_id: impl FnMut() -> MaterialId,
    ) -> ServiceItem {
        let material = |material: MaterialRequest| MaterialRequirement {
            id: material.id.map_or_else(&mut new_id, MaterialId::from),
            name: material.name.into(),
            necessity: material.necessity,
            form: material.form.into(),
            copies: material.copies,
            source: material.source.into(),
        };
        // In the order of the enumeration, as an import has them.
        let all = [Subject::NaturalPerson, Subject::LegalPerson];
        let subjects = all.into_iter().filter(|it| self.subjects.contains(it));
        ServiceItem {
            id,
            version,
            name: self.name.into(),
            category: self.category.into(),
            level: self.level,
            subjects: subjects.collect(),
            item_type: self.item_type.into(),
            on_the_spot: self.on_the_spot,
            legal_limit: self.legal_limit.map(Limit::from),
            promised_limit: self.promised_limit.map(Limit::from),
            fee: self.fee.into(),
            simplified: self.simplified_allowed,
            materials: self.materials.into_iter().map(material).collect(),
            intermediary: self.intermediary.map(String::from),
            not_counted_in_limit: self
                .not_counted_in_limit
                .into_iter()
                .map(String::from)
                .collect(),
            basis: self.basis.into(),
            confidence: self.confidence.into(),
        }
    }
}

#[cfg(test)]
#[path = "request_tests.rs"]
mod tests;
