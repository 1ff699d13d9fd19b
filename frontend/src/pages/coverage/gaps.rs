//! The organisations that lack somebody, to be worked off: those that lack most first.

use bangban_api_types::coverage::GapView;
use bangban_domain::organization::OrganizationKind;
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::{READERS, href, missing};
use crate::api::names::{Named, use_names};
use crate::api::{network, use_api};
use crate::kit::field::{SelectField, choices};
use crate::kit::filter::{FilterView, use_filter};
use crate::kit::list::{Empty, Pages};
use crate::kit::{Listing, PageHead};
use crate::pages;
use crate::texts::codes::Coded;
use crate::texts::kit;
use crate::texts::network::coverage as words;

/// The page.
#[component]
pub(crate) fn Gaps() -> impl IntoView {
    view! {
        <pages::For roles=READERS>
            <List />
        </pages::For>
    }
}

#[component]
fn List() -> impl IntoView {
    let api = use_api();
    let names = use_names();
    let filter = use_filter(&["within", "kind"]);
    let within = Memo::new(move |_| {
        let id = filter.get("within");
        id.and_then(|id| Uuid::parse_str(&id).ok())
    });
    let load = move |cursor| {
        let parameters = [
            ("within", within.get().map(|id| id.to_string())),
            ("kind", filter.get("kind")),
            ("limit", Some("50".to_owned())),
            ("cursor", cursor),
        ];
        async move { network::gaps(api, &parameters).await }
    };
    let whose = move || {
        let name = within.get().map(|id| names.get(Named::Organization(id)));
        name.map(|name| view! { <p><strong>{words::GAPS_OF.fill([&name])}</strong></p> })
    };
    let back = move || within.get().map_or_else(|| "/coverage".to_owned(), href);
    view! {
        <PageHead title=words::GAPS />
        {whose}
        <p>{words::GAPS_INTRO.t()}</p>
        <FilterView filter kept=&["within"]>
            <SelectField
                form=filter.form
                pointer="/kind"
                label=words::KIND
                choices=choices(OrganizationKind::ALL.as_slice())
                nothing=kit::ALL
            />
        </FilterView>
        <Listing load empty=|| view! { <Empty text=words::NO_GAPS /> } children=table />
        <p class="back"><A href=back>{words::TO_COVERAGE.t()}</A></p>
    }
}

fn table(pages: Pages<GapView>) -> impl IntoView {
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{words::GAPS.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{words::NAME.t()}</th>
                    <th scope="col">{words::KIND.t()}</th>
                    <th scope="col">{words::REQUIRED.t()}</th>
                    <th scope="col">{words::PRESENT.t()}</th>
                    <th scope="col">{words::MISSING.t()}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || pages.items() key=|gap| gap.organization_id let:gap>
                    {row(gap)}
                </For>
            </tbody>
        </table>
    }
}

fn row(gap: GapView) -> impl IntoView {
    view! {
        <tr>
            <td data-label=words::NAME.t()><A href=href(gap.organization_id)>{gap.name}</A></td>
            <td data-label=words::KIND.t()>{gap.kind.t()}</td>
            <td data-label=words::REQUIRED.t()>{gap.required}</td>
            <td data-label=words::PRESENT.t()>{gap.present}</td>
            <td data-label=words::MISSING.t()>{missing(gap.missing)}</td>
        </tr>
    }
}
