//! Registering as an applicant, one question a page: for whom, the phone with its code, who it is with a password.
//! Afterwards one is signed in and goes on to where one came from.
//!
//! Owns which step is shown. Does not own what the steps make together (`registration`).

mod code;
mod details;
mod done;
mod kind;
mod phone;
mod registration;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::browser::page;
use crate::kit::loading::Skeleton;
use crate::session::{Person, use_session};
use crate::texts::register;
use details::Details;
use done::{AlreadySignedIn, Done};
use kind::Kind;
use phone::Phone;
use registration::{Registration, Step};

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Wait,
    Step(Step),
    Done,
    SignedIn,
}

/// The page.
#[component]
pub(crate) fn Register() -> impl IntoView {
    let session = use_session();
    let registration = Registration::new();
    let query = use_query_map();
    let wanted = Memo::new(move |_| {
        let step = query.with(|query| query.get("step"));
        step.as_deref().and_then(Step::parse).unwrap_or(Step::Kind)
    });
    let shown = Memo::new(move |_| match session.person() {
        _ if registration.is_done() => Shown::Done,
        Person::Unknown => Shown::Wait,
        Person::Somebody(_) => Shown::SignedIn,
        Person::Nobody => {
            let wanted = wanted.get();
            // Nobody skips a question, whatever the address says.
            Shown::Step(untrack(|| registration.reachable(wanted)))
        }
    });
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Shown::Step(step) = shown.get()
            && step != wanted.get()
        {
            let options = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            navigate(&registration.href(step), options);
        }
    });
    let body = move || match shown.get() {
        Shown::Wait => view! { <Skeleton lines=3 /> }.into_any(),
        Shown::Done => view! { <Done registration /> }.into_any(),
        Shown::SignedIn => view! { <AlreadySignedIn registration /> }.into_any(),
        Shown::Step(step) => view! { <OneStep registration step /> }.into_any(),
    };
    view! { <div class="narrow">{body}</div> }
}

/// A step, with the faults that are of its own fields.
#[component]
fn OneStep(registration: Registration, step: Step) -> impl IntoView {
    let form = registration.form;
    form.keep_faults_at(registration.asked(step));
    // Where something is wrong, the summary has the focus.
    if untrack(|| form.all_faults().is_empty()) {
        page::focus_soon("main");
    }
    match step {
        Step::Kind => view! { <Kind registration /> }.into_any(),
        Step::Phone => view! { <Phone registration /> }.into_any(),
        Step::Details => view! { <Details registration /> }.into_any(),
    }
}

/// Which of how many steps.
#[component]
fn StepHead(step: Step) -> impl IntoView {
    view! { <p class="step-head">{register::STEP_OF.fill([step.name()])}</p> }
}

/// The ways back below a step.
#[component]
fn StepFoot(
    registration: Registration,
    #[prop(optional_no_strip)] before: Option<Step>,
) -> impl IntoView {
    let (href, label) = match before {
        Some(before) => (registration.href(before), register::BACK),
        None => (registration.sign_in(), register::BACK_TO_SIGN_IN),
    };
    view! { <p class="step-foot"><A href attr:class="button plain">{label.t()}</A></p> }
}
