//! 办件查询: the cases that whoever is signed in can see, by filters that stand in the address, or by a name or a number
//! that never does.

mod filters;
mod saved;
mod search;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::case_table::CaseTable;
use super::work::with_cursor;
use crate::api::{cases, remote, use_api};
use crate::kit::list::{Empty, More, Pages};
use crate::kit::{Loading, PageHead};
use crate::texts::{cases as texts, shell};
use filters::Filters;
use saved::SavedFilters;
pub(crate) use search::{Search, SearchBox};
use search::{Found, use_search};

/// The parameters of the list that the address may name.
const PARAMETERS: [&str; 8] =
    ["state", "organization_id", "service_item_id", "agent_id", "priority", "due_before", "overdue", "sort"];

/// The page.
#[component]
pub(crate) fn Cases() -> impl IntoView {
    let searched = use_search();
    view! {
        <PageHead title=shell::NAV_CASES />
        <SearchBox />
        {move || match searched.get() {
            Some(text) => view! { <Found text /> }.into_any(),
            None => view! { <SavedFilters /><Filters /><Listed /> }.into_any(),
        }}
    }
}

/// What the filters of the address leave.
#[component]
fn Listed() -> impl IntoView {
    let api = use_api();
    let query = use_query_map();
    let parameters = move || {
        query.with(|query| {
            let given = PARAMETERS.iter().flat_map(|name| {
                let values = query.get_all(name).unwrap_or_default();
                values.into_iter().filter(|value| !value.is_empty()).map(|value| (*name, Some(value)))
            });
            given.collect::<Vec<_>>()
        })
    };
    let first = remote(move || {
        let parameters = parameters();
        async move { cases::list(api, &parameters).await }
    });
    let next = move |cursor| {
        let parameters = with_cursor(untrack(parameters), Some(cursor));
        async move { cases::list(api, &parameters).await }
    };
    view! {
        <Loading remote=first lines=6 children=move |page| {
            let pages = Pages::beginning_with(page);
            view! {
                <Show when=move || pages.items().is_empty() fallback=move || view! {
                    <CaseTable cases=Signal::derive(move || pages.items()) />
                    <More pages load=next />
                }>
                    <Empty text=texts::NOTHING_FITS />
                </Show>
            }
        } />
    }
}
