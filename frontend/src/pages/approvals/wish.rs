//! What an approval would do, in plain words.

use bangban_api_types::cases::approval::{ApprovalPayloadView, ApprovalRequestView};
use bangban_domain::case::Priority;
use bangban_domain::case::approval::ApprovalKind;
use leptos::prelude::*;

use crate::api::names::{Named, use_names};
use crate::texts::codes::Coded;
use crate::texts::{approvals, time};

/// What it would do.
#[component]
pub(super) fn Would(request: ApprovalRequestView) -> impl IntoView {
    let payload = request.payload;
    let told = match request.kind {
        ApprovalKind::SecondNotice => notice(payload),
        ApprovalKind::AgentChange => view! { <Successor payload /> }.into_any(),
        ApprovalKind::Priority => sentence(priority(payload.priority.unwrap_or_default())),
        ApprovalKind::ObjectiveImpossibility => ending(payload.returned_materials),
        ApprovalKind::Reopening => sentence(approvals::REOPENS.into()),
    };
    view! {
        <div class="would">
            <p><strong>{approvals::THEN.t()}</strong></p>
            {told}
        </div>
    }
}

fn sentence(text: String) -> AnyView {
    view! { <p>{text}</p> }.into_any()
}

fn list(things: Vec<String>) -> impl IntoView {
    let lines = things.into_iter().map(|thing| view! { <li>{thing}</li> });
    view! { <ul>{lines.collect_view()}</ul> }
}

fn notice(payload: ApprovalPayloadView) -> AnyView {
    let asked = if payload.notice_items.is_empty() {
        sentence(approvals::NOTICE_ALLOWED.into())
    } else {
        view! {
            <p>{approvals::NOTICE_ISSUED.t()}</p>
            {list(payload.notice_items)}
        }
        .into_any()
    };
    let by = payload
        .supply_by
        .map(|day| approvals::NOTICE_BY.fill([&time::day(day)]));
    view! {
        {asked}
        <p>{by} {approvals::NOTICE_COUNTS.t()}</p>
    }
    .into_any()
}

fn priority(priority: Priority) -> String {
    match priority {
        Priority::Normal => approvals::PRIORITY_FALLS.into(),
        Priority::Urgent | Priority::Special => approvals::PRIORITY_RISES.fill([priority.t()]),
    }
}

fn ending(returned: Vec<String>) -> AnyView {
    if returned.is_empty() {
        return sentence(approvals::CONFIRMED.into());
    }
    view! {
        <p>{approvals::ENDS.t()}</p>
        {list(returned)}
    }
    .into_any()
}

/// Another agent, by name once that is known.
#[component]
fn Successor(payload: ApprovalPayloadView) -> impl IntoView {
    let names = use_names();
    let changes = move || {
        let name = payload.agent_id.map(|id| names.get(Named::Agent(id)));
        let name = name.filter(|name| !name.is_empty());
        approvals::AGENT_CHANGES.fill([name
            .as_deref()
            .unwrap_or_else(|| approvals::ANOTHER_AGENT.t())])
    };
    let note = payload.handover_note;
    let note = note.map(|note| view! { <p>{approvals::HANDOVER_NOTE.fill([&note])}</p> });
    view! {
        <p>{changes}</p>
        {note}
    }
}
