//! Service items (事项), their versions and guides, to read; and what a draft says, to write.

mod request;

use bangban_domain::deadline::{DayUnit, Limit};
use bangban_domain::service_item::{
    DecidingLevel, MaterialRequirement, Necessity, ServiceItem, Subject,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::day::Day;

pub use request::{MaterialRequest, PublicationRequest, ServiceItemRequest};

/// 事项.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceItemView {
    /// Its id.
    pub id: Uuid,
    /// Version.
    pub version: i32,
    /// Name.
    pub name: String,
    /// Category, such as 低保办理.
    pub category: String,
    /// The level that decides it.
    pub level: DecidingLevel,
    /// Who may apply.
    pub subjects: Vec<Subject>,
    /// Kind of administrative matter, such as 行政许可.
    pub item_type: String,
    /// 即办件.
    pub on_the_spot: bool,
    /// 法定时限.
    pub legal_limit: Option<LimitView>,
    /// 承诺时限.
    pub promised_limit: Option<LimitView>,
    /// 规费, in words.
    pub fee: String,
    /// Whether consent may stand in for a written agreement (C7).
    pub simplified_allowed: bool,
    /// What is to be handed in.
    pub materials: Vec<MaterialRequirementView>,
    /// Intermediary services it may need, in words; the choice is the applicant's (C16).
    #[serde(default)]
    pub intermediary: Option<String>,
    /// What the limits do not count, in words.
    #[serde(default)]
    pub not_counted_in_limit: Vec<String>,
    /// Legal basis, in words.
    pub basis: String,
    /// How sure the figures are: the data are illustrative.
    pub confidence: String,
}

/// So many days of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LimitView {
    /// Days.
    pub days: u32,
    /// Unit.
    pub unit: DayUnit,
}

/// One material.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MaterialRequirementView {
    /// Its id; the same in a case.
    pub id: Uuid,
    /// Name.
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

/// A version of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceItemVersionView {
    /// Its number, from 1.
    pub version: i32,
    /// `draft`; `scheduled`, published for a later day; `published`, what new cases use; or `withdrawn`.
    pub state: String,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// From which day on new cases use it; none for a draft, and where it is not on record.
    #[serde(default)]
    pub effective_on: Option<Day>,
    /// The item in this version.
    pub item: ServiceItemView,
}

/// 办事指南: what an applicant has to know, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuideView {
    /// The item.
    pub item: ServiceItemView,
    /// The steps of the circular, in words.
    pub steps: Vec<String>,
    /// What it costs.
    pub cost: String,
    /// Intermediary services it may need; the choice is the applicant's (C16).
    pub intermediary: Option<String>,
    /// What the limits do not count.
    pub not_counted_in_limit: Vec<String>,
    /// Whom to call.
    pub hotline: String,
}

impl From<Limit> for LimitView {
    fn from(limit: Limit) -> Self {
        Self {
            days: limit.days,
            unit: limit.unit,
        }
    }
}

impl From<&MaterialRequirement> for MaterialRequirementView {
    fn from(material: &MaterialRequirement) -> Self {
        Self {
            id: material.id.uuid(),
            name: material.name.clone(),
            necessity: material.necessity,
            form: material.form.clone(),
            copies: material.copies,
            source: material.source.clone(),
        }
    }
}

impl From<&ServiceItem> for ServiceItemView {
    fn from(item: &ServiceItem) -> Self {
        Self {
            id: item.id.uuid(),
            version: item.version,
            name: item.name.clone(),
            category: item.category.clone(),
            level: item.level,
            subjects: item.subjects.clone(),
            item_type: item.item_type.clone(),
            on_the_spot: item.on_the_spot,
            legal_limit: item.legal_limit.map(LimitView::from),
            promised_limit: item.promised_limit.map(LimitView::from),
            fee: item.fee.clone(),
            simplified_allowed: item.simplified,
            materials: item
                .materials
                .iter()
                .map(MaterialRequirementView::from)
                .collect(),
            intermediary: item.intermediary.clone(),
            not_counted_in_limit: item.not_counted_in_limit.clone(),
            basis: item.basis.clone(),
            confidence: item.confidence.clone(),
        }
    }
}

/// What the applicant pays, in one sentence.
fn cost(fee: &str) -> String {
    if fee == "不收费" {
        "帮办代办服务免费，本事项也不收费".to_owned()
    } else {
        format!("帮办代办服务免费，法定规费依规缴纳：{fee}")
    }
}

impl From<&ServiceItem> for GuideView {
    fn from(item: &ServiceItem) -> Self {
        let steps = ["提出申请", "受理委托", "事项办理", "交接归档", "评价"];
        Self {
            item: ServiceItemView::from(item),
            steps: steps.into_iter().map(str::to_owned).collect(),
            cost: cost(&item.fee),
            intermediary: item.intermediary.clone(),
            not_counted_in_limit: item.not_counted_in_limit.clone(),
            hotline: "12345".to_owned(),
        }
    }
}
