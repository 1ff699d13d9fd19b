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
use super::suspensions::Suspensions;
use super::timeline::{CaseTimeline, ChangedMeanwhile, use_events};
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
fn Failed(failure: Failure, retry: Callback<()>) -> impl IntoView {
    if failure.status() == Some(404) {
        return view! { <NotFound /> }.into_any();
    }
    view! {
        <PageHead title=case::TITLE />
        <FailureView failure retry=Some(retry) />
    }
    .into_any()
}

#[component]
fn Whole(case: CaseView) -> impl IntoView {
    let summary = case.summary.clone();
    let events = use_events(summary.id);
    let to_be_answered = is_to_be_answered(&summary);
    let handled = summary.registered_at.is_some();
    let id = summary.id;
    let (above, below) = if to_be_answered {
        (
            view! { <Application case=case.clone() /> }.into_any(),
            ().into_any(),
        )
    } else {
        let parts = view! {
            <Missing case=case.clone() />
            <Materials case=case.clone() />
            <Files case=case.clone() />
        };
        (
            view! { <About case=case.clone() /> }.into_any(),
            parts.into_any(),
        )
    };
    let side = if to_be_answered {
        view! { <Decide case=case.clone() events /> }.into_any()
    } else {
        view! { <Clocks summary=summary.clone() /> }.into_any()
    };
    let next = (!to_be_answered).then(|| view! { <Next case=case.clone() /> });
    view! {
        <Head summary=summary.clone() />
        <Receipt case=case.clone() />
        <ChangedMeanwhile summary=summary.clone() events />
        <OpenRequests summary=summary.clone() events />
        <Progress case=case.clone() />
        {next}
        <div class="two case-top">
            <div>{above}</div>
            <div class="case-side">{side}</div>
        </div>
        <div class="two">
            <div>
                <Ending case=case.clone() />
                {below}
                {handled.then(|| view! { <WorkLog id /> })}
                <Agreements case=case.clone() />
                <Suspensions suspensions=case.suspensions.clone() />
                <Charges case=case.clone() />
                <Problems case />
            </div>
            <div><CaseTimeline summary events /></div>
        </div>
    }
}

/// What an applicant has applied for, as the clerk reads it before answering.
#[component]
fn Application(case: CaseView) -> impl IntoView {
    view! {
        <About case=case.clone() />
        <Materials case=case.clone() />
        <Files case />
    }
}
