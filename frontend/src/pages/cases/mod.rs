//! 办件查询: the cases within the caller's reach. Filters stand in the address; what is searched for does not.

mod chosen;
pub(crate) mod due;
mod filters;
mod saved;
pub(crate) mod search;
pub(crate) mod table;

use bangban_api_types::Page;
use bangban_api_types::cases::summary::CaseSummary;
use bangban_domain::policy::Role;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::For;
use crate::api::{self, Api, Failure, use_api};
use crate::kit::list::Empty;
use crate::kit::{Icon, PageHead, Sign};
use crate::texts::{cases, shell};
use chosen::Chosen;
use filters::{FilteredBy, Filters};
use saved::{SaveFilters, SavedFilters, use_saved};
use search::SearchBox;
use table::CaseList;

/// Who reads cases as staff.
pub(super) const READERS: &[Role] = &[
    Role::Clerk,
    Role::Agent,
    Role::Supervisor,
    Role::Archivist,
    Role::Leader,
];

/// The page.
#[component]
pub(crate) fn Cases() -> impl IntoView {
    view! { <For roles=READERS><Search /></For> }
}

/// The address of the page where it shows what is searched for.
pub(crate) fn searched_href() -> String {
    Chosen {
        is_searching: true,
        ..Chosen::default()
    }
    .href()
}

#[component]
fn Search() -> impl IntoView {
    let query = use_query_map();
    let chosen = Memo::new(move |_| query.with(Chosen::of));
    let words = RwSignal::new(search::kept());
    let navigate = use_navigate();
    let go = Callback::new(move |chosen: Chosen| navigate(&chosen.href(), Default::default()));
    let on_search = Callback::new(move |typed: String| {
        let typed = (!typed.is_empty()).then_some(typed);
        search::keep(typed.as_deref());
        let is_searching = typed.is_some();
        words.set(typed);
        go.run(Chosen {
            is_searching,
            ..chosen.get_untracked()
        });
    });
    // The words belong to the address that says that there are some.
    let shown = chosen
        .with_untracked(|chosen| chosen.is_searching)
        .then(search::kept)
        .flatten();
    let saved = use_saved();
    view! {
        <PageHead title=shell::NAV_CASES />
        <SearchBox words=shown on_search />
        <SavedFilters saved />
        <Filters chosen on_apply=go />
        <Searched chosen words />
        <FilteredBy chosen />
        <SaveFilters saved chosen />
        <Found chosen words />
    }
}

/// Says that words are searched for, or that they are gone; with the way back.
#[component]
fn Searched(chosen: Memo<Chosen>, words: RwSignal<Option<String>>) -> impl IntoView {
    move || {
        let chosen = chosen.get();
        chosen.is_searching.then(|| {
            let text = if words.with(Option::is_some) {
                cases::SEARCHED
            } else {
                cases::SEARCH_GONE
            };
            let all = Chosen {
                is_searching: false,
                ..chosen
            }
            .href();
            view! {
                <div class="notice">
                    <Icon sign=Sign::Search />
                    <div>
                        <p>{text.t()}</p>
                        <p><A href=all>{cases::SEARCH_END.t()}</A></p>
                    </div>
                </div>
            }
        })
    }
}

/// What fits.
#[component]
fn Found(chosen: Memo<Chosen>, words: RwSignal<Option<String>>) -> impl IntoView {
    let api = use_api();
    move || {
        let chosen = chosen.get();
        let words = words.get().filter(|_| chosen.is_searching);
        if chosen.is_searching && words.is_none() {
            return ().into_any();
        }
        let none = none(&chosen);
        let load = move |cursor| find(api, chosen.clone(), words.clone(), cursor);
        view! { <CaseList load none=move || view! { <Empty text=none /> } /> }.into_any()
    }
}

/// Why there is nothing.
fn none(chosen: &Chosen) -> &'static str {
    let why = match (chosen.is_searching, chosen.count()) {
        (true, _) => cases::NONE_FOUND,
        (false, 0) => cases::NONE_YET,
        (false, _) => cases::NONE_FIT,
    };
    why.t()
}

async fn find(
    api: Api,
    chosen: Chosen,
    words: Option<String>,
    cursor: Option<String>,
) -> Result<Page<CaseSummary>, Failure> {
    match words {
        Some(words) => api::cases::search(api, &chosen.search(&words, cursor.as_deref())).await,
        None => {
            let mut parameters = chosen.parameters();
            parameters.push(("cursor", cursor));
            api::cases::list(api, &parameters).await
        }
    }
}
