//! One notification.

use bangban_api_types::notifications::NotificationView;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::shown_as_read;
use crate::api::{Failure, supervision, use_api};
use crate::kit::list::Pages;
use crate::kit::{FailureView, Sign, Tag, Tone};
use crate::texts::{codes, notifications, time};

/// What it says, where it leads, and that it was read.
#[component]
pub(super) fn Entry(entry: NotificationView, pages: Pages<NotificationView>) -> impl IntoView {
    let api = use_api();
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Failure>);
    let what = codes::event(&entry.kind).t();
    let about = format!("{what} {}", time::moment(entry.created_at));
    let is_unread = entry.read_at.is_none();
    let marked = entry.clone();
    let mark = Callback::new(move |()| {
        let marked = marked.clone();
        busy.set(true);
        spawn_local(async move {
            let outcome = supervision::mark_read(api, marked.id).await;
            // The page may be gone.
            if busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(()) => shown_as_read(pages, &marked),
                Err(told) => failure.set(Some(told)),
            }
        });
    });
    // Whoever follows it has read it.
    let followed = move |_| {
        if is_unread {
            mark.run(());
        }
    };
    let hint = about.clone();
    let link = entry.case_id.map(|case| {
        view! {
            <A href=format!("/cases/{case}") on:click=followed>
                {notifications::TO_CASE.t()} <span class="hidden">{hint}</span>
            </A>
        }
    });
    let state = match entry.read_at {
        Some(at) => view! { <span class="soft">{notifications::READ_AT.fill([&time::moment(at)])}</span> }
            .into_any(),
        None => view! {
            <Tag text=notifications::UNREAD tone=Tone::Waiting sign=Some(Sign::Bell) />
            <button type="button" class="button plain" aria-disabled=move || busy.get().then_some("true")
                on:click=move |_| mark.run(())>
                {notifications::MARK_READ.t()} <span class="hidden">{about}</span>
            </button>
        }
        .into_any(),
    };
    view! {
        <article class="card notification" class:unread=is_unread>
            <p>
                <strong>{what}</strong>
                " "
                <time datetime=entry.created_at.to_rfc3339()>{time::moment(entry.created_at)}</time>
                " "
                {link}
            </p>
            <div class="notification-state">{state}</div>
            {move || failure.get().map(|failure| view! { <FailureView failure /> })}
        </article>
    }
}
