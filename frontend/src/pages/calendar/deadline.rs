//! A small calculator: the last day of a limit, as the server counts it.

use bangban_api_types::Day;
use bangban_api_types::calendar::DeadlineView;
use bangban_domain::deadline::DayUnit;
use chrono::Datelike;
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::json;
use validator::Validate;

use crate::api::{administration, use_api};
use crate::browser::clock;
use crate::form::{Form, Kind};
use crate::kit::field::{Choice, DateField, RadioField, TextField, code_of};
use crate::kit::form::FormView;
use crate::kit::{Look, Notice, Tone};
use crate::texts::codes::Coded;
use crate::texts::{calendar, time};

/// What is asked.
#[derive(Deserialize, Validate)]
struct Question {
    from: Day,
    #[validate(range(max = 3660))]
    days: u32,
    unit: DayUnit,
}

/// The calculator.
#[component]
pub(super) fn Deadline() -> impl IntoView {
    let api = use_api();
    let form = Form::new("calendar.deadline");
    let answer = RwSignal::new(None::<DeadlineView>);
    form.preset("/from", clock::today().to_string());
    form.preset("/unit", code_of(DayUnit::WorkingDays));
    let on_submit = Callback::new(move |()| {
        answer.set(None);
        let work = move |question: Question, _| async move {
            let parameters = [
                ("from", Some(time::day(question.from))),
                ("days", Some(question.days.to_string())),
                ("unit", Some(code_of(question.unit))),
            ];
            administration::deadline(api, &parameters).await
        };
        form.submit(json!({}), work, move |counted| answer.set(Some(counted)));
    });
    let units = vec![
        Choice::new(code_of(DayUnit::WorkingDays), calendar::UNIT_WORKING),
        Choice::new(code_of(DayUnit::CalendarDays), calendar::UNIT_CALENDAR),
    ];
    view! {
        <section>
            <h2>{calendar::DEADLINE.t()}</h2>
            <p>{calendar::DEADLINE_WHY.t()}</p>
            <FormView form on_submit submit=calendar::COUNT look=Look::Secondary>
                <DateField form pointer="/from" label=calendar::FROM />
                <TextField form pointer="/days" label=calendar::DAYS kind=Kind::Integer />
                <RadioField form pointer="/unit" label=calendar::UNIT choices=units />
            </FormView>
            <div role="status" class="answer">
                {move || answer.get().map(|answer| view! { <Answer answer /> })}
            </div>
        </section>
    }
}

#[component]
fn Answer(answer: DeadlineView) -> impl IntoView {
    let place = answer.due_on.0.weekday().num_days_from_monday() as usize;
    let weekday = calendar::WEEKDAY_NAMES
        .get(place)
        .map(|name| name.t())
        .unwrap_or_default();
    let due = calendar::DUE.fill([&time::day(answer.due_on), weekday]);
    let of = calendar::DUE_OF.fill([
        &time::day(answer.from),
        &answer.days.to_string(),
        answer.unit.t(),
    ]);
    view! {
        <Notice tone=Tone::Good title=due>
            <p>{of}</p>
        </Notice>
    }
}
