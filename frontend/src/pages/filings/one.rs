//! The page of a filing: what was done, where it stands, and the next act.

use bangban_api_types::filings::FilingView;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use super::acts::Acts;
use super::{READERS, state_tag};
use crate::api::names::{Named, use_names};
use crate::api::{Loaded, network, remote, use_api};
use crate::kit::list::Fact;
use crate::kit::{Loading, PageHead};
use crate::pages::{For, NotFound, agents};
use crate::texts::codes::Coded;
use crate::texts::network::filings as words;
use crate::texts::time;

/// The page.
#[component]
pub(crate) fn FilingPage() -> impl IntoView {
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
        Some(id) => view! { <Filing id /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Filing(id: Uuid) -> impl IntoView {
    let api = use_api();
    let shown = remote(move || network::filing(api, id));
    let show = move |seen: Loaded<FilingView>| {
        let filing = seen.value.clone();
        let title = format!("{} · {}", filing.kind.t(), filing.agent_name);
        view! {
            <PageHead title />
            <Facts filing />
            <Acts seen shown />
        }
    };
    view! {
        <Loading remote=shown children=show />
        <p class="back"><A href="/filings">{words::BACK.t()}</A></p>
    }
}

#[component]
fn Facts(filing: FilingView) -> impl IntoView {
    let names = use_names();
    let tag = state_tag(&filing);
    let place = move |label: crate::texts::Words, id: Option<Uuid>| {
        move || {
            let name = id.map(|id| names.get(Named::Organization(id)));
            view! { <Fact name=label value=name /> }
        }
    };
    let reason = filing.reason_code.map(|code| code.t().to_owned());
    let reason = [reason, filing.reason].into_iter().flatten();
    let reason = reason.collect::<Vec<_>>().join(" · ");
    view! {
        <section class="card">
            <p>{tag}</p>
            <dl class="facts">
                <div class="fact">
                    <dt>{words::AGENT.t()}</dt>
                    <dd><A href=agents::href(filing.agent_id)>{filing.agent_name}</A></dd>
                </div>
                <Fact name=words::AGENT_KIND value=Some(filing.agent_kind.t().to_owned()) />
                {place(words::ORGANIZATION, Some(filing.organization_id))}
                {place(words::FROM, filing.from_organization_id)}
                {place(words::SUPERIOR, Some(filing.superior_id))}
                <Fact name=words::EFFECTIVE value=Some(time::day(filing.effective_on)) />
                <Fact name=words::DUE value=filing.due_on.map(time::day) />
                <Fact name=words::REASON value=Some(reason) />
                <Fact name=words::DESPITE_NORM value=filing.despite_norm />
                <Fact name=words::FILED_AT value=filing.filed_at.map(time::moment) />
                <Fact name=words::DECIDED_AT value=filing.decided_at.map(time::moment) />
                <Fact name=words::NUMBER value=filing.filing_number />
                <Fact name=words::RETURNED_WHY value=filing.return_reason />
            </dl>
        </section>
    }
}
