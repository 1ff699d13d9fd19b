//! The page of a case, in the order in which it is read: what it is and what comes next, then its parts, and beside
//! them what happened.

use bangban_api_types::cases::view::CaseView;
use leptos::prelude::*;

use super::agreement::Agreements;
use super::charges::Charges;
use super::clocks::Clocks;
use super::decide::{Decide, is_to_be_answered};
use super::ending::Ending;
use super::files::Files;
use super::head::{About, Head, Progress};
use super::log::WorkLog;
use super::materials::Materials;
use super::missing::Missing;
use super::next::Next;
use super::open::use_open_case;
use super::problems::Problems;
use super::receipt::Receipt;
use super::requests::OpenRequests;
use super::supplied::Supplied;
use super::suspensions::Suspensions;
use super::timeline::{CaseTimeline, ChangedMeanwhile, Events, use_events};
use crate::api::Failure;
use crate::kit::loading::Skeleton;
use crate::kit::{FailureView, PageHead};
use crate::pages::NotFound;
use crate::texts::case;

/// The page.
#[component]
pub(crate) fn CasePage() -> impl IntoView {
    let Some(open) = use_open_case() else {
        return view! { <NotFound /> }.into_any();
    };
    let retry = Callback::new(move |()| open.remote().reload());
    let shown = move || match open.remote().get() {
        None => view! { <Skeleton lines=10 /> }.into_any(),
        Some(Ok(loaded)) => view! { <Whole case=loaded.value /> }.into_any(),
        Some(Err(failure)) => view! { <Failed failure retry /> }.into_any(),
    };
    view! { {shown} }.into_any()
}

/// A case that is out of reach looks like one that is not there.
#[component]
pub(super) fn Failed(failure: Failure, retry: Callback<()>) -> impl IntoView {
    if failure.status() == Some(404) {
        return view! { <NotFound /> }.into_any();
    }
    view! {
        <PageHead title=case::TITLE />
        <FailureView failure retry=Some(retry) />
    }
    .into_any()
}

/// A case. Whoever has to answer an application reads it on the left and decides on the right; everybody else finds
/// the next act on top, and the dates first.
#[component]
fn Whole(case: CaseView) -> impl IntoView {
    let summary = case.summary.clone();
    let events = use_events(summary.id);
    let body = if is_to_be_answered(&summary) {
        view! { <Answering case=case.clone() events /> }.into_any()
    } else {
        view! { <Following case=case.clone() events /> }.into_any()
    };
    view! {
        <Head summary=summary.clone() />
        <Receipt case=case.clone() />
        <ChangedMeanwhile events />
        <OpenRequests summary events />
        <Progress case />
        {body}
    }
}

/// The application, and the decisions beside it.
#[component]
fn Answering(case: CaseView, events: Events) -> impl IntoView {
    view! {
        <div class="two case-grid answering">
            <div class="case-main">
                <Supplied case=case.clone() events />
                <About case=case.clone() />
                <Materials case=case.clone() />
                <Files case=case.clone() />
                <Agreements case=case.clone() />
            </div>
            <div class="case-side"><Decide case /></div>
            <div class="case-history"><CaseTimeline events /></div>
        </div>
    }
}

/// What comes next, the dates, all the parts, and what happened.
#[component]
fn Following(case: CaseView, events: Events) -> impl IntoView {
    let summary = case.summary.clone();
    let log = summary
        .registered_at
        .is_some()
        .then(|| view! { <WorkLog id=summary.id /> });
    view! {
        <Next case=case.clone() />
        <div class="two case-grid">
            <div class="case-side"><Clocks summary /></div>
            <div class="case-main">
                <About case=case.clone() />
                <Ending case=case.clone() />
                <Missing case=case.clone() />
                <Materials case=case.clone() />
                <Files case=case.clone() />
                {log}
                <Agreements case=case.clone() />
                <Suspensions suspensions=case.suspensions.clone() />
                <Charges case=case.clone() />
                <Problems case />
            </div>
            <div class="case-history"><CaseTimeline events /></div>
        </div>
    }
}
