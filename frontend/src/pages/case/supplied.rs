//! What came in after the last notice, for whoever has to answer the application again: things, notes and files.

use bangban_api_types::cases::parts::{DocumentView, EventView};
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::event::{Event, SuppliedItem};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::files::FileList;
use super::happening::typed;
use super::timeline::Events;
use crate::kit::{Icon, Sign};
use crate::texts::{case, time};

/// What was supplied; nothing unless a notice came before.
#[component]
pub(super) fn Supplied(case: CaseView, events: Events) -> impl IntoView {
    if case.notices_issued == 0 {
        return ().into_any();
    }
    let shown = move || {
        let (since, supplied) = supplied(&events.value()?)?;
        let files: Vec<DocumentView> = case
            .documents
            .iter()
            .filter(|file| file.added_at >= since)
            .cloned()
            .collect();
        let lines = supplied.into_iter().map(|(at, item)| {
            let note = item.note.map(|note| view! { <p class="said">{note}</p> });
            view! {
                <li>
                    <Icon sign=Sign::Done />
                    <div><strong>{item.subject}</strong> " " <span class="soft">{time::moment(at)}</span>{note}</div>
                </li>
            }
        });
        let any = !files.is_empty();
        Some(view! {
            <section class="card" aria-labelledby="supplied-title">
                <h2 id="supplied-title">{case::SUPPLIED_SINCE.t()}</h2>
                <ul class="material-list">{lines.collect_view()}</ul>
                {any.then(|| view! { <FileList case=case.clone() files /> })}
            </section>
        })
    };
    view! { {shown} }.into_any()
}

/// What was supplied, and when.
type Supplied = (DateTime<Utc>, SuppliedItem);

/// When the last notice was given, and what was supplied since.
fn supplied(events: &[EventView]) -> Option<(DateTime<Utc>, Vec<Supplied>)> {
    // Newest first.
    let notice = events
        .iter()
        .position(|event| event.kind == "correction_notice_issued")?;
    let since = events.get(notice)?.at;
    let mut all = Vec::new();
    for event in events.iter().take(notice).rev() {
        if let Some(Event::Supplemented { items, .. }) = typed(event) {
            all.extend(items.into_iter().map(|item| (event.at, item)));
        }
    }
    (!all.is_empty()).then_some((since, all))
}
