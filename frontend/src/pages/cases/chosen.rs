//! What a list of cases is filtered by, as the address says it, so that a view can be kept and sent.
//!
//! Owns the way from the address to the request and back. Words that are searched for are no part of it: the address
//! only says that there are some.

use bangban_api_types::Text;
use bangban_api_types::cases::search::CaseSearch;
use leptos_router::params::ParamsMap;
use serde::de::DeserializeOwned;

use crate::api::with_query;
use crate::reading;

/// The parameter of which there may be several.
pub(super) const STATE: &str = "state";
/// All the others.
pub(super) const OTHERS: [&str; 6] = [
    "service_item_id",
    "agent_id",
    "priority",
    "overdue",
    "due_before",
    "sort",
];
/// Says that words are searched for as well.
const SEARCHING: &str = "search";

/// What is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Chosen {
    pub(super) states: Vec<String>,
    pub(super) others: Vec<(&'static str, String)>,
    pub(super) is_searching: bool,
}

impl Chosen {
    /// What the address says.
    pub(super) fn of(query: &ParamsMap) -> Self {
        let given = |name: &'static str| {
            let value = query.get(name).filter(|value| !value.is_empty())?;
            Some((name, value))
        };
        Self {
            states: query.get_all(STATE).unwrap_or_default(),
            others: OTHERS.into_iter().filter_map(given).collect(),
            is_searching: query.get(SEARCHING).is_some(),
        }
    }

    /// What stands in the fields of a filter: the states with commas between them, and the others by name.
    pub(super) fn from_fields(
        states: &str,
        other: impl Fn(&str) -> String,
        is_searching: bool,
    ) -> Self {
        let given = |name: &'static str| {
            let value = other(name);
            (!value.is_empty()).then_some((name, value))
        };
        Self {
            states: states
                .split(',')
                .filter(|state| !state.is_empty())
                .map(ToOwned::to_owned)
                .collect(),
            others: OTHERS.into_iter().filter_map(given).collect(),
            is_searching,
        }
    }

    /// The value of a parameter.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.others.iter().find(|(other, _)| *other == name);
        found.map(|(_, value)| value.as_str())
    }

    /// How many filters are set; the order is none.
    pub(super) fn count(&self) -> usize {
        let others = self
            .others
            .iter()
            .filter(|(name, _)| *name != "sort")
            .count();
        others + usize::from(!self.states.is_empty())
    }

    /// The parameters of the list.
    pub(super) fn parameters(&self) -> Vec<(&'static str, Option<String>)> {
        let states = self.states.iter().map(|state| (STATE, Some(state.clone())));
        let others = self
            .others
            .iter()
            .map(|(name, value)| (*name, Some(value.clone())));
        states.chain(others).collect()
    }

    /// The address of the list with these filters.
    pub(super) fn href(&self) -> String {
        let mut parameters = self.parameters();
        parameters.push((SEARCHING, self.is_searching.then(|| "1".to_owned())));
        with_query("/cases", &parameters)
    }

    /// The request that searches for words among what fits. Values that are none are left out.
    pub(super) fn search(&self, words: &str, cursor: Option<&str>) -> CaseSearch {
        CaseSearch {
            q: Some(Text::from(words)),
            state: self.states.iter().filter_map(|state| read(state)).collect(),
            service_item_id: self.typed("service_item_id"),
            agent_id: self.typed("agent_id"),
            priority: self.typed("priority"),
            due_before: self.typed("due_before"),
            overdue: (self.get("overdue") == Some("true")).then_some(true),
            sort: self.typed("sort"),
            cursor: cursor.map(Text::from),
            ..CaseSearch::default()
        }
    }

    fn typed<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.get(name).and_then(read)
    }
}

/// A code, an id or a date from its text.
fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    reading::code(text.to_owned())
}
