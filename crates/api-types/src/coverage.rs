//! Norms, and how far they are fulfilled (N2).

use bangban_domain::network::norm::MOST_REQUIRED;
use bangban_domain::network::{Level, Measure};
use bangban_domain::organization::OrganizationKind;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError, ValidationErrors};

use crate::day::Day;
use crate::text::Text;

/// One thing that is asked of an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NeedLine {
    /// What is counted.
    pub measure: Measure,
    /// At which window, where each has a norm of its own.
    pub window_id: Option<Uuid>,
    /// How many there have to be.
    pub required: u32,
    /// How many there are who count here: nobody counts twice.
    pub present: u32,
    /// How many are missing.
    pub missing: u32,
}

/// What one organisation needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnNeed {
    /// How many there have to be.
    pub required: i32,
    /// Full-time and part-time agents in service, each once.
    pub present: i32,
    /// How many are missing. Who is too many in one place does not make up for another.
    pub missing: i32,
    /// Whether nothing is missing; none where nothing is asked, as of an organisation that is closed.
    pub covered: Option<bool>,
}

/// The sums of many organisations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Totals {
    /// Organisations of which something is asked.
    pub organizations: i32,
    /// Those of them that lack nobody.
    pub covered: i32,
    /// The share of them, from 0 to 1 with four decimals, cut; 1 where nothing is asked.
    pub share: f64,
    /// How many agents there have to be.
    pub required: i32,
    /// How many there are.
    pub present: i32,
    /// How many are missing.
    pub missing: i32,
}

/// The sums of one level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LevelTotals {
    /// The level.
    pub level: Level,
    /// Its sums.
    #[serde(flatten)]
    pub totals: Totals,
}

/// 覆盖情况: of an organisation and everything it manages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CoverageView {
    /// The organisation.
    pub organization_id: Uuid,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganizationKind,
    /// What itself needs.
    pub own: OwnNeed,
    /// The same, line by line.
    pub lines: Vec<NeedLine>,
    /// The sums of its subtree, itself included.
    pub totals: Totals,
    /// The same, level by level.
    pub levels: Vec<LevelTotals>,
}

/// An organisation directly below another, with the sums of its own subtree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChildCoverage {
    /// The organisation.
    pub organization_id: Uuid,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganizationKind,
    /// The division it serves.
    pub division_code: Option<String>,
    /// What itself needs.
    pub own: OwnNeed,
    /// The sums of its subtree, itself included.
    pub totals: Totals,
}

/// An organisation that lacks somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GapView {
    /// The organisation.
    pub organization_id: Uuid,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganizationKind,
    /// The division it serves.
    pub division_code: Option<String>,
    /// The one that manages it.
    pub parent_id: Option<Uuid>,
    /// How many there have to be.
    pub required: i32,
    /// How many there are.
    pub present: i32,
    /// How many are missing.
    pub missing: i32,
}

/// How many came, moved and went in a year, in an organisation and everything it manages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TurnoverView {
    /// The organisation.
    pub organization_id: Uuid,
    /// The year.
    pub year: i32,
    /// 聘任.
    pub appointments: u64,
    /// 转岗, into it or within it.
    pub transfers: u64,
    /// 解聘.
    pub dismissals: u64,
}

/// A version of a norm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NormView {
    /// Its id.
    pub id: Uuid,
    /// For which organisations.
    pub organization_kind: OrganizationKind,
    /// What is counted.
    pub measure: Measure,
    /// How many there have to be; 0 asks for nothing any more.
    pub required: u32,
    /// From which day on; the next version takes its place.
    pub effective_on: Day,
    /// Whether it holds today.
    pub in_force: bool,
    /// What it rests on.
    pub basis: String,
    /// Who set it; none of those that came with the program.
    pub set_by: Option<Uuid>,
    /// When it was set.
    pub created_at: DateTime<Utc>,
}

/// 设定配备标准.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "organization_kind": "village_station", "measure": "any", "required": 2,
    "effective_on": "2027-01-01", "basis": "临沂市行政审批服务局通知（示例）"
})))]
#[serde(deny_unknown_fields)]
pub struct NormRequest {
    /// For which organisations.
    pub organization_kind: OrganizationKind,
    /// What is counted.
    pub measure: Measure,
    /// How many there have to be, 100 at most; 0 asks for nothing any more.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub required: u32,
    /// From which day on, not before today.
    pub effective_on: Day,
    /// What it rests on.
    pub basis: Text<200>,
}

impl Validate for NormRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        if self.required > MOST_REQUIRED {
            errors.add("required", ValidationError::new("out_of_range"));
        }
        if !self.organization_kind.is_venue() {
            errors.add("organization_kind", ValidationError::new("not_a_venue"));
        }
        errors.merge_self("basis", self.basis.validate());
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}
