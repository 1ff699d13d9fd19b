//! The button that has a code sent, with the seconds until it may be pressed again.

use bangban_api_types::faults::faults_of;
use bangban_api_types::registration::CodeRequest;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::registration::Registration;
use crate::api::{Failure, registration as server, use_api};
use crate::browser::page;
use crate::kit::{FailureView, Look};
use crate::preferences;
use crate::texts::register;

/// More than this is not counted in seconds: it is no more today.
const LONGEST_PAUSE: i64 = 300;

/// The button, and what came of it.
#[component]
pub(super) fn CodeButton(registration: Registration) -> impl IntoView {
    let api = use_api();
    let form = registration.form;
    let sending = RwSignal::new(false);
    let failure = RwSignal::new(None);
    let rests = move || sending.get() || registration.wait.get() > 0;
    let press = move |_| {
        if untrack(rests) {
            return;
        }
        failure.set(None);
        let Some(request) = request(registration) else {
            return;
        };
        sending.set(true);
        spawn_local(async move {
            let outcome = server::request_code(api, &request).await;
            // The page may be gone.
            if sending.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(sent) => {
                    registration.code_sent(&request.phone.0, sent);
                    page::focus_soon(form.field_id("/code"));
                }
                Err(Failure::Problem(problem)) if !problem.errors.is_empty() => {
                    form.tell(problem.errors);
                }
                Err(other) => failure.set(Some(other)),
            }
        });
    };
    let label = move || -> String {
        match registration.wait.get() {
            _ if sending.get() => register::SENDING_CODE.into(),
            0 if registration.news.with(String::is_empty) => register::GET_CODE.into(),
            0 => register::GET_CODE_AGAIN.into(),
            seconds if seconds > LONGEST_PAUSE => register::NO_MORE_CODES.into(),
            seconds => register::GET_CODE_IN.fill([&seconds.to_string()]),
        }
    };
    view! {
        <div class="field">
            <button
                type="button"
                class=Look::Secondary.class()
                aria-disabled=move || rests().then_some("true")
                on:click=press
            >
                {label}
            </button>
            <p class="hint" role="status">{registration.news}</p>
            {move || failure.get().map(|failure| view! { <FailureView failure /> })}
        </div>
    }
}

/// The request, if the number can receive a code; or what is wrong with it is told.
fn request(registration: Registration) -> Option<CodeRequest> {
    let phone = untrack(|| registration.form.value("/phone"));
    let request = CodeRequest {
        phone: phone.trim().into(),
    };
    let language = preferences::language();
    let faults = faults_of(&request).into_iter();
    let faults: Vec<_> = faults.map(|fault| fault.told_in(language)).collect();
    let fits = faults.is_empty();
    registration.form.tell(faults);
    fits.then_some(request)
}
