//! Norms (N2) as data: how many agents an organisation of a kind has to have, from a day on.
//!
//! Owns what is counted, and which version holds on a day. Does not own the figures themselves: those
//! of the circular are data like any later ones.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::organization::OrganizationKind;

/// What a norm counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Measure {
    /// 专职 of the organisation.
    FullTime,
    /// 兼职 at each comprehensive window that is open.
    PartTimePerWindow,
    /// 兼职 of the organisation.
    PartTime,
    /// 专职或兼职 of the organisation.
    Any,
}

impl Measure {
    /// Every measure, the most particular first: in this order people are counted.
    pub const ALL: [Self; 4] = [
        Self::FullTime,
        Self::PartTimePerWindow,
        Self::PartTime,
        Self::Any,
    ];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FullTime => "full_time",
            Self::PartTimePerWindow => "part_time_per_window",
            Self::PartTime => "part_time",
            Self::Any => "any",
        }
    }

    /// The measure of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|measure| measure.as_str() == name)
    }
}

/// A norm, from a day on. The later version of the same kind and measure takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Norm {
    /// For which organisations.
    pub kind: OrganizationKind,
    /// What is counted.
    pub measure: Measure,
    /// How many there have to be; none asks for nothing any more.
    pub required: u32,
    /// From which day on.
    pub effective_on: NaiveDate,
}

/// The most that a norm may ask for: more is a slip of the keyboard.
pub const MOST_REQUIRED: u32 = 100;

/// The norms that hold on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Norms(Vec<Norm>);

impl Norms {
    /// Of all versions, those that hold on this day.
    pub fn on(versions: &[Norm], day: NaiveDate) -> Self {
        let holding = versions
            .iter()
            .filter(|norm| Self::hold(versions, norm, day));
        Self(holding.copied().collect())
    }

    /// Whether, of all versions, this is the one of its kind and measure that holds on this day.
    pub fn hold(versions: &[Norm], norm: &Norm, day: NaiveDate) -> bool {
        norm.effective_on <= day
            && !versions.iter().any(|other| {
                (other.kind, other.measure) == (norm.kind, norm.measure)
                    && other.effective_on <= day
                    && other.effective_on > norm.effective_on
            })
    }

    /// What is asked of an organisation of this kind, in the order in which people are counted.
    pub fn of(&self, kind: OrganizationKind) -> impl Iterator<Item = (Measure, u32)> {
        let required = move |measure: Measure| {
            let norm = self
                .0
                .iter()
                .find(|norm| norm.kind == kind && norm.measure == measure);
            norm.filter(|norm| norm.required > 0)
                .map(|norm| (measure, norm.required))
        };
        Measure::ALL.into_iter().filter_map(required)
    }
}
