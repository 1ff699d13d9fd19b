//! 我的待办 (G1): what waits for whoever is signed in, in queues that have addresses (`/work?view=…`).

use bangban_domain::policy::Role;
use chrono::Days;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_query_map;

use super::case_table::CaseTable;
use super::cases::SearchBox;
use crate::api::{cases, remote, use_api};
use crate::browser::clock;
use crate::kit::list::{Empty, More, Pages};
use crate::kit::tabs::{TabLink, Tabs};
use crate::kit::{Loading, Look, PageHead};
use crate::session::use_session;
use crate::texts::{Words, cases as texts, shell};

type Parameters = Vec<(&'static str, Option<String>)>;

/// A queue: its name in the address, what it is called, for whom it is, and which cases are in it.
struct Queue {
    name: &'static str,
    words: Words,
    roles: &'static [Role],
    parameters: fn() -> Parameters,
}

const STAFF: &[Role] = &[Role::Clerk, Role::Agent];

const QUEUES: [Queue; 7] = [
    Queue {
        name: "answer",
        words: texts::TO_ANSWER,
        roles: &[Role::Clerk],
        parameters: || states(&["submitted"], "-priority"),
    },
    Queue {
        name: "handle",
        words: texts::TO_HANDLE,
        roles: &[Role::Agent],
        parameters: || mine(states(&["accepted", "in_progress", "suspended"], "due_on")),
    },
    Queue {
        name: "overdue",
        words: texts::OVERDUE,
        roles: STAFF,
        parameters: || with(states(RUNNING, "due_on"), "overdue", "true".to_owned()),
    },
    Queue {
        name: "soon",
        words: texts::SOON,
        roles: STAFF,
        parameters: || {
            let after_tomorrow = clock::today() + Days::new(2);
            with(states(RUNNING, "due_on"), "due_before", after_tomorrow.to_string())
        },
    },
    Queue {
        name: "waiting",
        words: texts::WAITING,
        roles: &[Role::Clerk],
        parameters: || states(&["correction_required"], "created_at"),
    },
    Queue {
        name: "handover",
        words: texts::TO_HAND_OVER,
        roles: &[Role::Agent],
        parameters: || mine(states(&["completed"], "created_at")),
    },
    Queue {
        name: "archive",
        words: texts::TO_ARCHIVE,
        roles: &[Role::Archivist],
        parameters: || states(&["handed_over", "rejected", "terminated", "withdrawn", "lapsed"], "created_at"),
    },
];

const RUNNING: &[&str] = &["accepted", "in_progress"];

fn states(states: &[&str], sort: &str) -> Parameters {
    let states = states.iter().map(|state| ("state", Some((*state).to_owned())));
    states.chain([("sort", Some(sort.to_owned()))]).collect()
}

fn mine(parameters: Parameters) -> Parameters {
    with(parameters, "mine", "true".to_owned())
}

fn with(mut parameters: Parameters, name: &'static str, value: String) -> Parameters {
    parameters.push((name, Some(value)));
    parameters
}

/// The page.
#[component]
pub(crate) fn Work() -> impl IntoView {
    let session = use_session();
    let query = use_query_map();
    let queues = Memo::new(move |_| {
        let places = QUEUES.iter().enumerate().filter(|(_, queue)| session.has_any(queue.roles));
        places.map(|(place, _)| place).collect::<Vec<_>>()
    });
    let current = Memo::new(move |_| {
        let named = query.with(|query| query.get("view"));
        let queues = queues.get();
        let found = queues.iter().find(|place| named.as_deref() == Some(QUEUES[**place].name));
        found.or(queues.first()).copied()
    });
    let tabs = move || {
        let tabs = queues.get().into_iter().map(|place| TabLink {
            href: format!("/work?view={}", QUEUES[place].name),
            label: QUEUES[place].words.into(),
            count: None,
            current: current.get() == Some(place),
        });
        let tabs: Vec<_> = tabs.collect();
        view! { <Tabs name=texts::QUEUES tabs /> }
    };
    view! {
        <PageHead title=shell::NAV_WORK>
            <A href="/cases/new" attr:class=Look::Secondary.class()>{shell::NAV_NEW.t()}</A>
        </PageHead>
        <SearchBox />
        {tabs}
        {move || current.get().map(|place| view! { <QueueView place /> })}
    }
}

/// The cases of a queue.
#[component]
fn QueueView(place: usize) -> impl IntoView {
    let api = use_api();
    let load = move |cursor: Option<String>| async move {
        let parameters = with_cursor((QUEUES[place].parameters)(), cursor);
        cases::list(api, &parameters).await
    };
    let first = remote(move || load(None));
    view! {
        <Loading remote=first lines=6 children=move |page| {
            let pages = Pages::beginning_with(page);
            let is_empty = move || pages.items().is_empty();
            view! {
                <Show when=is_empty fallback=move || view! {
                    <CaseTable cases=Signal::derive(move || pages.items()) />
                    <More pages load=move |cursor| load(Some(cursor)) />
                }>
                    <Empty text=texts::QUEUE_EMPTY>
                        <A href="/cases" attr:class=Look::Secondary.class()>{texts::ALL_CASES.t()}</A>
                    </Empty>
                </Show>
            }
        } />
    }
}

/// The parameters of a later page.
pub(super) fn with_cursor(mut parameters: Parameters, cursor: Option<String>) -> Parameters {
    parameters.push(("cursor", cursor));
    parameters
}
