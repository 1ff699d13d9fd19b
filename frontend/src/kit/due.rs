//! How long until a date: a word for today and tomorrow, the date itself otherwise, and a mark when it has passed.

use bangban_api_types::Day;
use leptos::prelude::*;

use super::{Sign, Tag, Tone};
use crate::browser::clock;
use crate::texts::{kit, time};

/// The due date. `unknown_year` is told where the date waits for a calendar.
#[component]
pub(crate) fn DueTag(
    due: Option<Day>,
    #[prop(optional_no_strip)] unknown_year: Option<i32>,
) -> impl IntoView {
    let (text, tone, sign) = told(due, unknown_year);
    view! { <Tag text tone sign=Some(sign) /> }
}

fn told(due: Option<Day>, unknown_year: Option<i32>) -> (String, Tone, Sign) {
    let Some(due) = due else {
        return match unknown_year {
            Some(year) => (
                kit::DUE_UNKNOWN.fill([&year.to_string()]),
                Tone::Waiting,
                Sign::Clock,
            ),
            None => (kit::NO_DUE_DATE.t().to_owned(), Tone::Neutral, Sign::Minus),
        };
    };
    let days = (due.0 - clock::today()).num_days();
    match days {
        ..0 => (
            kit::OVERDUE_SINCE.fill([&(-days).to_string()]),
            Tone::Bad,
            Sign::Warning,
        ),
        0 => (kit::DUE_TODAY.t().to_owned(), Tone::Waiting, Sign::Clock),
        1 => (kit::DUE_TOMORROW.t().to_owned(), Tone::Waiting, Sign::Clock),
        _ => (
            kit::DUE_ON.fill([&time::day(due)]),
            Tone::Neutral,
            Sign::Clock,
        ),
    }
}
