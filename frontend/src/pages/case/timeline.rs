//! The timeline of a case, newest first; and what happened since one had opened it, where another changed it.
//!
//! Owns the events that the page has loaded. What they say is in `happening`.

use bangban_api_types::cases::parts::EventView;
use leptos::prelude::*;
use uuid::Uuid;

use super::all::{Earlier, Shown, newest_first};
use super::happening::happening;
use super::open::use_open_case;
use super::people::People;
use crate::api::names::{Names, use_names};
use crate::api::{Remote, cases, remote, use_api};
use crate::kit::list::Empty;
use crate::kit::timeline::{Happening, Timeline};
use crate::kit::{Icon, Loading, Sign};
use crate::session::{Session, use_session};
use crate::texts::{case, time};

/// The events of a case, newest first.
pub(super) type Events = Remote<Vec<EventView>>;

/// Loads the events of a case.
pub(super) fn use_events(id: Uuid) -> Events {
    let api = use_api();
    remote(move || newest_first(move |cursor| cases::events(api, id, cursor)))
}

/// What names events need.
#[derive(Clone, Copy)]
struct Teller {
    names: Names,
    session: Session,
}

impl Teller {
    fn here() -> Self {
        Self {
            names: use_names(),
            session: use_session(),
        }
    }

    /// The events in words, followed while names come in.
    fn tell<'a>(
        self,
        events: &'a [EventView],
        chosen: impl Iterator<Item = &'a EventView>,
    ) -> Vec<Happening> {
        let me = self.session.me().map(|me| (me.id, me.name));
        let people = People::of(events, me);
        chosen
            .map(|event| happening(event, &people, self.names))
            .collect()
    }
}

/// The timeline.
#[component]
pub(super) fn CaseTimeline(events: Events) -> impl IntoView {
    let teller = Teller::here();
    let shown = Shown::new();
    let show = move |events: Vec<EventView>| {
        let count = events.len();
        if count == 0 {
            return view! { <Empty text=case::NO_EVENTS /> }.into_any();
        }
        let happenings = move || {
            let happenings = teller.tell(&events, events.iter());
            view! { <Timeline happenings first=shown.get() /> }
        };
        view! {
            {happenings}
            <Earlier shown count />
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="timeline-title">
            <h2 id="timeline-title">{case::TIMELINE.t()}</h2>
            <Loading remote=events children=show lines=6 />
        </section>
    }
}

/// Says that another changed the case since it was opened, who, and what happened.
#[component]
pub(super) fn ChangedMeanwhile(events: Events) -> impl IntoView {
    let teller = Teller::here();
    let open = use_open_case();
    move || {
        let seen = open.and_then(|open| open.seen_before_change())?;
        let events = events.value()?;
        let news = teller.tell(&events, events.iter().filter(|event| event.version > seen));
        let first = news.first()?;
        let title = match &first.who {
            Some(who) => case::CHANGED.fill([who]),
            None => case::CHANGED_BY_SOMEBODY.into(),
        };
        let lines = news.into_iter().map(|news| {
            let text = news.text.map(|text| format!(" · {text}"));
            view! { <li>{time::moment(news.at)} " " <strong>{news.title}</strong>{text}</li> }
        });
        Some(view! {
            <div class="notice" role="status">
                <Icon sign=Sign::Information />
                <div>
                    <p><strong>{title}</strong></p>
                    <p>{case::CHANGED_WHAT.t()}</p>
                    <ul>{lines.collect_view()}</ul>
                </div>
            </div>
        })
    }
}
