//! Service items: the list (`/items`), a new one (`/items/new`), one of them with its versions (`/items/{id}`), and one
//! version (`/items/{id}/versions/{version}`), which is written there as long as it is a draft.
//!
//! Owns the list.

mod compare;
mod editor;
mod facts;
mod new;
mod one;
mod publish;
mod version;
mod versions;

use std::collections::BTreeSet;

use bangban_api_types::service_items::ServiceItemView;
use bangban_domain::policy::{Permission, Role};
use bangban_domain::service_item::{DecidingLevel, Subject};
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::For;
use super::guard::STAFF;
use crate::api::{Api, Failure, registry, remote, use_api};
use crate::form::Form;
use crate::kit::field::{Choice, SelectField, TextField, choices};
use crate::kit::filter::{Filter, FilterView, use_filter};
use crate::kit::list::{Empty, Pages};
use crate::kit::{Listing, Look, PageHead, Sign, Tag, Tone};
use crate::session::use_session;
use crate::texts::codes::Coded;
use crate::texts::{items, kit};
pub(crate) use new::NewItem;
pub(crate) use one::ItemPage;
pub(crate) use version::VersionPage;

/// Those who write items.
const MANAGERS: &[Role] = Permission::ManageServiceItems.roles();

/// Where an item is shown.
fn item_href(id: Uuid) -> String {
    format!("/items/{id}")
}

/// Where a version is shown, or written.
fn version_href(id: Uuid, version: i32) -> String {
    format!("/items/{id}/versions/{version}")
}

/// The page of all items.
#[component]
pub(crate) fn Items() -> impl IntoView {
    view! {
        <For roles=STAFF>
            <List />
        </For>
    }
}

#[component]
fn List() -> impl IntoView {
    let api = use_api();
    let session = use_session();
    let filter = use_filter(&["q", "category", "level", "subject", "on_the_spot", "state"]);
    let load = move |cursor| {
        let mut parameters = filter.parameters();
        parameters.push(("cursor", cursor));
        async move { registry::service_items(api, &parameters).await }
    };
    let empty = || {
        view! {
            <Empty text=items::EMPTY>
                <A href="/items" attr:class=Look::Secondary.class()>{items::SEE_ALL.t()}</A>
            </Empty>
        }
    };
    view! {
        <PageHead title=items::TITLE>
            {move || {
                session
                    .has_any(MANAGERS)
                    .then(|| view! { <A href="/items/new" attr:class=Look::Primary.class()>{items::NEW.t()}</A> })
            }}
        </PageHead>
        <Fields filter />
        <Listing load empty children=table />
    }
}

#[component]
fn Fields(filter: Filter) -> impl IntoView {
    let api = use_api();
    let session = use_session();
    let form = filter.form;
    let known = remote(move || categories(api));
    // Until they are known, the one in the address can be read all the same.
    let categories = Signal::derive(move || {
        let mut all = known.value().unwrap_or_default();
        all.extend(filter.get("category"));
        all.into_iter()
            .map(|name| Choice::new(name.clone(), name))
            .collect()
    });
    let speeds = vec![
        Choice::new("true", items::ON_THE_SPOT),
        Choice::new("false", items::NOT_ON_THE_SPOT),
    ];
    view! {
        <FilterView filter>
            <TextField form pointer="/q" label=items::NAME_HAS />
            <SelectField form pointer="/category" label=items::CATEGORY choices=categories nothing=kit::ALL />
            <SelectField
                form
                pointer="/level"
                label=items::LEVEL
                choices=choices(DecidingLevel::ALL)
                nothing=kit::ALL
            />
            <SelectField
                form
                pointer="/subject"
                label=items::SUBJECT
                choices=choices(Subject::ALL)
                nothing=kit::ALL
            />
            <SelectField form pointer="/on_the_spot" label=items::SPEED choices=speeds nothing=kit::ALL />
            {move || session.has_any(MANAGERS).then(|| view! { <Listed form /> })}
        </FilterView>
    }
}

/// Drafts, and versions that wait for their day: for those who write them.
#[component]
fn Listed(form: Form) -> impl IntoView {
    let states = vec![
        Choice::new("scheduled", items::STATE_SCHEDULED),
        Choice::new("draft", items::STATE_DRAFT),
    ];
    view! {
        <SelectField
            form
            pointer="/state"
            label=items::LISTED
            choices=states
            nothing=items::LISTED_PUBLISHED
        />
    }
}

/// The categories of the items that there are; the API lists none by themselves.
async fn categories(api: Api) -> Result<BTreeSet<String>, Failure> {
    let mut found = BTreeSet::new();
    let mut cursor = None;
    loop {
        let parameters = [("limit", Some("100".to_owned())), ("cursor", cursor)];
        let page = registry::service_items(api, &parameters).await?;
        found.extend(page.items.into_iter().map(|item| item.category));
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(found);
        }
    }
}

fn table(pages: Pages<ServiceItemView>) -> impl IntoView {
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{items::LIST.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{items::NAME.t()}</th>
                    <th scope="col">{items::CATEGORY.t()}</th>
                    <th scope="col">{items::LEVEL.t()}</th>
                    <th scope="col">{items::SUBJECT.t()}</th>
                    <th scope="col">{items::SPEED.t()}</th>
                    <th scope="col">{items::PROMISED.t()}</th>
                </tr>
            </thead>
            <tbody>
                <leptos::prelude::For each=move || pages.items() key=|item| item.id let:item>
                    {row(item)}
                </leptos::prelude::For>
            </tbody>
        </table>
    }
}

fn row(item: ServiceItemView) -> impl IntoView {
    let speed = if item.on_the_spot {
        view! { <Tag text=items::ON_THE_SPOT tone=Tone::Good sign=Some(Sign::Done) /> }.into_any()
    } else {
        view! { <span>{items::NOT_ON_THE_SPOT.t()}</span> }.into_any()
    };
    let (subjects, promised) = (facts::subjects(&item), facts::limit(item.promised_limit));
    view! {
        <tr>
            <td data-label=items::NAME.t()><A href=item_href(item.id)>{item.name}</A></td>
            <td data-label=items::CATEGORY.t()>{item.category}</td>
            <td data-label=items::LEVEL.t()>{item.level.t()}</td>
            <td data-label=items::SUBJECT.t()>{subjects}</td>
            <td data-label=items::SPEED.t()>{speed}</td>
            <td data-label=items::PROMISED.t()>{promised}</td>
        </tr>
    }
}
