//! Following a case by number and code, without signing in (C18). The code never stands in an address.

use bangban_api_types::cases::track::{MissingView, TrackRequest, TrackView};
use leptos::prelude::*;
use serde_json::json;

use super::case_steps::CaseSteps;
use crate::api::{Method, Stamp, use_api};
use crate::browser::page;
use crate::form::Form;
use crate::kit::field::TextField;
use crate::kit::form::FormView;
use crate::kit::list::Fact;
use crate::kit::timeline::{Happening, Timeline};
use crate::kit::{Button, PageHead, Sign, StateTag, Tag, Tone};
use crate::texts::{codes, kit, states, time, track};

/// The page.
#[component]
pub(crate) fn Track() -> impl IntoView {
    let found = RwSignal::new(None::<TrackView>);
    view! {
        <PageHead title=track::TITLE />
        {move || match found.get() {
            None => view! { <Ask found /> }.into_any(),
            Some(case) => view! { <Shown case found /> }.into_any(),
        }}
    }
}

/// Number and code.
#[component]
fn Ask(found: RwSignal<Option<TrackView>>) -> impl IntoView {
    let api = use_api();
    let form = Form::forgetful("track");
    if let Some(number) = page::query("number") {
        form.preset("/case_number", number);
    }
    let on_submit = Callback::new(move |()| {
        let work = move |request: TrackRequest, _| async move {
            let answer = api
                .ask::<TrackView>(Method::Post, "/api/v1/track", &request, Stamp::default())
                .await?;
            Ok(answer.value)
        };
        form.submit(json!({}), work, move |case| found.set(Some(case)));
    });
    view! {
        <p>{track::WHY.t()}</p>
        <FormView form on_submit submit=track::FIND>
            <TextField form pointer="/case_number" label=track::NUMBER hint=track::NUMBER_HINT />
            <TextField form pointer="/code" label=track::CODE />
        </FormView>
    }
}

/// What was found.
#[component]
fn Shown(case: TrackView, found: RwSignal<Option<TrackView>>) -> impl IntoView {
    let supply_by = case
        .supply_by
        .map(|day| track::SUPPLY_BY.fill([&time::day(day)]));
    let missing = (!case.missing.is_empty())
        .then(|| view! { <Missing items=case.missing.clone() supply_by /> });
    let happenings: Vec<_> = case
        .steps
        .iter()
        .rev()
        .map(|step| Happening {
            at: step.at,
            title: codes::event(&step.kind).into(),
            who: None,
            text: None,
        })
        .collect();
    let print = Callback::new(|()| page::print());
    let again = Callback::new(move |()| found.set(None));
    view! {
        <CaseSteps state=case.state />
        <section aria-labelledby="now">
            <h2 id="now">{track::NOW.t()}</h2>
            <p><strong>{case.service_item_name.clone()}</strong> " " <StateTag state=case.state /></p>
            <p class="lead">{states::applicant(case.state).t()}</p>
            <dl class="facts">
                <Fact name=track::NUMBER value=case.case_number />
                <Fact name=track::WHO value=case.applicant_name />
                <Fact name=track::VENUE value=case.organization_name />
                <Fact name=track::PHONE value=case.organization_phone />
                <Fact name=track::SUBMITTED value=time::moment(case.submitted_at) />
                <Fact name=track::DUE value=case.due_on.map(time::day) />
            </dl>
        </section>
        {missing}
        <section aria-labelledby="steps">
            <h2 id="steps">{track::STEPS.t()}</h2>
            <Timeline happenings />
        </section>
        <div class="actions">
            <Button label=kit::PRINT sign=Sign::Print on_press=print />
            <Button label=track::ANOTHER on_press=again />
        </div>
    }
}

/// What is missing, and how to supply it.
#[component]
fn Missing(items: Vec<MissingView>, supply_by: Option<String>) -> impl IntoView {
    let lines = items.into_iter().map(|item| {
        let (text, tone, sign) = if item.supplied {
            (track::SUPPLIED, Tone::Good, Sign::Done)
        } else {
            (track::OPEN, Tone::Waiting, Sign::Clock)
        };
        view! {
            <li class="card">
                <h3>{item.subject} " " <Tag text tone sign=Some(sign) /></h3>
                <p>{item.requirement}</p>
                <p class="soft">{track::HOW.fill([&item.how_to_supply])}</p>
            </li>
        }
    });
    view! {
        <section aria-labelledby="missing">
            <h2 id="missing">{track::MISSING.t()}</h2>
            {supply_by.map(|text| view! { <p><strong>{text}</strong></p> })}
            <ul class="plain-list">{lines.collect_view()}</ul>
        </section>
    }
}
