//! Service items (事项): what can be handled, by versions.
//!
//! Owns the facts of one version that rules ask for. Does not own publication or search.

pub mod rules;

use serde::{Deserialize, Serialize};

use crate::deadline::Limit;
use crate::id::{MaterialId, ServiceItemId};
use crate::organization::OrganizationKind;

/// One version of a service item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceItem {
    /// The item; all versions share it.
    pub id: ServiceItemId,
    /// Version, from 1.
    pub version: i32,
    /// Name, as the applicant knows it.
    pub name: String,
    /// Category, such as 低保办理 (二（三）).
    pub category: String,
    /// The level that decides the item.
    pub level: DecidingLevel,
    /// Who may apply.
    pub subjects: Vec<Subject>,
    /// Kind of administrative matter (GB/T 39046 A.1), such as 行政许可.
    pub item_type: String,
    /// Whether it can be done on the spot (即办件, GB/T 39046 A.6).
    pub on_the_spot: bool,
    /// Limit by law, from the department's acceptance.
    pub legal_limit: Option<Limit>,
    /// Limit that the department promises.
    pub promised_limit: Option<Limit>,
    /// What is to be paid by law (规费), in words.
    pub fee: String,
    /// Whether consent may stand in for a written agreement (C7).
    pub simplified: bool,
    /// What is to be handed in.
    pub materials: Vec<MaterialRequirement>,
    /// Intermediary services the item may need, in words (C16).
    pub intermediary: Option<String>,
    /// What the limits do not count, in words.
    pub not_counted_in_limit: Vec<String>,
    /// Legal basis, in words.
    pub basis: String,
    /// How sure the figures are: part of the data, since it is illustrative.
    pub confidence: String,
}

impl ServiceItem {
    /// Whether the department's silence counts as acceptance: licences only (行政许可法 art. 32).
    pub fn is_licence(&self) -> bool {
        self.item_type == LICENCE
    }

    /// Whether the item is one of people's livelihood (民生保障类, 二（三）).
    pub fn is_livelihood(&self) -> bool {
        LIVELIHOOD.contains(&self.category.as_str())
    }

    /// Whether a venue of this kind has the item on its list (C3). The template of each level:
    /// halls and zones assist with everything, town and village venues with livelihood items.
    pub fn is_offered_by(&self, kind: OrganizationKind) -> bool {
        match kind {
            OrganizationKind::CityHall | OrganizationKind::CountyHall | OrganizationKind::Zone => {
                true
            }
            OrganizationKind::TownCenter | OrganizationKind::VillageStation => self.is_livelihood(),
            OrganizationKind::ApprovalDepartment => false,
        }
    }
}

/// The kind of administrative matter whose silence counts.
pub const LICENCE: &str = "行政许可";

/// The livelihood categories of 二（三）, with 农村事务 as the circular's "等".
pub const LIVELIHOOD: [&str; 7] = [
    "人口计生",
    "劳动就业",
    "农村补贴",
    "社会保险",
    "福利救助",
    "低保办理",
    "农村事务",
];

/// The level that decides an item (GB/T 39046 A.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DecidingLevel {
    /// 市级.
    City,
    /// 县级.
    County,
    /// 乡镇级.
    Town,
    /// 村级.
    Village,
}

/// Who may apply for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Subject {
    /// 自然人.
    NaturalPerson,
    /// 法人和其他组织.
    LegalPerson,
}

/// One material an item asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialRequirement {
    /// Stable inside the item.
    pub id: MaterialId,
    /// Name, such as 居民户口簿.
    pub name: String,
    /// Whether and when it is needed.
    pub necessity: Necessity,
    /// In which form, in words.
    pub form: String,
    /// How many copies.
    pub copies: u32,
    /// Who issues it, in words.
    pub source: String,
}

/// Whether a material is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Necessity {
    /// 必要.
    Required,
    /// 容缺后补: needed, but may follow by a date.
    Deferrable,
    /// 非必要.
    Optional,
}
