//! Filings (备案): what was done about agents, filed by the supervisor, received or returned by the superior
//! department.
//!
//! Owns the list and the page of one. Which acts are possible the state says; who may, the server.

mod acts;
mod one;
mod table;

use bangban_api_types::filings::FilingView;
use bangban_domain::network::{FilingKind, FilingState};
use bangban_domain::policy::{Permission, Role};
use leptos::prelude::*;
use uuid::Uuid;

use super::For;
use crate::api::{network, use_api};
use crate::kit::field::{SelectField, choices};
use crate::kit::filter::{FilterView, use_filter};
use crate::kit::list::Empty;
use crate::kit::{Listing, PageHead, Sign, Tag, Tone};
use crate::texts::codes::Coded;
use crate::texts::kit;
use crate::texts::network::{agents, filings as words};
pub(crate) use one::FilingPage;
use table::table;

/// Those who see them.
const READERS: &[Role] = Permission::ReadFilings.roles();

/// A filing's address.
pub(crate) fn href(id: Uuid) -> String {
    format!("/filings/{id}")
}

/// The page.
#[component]
pub(crate) fn Filings() -> impl IntoView {
    view! {
        <For roles=READERS>
            <List />
        </For>
    }
}

#[component]
fn List() -> impl IntoView {
    let api = use_api();
    let filter = use_filter(&["state", "kind"]);
    let load = move |cursor| {
        let parameters = [
            ("state", filter.get("state")),
            ("kind", filter.get("kind")),
            ("cursor", cursor),
        ];
        async move { network::filings(api, &parameters).await }
    };
    let empty = move || {
        let text = if untrack(move || filter.is_set()) {
            words::EMPTY_FILTERED
        } else {
            words::EMPTY
        };
        view! { <Empty text /> }
    };
    view! {
        <PageHead title=words::TITLE />
        <p>{words::INTRO.t()}</p>
        <FilterView filter>
            <SelectField
                form=filter.form
                pointer="/state"
                label=words::STATE
                choices=choices(<FilingState as Coded>::ALL)
                nothing=kit::ALL
            />
            <SelectField
                form=filter.form
                pointer="/kind"
                label=words::KIND
                choices=choices(<FilingKind as Coded>::ALL)
                nothing=kit::ALL
            />
        </FilterView>
        <Listing load empty children=table />
    }
}

/// The filings about an agent.
#[component]
pub(crate) fn OfAgent(id: Uuid) -> impl IntoView {
    let api = use_api();
    let load = move |cursor| async move {
        let parameters = [("agent_id", Some(id.to_string())), ("cursor", cursor)];
        network::filings(api, &parameters).await
    };
    view! {
        <section>
            <h2>{agents::ITS_FILINGS.t()}</h2>
            <Listing load empty=|| view! { <p class="soft">{words::EMPTY.t()}</p> } children=table />
        </section>
    }
}

/// Where it stands, by icon and word.
fn state_tag(filing: &FilingView) -> impl IntoView + use<> {
    let (tone, sign) = match filing.state {
        FilingState::Unfiled => (Tone::Waiting, Sign::Warning),
        FilingState::Filed => (Tone::Neutral, Sign::Pause),
        FilingState::Received => (Tone::Good, Sign::Done),
        FilingState::Returned => (Tone::Bad, Sign::Warning),
    };
    view! { <Tag text=filing.state.t() tone sign=Some(sign) /> }
}
