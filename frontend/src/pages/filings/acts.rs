//! What can be done with a filing: file it, receive it, give it back.

use bangban_api_types::filings::{FilingView, ReceiptRequest, ReturnRequest};
use bangban_domain::network::FilingState;
use bangban_domain::policy::{Permission, Role};
use leptos::prelude::*;
use serde_json::json;

use crate::api::names::{Named, use_names};
use crate::api::{Loaded, Remote, Stamp, network, use_api};
use crate::form::Form;
use crate::kit::Look;
use crate::kit::field::{TextArea, TextField};
use crate::kit::form::FormView;
use crate::kit::toast::use_toasts;
use crate::session::use_session;
use crate::texts::network::filings as words;

/// Those who file.
const FILERS: &[Role] = Permission::ManageAgents.roles();
/// Those who receive.
const RECEIVERS: &[Role] = Permission::ReceiveFilings.roles();

type Seen = Loaded<FilingView>;

/// The acts that the state allows, to those whose they are.
#[component]
pub(super) fn Acts(seen: Seen, shown: Remote<Seen>) -> impl IntoView {
    let session = use_session();
    let state = seen.value.state;
    let files = matches!(state, FilingState::Unfiled | FilingState::Returned);
    if files && untrack(move || session.has_any(FILERS)) {
        view! { <Submission seen shown /> }.into_any()
    } else if state == FilingState::Filed && untrack(move || session.has_any(RECEIVERS)) {
        view! {
            <Receipt seen=seen.clone() shown />
            <Return seen shown />
        }
        .into_any()
    } else {
        ().into_any()
    }
}

#[component]
fn Submission(seen: Seen, shown: Remote<Seen>) -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let names = use_names();
    let (id, superior) = (seen.value.id, Named::Organization(seen.value.superior_id));
    let form = Form::forgetful(format!("filing.{id}.submission"));
    let on_submit = Callback::new(move |()| {
        let etag = seen.etag.clone();
        let work = move |stamp: Stamp| async move {
            network::submit_filing(api, id, Stamp { etag, ..stamp }).await
        };
        let done = move |_: FilingView| {
            let superior = untrack(move || names.get(superior));
            toasts.tell(words::SUBMITTED.fill([&superior]));
            shown.reload();
        };
        form.run(work, done);
    });
    view! { <FormView form on_submit submit=words::SUBMIT><p>{words::INTRO.t()}</p></FormView> }
}

#[component]
fn Receipt(seen: Seen, shown: Remote<Seen>) -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let id = seen.value.id;
    let form = Form::new(format!("filing.{id}.receipt"));
    let on_submit = Callback::new(move |()| {
        let etag = seen.etag.clone();
        let work = move |receipt: ReceiptRequest, stamp: Stamp| async move {
            network::receive_filing(api, id, &receipt, Stamp { etag, ..stamp }).await
        };
        let done = move |filing: FilingView| {
            let number = filing.filing_number.unwrap_or_default();
            toasts.tell(words::RECEIVED.fill([&number]));
            shown.reload();
        };
        form.submit(json!({}), work, done);
    });
    view! {
        <FormView form on_submit submit=words::RECEIVE>
            <TextField form pointer="/filing_number" label=words::NUMBER hint=words::NUMBER_HINT optional=true />
        </FormView>
    }
}

#[component]
fn Return(seen: Seen, shown: Remote<Seen>) -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let id = seen.value.id;
    let form = Form::new(format!("filing.{id}.return"));
    let on_submit = Callback::new(move |()| {
        let etag = seen.etag.clone();
        let work = move |reason: ReturnRequest, stamp: Stamp| async move {
            network::return_filing(api, id, &reason, Stamp { etag, ..stamp }).await
        };
        let done = move |_: FilingView| {
            toasts.tell(words::RETURNED);
            shown.reload();
        };
        form.submit(json!({}), work, done);
    });
    view! {
        <details class="folded">
            <summary>{words::RETURN.t()}</summary>
            <div>
                <FormView form on_submit submit=words::RETURN look=Look::Danger>
                    <TextArea form pointer="/reason" label=words::RETURN_REASON />
                </FormView>
            </div>
        </details>
    }
}
