//! How this person likes to see the screen: language and elder mode (关怀版), kept in this browser.
//!
//! Owns both choices. The language is fixed while the page is open: changing it loads the page anew, and what was
//! typed comes back from where forms keep it.

use std::cell::Cell;

use bangban_api_types::faults::Language;

use crate::browser::{page, storage};

const LANGUAGE: &str = "language";
const ELDER: &str = "elder";

thread_local! {
    static CHOSEN: Cell<Language> = const { Cell::new(Language::Zh) };
}

/// The language of the screen.
pub(crate) fn language() -> Language {
    CHOSEN.get()
}

/// Reads the choices and shows the document accordingly; `?lang=` in the address comes first.
pub(crate) fn apply() {
    let kept = page::query("lang").or_else(|| storage::lasting(LANGUAGE));
    let language = kept.map_or(Language::Zh, |tag| Language::from_tag(&tag));
    CHOSEN.set(language);
    page::set_root_attribute("lang", language.tag());
    show_elder(is_elder());
}

/// The language that the screen is not in.
pub(crate) fn other_language() -> Language {
    match language() {
        Language::Zh => Language::En,
        Language::En => Language::Zh,
    }
}

/// Shows the page in the other language.
pub(crate) fn switch_language() {
    storage::keep_lasting(LANGUAGE, Some(other_language().tag()));
    page::reload_without_query("lang");
}

/// Whether larger type and simpler steps are wanted.
pub(crate) fn is_elder() -> bool {
    storage::lasting(ELDER).is_some()
}

/// Chooses it, or no longer.
pub(crate) fn set_elder(wanted: bool) {
    storage::keep_lasting(ELDER, wanted.then_some("yes"));
    show_elder(wanted);
}

fn show_elder(wanted: bool) {
    page::set_root_attribute("data-view", if wanted { "elder" } else { "standard" });
}
