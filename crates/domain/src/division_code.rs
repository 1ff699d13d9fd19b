//! Statistical division codes (统计用区划代码, 12 digits). Owns the code, its level and its parent. It
//! does not own which divisions exist or what they are called (an import), nor who manages them: a
//! town lies in one county and can be managed by a zone (rule N1).

use std::fmt;

use serde::{Deserialize, Serialize};

/// A division code: province 2 digits, city 2, county 2, town 3, village 3; zeros below its level.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DivisionCode(String);

/// The level of a division, from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DivisionLevel {
    /// 省级.
    Province,
    /// 地级.
    City,
    /// 县级.
    County,
    /// 乡级.
    Town,
    /// 村级.
    Village,
}

impl DivisionLevel {
    const DOWNWARDS: [Self; 5] = [
        Self::Province,
        Self::City,
        Self::County,
        Self::Town,
        Self::Village,
    ];

    /// The name on the wire and in the division list.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::City => "city",
            Self::County => "county",
            Self::Town => "town",
            Self::Village => "village",
        }
    }

    /// How many leading digits a division of this level shares with everything below it.
    #[must_use]
    pub const fn digits(self) -> usize {
        match self {
            Self::Province => 2,
            Self::City => 4,
            Self::County => 6,
            Self::Town => 9,
            Self::Village => 12,
        }
    }
}

/// Why a text is no division code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DivisionCodeFault {
    /// Not 12 characters.
    #[error("a division code has 12 digits")]
    Length,
    /// Something other than ASCII digits.
    #[error("a division code has digits only")]
    Characters,
    /// A level without the one it hangs on, such as a village without a town.
    #[error("a division code names a level without the one above it")]
    Level,
}

impl DivisionCodeFault {
    /// The code of the fault on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Length => "division_code_length",
            Self::Characters => "division_code_characters",
            Self::Level => "division_code_level",
        }
    }
}

impl DivisionCode {
    /// Checks a code. Only the county may be missing from the levels: a few cities have none, and
    /// their towns hang on the city (441900003000).
    ///
    /// # Errors
    /// The first [`DivisionCodeFault`].
    pub fn parse(text: &str) -> Result<Self, DivisionCodeFault> {
        if text.chars().count() != DivisionLevel::Village.digits() {
            return Err(DivisionCodeFault::Length);
        }
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(DivisionCodeFault::Characters);
        }
        let code = Self(text.to_owned());
        let level = code.level();
        let above = DivisionLevel::DOWNWARDS
            .into_iter()
            .filter(|it| *it <= level);
        let mut needed = above.filter(|it| *it != DivisionLevel::County);
        if needed.any(|it| !code.names(it)) {
            return Err(DivisionCodeFault::Level);
        }
        Ok(code)
    }

    /// The 12 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The lowest level that the code names.
    #[must_use]
    pub fn level(&self) -> DivisionLevel {
        let mut upwards = DivisionLevel::DOWNWARDS.into_iter().rev();
        upwards
            .find(|level| self.names(*level))
            .unwrap_or(DivisionLevel::Province)
    }

    /// The division of that level in which this one lies, or this one itself. `None` where the code
    /// does not reach so far down, or has no such level.
    #[must_use]
    pub fn at_level(&self, level: DivisionLevel) -> Option<Self> {
        if !self.names(level) || level > self.level() {
            return None;
        }
        let shared = self.0.get(..level.digits())?;
        Some(Self(format!("{shared:0<12}")))
    }

    /// The division directly above. `None` for a province.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let level = self.level();
        let above = DivisionLevel::DOWNWARDS
            .into_iter()
            .filter(|it| *it < level);
        above.rev().find_map(|it| self.at_level(it))
    }

    /// Whether the other code lies in this division, or is it.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        other.at_level(self.level()).as_ref() == Some(self)
    }

    /// Whether the digits of this one level are not all zero.
    fn names(&self, level: DivisionLevel) -> bool {
        let start = match level {
            DivisionLevel::Province => 0,
            DivisionLevel::City => 2,
            DivisionLevel::County => 4,
            DivisionLevel::Town => 6,
            DivisionLevel::Village => 9,
        };
        let digits = self.0.get(start..level.digits());
        digits.is_some_and(|digits| digits.bytes().any(|digit| digit != b'0'))
    }
}

impl fmt::Display for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for DivisionCode {
    type Error = DivisionCodeFault;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<DivisionCode> for String {
    fn from(code: DivisionCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(text: &str) -> DivisionCode {
        DivisionCode::parse(text).unwrap()
    }

    #[test]
    fn every_division_of_linyi_has_its_level_and_its_parent() {
        let list = include_str!("../../../data/linyi.csv");
        let mut count = 0;
        for line in list.lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            let [text, _name, level, parent] = fields.as_slice() else {
                panic!("four fields in {line}");
            };
            let code = code(text);
            assert_eq!(code.level().as_str(), *level, "{line}");
            let found = code.parent().map_or(String::new(), String::from);
            assert_eq!(found, *parent, "{line}");
            count += 1;
        }
        assert_eq!(count, 1 + 1 + 13 + 156 + 4186);
    }

    #[test]
    fn faults() {
        let cases = [
            ("", "division_code_length"),
            ("371302", "division_code_length"),
            ("37130200000A", "division_code_characters"),
            ("３７１３０２０００００１", "division_code_characters"),
            ("000000000000", "division_code_level"),
            ("370002000000", "division_code_level"),
            ("001302000000", "division_code_level"),
            ("371302000200", "division_code_level"),
        ];
        for (text, expected) in cases {
            let fault = DivisionCode::parse(text).unwrap_err();
            assert_eq!(fault.code(), expected, "{text}");
        }
    }

    #[test]
    fn a_town_may_hang_on_a_city_without_counties() {
        let town = code("441900003000");
        assert_eq!(town.level(), DivisionLevel::Town);
        assert_eq!(town.parent(), Some(code("441900000000")));
        assert_eq!(town.at_level(DivisionLevel::County), None);
    }

    #[test]
    fn containment() {
        let county = code("371302000000");
        let village = code("371302001200");
        assert!(county.contains(&village));
        assert!(county.contains(&county));
        assert!(!village.contains(&county));
        assert!(!code("371311000000").contains(&village));
        assert_eq!(village.at_level(DivisionLevel::County), Some(county));
    }

    #[test]
    fn json_is_the_text() {
        let json = "\"371302000000\"";
        let code: DivisionCode = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&code).unwrap(), json);
        assert!(serde_json::from_str::<DivisionCode>("\"37\"").is_err());
    }

    proptest! {
        #[test]
        fn parents_lead_up_to_the_province(text in "[0-9]{12}|\\PC{0,14}") {
            let Ok(start) = DivisionCode::parse(&text) else { return Ok(()) };
            let mut here = start.clone();
            while let Some(parent) = here.parent() {
                prop_assert!(parent.level() < here.level());
                prop_assert!(parent.contains(&start));
                prop_assert!(DivisionCode::parse(parent.as_str()).is_ok());
                here = parent;
            }
            prop_assert_eq!(here.level(), DivisionLevel::Province);
        }
    }
}
