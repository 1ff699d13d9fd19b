//! What the person was told, and that it was read.

mod entry;

use bangban_api_types::notifications::NotificationView;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::For;
use super::guard::ANYBODY;
use crate::api::{Api, Failure, supervision, use_api};
use crate::browser::clock;
use crate::kit::filter::{Filter, use_filter};
use crate::kit::list::{Empty, Pages};
use crate::kit::tabs::{TabLink, Tabs};
use crate::kit::toast::use_toasts;
use crate::kit::{Button, FailureView, Listing, Look, PageHead};
use crate::texts::{Words, notifications};
use entry::Entry;

/// The page.
#[component]
pub(crate) fn Notifications() -> impl IntoView {
    view! {
        <For roles=ANYBODY>
            <List />
        </For>
    }
}

#[component]
fn List() -> impl IntoView {
    let api = use_api();
    let filter = use_filter(&["unread"]);
    let load = move |cursor| {
        let mut parameters = filter.parameters();
        parameters.push(("cursor", cursor));
        async move { supervision::notifications(api, &parameters).await }
    };
    view! {
        <PageHead title=notifications::TITLE />
        {move || view! { <Tabs name=notifications::TABS tabs=tabs(filter) /> }}
        <Listing load empty=move || nothing(filter) children=move |pages| view! { <Entries pages /> } />
    }
}

fn tabs(filter: Filter) -> Vec<TabLink> {
    let unread = filter.is_set();
    let tab = |label: Words, value: Option<&str>| TabLink {
        href: filter.href_with(&[("unread", value)]),
        label: label.into(),
        count: Signal::stored(None),
        current: value.is_some() == unread,
    };
    vec![
        tab(notifications::TAB_ALL, None),
        tab(notifications::TAB_UNREAD, Some("true")),
    ]
}

fn nothing(filter: Filter) -> impl IntoView {
    if filter.is_set() {
        view! {
            <Empty text=notifications::EMPTY_UNREAD>
                <A href="/notifications" attr:class=Look::Secondary.class()>{notifications::TO_ALL.t()}</A>
            </Empty>
        }
        .into_any()
    } else {
        view! { <Empty text=notifications::EMPTY /> }.into_any()
    }
}

/// The entries, and all of them marked at once.
#[component]
fn Entries(pages: Pages<NotificationView>) -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Failure>);
    let unread = Memo::new(move |_| pages.items().iter().any(|entry| entry.read_at.is_none()));
    let mark_all = Callback::new(move |()| {
        busy.set(true);
        failure.set(None);
        let entries = untrack(move || pages.items());
        spawn_local(async move {
            let (marked, outcome) = mark(api, pages, entries).await;
            // The page may be gone.
            if busy.try_set(false).is_some() {
                return;
            }
            toasts.tell(notifications::MARKED.fill([&marked.to_string()]));
            failure.set(outcome.err());
        });
    });
    view! {
        {move || {
            unread
                .get()
                .then(|| view! { <p><Button label=notifications::MARK_ALL busy on_press=mark_all /></p> })
        }}
        {move || failure.get().map(|failure| view! { <FailureView failure /> })}
        <h2 class="hidden">{notifications::LIST.t()}</h2>
        <ul class="stack">
            <leptos::prelude::For each=move || pages.items() key=|entry| (entry.id, entry.read_at) let:entry>
                <li><Entry entry pages /></li>
            </leptos::prelude::For>
        </ul>
    }
}

/// Marks those that are unread, one after the other; how many were, and why not all.
async fn mark(
    api: Api,
    pages: Pages<NotificationView>,
    entries: Vec<NotificationView>,
) -> (usize, Result<(), Failure>) {
    let mut marked = 0;
    for entry in entries.into_iter().filter(|entry| entry.read_at.is_none()) {
        if let Err(failure) = supervision::mark_read(api, entry.id).await {
            return (marked, Err(failure));
        }
        marked += 1;
        shown_as_read(pages, &entry);
    }
    (marked, Ok(()))
}

/// Shows one as read, without loading the list again.
fn shown_as_read(pages: Pages<NotificationView>, read: &NotificationView) {
    let now = clock::now();
    pages.change(|entry| {
        if entry.id == read.id && entry.read_at.is_none() {
            entry.read_at = Some(now);
        }
    });
}
