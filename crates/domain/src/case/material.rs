//! The materials of a case: what is asked for and what was received.
//!
//! Owns whether a material is accounted for (C14). Does not own uploaded files.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::id::MaterialId;
use crate::service_item::{MaterialRequirement, Necessity};

/// One line of a case's list of materials.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Material {
    /// The id of the requirement; unique inside a case.
    pub id: MaterialId,
    /// Name.
    pub name: String,
    /// Whether it is needed.
    pub necessity: Necessity,
    /// What came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
}

/// 材料收讫.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// In which form.
    pub form: Form,
    /// How many.
    pub copies: u32,
    /// Until when a deferred material follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// When.
    pub received_at: DateTime<Utc>,
}

/// The form in which something is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Form {
    /// 原件.
    Original,
    /// 复印件.
    Copy,
    /// 电子.
    Electronic,
    /// 电子证照共享，免提交.
    SharedLicence,
    /// 容缺后补.
    Deferred,
}

impl Material {
    /// The line that a requirement makes.
    pub fn from_requirement(requirement: &MaterialRequirement) -> Self {
        Self {
            id: requirement.id,
            name: requirement.name.clone(),
            necessity: requirement.necessity,
            receipt: None,
        }
    }

    /// Whether nothing is left to ask: received, or not needed, or deferred to a day to come.
    pub fn is_accounted_for(&self, today: NaiveDate) -> bool {
        if self.necessity == Necessity::Optional {
            return true;
        }
        match &self.receipt {
            Some(Receipt {
                form: Form::Deferred,
                until,
                ..
            }) => until.is_some_and(|until| until >= today),
            Some(_) => true,
            None => false,
        }
    }
}
