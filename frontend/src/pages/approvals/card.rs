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
    let venue = use_names().signal(Named::Organization(request.organization_id));
    let about = format!("{} · {}", request.service_item_name, request.applicant_name);
    let coded = request.reason_code.map(|code| code.t().to_owned());
    let below = match request.decision.clone() {
        Some(decision) => view! { <Decided decision /> }.into_any(),
        None => view! { <Decide request=request.clone() pages /> }.into_any(),
    };
    view! {
        <article class="card" aria-labelledby=heading_id(request.id)>
            <h2 id=heading_id(request.id) tabindex="-1">{request.kind.t()}</h2>
            <p><strong>{about}</strong> " " <A href=format!("/cases/{}", request.case_id)>{link}</A></p>
            <Would request=request.clone() />
            <p class="said">{format!("{}：{}", approvals::REASON.t(), request.reason)}</p>
            <dl class="facts">
                <Fact name=approvals::REASON_CODE value=coded />
                <Fact name=approvals::REQUESTED_BY value=request.requested_by_name.clone() />
                {move || view! { <Fact name=approvals::VENUE value=Some(venue.get()) /> }}
                <Fact name=approvals::REQUESTED_AT value=Some(time::moment(request.requested_at)) />
            </dl>
            {below}
        </article>
    }
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
        <p class="soft">
            {format!("{}：{} ", approvals::DECIDED_AT.t(), time::moment(decision.decided_at))}
            {decision.decided_by_name}
        </p>
    }
}
