//! What follows writing: comparing the draft with what is in use, publishing it, or throwing it away. Both can't be
//! taken back and are asked about.

use bangban_api_types::Day;
use bangban_api_types::service_items::{PublicationRequest, ServiceItemVersionView};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde_json::json;
use uuid::Uuid;

use super::compare::Compared;
use super::item_href;
use super::version::{NEXT, Version, meet};
use crate::api::{Failure, Remote, registry, remote, use_api};
use crate::browser::clock;
use crate::form::Form;
use crate::kit::dialog::Dialog;
use crate::kit::field::DateField;
use crate::kit::form::FormView;
use crate::kit::toast::{Toasts, use_toasts};
use crate::kit::{Button, Loading, Look, Notice, Tone};
use crate::texts::{items, time};

const DAY: &str = "/effective_on";

/// The section. `written` is the form of the draft: what is typed there has to be saved before.
#[component]
pub(super) fn Publish(version: Version, shown: Remote<Version>, written: Form) -> impl IntoView {
    let api = use_api();
    let (id, number) = (version.value.item.id, version.value.version);
    let all = remote(move || registry::all_item_versions(api, id));
    let compared = move |all: Vec<ServiceItemVersionView>| match before(&all, number) {
        Some(older) => view! { <Compared id older newer=number /> }.into_any(),
        None => view! { <p>{items::PUBLISH_FIRST.t()}</p> }.into_any(),
    };
    let is_only = Memo::new(move |_| all.value().is_some_and(|all| all.len() == 1));
    let publish = version.clone();
    let act = move || {
        if written.is_touched() {
            view! { <Notice tone=Tone::Waiting><p>{items::PUBLISH_UNSAVED.t()}</p></Notice> }
                .into_any()
        } else {
            view! { <PublishButton version=publish.clone() shown /> }.into_any()
        }
    };
    view! {
        <section>
            <h2 id=NEXT tabindex="-1">{items::PUBLISH_SECTION.t()}</h2>
            <Loading remote=all children=compared />
            <div class="actions">
                {act}
                <Discard version shown written is_only />
            </div>
        </section>
    }
}

/// The newest version that was published before the draft.
fn before(all: &[ServiceItemVersionView], draft: i32) -> Option<i32> {
    let published = all
        .iter()
        .filter(|version| version.state != "draft" && version.version < draft);
    published.map(|version| version.version).max()
}

#[component]
fn PublishButton(version: Version, shown: Remote<Version>) -> impl IntoView {
    let open = RwSignal::new(false);
    let ask = Callback::new(move |()| open.set(true));
    let number = version.value.version.to_string();
    view! {
        <Button label=items::PUBLISH_ASK look=Look::Primary on_press=ask />
        <Dialog
            title=items::PUBLISH_TITLE.fill([&number])
            open
            on_close=Callback::new(move |()| open.set(false))
        >
            <PublishForm version=version.clone() shown open />
        </Dialog>
    }
}

#[component]
fn PublishForm(version: Version, shown: Remote<Version>, open: RwSignal<bool>) -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let navigate = use_navigate();
    let (id, number) = (version.value.item.id, version.value.version);
    let form = Form::forgetful(format!("item.{id}.{number}.publish"));
    form.preset(DAY, clock::today().to_string());
    let etag = version.etag;
    let on_submit = Callback::new(move |()| {
        let (etag, navigate) = (etag.clone(), navigate.clone());
        let work = move |publication: PublicationRequest, stamp: crate::api::Stamp| async move {
            let stamp = crate::api::Stamp { etag, ..stamp };
            let outcome = registry::publish_version(api, id, number, &publication, stamp).await;
            told(meet(outcome, shown), toasts)
        };
        let done = move |_: Version| {
            toasts.tell(items::PUBLISHED.fill([&number.to_string()]));
            leave(open, move || navigate(&item_href(id), Default::default()));
        };
        form.submit(json!({}), work, done);
    });
    let close = Callback::new(move |()| open.set(false));
    view! {
        <FormView form on_submit submit=items::PUBLISH on_cancel=close>
            <DateField form pointer=DAY label=items::PUBLISH_FROM hint=items::PUBLISH_FROM_HINT />
            {move || view! { <p><strong>{what_happens(&form.value(DAY), number)}</strong></p> }}
            <p>{items::PUBLISH_KEEP.t()}</p>
            <p>{items::PUBLISH_FINAL.t()}</p>
        </FormView>
    }
}

/// What publishing from that day on means.
fn what_happens(day: &str, version: i32) -> String {
    let version = version.to_string();
    match Day::parse(day) {
        Some(day) if day.0 > clock::today() => {
            let day = time::day(day);
            items::PUBLISH_LATER.fill([&day, &day, &version])
        }
        _ => items::PUBLISH_NOW.fill([&version]),
    }
}

#[component]
fn Discard(
    version: Version,
    shown: Remote<Version>,
    written: Form,
    is_only: Memo<bool>,
) -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let navigate = use_navigate();
    let open = RwSignal::new(false);
    let (id, number) = (version.value.item.id, version.value.version);
    let form = Form::forgetful(format!("item.{id}.{number}.discard"));
    let etag = version.etag;
    let on_submit = Callback::new(move |()| {
        let (etag, navigate) = (etag.clone(), navigate.clone());
        let work = move |_| async move {
            let outcome = registry::discard_version(api, id, number, etag).await;
            told(meet(outcome, shown), toasts)
        };
        let done = move |()| {
            written.clear();
            toasts.tell(items::DISCARDED);
            leave(open, move || {
                navigate(&after(id, is_only), Default::default())
            });
        };
        form.run(work, done);
    });
    let ask = Callback::new(move |()| open.set(true));
    let close = Callback::new(move |()| open.set(false));
    let warning = move || {
        if is_only.get() {
            items::DISCARD_WITH_ITEM.t()
        } else {
            items::DISCARD_WARNING.t()
        }
    };
    view! {
        <Button label=items::DISCARD look=Look::Danger on_press=ask />
        <Dialog title=items::DISCARD_TITLE.fill([&number.to_string()]) open on_close=close>
            <FormView form on_submit submit=items::DISCARD look=Look::Danger on_cancel=close>
                <p>{warning}</p>
            </FormView>
        </Dialog>
    }
}

/// Where one goes once the draft is gone.
fn after(id: Uuid, is_only: Memo<bool>) -> String {
    if is_only.get_untracked() {
        "/items".to_owned()
    } else {
        item_href(id)
    }
}

/// An open dialog closes first: it gives the focus back, and then its page goes.
fn leave(open: RwSignal<bool>, go: impl FnOnce() + 'static) {
    open.set(false);
    request_animation_frame(go);
}

/// The page under the dialog is made anew: what happened is told outside of it.
fn told<T>(outcome: Result<T, Failure>, toasts: Toasts) -> Result<T, Failure> {
    if let Err(failure) = &outcome
        && failure.status() == Some(412)
    {
        toasts.tell(items::CHANGED_MEANWHILE);
    }
    outcome
}
