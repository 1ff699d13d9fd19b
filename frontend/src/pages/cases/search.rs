//! One box for name, phone, identity number and case number. What is typed stays in the tab and out of addresses.

use bangban_api_types::cases::search::CaseSearch;
use bangban_api_types::Text;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::api::{cases, remote, use_api};
use crate::browser::storage;
use crate::kit::list::{Empty, More, Pages};
use crate::kit::{Button, Loading, Look, Sign};
use crate::pages::case_table::CaseTable;
use crate::texts::cases as texts;

/// Where the tab keeps it.
const PLACE: &str = "search";

/// What is searched for; shared by the box and what it finds.
#[derive(Clone, Copy)]
pub(crate) struct Search(RwSignal<Option<String>>);

impl Search {
    /// What the tab has kept.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(storage::of_tab(PLACE)))
    }

    fn set(self, text: Option<String>) {
        storage::keep_of_tab(PLACE, text.as_deref());
        self.0.set(text);
    }
}

/// What is searched for, followed.
pub(super) fn use_search() -> Signal<Option<String>> {
    let search = search();
    Signal::derive(move || search.0.get())
}

fn search() -> Search {
    // The frame provides it before anything else is shown.
    use_context().unwrap_or_else(Search::new)
}

/// The box.
#[component]
pub(crate) fn SearchBox() -> impl IntoView {
    let search = search();
    let navigate = use_navigate();
    let typed = RwSignal::new(search.0.get_untracked().unwrap_or_default());
    let find = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = typed.get_untracked().trim().to_owned();
        search.set((!text.is_empty()).then_some(text));
        navigate("/cases", Default::default());
    };
    let end = Callback::new(move |()| {
        typed.set(String::new());
        search.set(None);
    });
    let clear = move || {
        search.0.get().is_some().then(|| view! { <Button label=texts::SEARCH_END sign=Sign::Close on_press=end /> })
    };
    view! {
        <form class="search" role="search" on:submit=find>
            <div class="field">
                <label for="search-box">{texts::SEARCH_BOX.t()}</label>
                <p class="hint small" id="search-hint">{texts::SEARCH_HINT.t()}</p>
                <input
                    id="search-box"
                    type="search"
                    autocomplete="off"
                    aria-describedby="search-hint"
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </div>
            <Button label=texts::SEARCH look=Look::Secondary sign=Sign::Search submit=true />
            {clear}
        </form>
    }
}

/// What is found.
#[component]
pub(super) fn Found(text: String) -> impl IntoView {
    let api = use_api();
    let load = move |cursor: Option<String>| {
        let search = CaseSearch { q: Some(Text(text.clone())), cursor: cursor.map(Text), ..CaseSearch::default() };
        async move { cases::search(api, &search).await }
    };
    let first = { let load = load.clone(); remote(move || load(None)) };
    view! {
        <h2>{texts::SEARCHING.t()}</h2>
        <Loading remote=first children=move |page| {
            let pages = Pages::beginning_with(page);
            let load = load.clone();
            view! {
                <Show when=move || pages.items().is_empty() fallback=move || {
                    let load = load.clone();
                    view! {
                        <CaseTable cases=Signal::derive(move || pages.items()) />
                        <More pages load=move |cursor| load(Some(cursor)) />
                    }
                }>
                    <Empty text=texts::NOTHING_FITS />
                </Show>
            }
        } />
    }
}
