//! The versions of an item, and two of them to compare: `?from=1&to=2`.

use bangban_api_types::service_items::ServiceItemVersionView;
use leptos::prelude::*;
use uuid::Uuid;

use super::compare::Comparison;
use crate::api::{Api, Failure, registry, remote, use_api};
use crate::kit::field::{Choice, SelectField};
use crate::kit::filter::{Filter, FilterView, use_filter};
use crate::kit::{Loading, Sign, Tag, Tone};
use crate::texts::{items, time};

/// The versions of the item.
#[component]
pub(super) fn Versions(id: Uuid) -> impl IntoView {
    let api = use_api();
    let filter = use_filter(&["from", "to"]);
    let versions = remote(move || all(api, id));
    let show = move |versions: Vec<ServiceItemVersionView>| {
        let below = if versions.len() > 1 {
            view! { <Chooser filter versions=versions.clone() /> }.into_any()
        } else {
            view! { <p class="soft">{items::ONE_VERSION.t()}</p> }.into_any()
        };
        view! {
            {table(versions)}
            {below}
        }
    };
    view! {
        <section>
            <h2>{items::VERSIONS.t()}</h2>
            <p>{items::VERSIONS_WHY.t()}</p>
            <Loading remote=versions children=show />
            <Comparison id filter />
        </section>
    }
}

/// All of them, the newest first: there are few, and every two can be compared.
async fn all(api: Api, id: Uuid) -> Result<Vec<ServiceItemVersionView>, Failure> {
    let mut versions = Vec::new();
    let mut cursor = None;
    loop {
        let page = registry::item_versions(api, id, cursor).await?;
        versions.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(versions);
        }
    }
}

fn table(versions: Vec<ServiceItemVersionView>) -> impl IntoView {
    let rows = versions.into_iter().map(|version| {
        let published = version.published_at.map(time::moment);
        view! {
            <tr>
                <td data-label=items::VERSION.t()>{number(version.version)}</td>
                <td data-label=items::STATE.t()>{state(&version.state)}</td>
                <td data-label=items::PUBLISHED_AT.t()>{published}</td>
            </tr>
        }
    });
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{items::VERSIONS.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{items::VERSION.t()}</th>
                    <th scope="col">{items::STATE.t()}</th>
                    <th scope="col">{items::PUBLISHED_AT.t()}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

fn number(version: i32) -> String {
    items::VERSION_NUMBER.fill([&version.to_string()])
}

fn state(state: &str) -> AnyView {
    let (text, tone, sign) = match state {
        "published" => (items::STATE_PUBLISHED.into(), Tone::Good, Sign::Done),
        "withdrawn" => (items::STATE_WITHDRAWN.into(), Tone::Neutral, Sign::Minus),
        "draft" => (items::STATE_DRAFT.into(), Tone::Neutral, Sign::File),
        other => (other.to_owned(), Tone::Neutral, Sign::Information),
    };
    let text: String = text;
    view! { <Tag text tone sign=Some(sign) /> }.into_any()
}

/// Which two are compared.
#[component]
fn Chooser(filter: Filter, versions: Vec<ServiceItemVersionView>) -> impl IntoView {
    let form = filter.form;
    let choices: Vec<_> = versions
        .iter()
        .map(|version| Choice::new(version.version.to_string(), number(version.version)))
        .collect();
    // The two newest, unless others are asked for.
    for (pointer, version) in [("/to", versions.first()), ("/from", versions.get(1))] {
        if let Some(version) = version {
            form.preset(pointer, version.version.to_string());
        }
    }
    view! {
        <FilterView filter submit=items::COMPARE>
            <SelectField form pointer="/from" label=items::OLDER choices=choices.clone() />
            <SelectField form pointer="/to" label=items::NEWER choices />
        </FilterView>
    }
}
