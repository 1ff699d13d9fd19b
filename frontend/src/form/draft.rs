//! What was typed into a form and not sent yet, kept by the tab.

use std::collections::BTreeMap;

use crate::browser::storage;
use crate::reading;

type Draft = BTreeMap<String, String>;

/// Under which name a draft says what it rests on. No pointer begins so.
const RESTS_ON: &str = "~rests-on";

fn place(form: &str) -> String {
    format!("draft.{form}")
}

fn read(form: &str) -> Draft {
    // What can't be read is no draft of this version of the page.
    storage::of_tab(&place(form))
        .and_then(|text| reading::parse(&text))
        .unwrap_or_default()
}

/// What was typed at a pointer.
pub(super) fn value(form: &str, pointer: &str) -> Option<String> {
    read(form).remove(pointer)
}

/// Whether something was typed, be it nothing again: at this pointer, or anywhere.
pub(super) fn is_there(form: &str, pointer: Option<&str>) -> bool {
    let draft = read(form);
    match pointer {
        Some(pointer) => draft.contains_key(pointer),
        None => draft.keys().any(|pointer| pointer != RESTS_ON),
    }
}

/// The version that what was typed rests on, where it was said.
pub(super) fn rests_on(form: &str) -> Option<String> {
    read(form).remove(RESTS_ON)
}

/// Keeps what is typed at a pointer; with the first of it, what it rests on.
pub(super) fn keep(form: &str, pointer: &str, value: &str, rests_on: Option<&str>) {
    let mut draft = read(form);
    if let Some(version) = rests_on {
        draft
            .entry(RESTS_ON.to_owned())
            .or_insert_with(|| version.to_owned());
    }
    draft.insert(pointer.to_owned(), value.to_owned());
    if let Ok(text) = serde_json::to_string(&draft) {
        storage::keep_of_tab(&place(form), Some(&text));
    }
}

/// Forgets a form's draft.
pub(super) fn forget(form: &str) {
    storage::keep_of_tab(&place(form), None);
}
