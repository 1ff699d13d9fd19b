//! A request, to be read and decided in place.

use bangban_api_types::cases::approval::{ApprovalDecisionView, ApprovalRequestView};
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::decide::Decide;
use super::number;
use super::wish::Would;
use crate::api::names::{Named, use_names};
use crate::kit::list::{Fact, Pages};
use crate::kit::{Sign, Tag, Tone};
use crate::texts::codes::Coded;
use crate::texts::{approvals, time};

/// The id of a card's heading, where the focus goes when the one before is decided.
pub(super) fn heading_id(request: Uuid) -> String {
    format!("request-{request}")
}

/// The card.
#[component]
pub(super) fn RequestCard(
    request: ApprovalRequestView,
    pages: Pages<ApprovalRequestView>,
) -> impl IntoView {
    let link = approvals::TO_CASE.fill([number(&request)]);
    let (asked, venue) = asked_by(&request);
    let coded = request.reason_code.map(|code| code.t().to_owned());
    let below = match request.decision.clone() {
        Some(decision) => view! { <Decided decision /> }.into_any(),
        None => view! { <Decide request=request.clone() pages /> }.into_any(),
    };
    view! {
        <article class="card" aria-labelledby=heading_id(request.id)>
            <h2 id=heading_id(request.id) tabindex="-1">{request.kind.t()}</h2>
            <p><A href=format!("/cases/{}", request.case_id)>{link}</A></p>
            <Would request=request.clone() />
            <p class="said">{format!("{}：{}", approvals::REASON.t(), request.reason)}</p>
            <dl class="facts">
                <Fact name=approvals::REASON_CODE value=coded />
                {move || view! { <Fact name=approvals::REQUESTED_BY value=Some(asked.get()) /> }}
                {move || view! { <Fact name=approvals::VENUE value=Some(venue.get()) /> }}
                <Fact name=approvals::REQUESTED_AT value=Some(time::moment(request.requested_at)) />
            </dl>
            {below}
        </article>
    }
}

/// Who asks (agents have a name to be read, others do not), and where.
fn asked_by(request: &ApprovalRequestView) -> (Signal<String>, Signal<String>) {
    let names = use_names();
    let by = request.requested_by;
    names.learn_agents_of(request.organization_id);
    (
        Signal::derive(move || names.learned(Named::Agent(by))),
        names.signal(Named::Organization(request.organization_id)),
    )
}

/// The decision.
#[component]
fn Decided(decision: ApprovalDecisionView) -> impl IntoView {
    let (text, tone, sign) = if decision.approved {
        (approvals::TAB_APPROVED, Tone::Good, Sign::Done)
    } else {
        (approvals::TAB_REFUSED, Tone::Neutral, Sign::Minus)
    };
    view! {
        <p class="said">
            <Tag text tone sign=Some(sign) />
            {format!(" {}：{}", approvals::OPINION.t(), decision.reason)}
        </p>
        <p class="soft">{format!("{}：{}", approvals::DECIDED_AT.t(), time::moment(decision.decided_at))}</p>
    }
}
