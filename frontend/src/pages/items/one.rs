//! One item: facts, materials, guide, and its versions.

use bangban_api_types::service_items::{GuideView, MaterialRequirementView};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use super::facts::{copies, facts};
use super::versions::Versions;
use crate::api::{registry, remote, use_api};
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
    let guide = remote(move || registry::guide(api, id));
    view! {
        <Loading remote=guide children=|guide| view! { <Shown guide /> } />
        <p class="back"><A href="/items">{items::BACK.t()}</A></p>
    }
}

#[component]
fn Shown(guide: GuideView) -> impl IntoView {
    let item = guide.item.clone();
    let all = facts(&item)
        .into_iter()
        .skip(1)
        .map(|(name, value)| view! { <Fact name value=Some(value) /> });
    view! {
        <PageHead title=item.name.clone()>
            <span class="soft">{items::VERSION_NUMBER.fill([&item.version.to_string()])}</span>
        </PageHead>
        <Notice tone=Tone::Waiting><p>{items::CONFIDENCE_WHY.fill([&item.confidence])}</p></Notice>
        <section>
            <h2>{items::FACTS.t()}</h2>
            <dl class="facts">{all.collect_view()}</dl>
        </section>
        <section>
            <h2>{items::MATERIALS.t()}</h2>
            {materials(item.materials)}
        </section>
        <Guide guide />
        <Versions id=item.id />
    }
}

fn materials(materials: Vec<MaterialRequirementView>) -> AnyView {
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
    let not_counted =
        (!guide.not_counted_in_limit.is_empty()).then(|| guide.not_counted_in_limit.join(" · "));
    let steps = guide.steps.join(" → ");
    view! {
        <section>
            <h2>{items::GUIDE.t()}</h2>
            <dl class="facts">
                <Fact name=items::STEPS value=Some(steps) />
                <Fact name=items::COST value=Some(guide.cost) />
                <Fact name=items::INTERMEDIARY value=guide.intermediary />
                <Fact name=items::NOT_COUNTED value=not_counted />
                <Fact name=items::HOTLINE value=Some(guide.hotline) />
            </dl>
        </section>
    }
}
