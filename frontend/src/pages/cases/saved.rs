//! Filters that somebody uses often, kept by this browser for this person. They hold codes and no personal data.

use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

use crate::browser::storage;
use crate::kit::{Button, Look, Sign};
use crate::session::use_session;
use crate::texts::cases as texts;

/// A saved filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Saved {
    name: String,
    query: String,
}

/// What this person has saved, and the way to save what is shown.
#[component]
pub(super) fn SavedFilters() -> impl IntoView {
    let place = use_session().id_now().map(|id| format!("filters.{id}")).unwrap_or_default();
    let kept = storage::lasting(&place).and_then(|text| serde_json::from_str::<Vec<Saved>>(&text).ok());
    let saved = RwSignal::new(kept.unwrap_or_default());
    let keep = Callback::new(move |list: Vec<Saved>| {
        // A list of texts has a JSON.
        let text = serde_json::to_string(&list).unwrap_or_default();
        storage::keep_lasting(&place, Some(&text));
        saved.set(list);
    });
    let query = use_query_map();
    let shown = Memo::new(move |_| query.with(|query| query.to_query_string()));
    let name = RwSignal::new(String::new());
    let save = Callback::new(move |()| {
        let name_given = name.get_untracked().trim().to_owned();
        if name_given.is_empty() {
            return;
        }
        let mut list = saved.get_untracked();
        list.retain(|one| one.name != name_given);
        list.push(Saved { name: name_given, query: shown.get_untracked() });
        keep.run(list);
        name.set(String::new());
    });
    let links = move || {
        let links = saved.get().into_iter().map(|one| {
            let forgotten = one.name.clone();
            let forget = Callback::new(move |()| {
                keep.run(saved.get_untracked().into_iter().filter(|other| other.name != forgotten).collect());
            });
            let label = Signal::stored(texts::FORGET.fill([&one.name]));
            view! {
                <li>
                    <A href=format!("/cases{}", one.query) attr:class=Look::Secondary.class()>{one.name}</A>
                    <Button label look=Look::Plain sign=Sign::Close on_press=forget />
                </li>
            }
        });
        links.collect_view()
    };
    view! {
        <Show when=move || !saved.get().is_empty()>
            <h2>{texts::SAVED.t()}</h2>
            <ul class="row-list">{links}</ul>
        </Show>
        <Show when=move || !shown.get().is_empty()>
            <div class="search">
                <div class="field">
                    <label for="filter-name">{texts::SAVE_NAME.t()}</label>
                    <input id="filter-name" autocomplete="off" prop:value=name on:input=move |event| name.set(event_target_value(&event)) />
                </div>
                <Button label=texts::SAVE on_press=save />
            </div>
        </Show>
    }
}
