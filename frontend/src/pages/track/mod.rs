//! Following a case with its number and code, without signing in (C18).
//!
//! Owns the question; the answer is shown by `result`. The code stays in memory: it opens a case.

mod result;

use bangban_api_types::FieldFault;
use bangban_api_types::cases::track::{TrackRequest, TrackView};
use bangban_domain::case::StateName;
use leptos::prelude::*;
use serde_json::json;

use crate::api::{Failure, Method, Stamp, use_api};
use crate::browser::page;
use crate::form::Form;
use crate::kit::field::{Input, TextField};
use crate::kit::form::FormView;
use crate::kit::{Icon, Look, PageHead, Sign};
use crate::texts::track;
use result::Shown;

/// Which of the five steps a state belongs to; none where the case ended before the last one.
pub(crate) const fn step_of(state: StateName) -> Option<usize> {
    match state {
        StateName::Draft => Some(0),
        StateName::Submitted | StateName::CorrectionRequired => Some(1),
        StateName::Accepted | StateName::InProgress | StateName::Suspended => Some(2),
        StateName::Completed => Some(3),
        StateName::HandedOver | StateName::Archived => Some(4),
        StateName::Rejected | StateName::Withdrawn | StateName::Lapsed | StateName::Terminated => {
            None
        }
    }
}

/// Number and code that fit no case are a fault of what was typed, told in the server's words.
fn at_the_code(failure: Failure) -> Failure {
    match failure {
        Failure::Problem(mut problem) if problem.status == 404 => {
            let detail = problem
                .detail
                .clone()
                .unwrap_or_else(|| problem.title.clone());
            problem.errors.push(FieldFault {
                pointer: "/code".to_owned(),
                code: problem.code.clone(),
                detail,
            });
            Failure::Problem(problem)
        }
        other => other,
    }
}

/// The page.
#[component]
pub(crate) fn Track() -> impl IntoView {
    let found = RwSignal::new(None::<TrackView>);
    move || match found.get() {
        Some(case) => {
            view! { <Shown case on_another=Callback::new(move |()| found.set(None)) /> }.into_any()
        }
        None => view! { <Question on_found=Callback::new(move |case| found.set(Some(case))) /> }
            .into_any(),
    }
}

/// Number and code.
#[component]
fn Question(on_found: Callback<TrackView>) -> impl IntoView {
    let api = use_api();
    let form = Form::forgetful("track");
    form.preset("/case_number", page::query("number").unwrap_or_default());
    let on_submit = Callback::new(move |()| {
        let work = move |request: TrackRequest, _| async move {
            let asked = api
                .ask::<TrackView>(Method::Post, "/api/v1/track", &request, Stamp::default())
                .await;
            asked.map(|answer| answer.value).map_err(at_the_code)
        };
        form.submit(json!({}), work, move |case| {
            on_found.run(case);
            page::focus_soon("main");
        });
    });
    view! {
        <PageHead title=track::TITLE />
        <p>{track::WHERE_FROM.t()}</p>
        <FormView form on_submit submit=track::SUBMIT>
            <TextField form pointer="/case_number" label=track::NUMBER hint=track::NUMBER_HINT input=Input::Number />
            <TextField form pointer="/code" label=track::CODE hint=track::CODE_HINT input=Input::Number />
        </FormView>
        <section>
            <h2>{track::LOST.t()}</h2>
            <p>{track::LOST_WAYS.t()}</p>
            <p><a class=Look::Secondary.class() href="tel:12345"><Icon sign=Sign::Phone />{track::CALL.t()}</a></p>
        </section>
    }
}
