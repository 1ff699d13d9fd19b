//! The official work calendar.

use std::collections::BTreeSet;

use bangban_domain::calendar::CalendarYear;
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError, ValidationErrors};

use crate::day::Day;

/// One year of the calendar (国务院办公厅 announces it late in the year before).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarYearView {
    /// The year.
    pub year: i32,
    /// 放假, working days of the week on which nobody works.
    pub holidays: Vec<Day>,
    /// 调休上班, days of the weekend that are worked.
    pub workdays: Vec<Day>,
}

/// A year to import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "holidays": ["2027-01-01"], "workdays": ["2027-02-06"]
})))]
#[serde(deny_unknown_fields)]
pub struct CalendarYearRequest {
    /// 放假; every day of the year's holidays.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 100))]
    pub holidays: Vec<Day>,
    /// 调休上班.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub workdays: Vec<Day>,
}

impl Validate for CalendarYearRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        if self.holidays.is_empty() || self.holidays.len() > 100 {
            errors.add("holidays", ValidationError::new("item_count"));
        }
        if self.workdays.len() > 100 {
            errors.add("workdays", ValidationError::new("item_count"));
        }
        if self.workdays.iter().any(|day| self.holidays.contains(day)) {
            errors.add("workdays", ValidationError::new("both_holiday_and_workday"));
        }
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}

impl CalendarYearRequest {
    /// The year, if every day lies in it.
    pub fn into_year(self, year: i32) -> Option<CalendarYear> {
        let days = |days: Vec<Day>| days.into_iter().map(|day| day.0).collect::<BTreeSet<_>>();
        let (holidays, make_up_days) = (days(self.holidays), days(self.workdays));
        let inside = holidays
            .iter()
            .chain(&make_up_days)
            .all(|date| date.year() == year);
        inside.then_some(CalendarYear {
            year,
            holidays,
            make_up_days,
        })
    }
}

impl From<&CalendarYear> for CalendarYearView {
    fn from(year: &CalendarYear) -> Self {
        Self {
            year: year.year,
            holidays: year.holidays.iter().copied().map(Day).collect(),
            workdays: year.make_up_days.iter().copied().map(Day).collect(),
        }
    }
}

/// A due date and what it was counted from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeadlineView {
    /// Day 0.
    pub from: Day,
    /// How many days.
    pub days: u32,
    /// Of which unit.
    pub unit: bangban_domain::deadline::DayUnit,
    /// The last day.
    pub due_on: Day,
}
