//! The organisations directly below, the least covered first, each leading down.

use bangban_api_types::coverage::ChildCoverage;
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::{href, missing, percent};
use crate::api::{network, use_api};
use crate::kit::Listing;
use crate::kit::list::Pages;
use crate::texts::network::coverage as words;

/// The section.
#[component]
pub(super) fn Below(parent: Uuid) -> impl IntoView {
    let api = use_api();
    let load = move |cursor| async move { network::coverage_below(api, parent, cursor).await };
    view! {
        <section>
            <h2>{words::BELOW.t()}</h2>
            <Listing
                load
                empty=|| view! { <p class="soft">{words::EMPTY_BELOW.t()}</p> }
                children=table
            />
        </section>
    }
}

fn table(pages: Pages<ChildCoverage>) -> impl IntoView {
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{words::BELOW.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{words::NAME.t()}</th>
                    <th scope="col">{words::SHARE.t()}</th>
                    <th scope="col">{words::COVERED_ONES.t()}</th>
                    <th scope="col">{words::REQUIRED.t()}</th>
                    <th scope="col">{words::PRESENT.t()}</th>
                    <th scope="col">{words::MISSING.t()}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || pages.items() key=|child| child.organization_id let:child>
                    {row(child)}
                </For>
            </tbody>
        </table>
    }
}

fn row(child: ChildCoverage) -> impl IntoView {
    let totals = child.totals;
    let covered = format!("{} / {}", totals.covered, totals.organizations);
    view! {
        <tr>
            <td data-label=words::NAME.t()><A href=href(child.organization_id)>{child.name}</A></td>
            <td data-label=words::SHARE.t()>{percent(totals.share)}</td>
            <td data-label=words::COVERED_ONES.t()>{covered}</td>
            <td data-label=words::REQUIRED.t()>{totals.required}</td>
            <td data-label=words::PRESENT.t()>{totals.present}</td>
            <td data-label=words::MISSING.t()>{missing(totals.missing)}</td>
        </tr>
    }
}
