//! Figures, and adding them up.

use bangban_domain::network::Need;

/// How far what is asked for is there: of one venue, or of many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// The venues of which something is asked.
    pub asked: i32,
    /// Those of them that have everything.
    pub covered: i32,
    /// How many agents there have to be.
    pub required: i32,
    /// How many there are, full-time and part-time.
    pub present: i32,
    /// How many are missing.
    pub missing: i32,
}

/// A share in ten-thousandths, of which this is the whole.
const WHOLE: i32 = 10_000;

impl Figures {
    /// Those of a venue that needs this; of one that is closed, nothing is asked.
    #[must_use]
    pub fn of(need: Option<&Need>) -> Self {
        let count = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
        need.map_or(Self::default(), |need| Self {
            asked: i32::from(need.is_asked()),
            covered: i32::from(need.is_covered()),
            required: count(need.required()),
            present: count(need.present),
            missing: count(need.missing()),
        })
    }

    /// These and those.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            asked: self.asked + other.asked,
            covered: self.covered + other.covered,
            required: self.required + other.required,
            present: self.present + other.present,
            missing: self.missing + other.missing,
        }
    }

    /// These without those.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self {
            asked: self.asked - other.asked,
            covered: self.covered - other.covered,
            required: self.required - other.required,
            present: self.present - other.present,
            missing: self.missing - other.missing,
        }
    }

    /// The share of venues that have everything, in ten-thousandths, cut and not rounded: it is whole
    /// where nothing is missing, and where nothing is asked.
    #[must_use]
    pub const fn share(self) -> i32 {
        if self.asked <= 0 {
            return WHOLE;
        }
        self.covered * WHOLE / self.asked
    }
}
