//! The work log of a case, newest first.

use bangban_api_types::cases::parts::LogEntryView;
use leptos::prelude::*;
use uuid::Uuid;

use super::all::{Earlier, Shown, newest_first};
use crate::api::names::{Named, use_names};
use crate::api::{cases, remote, use_api};
use crate::kit::Loading;
use crate::kit::timeline::{Happening, Timeline};
use crate::texts::codes::Coded;
use crate::texts::{case, time};

/// The work log.
#[component]
pub(super) fn WorkLog(id: Uuid) -> impl IntoView {
    let (api, names) = (use_api(), use_names());
    let entries = remote(move || newest_first(move |cursor| cases::log_entries(api, id, cursor)));
    let shown = Shown::new();
    let show = move |entries: Vec<LogEntryView>| {
        let count = entries.len();
        if count == 0 {
            return view! { <p class="soft">{case::NO_LOG.t()}</p> }.into_any();
        }
        let happenings = move || {
            let lines = entries.iter().map(|entry| {
                let who = entry.recorded_by.map(|id| names.get(Named::Agent(id)));
                told(entry, who.filter(|who| !who.is_empty()))
            });
            let happenings: Vec<Happening> = lines.collect();
            view! { <Timeline happenings first=shown.get() /> }
        };
        view! {
            {happenings}
            <Earlier shown count />
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="log-title">
            <h2 id="log-title">{case::LOG.t()}</h2>
            <Loading remote=entries children=show />
        </section>
    }
}

/// An entry. Where it was written down on another day than it happened, that is told.
fn told(entry: &LogEntryView, who: Option<String>) -> Happening {
    let late = time::date(entry.recorded_at) != time::date(entry.happened_at);
    let written = late.then(|| case::WRITTEN_AT.fill([&time::moment(entry.recorded_at)]));
    let who: Vec<String> = who.into_iter().chain(written).collect();
    Happening {
        at: entry.happened_at,
        title: entry.kind.t().to_owned(),
        who: (!who.is_empty()).then(|| who.join(" · ")),
        text: Some(entry.text.clone()),
    }
}
