//! Marks: states, due dates, tags, icons, steps, QR code.

use bangban_api_types::Day;
use bangban_domain::case::StateName;
use chrono::TimeDelta;
use leptos::prelude::*;

use crate::browser::clock;
use crate::kit::qr::Qr;
use crate::kit::steps::StepBar;
use crate::kit::{DueTag, Icon, Sign, StateTag, Tag, Tone};
use crate::texts::{home, kit_page};

/// The section.
#[component]
pub(super) fn Marks() -> impl IntoView {
    let states = StateName::ALL
        .iter()
        .map(|state| view! { <StateTag state=*state /> });
    let icons = Sign::ALL.into_iter().map(|sign| {
        view! { <span class="row"><Icon sign /> {format!("{sign:?}")}</span> }
    });
    let bars = (0..=home::STEPS.len()).step_by(2).map(|current| {
        view! { <StepBar steps=&home::STEPS current /> }
    });
    view! {
        <section>
            <h2>{kit_page::SIGNS.t()}</h2>
            <h3>{kit_page::STATES.t()}</h3>
            <div class="row">{states.collect_view()}</div>
            <h3>{kit_page::DUES.t()}</h3>
            <Dues />
            <h3>{kit_page::TAGS.t()}</h3>
            <div class="row">
                <Tag text=kit_page::TAG_NEUTRAL />
                <Tag text=kit_page::TAG_GOOD tone=Tone::Good sign=Some(Sign::Done) />
                <Tag text=kit_page::TAG_WAITING tone=Tone::Waiting sign=Some(Sign::Clock) />
                <Tag text=kit_page::TAG_BAD tone=Tone::Bad sign=Some(Sign::Warning) />
            </div>
            <h3>{kit_page::ICONS.t()}</h3>
            <div class="row">{icons.collect_view()}</div>
            <h3>{kit_page::STEPS.t()}</h3>
            {bars.collect_view()}
            <h3>{kit_page::QR.t()}</h3>
            <Qr text="LY20261120123456789" name=kit_page::QR_NAME />
        </section>
    }
}

/// Late, today, tomorrow, later, unknown, none.
#[component]
fn Dues() -> impl IntoView {
    let day = |days: i64| {
        clock::today()
            .checked_add_signed(TimeDelta::days(days))
            .map(Day)
    };
    view! {
        <div class="row">
            <DueTag due=day(-3) />
            <DueTag due=day(0) />
            <DueTag due=day(1) />
            <DueTag due=day(12) />
            <DueTag due=None unknown_year=Some(2027) />
            <DueTag due=None />
        </div>
    }
}
