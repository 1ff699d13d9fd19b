//! What tells how something went: dialog, toast, notices, failures, waiting.

use bangban_api_types::Problem;
use leptos::prelude::*;

use crate::api::Failure;
use crate::kit::dialog::Dialog;
use crate::kit::loading::Skeleton;
use crate::kit::progress::Progress;
use crate::kit::toast::use_toasts;
use crate::kit::{Button, FailureView, Look, Notice, Tone};
use crate::texts::{Words, kit_page};

/// The section.
#[component]
pub(super) fn Feedback() -> impl IntoView {
    let toasts = use_toasts();
    let open = RwSignal::new(false);
    let ask = Callback::new(move |()| open.set(true));
    let close = Callback::new(move |()| open.set(false));
    let tell = Callback::new(move |()| toasts.tell(kit_page::TOAST_TEXT));
    view! {
        <section>
            <h2>{kit_page::FEEDBACK.t()}</h2>
            <div class="row">
                <Button label=kit_page::DIALOG on_press=ask />
                <Button label=kit_page::TOAST on_press=tell />
            </div>
            <Dialog title=kit_page::DIALOG open on_close=close>
                <p>{kit_page::DIALOG_TEXT.t()}</p>
                <div class="actions"><Button label=kit_page::DANGER look=Look::Danger on_press=close /></div>
            </Dialog>
            <h3>{kit_page::NOTICES.t()}</h3>
            <Notices />
            <h3>{kit_page::PROGRESS.t()}</h3>
            <Progress label=kit_page::PROGRESS_KNOWN percent=Signal::stored(Some(40)) />
            <Progress label=kit_page::PROGRESS_UNKNOWN percent=Signal::stored(None) />
            <h3>{kit_page::SKELETON.t()}</h3>
            <Skeleton />
        </section>
        <section>
            <h2>{kit_page::FAILURES.t()}</h2>
            <Failures />
        </section>
    }
}

#[component]
fn Notices() -> impl IntoView {
    let tones = [Tone::Neutral, Tone::Good, Tone::Waiting, Tone::Bad];
    let notices = tones.map(|tone| {
        view! { <Notice tone title=kit_page::NOTICE_TITLE><p>{kit_page::NOTICE_TEXT.t()}</p></Notice> }
    });
    notices.into_iter().collect_view()
}

/// Each way in which a request brings nothing.
#[component]
fn Failures() -> impl IntoView {
    let problem = |status: u16, code: &str, detail: Words| {
        Failure::Problem(Box::new(Problem {
            r#type: format!("/problems/{code}"),
            title: kit_page::PROBLEM_TITLE.into(),
            status,
            detail: Some(detail.into()),
            instance: String::new(),
            code: code.to_owned(),
            trace_id: "0193f0c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f".to_owned(),
            errors: Vec::new(),
            state: None,
            allowed: None,
        }))
    };
    let retry = Callback::new(|()| ());
    view! {
        <FailureView failure=problem(409, "transition_not_allowed", kit_page::PROBLEM_DETAIL) />
        <FailureView failure=problem(412, "stale_version", kit_page::PROBLEM_DETAIL) />
        <FailureView failure=problem(404, "not_found", kit_page::NOT_FOUND_DETAIL) />
        <FailureView failure=problem(500, "internal", kit_page::SERVER_DETAIL) retry=Some(retry) />
        <FailureView failure=Failure::Unreachable retry=Some(retry) />
        <FailureView failure=Failure::SessionEnded />
        <FailureView failure=Failure::Unreadable />
    }
}
