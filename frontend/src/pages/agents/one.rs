//! The page of an agent: facts, what is under way, the filings, and the acts of a supervisor.

use bangban_api_types::agents::{AgentView, WorkloadView};
use bangban_domain::network::FilingKind;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use super::dismiss::Dismissal;
use super::transfer::Transfer;
use super::undertaking::Undertaking;
use super::{MANAGERS, READERS};
use crate::api::names::{Named, use_names};
use crate::api::{Loaded, network, remote, use_api};
use crate::kit::list::Fact;
use crate::kit::{Loading, PageHead, Sign, Tag, Tone};
use crate::pages::{For, NotFound, filings};
use crate::session::use_session;
use crate::texts::codes::Coded;
use crate::texts::network::agents as words;
use crate::texts::{organizations, time};

/// The page.
#[component]
pub(crate) fn AgentPage() -> impl IntoView {
    view! {
        <For roles=READERS>
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
        Some(id) => view! { <Agent id /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Agent(id: Uuid) -> impl IntoView {
    let api = use_api();
    let session = use_session();
    let shown = remote(move || network::agent(api, id));
    let show = move |seen: Loaded<AgentView>| {
        let agent = seen.value.clone();
        let manages = session.has_any(MANAGERS);
        let itself = session.id_now() == Some(id);
        let unsigned = agent.active && agent.undertaking_signed_on.is_none();
        view! {
            <PageHead title=agent.name.clone() />
            <Facts agent=agent.clone() />
            {(manages || itself).then(|| view! { <Workload id /> })}
            {(unsigned && (manages || itself)).then(|| view! { <Undertaking seen=seen.clone() shown itself /> })}
            {manages.then(|| view! { <filings::OfAgent id /> })}
            {(manages && agent.active).then(|| view! {
                <Transfer seen=seen.clone() />
                <Dismissal seen=seen.clone() />
            })}
            <p class="back">
                <A href=format!("/organizations?parent={}", agent.organization_id)>{words::TO_ORGANIZATION.t()}</A>
            </p>
        }
    };
    view! { <Loading remote=shown children=show /> }
}

#[component]
fn Facts(agent: AgentView) -> impl IntoView {
    let names = use_names();
    names.learn(Named::Agent(agent.id), &agent.name);
    let organization = agent.organization_id;
    let state = if agent.active {
        view! { <Tag text=organizations::ON_DUTY tone=Tone::Good sign=Some(Sign::Done) /> }
    } else {
        view! { <Tag text=organizations::OFF_DUTY tone=Tone::Neutral sign=Some(Sign::Minus) /> }
    };
    let undertaking = match agent.undertaking_signed_on {
        Some(on) => organizations::SIGNED_ON.fill([&time::day(on)]),
        None => organizations::NOT_SIGNED.into(),
    };
    let term = (agent.term_from.is_some() || agent.term_until.is_some()).then(|| {
        let day = |day: Option<bangban_api_types::Day>| {
            day.map_or_else(|| words::OPEN_END.into(), time::day)
        };
        words::TERM_WORDS.fill([&day(agent.term_from), &day(agent.term_until)])
    });
    view! {
        <section class="card">
            <p>{state}</p>
            <dl class="facts">
                {move || {
                    let name = names.get(Named::Organization(organization));
                    view! { <Fact name=words::ORGANIZATION value=Some(name) /> }
                }}
                <Fact name=words::KIND value=Some(agent.kind.t().to_owned()) />
                <Fact name=words::SOURCE value=Some(agent.source.t().to_owned()) />
                <Fact name=words::DISPATCHED_BY value=agent.dispatched_by />
                <Fact name=words::TERM value=term />
                <Fact name=words::PHONE value=agent.duty_phone />
                <Fact name=words::UNDERTAKING value=Some(undertaking) />
                <Fact name=words::HONOURS value=agent.honours />
            </dl>
        </section>
    }
}

#[component]
fn Workload(id: Uuid) -> impl IntoView {
    let api = use_api();
    let loaded = remote(move || network::workload(api, id));
    let show = move |workload: WorkloadView| {
        let (open, overdue) = (workload.open.to_string(), workload.overdue.to_string());
        view! { <p>{words::WORKLOAD_WORDS.fill([&open, &overdue])}</p> }
    };
    view! {
        <section>
            <h2>{words::WORKLOAD.t()}</h2>
            <Loading remote=loaded children=show lines=1 />
        </section>
    }
}

/// What is told when an act is done; its filing is opened next.
pub(super) fn news(kind: FilingKind, name: &str) -> String {
    match kind {
        FilingKind::Appointment => words::APPOINTED.fill([name]),
        FilingKind::Transfer => words::TRANSFERRED.fill([name]),
        FilingKind::Dismissal => words::DISMISSED.fill([name]),
    }
}
