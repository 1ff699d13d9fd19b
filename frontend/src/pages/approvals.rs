//! What waits for a supervisor's decision, and what was decided.
//!
//! Owns the queue: which requests are shown. What a request says is in `card`, what an approval would do in `wish`,
//! the decision in `decide`. Which requests one may see and decide, the server says.

mod card;
mod decide;
mod wish;

use bangban_api_types::cases::approval::ApprovalRequestView;
use bangban_domain::case::approval::{ApprovalKind, ApprovalState};
use bangban_domain::policy::Role;
use leptos::prelude::*;
use leptos_router::components::A;

use super::For;
use crate::api::{supervision, use_api};
use crate::kit::field::{SelectField, choices};
use crate::kit::filter::{Filter, FilterView, use_filter};
use crate::kit::list::{Empty, Pages};
use crate::kit::tabs::{TabLink, Tabs};
use crate::kit::{Listing, Look, PageHead};
use crate::texts::codes::Coded;
use crate::texts::{Words, approvals, kit};
use card::RequestCard;

/// The id of the list, where the focus goes when its last entry is decided.
const LIST: &str = "requests";

/// The page.
#[component]
pub(crate) fn Approvals() -> impl IntoView {
    view! {
        <For roles=&[Role::Supervisor]>
            <Queue />
        </For>
    }
}

#[component]
fn Queue() -> impl IntoView {
    let api = use_api();
    let filter = use_filter(&["state", "kind"]);
    let load = move |cursor| {
        let mut parameters = filter.parameters();
        parameters.push(("cursor", cursor));
        async move { supervision::approval_requests(api, &parameters).await }
    };
    view! {
        <PageHead title=approvals::TITLE />
        <p>{approvals::INTRO.t()}</p>
        {move || view! { <Tabs name=approvals::TABS tabs=tabs(filter) /> }}
        <FilterView filter kept=&["state"]>
            <SelectField
                form=filter.form
                pointer="/kind"
                label=approvals::KIND
                choices=choices(ApprovalKind::ALL.as_slice())
                nothing=kit::ALL
            />
        </FilterView>
        <Listing load empty=move || nothing(filter) children=requests />
    }
}

/// Which of the three states is shown.
fn state(filter: Filter) -> ApprovalState {
    let chosen = filter.get("state");
    chosen
        .and_then(|name| ApprovalState::parse(&name))
        .unwrap_or(ApprovalState::Pending)
}

fn tabs(filter: Filter) -> Vec<TabLink> {
    let current = state(filter);
    let tab = |state: ApprovalState, label: Words| TabLink {
        href: filter.href_with(&[("state", Some(state.as_str()))]),
        label: label.into(),
        count: Signal::stored(None),
        current: state == current,
    };
    vec![
        tab(ApprovalState::Pending, approvals::TAB_PENDING),
        tab(ApprovalState::Approved, approvals::TAB_APPROVED),
        tab(ApprovalState::Refused, approvals::TAB_REFUSED),
    ]
}

fn requests(pages: Pages<ApprovalRequestView>) -> impl IntoView {
    view! {
        <h2 class="hidden" id=LIST tabindex="-1">{approvals::LIST.t()}</h2>
        <ul class="stack">
            <leptos::prelude::For each=move || pages.items() key=|request| request.id let:request>
                <li><RequestCard request pages /></li>
            </leptos::prelude::For>
        </ul>
    }
}

fn nothing(filter: Filter) -> impl IntoView {
    let is_filtered = filter.get("kind").is_some();
    if state(filter) == ApprovalState::Pending && !is_filtered {
        return view! {
            <Empty text=approvals::EMPTY_PENDING>
                <A href="/notifications" attr:class=Look::Secondary.class()>{approvals::TO_NOTIFICATIONS.t()}</A>
            </Empty>
        }
        .into_any();
    }
    view! {
        <Empty text=approvals::EMPTY_DECIDED>
            <A href="/approvals" attr:class=Look::Secondary.class()>{approvals::TO_PENDING.t()}</A>
        </Empty>
    }
    .into_any()
}

/// The number of the request's case.
fn number(request: &ApprovalRequestView) -> &str {
    let number = request.case_number.as_deref();
    number.unwrap_or_else(|| approvals::NO_NUMBER.t())
}

/// Words about a request, with its kind and its case filled in.
fn about(words: Words, request: &ApprovalRequestView) -> String {
    words.fill([request.kind.t(), number(request)])
}
