//! One organisation: its facts and its agents.

use bangban_api_types::agents::AgentView;
use bangban_api_types::organizations::OrganizationView;
use bangban_domain::policy::Role;
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use crate::api::names::{Named, use_names};
use crate::api::{registry, use_api};
use crate::kit::list::{Fact, Pages};
use crate::kit::{Listing, Sign, Tag, Tone};
use crate::pages::agents::href;
use crate::session::use_session;
use crate::texts::codes::Coded;
use crate::texts::{organizations, time};

/// The facts.
#[component]
pub(super) fn One(organization: OrganizationView) -> impl IntoView {
    let names = use_names();
    names.learn(Named::Organization(organization.id), &organization.name);
    let name = move |id: Option<Uuid>| {
        let name = id.map(|id| names.get(Named::Organization(id)));
        name.unwrap_or_default()
    };
    let (managing, territorial) = (organization.parent_id, organization.territorial_parent_id);
    let recorded =
        |value: Option<String>| value.or_else(|| Some(organizations::NOT_RECORDED.into()));
    let place = organization.level.saturating_sub(1);
    let level = organizations::LEVELS
        .get(place)
        .map(|level| level.t().to_owned());
    let state = if organization.active {
        organizations::ACTIVE
    } else {
        organizations::INACTIVE
    };
    view! {
        <section class="card">
            <h2>{organization.name}</h2>
            <dl class="facts">
                <Fact name=organizations::KIND value=Some(organization.kind.t().to_owned()) />
                <Fact name=organizations::LEVEL value=level />
                <Fact name=organizations::DIVISION value=recorded(organization.division_code) />
                <Fact name=organizations::ADDRESS value=recorded(organization.address) />
                <Fact name=organizations::PHONE value=recorded(organization.phone) />
                {move || view! { <Fact name=organizations::MANAGING value=Some(name(managing)) /> }}
                {move || view! { <Fact name=organizations::TERRITORIAL value=Some(name(territorial)) /> }}
                <Fact name=organizations::STATE value=Some(state.into()) />
            </dl>
        </section>
    }
}

/// Its agents, for those who may see them.
#[component]
pub(super) fn Agents(organization_id: Uuid) -> impl IntoView {
    let session = use_session();
    let api = use_api();
    let load = move |cursor| async move {
        let id = Some(organization_id.to_string());
        registry::agents(api, &[("organization_id", id), ("cursor", cursor)]).await
    };
    // The auditor sees no agents.
    let visible = Memo::new(move |_| !session.has_any(&[Role::Auditor]));
    move || {
        visible.get().then(|| {
            view! {
                <section>
                    <h2>{organizations::AGENTS.t()}</h2>
                    <Listing
                        load
                        empty=|| view! { <p class="soft">{organizations::NO_AGENTS.t()}</p> }
                        children=agents
                    />
                </section>
            }
        })
    }
}

fn agents(pages: Pages<AgentView>) -> impl IntoView {
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{organizations::AGENTS.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{organizations::AGENT.t()}</th>
                    <th scope="col">{organizations::AGENT_KIND.t()}</th>
                    <th scope="col">{organizations::STATE.t()}</th>
                    <th scope="col">{organizations::DUTY_PHONE.t()}</th>
                    <th scope="col">{organizations::UNDERTAKING.t()}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || pages.items() key=|agent| agent.id let:agent>
                    {row(agent)}
                </For>
            </tbody>
        </table>
    }
}

fn row(agent: AgentView) -> impl IntoView {
    let state = if agent.active {
        view! { <Tag text=organizations::ON_DUTY tone=Tone::Good sign=Some(Sign::Done) /> }
    } else {
        view! { <Tag text=organizations::OFF_DUTY tone=Tone::Neutral sign=Some(Sign::Minus) /> }
    };
    let undertaking = match agent.undertaking_signed_on {
        Some(on) => organizations::SIGNED_ON.fill([&time::day(on)]),
        None => organizations::NOT_SIGNED.into(),
    };
    let phone = agent
        .duty_phone
        .unwrap_or_else(|| organizations::NOT_RECORDED.into());
    view! {
        <tr>
            <td data-label=organizations::AGENT.t()><A href=href(agent.id)>{agent.name}</A></td>
            <td data-label=organizations::AGENT_KIND.t()>{agent.kind.t()}</td>
            <td data-label=organizations::STATE.t()>{state}</td>
            <td data-label=organizations::DUTY_PHONE.t()>{phone}</td>
            <td data-label=organizations::UNDERTAKING.t()>{undertaking}</td>
        </tr>
    }
}
