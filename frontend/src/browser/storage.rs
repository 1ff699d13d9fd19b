//! What this browser keeps: for good (`lasting`), or until the tab is closed (`of_tab`).
//!
//! Personal data that somebody types is kept `of_tab` alone, so that a shared computer forgets it.

use web_sys::Storage;

/// All names of ours begin so.
const PREFIX: &str = "bangban.";

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// What is kept for good under a name.
pub(crate) fn lasting(name: &str) -> Option<String> {
    local()?.get_item(&format!("{PREFIX}{name}")).ok()?
}

/// Keeps something for good, or forgets it.
pub(crate) fn keep_lasting(name: &str, value: Option<&str>) {
    keep(local(), name, value);
}

/// What the tab keeps under a name.
pub(crate) fn of_tab(name: &str) -> Option<String> {
    session()?.get_item(&format!("{PREFIX}{name}")).ok()?
}

/// Keeps something for the tab, or forgets it.
pub(crate) fn keep_of_tab(name: &str, value: Option<&str>) {
    keep(session(), name, value);
}

/// Forgets everything of the tab: somebody else may sit there next.
pub(crate) fn forget_tab() {
    if let Some(storage) = session() {
        // Full or forbidden storage holds nothing to forget.
        let _ = storage.clear();
    }
}

fn keep(storage: Option<Storage>, name: &str, value: Option<&str>) {
    let Some(storage) = storage else { return };
    let name = format!("{PREFIX}{name}");
    // Where nothing can be kept (storage full or forbidden), the page works without.
    let _ = match value {
        Some(value) => storage.set_item(&name, value),
        None => storage.remove_item(&name),
    };
}
