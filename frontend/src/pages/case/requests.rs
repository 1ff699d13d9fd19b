//! Requests for approval that wait for a decision, as the timeline tells them; with the way to decide for whoever may.

use bangban_api_types::cases::parts::EventView;
use bangban_api_types::cases::summary::CaseSummary;
use bangban_domain::case::Action;
use bangban_domain::case::approval::ApprovalRequest;
use bangban_domain::case::event::Event;
use leptos::prelude::*;

use super::acts;
use super::happening::typed;
use super::rows::{RowLink, row_href};
use super::timeline::Events;
use crate::kit::{Icon, Look, Sign};
use crate::texts::codes::Coded;
use crate::texts::{acts as act_texts, case};

/// The open requests; nothing where there is none.
#[component]
pub(super) fn OpenRequests(summary: CaseSummary, events: Events) -> impl IntoView {
    let may_decide = acts::allowed(&summary).contains(&Action::ApprovalDecision);
    let id = summary.id;
    move || {
        let open = open(&events.value()?);
        (!open.is_empty()).then(|| {
            let lines = open.into_iter().map(|request| {
                let kind = request.wish.kind().t();
                let link = may_decide.then(|| {
                    let href = row_href(id, Action::ApprovalDecision, request.id.uuid());
                    let label = act_texts::verb(Action::ApprovalDecision);
                    view! { " " <RowLink href label what=kind look=Look::Secondary /> }
                });
                view! { <li><strong>{kind}</strong> {format!("：{}", request.reason)} {link}</li> }
            });
            view! {
                <div class="notice">
                    <Icon sign=Sign::Clock />
                    <div>
                        <p>{if may_decide { case::DECISION_WAITS.t() } else { case::REQUEST_WAITS.t() }}</p>
                        <ul class="plain-list">{lines.collect_view()}</ul>
                    </div>
                </div>
            }
        })
    }
}

fn open(events: &[EventView]) -> Vec<ApprovalRequest> {
    let mut open: Vec<ApprovalRequest> = Vec::new();
    for event in events.iter().rev().filter_map(typed) {
        match event {
            Event::ApprovalRequested(request) => open.push(*request),
            Event::ApprovalDecided { id, .. } => open.retain(|request| request.id != id),
            _ => {}
        }
    }
    open
}
