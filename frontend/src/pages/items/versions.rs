//! The versions of an item, and two of them to compare: `?from=1&to=2`.

use bangban_api_types::service_items::ServiceItemVersionView;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;
use uuid::Uuid;

use super::compare::Comparison;
use super::{MANAGERS, version_href};
use crate::api::{Loaded, registry, use_api};
use crate::form::Form;
use crate::kit::field::{Choice, SelectField};
use crate::kit::filter::{Filter, FilterView, use_filter};
use crate::kit::form::Summary;
use crate::kit::toast::use_toasts;
use crate::kit::{Button, Look, Sign, Tag, Tone};
use crate::session::use_session;
use crate::texts::{items, time};

/// The versions of the item.
#[component]
pub(super) fn Versions(id: Uuid, versions: Vec<ServiceItemVersionView>) -> impl IntoView {
    let session = use_session();
    let filter = use_filter(&["from", "to"]);
    let has_draft = versions.iter().any(|version| version.state == "draft");
    let below = if versions.len() > 1 {
        view! { <Chooser filter versions=versions.clone() /> }.into_any()
    } else {
        view! { <p class="soft">{items::ONE_VERSION.t()}</p> }.into_any()
    };
    let new = move || {
        let offered = !has_draft && session.has_any(MANAGERS);
        offered.then(|| view! { <NewVersion id /> })
    };
    view! {
        <section>
            <h2>{items::VERSIONS.t()}</h2>
            <p>{items::VERSIONS_WHY.t()}</p>
            {new}
            {table(id, versions)}
            {below}
            <Comparison id filter />
        </section>
    }
}

/// Makes a draft, and leads to it.
#[component]
fn NewVersion(id: Uuid) -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let navigate = use_navigate();
    let form = Form::forgetful(format!("item.{id}.version"));
    let on_press = Callback::new(move |()| {
        let navigate = navigate.clone();
        let work = move |stamp| registry::create_version(api, id, stamp);
        let done = move |made: Loaded<ServiceItemVersionView>| {
            let version = made.value.version;
            toasts.tell(items::NEW_VERSION_MADE.fill([&version.to_string()]));
            navigate(&version_href(id, version), Default::default());
        };
        form.run(work, done);
    });
    let busy = Signal::derive(move || form.is_busy());
    view! {
        <Summary form />
        <p><Button label=items::NEW_VERSION look=Look::Primary sign=Sign::Plus busy on_press /></p>
    }
}

fn table(id: Uuid, versions: Vec<ServiceItemVersionView>) -> impl IntoView {
    let rows = versions.into_iter().map(|version| {
        let act = if version.state == "draft" {
            items::EDIT_DRAFT
        } else {
            items::SEE_VERSION
        };
        let name = number(version.version);
        view! {
            <tr>
                <td data-label=items::VERSION.t()>{name.clone()}</td>
                <td data-label=items::STATE.t()><StateOf state=version.state /></td>
                <td data-label=items::EFFECTIVE_ON.t()>{version.effective_on.map(time::day)}</td>
                <td data-label=items::PUBLISHED_AT.t()>{version.published_at.map(time::moment)}</td>
                <td data-label=items::ACTS.t()>
                    <A href=version_href(id, version.version)>
                        {act.t()} <span class="hidden">{name}</span>
                    </A>
                </td>
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
                    <th scope="col">{items::EFFECTIVE_ON.t()}</th>
                    <th scope="col">{items::PUBLISHED_AT.t()}</th>
                    <th scope="col">{items::ACTS.t()}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

fn number(version: i32) -> String {
    items::VERSION_NUMBER.fill([&version.to_string()])
}

/// Where a version stands.
#[component]
pub(super) fn StateOf(state: String) -> impl IntoView {
    let (text, tone, sign) = match state.as_str() {
        "published" => (items::STATE_PUBLISHED.into(), Tone::Good, Sign::Done),
        "scheduled" => (items::STATE_SCHEDULED.into(), Tone::Waiting, Sign::Clock),
        "withdrawn" => (items::STATE_WITHDRAWN.into(), Tone::Neutral, Sign::Minus),
        "draft" => (items::STATE_DRAFT.into(), Tone::Neutral, Sign::File),
        _ => (state, Tone::Neutral, Sign::Information),
    };
    let text: String = text;
    view! { <Tag text tone sign=Some(sign) /> }
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
