//! Where a case stands, in plain words: now, what to do, what is missing, dates, whom to call, what happened.

use bangban_api_types::cases::track::{MissingView, StepView, TrackView};
use leptos::prelude::*;

use super::step_of;
use crate::browser::page;
use crate::kit::list::Fact;
use crate::kit::steps::StepBar;
use crate::kit::timeline::{Happening, Timeline};
use crate::kit::{Button, Icon, Look, PageHead, Sign, StateTag, Tag, Tone};
use crate::pages::case::AgentFact;
use crate::texts::codes::Coded;
use crate::texts::{codes, home, time, track};

/// The answer.
#[component]
pub(super) fn Shown(case: TrackView, on_another: Callback<()>) -> impl IntoView {
    let state = case.state;
    // Whoever has rated is through with every step.
    let current = step_of(state).map(|step| if case.rated { home::STEPS.len() } else { step });
    let bar = current.map(|current| view! { <StepBar steps=&home::STEPS current /> });
    let missing = (!case.missing.is_empty()).then(|| {
        let by = case
            .supply_by
            .map(|day| track::SUPPLY_BY.fill([&time::day(day)]));
        view! { <Missing missing=case.missing.clone() by /> }
    });
    let on_print = Callback::new(|()| page::print());
    view! {
        <PageHead title=case.service_item_name.clone()><StateTag state /></PageHead>
        {bar}
        <div class="notice">
            <Icon sign=Sign::Information />
            <div>
                <h2 class="notice-title">{track::NOW.t()}</h2>
                <p>{track::meaning(state).t()}</p>
                <h2 class="notice-title">{track::WHAT_TO_DO.t()}</h2>
                <p>{track::to_do(state, case.rated).t()}</p>
            </div>
        </div>
        {missing}
        <dl class="facts">
            <Fact name=track::NUMBER value=Some(case.case_number.clone()) />
            <Fact name=track::VENUE value=Some(case.organization_name.clone()) />
            <Fact name=track::VENUE_ADDRESS value=case.organization_address.clone() />
            <AgentFact agent=case.agent />
            <Fact name=track::APPLICANT value=Some(case.applicant_name.clone()) />
            <Fact name=track::SUBMITTED value=Some(time::moment(case.submitted_at)) />
            <Fact name=track::ANSWER_DUE value=case.answer_due_on.map(time::day) />
            <Fact name=track::DUE value=case.due_on.map(time::day) />
            <Fact name=track::REJECTED_FOR value=case.rejection_code.map(|code| code.t().to_owned()) />
            <Fact name=track::ALTERNATIVE value=case.alternative.clone() />
        </dl>
        <Phones name=case.organization_name phone=case.organization_phone />
        <Happened steps=case.steps />
        <div class="actions">
            <Button label=track::PRINT sign=Sign::Print on_press=on_print />
            <Button label=track::ANOTHER on_press=on_another />
        </div>
    }
}

/// What is missing, and how to supply it.
#[component]
fn Missing(missing: Vec<MissingView>, by: Option<String>) -> impl IntoView {
    let lines = missing.into_iter().map(|one| {
        let (text, tone) = if one.supplied {
            (track::SUPPLIED, Tone::Good)
        } else {
            (track::TO_SUPPLY, Tone::Waiting)
        };
        view! {
            <li>
                <p class="checklist-name"><strong>{one.subject}</strong> " " <Tag text tone /></p>
                <p>{track::REQUIREMENT.fill([&one.requirement])}</p>
                <p>{track::HOW.fill([&one.how_to_supply])}</p>
            </li>
        }
    });
    view! {
        <section>
            <h2>{track::MISSING.t()}</h2>
            {by.map(|by| view! { <p><strong>{by}</strong></p> })}
            <ul class="checklist">{lines.collect_view()}</ul>
        </section>
    }
}

/// Whom to call.
#[component]
fn Phones(name: String, phone: Option<String>) -> impl IntoView {
    let venue = phone.map(|phone| {
        let href = format!("tel:{phone}");
        let label = format!("{} {phone}", track::CALL_VENUE.fill([&name]));
        view! { <a class=Look::Secondary.class() href=href><Icon sign=Sign::Phone />{label}</a> }
    });
    view! {
        <div class="actions">
            {venue}
            <a class=Look::Secondary.class() href="tel:12345"><Icon sign=Sign::Phone />{track::CALL.t()}</a>
        </div>
    }
}

/// What happened, newest first; the same several times on end is one thing.
#[component]
fn Happened(steps: Vec<StepView>) -> impl IntoView {
    let mut steps = steps;
    steps.sort_by_key(|step| std::cmp::Reverse(step.at));
    let together = steps.chunk_by(|one, next| one.kind == next.kind);
    let happenings: Vec<_> = together
        .filter_map(|same| same.first().map(|newest| (newest, same.len())))
        .map(|(newest, times)| Happening {
            at: newest.at,
            title: codes::event(&newest.kind).into(),
            who: None,
            text: (times > 1).then(|| track::TIMES.fill([&times.to_string()])),
        })
        .collect();
    view! {
        <section>
            <h2>{track::HAPPENED.t()}</h2>
            <Timeline happenings />
        </section>
    }
}
