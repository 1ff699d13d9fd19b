//! The work calendar: a year to look at, the import of one, and counting a limit.
//!
//! Owns which year is shown, by `year` in the address. Does not own what a working day is: the server counts.

mod check;
mod deadline;
mod import;
mod month;

use bangban_api_types::calendar::CalendarYearView;
use bangban_domain::policy::Role;
use chrono::Datelike;
use leptos::prelude::*;
use leptos_router::components::A;

use super::For;
use super::guard::STAFF;
use crate::api::{administration, remote, use_api};
use crate::browser::clock;
use crate::kit::filter::{Filter, use_filter};
use crate::kit::tabs::{TabLink, Tabs};
use crate::kit::{Loading, Look, Notice, PageHead, Tone};
use crate::session::use_session;
use crate::texts::calendar;
use deadline::Deadline;
pub(crate) use import::CalendarImport;
use month::Month;

/// Who imports a year.
const IMPORTERS: &[Role] = &[Role::SystemAdmin];

/// The page.
#[component]
pub(crate) fn Calendar() -> impl IntoView {
    view! {
        <For roles=STAFF>
            <Years />
        </For>
    }
}

#[component]
fn Years() -> impl IntoView {
    let api = use_api();
    let filter = use_filter(&["year"]);
    let years = remote(move || administration::calendar_years(api));
    let show = move |years: Vec<CalendarYearView>| {
        let known: Vec<i32> = years.iter().map(|year| year.year).collect();
        let tabs = move || view! { <Tabs name=calendar::YEARS tabs=tabs(filter, &known) /> };
        let year = move || {
            let wanted = wanted(filter);
            let known = years.iter().find(|year| year.year == wanted).cloned();
            view! { <Year year=wanted known /> }
        };
        view! {
            {tabs}
            {year}
        }
    };
    view! {
        <PageHead title=calendar::TITLE />
        <p>{calendar::INTRO.t()}</p>
        <Loading remote=years children=show />
        <Deadline />
    }
}

/// The year of the address; this one without.
fn wanted(filter: Filter) -> i32 {
    let year = filter.get("year").and_then(|year| year.parse().ok());
    year.unwrap_or_else(|| clock::today().year())
}

/// The known years, this one and the next, and whichever else is asked for.
fn tabs(filter: Filter, known: &[i32]) -> Vec<TabLink> {
    let (this, wanted) = (clock::today().year(), wanted(filter));
    let mut years = known.to_vec();
    years.extend([this, this + 1, wanted]);
    years.sort_unstable();
    years.dedup();
    let tab = |year: i32| {
        let text = year.to_string();
        let is_known = known.contains(&year);
        let label = if is_known {
            calendar::YEAR
        } else {
            calendar::YEAR_MISSING
        };
        TabLink {
            href: filter.href_with(&[("year", Some(&text))]),
            label: label.fill([&text]),
            count: Signal::stored(None),
            current: year == wanted,
        }
    };
    years.into_iter().map(tab).collect()
}

/// One year, month by month.
#[component]
fn Year(year: i32, #[prop(optional_no_strip)] known: Option<CalendarYearView>) -> impl IntoView {
    let session = use_session();
    let text = year.to_string();
    let label = if known.is_some() {
        calendar::REPLACE_YEAR
    } else {
        calendar::IMPORT_YEAR
    };
    let label = label.fill([&text]);
    let import = move || {
        let label = label.clone();
        session.has_any(IMPORTERS).then(|| {
            let href = format!("/calendar/import?year={year}");
            view! { <p><A href attr:class=Look::Secondary.class()>{label}</A></p> }
        })
    };
    let body = match known {
        Some(known) => months(&known).into_any(),
        None => {
            let text = calendar::MISSING.fill([&text]);
            view! { <Notice tone=Tone::Waiting><p>{text}</p></Notice> }.into_any()
        }
    };
    view! {
        <section>
            <h2>{calendar::YEAR.fill([&text])}</h2>
            {body}
            {import}
        </section>
    }
}

fn months(year: &CalendarYearView) -> impl IntoView {
    let counts = [
        year.holidays.len().to_string(),
        year.workdays.len().to_string(),
    ];
    let months = (1..=12).map(|month| view! { <Month year=year.clone() month /> });
    view! {
        <p>{calendar::SUMMARY.fill([&counts[0], &counts[1]])}</p>
        <div class="months">{months.collect_view()}</div>
    }
}
