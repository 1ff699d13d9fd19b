//! One record of the trail.

use bangban_api_types::notifications::AuditEventView;
use leptos::prelude::*;
use leptos_router::components::A;
use serde_json::Value;

use crate::kit::filter::Filter;
use crate::kit::list::Fact;
use crate::kit::{Sign, Tag, Tone};
use crate::texts::{audit, codes, time};

/// The record as a row; what only matters when one looks closely opens on demand.
#[component]
pub(super) fn Record(event: AuditEventView, filter: Filter) -> impl IntoView {
    let what = audit::action(&event.action).map_or_else(|| event.action.clone(), String::from);
    let kind = audit::subject(&event.subject_kind);
    let kind = kind.map_or_else(|| event.subject_kind.clone(), String::from);
    view! {
        <tr>
            <td data-label=audit::AT.t()>
                <time datetime=event.at.to_rfc3339()>{time::moment(event.at)}</time>
            </td>
            <td data-label=audit::WHO.t()>{who(&event, filter)}</td>
            <td data-label=audit::WHAT.t()>{what}</td>
            <td data-label=audit::ON.t()>{subject(kind, &event, filter)}</td>
            <td data-label=audit::OUTCOME.t()>{outcome(&event.outcome)}</td>
            <td data-label=audit::MORE.t()>{more(event)}</td>
        </tr>
    }
}

/// An id, short enough to be told apart; the whole one is in the details.
fn short(id: &str) -> String {
    id.rsplit('-').next().unwrap_or(id).to_owned()
}

fn who(event: &AuditEventView, filter: Filter) -> AnyView {
    let Some(actor) = event.actor_id else {
        return view! { <span>{audit::SYSTEM.t()}</span> }.into_any();
    };
    let actor = actor.to_string();
    let label = short(&actor);
    let href = move || filter.href_with(&[("actor_id", Some(&actor))]);
    view! {
        <A href>
            {label} <span class="hidden">{audit::ONLY_HIS.t()}</span>
        </A>
    }
    .into_any()
}

fn subject(kind: String, event: &AuditEventView, filter: Filter) -> AnyView {
    let (code, id) = (event.subject_kind.clone(), event.subject_id.clone());
    let label = short(&id);
    let href =
        move || filter.href_with(&[("subject_kind", Some(&code)), ("subject_id", Some(&id))]);
    view! {
        {kind}
        " "
        <A href>
            {label} <span class="hidden">{audit::ONLY_THIS.t()}</span>
        </A>
    }
    .into_any()
}

fn outcome(code: &str) -> AnyView {
    let (text, tone, sign) = match code {
        "done" => (audit::DONE.into(), Tone::Good, Sign::Done),
        "refused" => (audit::REFUSED.into(), Tone::Waiting, Sign::Minus),
        "denied" => (audit::DENIED.into(), Tone::Bad, Sign::Warning),
        other => (other.to_owned(), Tone::Neutral, Sign::Information),
    };
    let text: String = text;
    view! { <Tag text tone sign=Some(sign) /> }.into_any()
}

fn more(event: AuditEventView) -> impl IntoView {
    let chain = format!("{} · {}", event.chain, event.sequence);
    view! {
        <details>
            <summary>{audit::MORE.t()}</summary>
            <dl class="close">
                <Fact name=audit::ACTION_CODE value=Some(event.action) />
                <Fact name=audit::ACTOR_ID value=event.actor_id.map(|id| id.to_string()) />
                <Fact name=audit::SUBJECT value=Some(event.subject_id) />
                <Fact name=audit::DETAIL value=facts(&event.detail) />
                <Fact name=audit::CHAIN value=Some(chain) />
                <Fact name=audit::TRACE value=Some(event.trace_id) />
            </dl>
        </details>
    }
}

/// Further facts: events by their names, anything else as it is kept.
fn facts(detail: &Value) -> Option<String> {
    let facts = detail.as_object()?.iter().map(|(name, value)| {
        let told = match (name.as_str(), value) {
            ("events", Value::Array(kinds)) => {
                let kinds = kinds.iter().filter_map(Value::as_str);
                kinds
                    .map(|kind| codes::event(kind).t())
                    .collect::<Vec<_>>()
                    .join(" · ")
            }
            (_, Value::String(text)) => text.clone(),
            (_, other) => other.to_string(),
        };
        format!("{name}：{told}")
    });
    let facts: Vec<_> = facts.collect();
    (!facts.is_empty()).then(|| facts.join("\n"))
}
