//! The network: city, counties and zones, towns, villages; each with its facts and its agents.
//!
//! Owns the way through the tree, by `parent` in the address, and the search. What is told of one is changed at
//! `/organizations/{id}`.

mod edit;
pub(super) mod field;
mod one;
mod table;

use bangban_api_types::organizations::OrganizationView;
use bangban_domain::organization::OrganizationKind;
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::For;
use super::guard::STAFF;
use crate::api::{Api, Failure, registry, remote, use_api};
use crate::kit::field::{SelectField, TextField, choices};
use crate::kit::filter::{Filter, FilterView, use_filter};
use crate::kit::list::Empty;
use crate::kit::{Listing, Loading, Look, PageHead};
use crate::texts::{kit, organizations};
pub(crate) use edit::OrganizationPage;
use one::One;
use table::table;

/// The page.
#[component]
pub(crate) fn Organizations() -> impl IntoView {
    view! {
        <For roles=STAFF>
            <Network />
        </For>
    }
}

#[component]
fn Network() -> impl IntoView {
    let filter = use_filter(&["parent", "q", "kind"]);
    let searches = Memo::new(move |_| filter.get("q").is_some() || filter.get("kind").is_some());
    let body = move || {
        if searches.get() {
            view! { <Found filter /> }.into_any()
        } else {
            view! { <Place filter /> }.into_any()
        }
    };
    view! {
        <PageHead title=organizations::TITLE />
        <FilterView filter kept=&["parent"]>
            <TextField form=filter.form pointer="/q" label=organizations::NAME_HAS />
            <SelectField
                form=filter.form
                pointer="/kind"
                label=organizations::KIND
                choices=choices(OrganizationKind::ALL.as_slice())
                nothing=kit::ALL
            />
        </FilterView>
        {body}
    }
}

/// The organisation that the address names.
fn named(filter: Filter) -> Option<Uuid> {
    Uuid::parse_str(&filter.get("parent")?).ok()
}

/// An organisation's address on this page.
fn href(id: Uuid) -> String {
    format!("/organizations?parent={id}")
}

/// The organisation that the address names, or the topmost one, below all that stand above it.
async fn path(api: Api, last: Option<Uuid>) -> Result<Vec<OrganizationView>, Failure> {
    let Some(id) = last else {
        let kind = Some(OrganizationKind::CityHall.as_str().to_owned());
        let limit = Some("1".to_owned());
        let page = registry::organizations(api, &[("kind", kind), ("limit", limit)]).await?;
        return Ok(page.items);
    };
    let mut found = registry::organization(api, id).await?;
    let mut path = Vec::new();
    while let Some(parent) = found.parent_id {
        path.push(found);
        found = registry::organization(api, parent).await?;
    }
    path.push(found);
    path.reverse();
    Ok(path)
}

/// One organisation, and what is below it.
#[component]
fn Place(filter: Filter) -> impl IntoView {
    let api = use_api();
    let path = remote(move || path(api, named(filter)));
    let show = |path: Vec<OrganizationView>| match path.last().cloned() {
        None => view! { <Empty text=organizations::NO_TOP /> }.into_any(),
        Some(organization) => view! {
            <Path path />
            <One organization=organization.clone() />
            <edit::Link id=organization.id />
            <Below parent=organization.id />
            <one::Agents organization_id=organization.id />
        }
        .into_any(),
    };
    view! { <Loading remote=path children=show /> }
}

/// What stands above, each leading there.
#[component]
fn Path(path: Vec<OrganizationView>) -> impl IntoView {
    let last = path.len().saturating_sub(1);
    if last == 0 {
        return ().into_any();
    }
    let steps = path
        .into_iter()
        .enumerate()
        .map(move |(place, step)| {
            if place == last {
                view! { <li aria-current="page">{step.name}</li> }.into_any()
            } else {
                view! { <li><A href=href(step.id)>{step.name}</A></li> }.into_any()
            }
        })
        .collect_view();
    view! { <nav class="breadcrumb" aria-label=organizations::PATH.t()><ol>{steps}</ol></nav> }
        .into_any()
}

/// What is below an organisation.
#[component]
fn Below(parent: Uuid) -> impl IntoView {
    let api = use_api();
    let load = move |cursor| async move {
        let parameters = [
            ("parent_id", Some(parent.to_string())),
            ("limit", Some("50".to_owned())),
            ("cursor", cursor),
        ];
        registry::organizations(api, &parameters).await
    };
    view! {
        <section>
            <h2>{organizations::BELOW.t()}</h2>
            <Listing
                load
                empty=|| view! { <p class="soft">{organizations::EMPTY_BELOW.t()}</p> }
                children=|pages| table(pages, organizations::BELOW, false)
            />
        </section>
    }
}

/// What was searched for.
#[component]
fn Found(filter: Filter) -> impl IntoView {
    let api = use_api();
    let names = crate::api::names::use_names();
    let load = move |cursor| {
        let parameters = [
            ("within", named(filter).map(|id| id.to_string())),
            ("q", filter.get("q")),
            ("kind", filter.get("kind")),
            ("cursor", cursor),
        ];
        async move { registry::organizations(api, &parameters).await }
    };
    let title = move || match named(filter) {
        Some(id) => {
            let name = names.get(crate::api::names::Named::Organization(id));
            organizations::FOUND_WITHIN.fill([&name])
        }
        None => organizations::FOUND.into(),
    };
    let empty = || {
        view! {
            <Empty text=organizations::EMPTY_FOUND>
                <A href="/organizations" attr:class=Look::Secondary.class()>{organizations::FROM_TOP.t()}</A>
            </Empty>
        }
    };
    view! {
        <section>
            <h2>{title}</h2>
            <Listing load empty children=|pages| table(pages, organizations::FOUND, true) />
        </section>
    }
}
