//! The one box in which a case is looked for. What is typed is personal data: it stays in this tab and out of addresses.

use leptos::prelude::*;

use crate::browser::storage;
use crate::form::Form;
use crate::kit::field::TextField;
use crate::kit::{Button, Look, Sign};
use crate::texts::cases;

/// Under which name the tab keeps what was searched for.
const WORDS: &str = "cases.search";

/// What was searched for in this tab.
pub(crate) fn kept() -> Option<String> {
    storage::of_tab(WORDS).filter(|words| !words.is_empty())
}

/// Keeps what is searched for, or forgets it.
pub(crate) fn keep(words: Option<&str>) {
    storage::keep_of_tab(WORDS, words);
}

/// The box. `words` stand in it at first.
#[component]
pub(crate) fn SearchBox(
    #[prop(optional_no_strip)] words: Option<String>,
    on_search: Callback<String>,
) -> impl IntoView {
    let form = Form::forgetful("case-search");
    form.set("/q", words.unwrap_or_default());
    let submitted = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let words = form.signal("/q").get_untracked().trim().to_owned();
        on_search.run(words);
    };
    view! {
        <form class="search find" role="search" novalidate on:submit=submitted>
            <TextField form pointer="/q" label=cases::SEARCH_LABEL hint=cases::SEARCH_HINT />
            <Button label=cases::SEARCH look=Look::Secondary sign=Sign::Search submit=true />
        </form>
    }
}
