//! Searching for cases: personal data never stands in a URL, so it is a POST.

use bangban_domain::case::{Priority, StateName};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::Validate;

use crate::day::Day;
use crate::text::Text;

/// 件数: how many cases a list would show, counted no further than 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "count": 7, "more": false })))]
pub struct CaseCount {
    /// How many were counted.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub count: u64,
    /// Whether there may be more.
    pub more: bool,
}

/// What to search for, with the filters of the list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "applicant_name": "王芳", "limit": 20 })))]
#[serde(deny_unknown_fields)]
pub struct CaseSearch {
    /// One box: a case number, an identity number, a credit code, a phone or a name, exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub q: Option<Text<100>>,
    /// 办件编号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub case_number: Option<Text<50>>,
    /// The whole name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub applicant_name: Option<Text<100>>,
    /// The whole number of a resident identity card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub id_number: Option<Text<30>>,
    /// The whole credit code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub credit_code: Option<Text<18>>,
    /// The whole phone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub phone: Option<Text<20>>,
    /// In one of these states.
    #[serde(default)]
    #[validate(length(max = 13, code = "item_count"))]
    #[cfg_attr(feature = "openapi", schema(max_items = 13))]
    pub state: Vec<StateName>,
    /// In the subtree of this organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<Uuid>,
    /// In the division, by its twelve digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub division_code: Option<Text<12>>,
    /// Of this item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_item_id: Option<Uuid>,
    /// Of this agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent_id: Option<Uuid>,
    /// Of this priority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// Due before this date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_before: Option<Day>,
    /// `true`: only those past their due date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue: Option<bool>,
    /// `true`: only the caller's own, applied for, drafted or handled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<bool>,
    /// Order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<CaseSort>,
    /// How many, 1 to 100; 20 by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100))]
    pub limit: Option<u64>,
    /// Where to go on: `next_cursor` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub cursor: Option<Text<500>>,
}

/// Orders of a list of cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CaseSort {
    /// Newest first.
    #[default]
    #[serde(rename = "-created_at")]
    NewestFirst,
    /// Oldest first.
    #[serde(rename = "created_at")]
    OldestFirst,
    /// Due soonest first; without a date last.
    #[serde(rename = "due_on")]
    DueSoonestFirst,
    /// Due latest first.
    #[serde(rename = "-due_on")]
    DueLatestFirst,
    /// Most pressing first (C11).
    #[serde(rename = "-priority")]
    MostPressingFirst,
}
