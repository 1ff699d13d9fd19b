//! One item: facts, materials, guide, and its versions.

use bangban_api_types::service_items::{
    GuideView, MaterialRequirementView, ServiceItemVersionView, ServiceItemView,
};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use super::facts::{copies, facts};
use super::versions::Versions;
use crate::api::{Api, Failure, registry, remote, use_api};
use crate::kit::list::Fact;
use crate::kit::{Loading, Notice, PageHead, Tone};
use crate::pages::guard::STAFF;
use crate::pages::{For, NotFound};
use crate::texts::codes::Coded;
use crate::texts::items;

/// The page.
#[component]
pub(crate) fn ItemPage() -> impl IntoView {
    view! {
        <For roles=STAFF>
            <Opened />
        </For>
    }
}

#[component]
fn Opened() -> impl IntoView {
    let parameters = use_params_map();
    let id = Memo::new(move |_| {
        let id = parameters.with(|parameters| parameters.get("id"));
        id.and_then(|id| Uuid::parse_str(&id).ok())
    });
    move || match id.get() {
        Some(id) => view! { <Item id /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Item(id: Uuid) -> impl IntoView {
    let api = use_api();
    let found = remote(move || load(api, id));
    let show = move |(guide, versions): (Option<GuideView>, Vec<ServiceItemVersionView>)| {
        let shown = match guide {
            Some(guide) => view! { <Shown guide /> }.into_any(),
            None => view! { <Unpublished newest=versions.first().cloned() /> }.into_any(),
        };
        view! {
            {shown}
            <Versions id versions />
        }
    };
    view! {
        <Loading remote=found children=show />
        <p class="back"><A href="/items">{items::BACK.t()}</A></p>
    }
}

/// What is in use, if anything is yet, and the versions that the caller may see.
async fn load(
    api: Api,
    id: Uuid,
) -> Result<(Option<GuideView>, Vec<ServiceItemVersionView>), Failure> {
    let versions = registry::all_item_versions(api, id).await?;
    match registry::guide(api, id).await {
        Ok(guide) => Ok((Some(guide), versions)),
        Err(failure) if failure.status() == Some(404) => Ok((None, versions)),
        Err(failure) => Err(failure),
    }
}

/// An item that nobody can apply for yet, or any more.
#[component]
fn Unpublished(#[prop(optional_no_strip)] newest: Option<ServiceItemVersionView>) -> impl IntoView {
    newest.map(|newest| {
        let draft = (newest.state == "draft").then(|| {
            view! { <Notice tone=Tone::Waiting><p>{items::NEVER_PUBLISHED.t()}</p></Notice> }
        });
        view! {
            <PageHead title=newest.item.name />
            {draft}
        }
    })
}

/// The facts of an item, its name aside.
#[component]
pub(super) fn FactsOf(item: ServiceItemView) -> impl IntoView {
    let all = facts(&item)
        .into_iter()
        .skip(1)
        .map(|(name, value)| view! { <Fact name value=Some(value) /> });
    view! {
        <section>
            <h2>{items::FACTS.t()}</h2>
            <dl class="facts">{all.collect_view()}</dl>
        </section>
    }
}

#[component]
fn Shown(guide: GuideView) -> impl IntoView {
    let item = guide.item.clone();
    let confidence = items::CONFIDENCE_WHY.fill([&item.confidence]);
    view! {
        <PageHead title=item.name.clone()>
            <span class="soft">{items::VERSION_NUMBER.fill([&item.version.to_string()])}</span>
        </PageHead>
        <Notice tone=Tone::Waiting><p>{confidence}</p></Notice>
        <FactsOf item=item.clone() />
        <section>
            <h2>{items::MATERIALS.t()}</h2>
            {materials(item.materials)}
        </section>
        <Guide guide />
    }
}

pub(super) fn materials(materials: Vec<MaterialRequirementView>) -> AnyView {
    if materials.is_empty() {
        return view! { <p>{items::NO_MATERIALS.t()}</p> }.into_any();
    }
    let rows = materials.into_iter().map(|material| {
        view! {
            <tr>
                <td data-label=items::MATERIAL.t()>{material.name}</td>
                <td data-label=items::NECESSITY.t()>{material.necessity.t()}</td>
                <td data-label=items::FORM.t()>{material.form}</td>
                <td data-label=items::COPIES.t()>{copies(material.copies)}</td>
                <td data-label=items::SOURCE.t()>{material.source}</td>
            </tr>
        }
    });
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{items::MATERIALS.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{items::MATERIAL.t()}</th>
                    <th scope="col">{items::NECESSITY.t()}</th>
                    <th scope="col">{items::FORM.t()}</th>
                    <th scope="col">{items::COPIES.t()}</th>
                    <th scope="col">{items::SOURCE.t()}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// What the guide says beyond the facts.
#[component]
fn Guide(guide: GuideView) -> impl IntoView {
    let steps = guide.steps.join(" → ");
    view! {
        <section>
            <h2>{items::GUIDE.t()}</h2>
            <dl class="facts">
                <Fact name=items::STEPS value=Some(steps) />
                <Fact name=items::COST value=Some(guide.cost) />
                <Fact name=items::HOTLINE value=Some(guide.hotline) />
            </dl>
        </section>
    }
}
