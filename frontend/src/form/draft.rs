//! What was typed into a form and not sent yet, kept by the tab.

use std::collections::BTreeMap;

use crate::browser::storage;

type Draft = BTreeMap<String, String>;

fn place(form: &str) -> String {
    format!("draft.{form}")
}

fn read(form: &str) -> Draft {
    // What can't be read is no draft of this version of the page.
    storage::of_tab(&place(form))
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// What was typed at a pointer.
pub(super) fn value(form: &str, pointer: &str) -> Option<String> {
    read(form).remove(pointer)
}

/// Keeps what is typed at a pointer.
pub(super) fn keep(form: &str, pointer: &str, value: &str) {
    let mut draft = read(form);
    draft.insert(pointer.to_owned(), value.to_owned());
    if let Ok(text) = serde_json::to_string(&draft) {
        storage::keep_of_tab(&place(form), Some(&text));
    }
}

/// Forgets a form's draft.
pub(super) fn forget(form: &str) {
    storage::keep_of_tab(&place(form), None);
}
