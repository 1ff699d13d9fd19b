//! A month as a table: weeks below each other, Monday first; holidays and make-up days say so in a word.

use bangban_api_types::Day;
use bangban_api_types::calendar::CalendarYearView;
use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;

use crate::texts::{Words, calendar};

/// The table of a month, from 1.
#[component]
pub(super) fn Month(year: CalendarYearView, month: u32) -> impl IntoView {
    let place = month as usize - 1;
    let name = calendar::MONTHS.get(place).map(|name| name.t());
    let heads = calendar::WEEKDAYS.iter().zip(&calendar::WEEKDAY_NAMES);
    let heads = heads.map(|(short, name)| view! { <th scope="col" abbr=name.t()>{short.t()}</th> });
    let weeks = weeks(year.year, month).into_iter().map(|week| {
        let days = week.into_iter().map(|day| cell(day, &year));
        view! { <tr>{days.collect_view()}</tr> }
    });
    view! {
        <table class="month">
            <caption>{name}</caption>
            <thead>
                <tr>{heads.collect_view()}</tr>
            </thead>
            <tbody>{weeks.collect_view()}</tbody>
        </table>
    }
}

/// The weeks of a month; none where a day belongs to another month.
fn weeks(year: i32, month: u32) -> Vec<[Option<NaiveDate>; 7]> {
    let mut weeks = Vec::new();
    let mut day = NaiveDate::from_ymd_opt(year, month, 1);
    let mut week = [None; 7];
    while let Some(date) = day.filter(|date| date.month() == month) {
        let place = date.weekday().num_days_from_monday() as usize;
        if place == 0 && date.day() > 1 {
            weeks.push(std::mem::take(&mut week));
        }
        week[place] = Some(date);
        day = date.checked_add_days(Days::new(1));
    }
    weeks.push(week);
    weeks
}

fn cell(day: Option<NaiveDate>, year: &CalendarYearView) -> AnyView {
    let Some(date) = day else {
        return view! { <td></td> }.into_any();
    };
    let number = date.day();
    let is_weekend = date.weekday().num_days_from_monday() > 4;
    if year.workdays.contains(&Day(date)) {
        marked("worked", number, calendar::WORKED, calendar::WORKED_NAME)
    } else if year.holidays.contains(&Day(date)) {
        marked("off", number, calendar::OFF, calendar::OFF_NAME)
    } else {
        view! { <td class:weekend=is_weekend>{number}</td> }.into_any()
    }
}

fn marked(class: &'static str, number: u32, mark: Words, name: Words) -> AnyView {
    view! {
        <td class=class>
            {number}
            <span aria-hidden="true">{mark.t()}</span>
            <span class="hidden">{name.t()}</span>
        </td>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_on_its_weekday_and_has_all_its_days() {
        // 1 February 2027 is a Monday, 28 days: four full weeks.
        let weeks = weeks(2027, 2);
        assert_eq!(weeks.len(), 4);
        assert!(weeks.iter().flatten().all(Option::is_some));
        // 1 January 2027 is a Friday.
        let weeks = super::weeks(2027, 1);
        assert_eq!(weeks[0].iter().position(Option::is_some), Some(4));
        assert_eq!(weeks.iter().flatten().flatten().count(), 31);
    }
}
