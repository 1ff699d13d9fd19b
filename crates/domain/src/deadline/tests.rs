//! Tests of counting a limit: known dates, and laws that hold for any.

use super::*;
use crate::calendar::tests::{announced, date};
use chrono::Days;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn stop(after: &str, until: Option<&str>) -> Stop {
    Stop {
        after: date(after),
        until: until.map(date),
    }
}

fn due(from: &str, limit: Limit, stops: &[Stop]) -> Result<String, MissingYear> {
    due_date(date(from), limit, stops, &announced()).map(|date| date.to_string())
}

#[test]
fn working_days_follow_holidays_and_make_up_days() {
    let cases = [
        ("2023-09-28", 0, "2023-09-28"),
        ("2023-09-28", 1, "2023-10-07"),
        ("2023-09-28", 2, "2023-10-08"),
        ("2023-09-28", 3, "2023-10-09"),
        ("2026-07-29", 1, "2026-07-30"),
        ("2026-07-31", 1, "2026-08-03"),
        ("2023-10-01", 1, "2023-10-07"), // from a holiday
    ];
    for (from, days, expected) in cases {
        assert_eq!(
            due(from, Limit::working(days), &[]),
            Ok(expected.into()),
            "{from}"
        );
    }
}

#[test]
fn a_missing_year_is_refused_never_guessed() {
    assert_eq!(
        due("2026-12-31", Limit::working(1), &[]),
        Err(MissingYear(2027))
    );
    assert_eq!(
        due("2026-12-31", Limit::working(0), &[]),
        Ok("2026-12-31".to_owned())
    );
    let due = Due::compute(date("2026-12-31"), Limit::working(1), &[], &announced());
    assert_eq!(due, Due::Unknown { year: 2027 });
    assert_eq!((due.date(), due.unknown_year()), (None, Some(2027)));
}

#[test]
fn calendar_days_need_no_calendar() {
    let none = WorkCalendar::default();
    let found = due_date(date("2030-02-27"), Limit::calendar(2), &[], &none);
    assert_eq!(found, Ok(date("2030-03-01")));
    assert_eq!(
        Due::compute(date("2030-02-27"), Limit::calendar(2), &[], &none).date(),
        Some(date("2030-03-01"))
    );
}

#[test]
fn a_stop_counts_its_first_day_and_leaves_out_its_last() {
    // Wed 29 July: without the stop, five working days end on Wed 5 August.
    assert_eq!(
        due("2026-07-29", Limit::working(5), &[]),
        Ok("2026-08-05".to_owned())
    );
    let closed = stop("2026-07-30", Some("2026-08-03"));
    assert_eq!(
        due("2026-07-29", Limit::working(5), &[closed]),
        Ok("2026-08-07".to_owned())
    );
    let inside = stop("2026-07-31", Some("2026-08-03"));
    let touching = stop("2026-08-03", Some("2026-08-04"));
    assert_eq!(
        due("2026-07-29", Limit::working(5), &[closed, inside, closed]),
        Ok("2026-08-07".to_owned())
    );
    assert_eq!(
        due("2026-07-29", Limit::working(5), &[touching, closed]),
        Ok("2026-08-10".to_owned())
    );
}

#[test]
fn open_empty_and_reversed_stops_move_nothing() {
    let stops = [
        stop("2026-07-30", None),
        stop("2026-07-30", Some("2026-07-30")),
        stop("2026-08-03", Some("2026-07-30")),
    ];
    assert_eq!(
        due("2026-07-29", Limit::working(5), &stops),
        Ok("2026-08-05".to_owned())
    );
}

#[test]
fn a_stop_over_an_unknown_year_needs_no_calendar() {
    let over = stop("2024-12-31", Some("2026-01-01"));
    let mut calendar = announced();
    assert_eq!(
        due_date(date("2024-12-31"), Limit::working(1), &[over], &calendar),
        Ok(date("2026-01-04"))
    );
    calendar = WorkCalendar::default();
    assert_eq!(
        due_date(date("2024-12-31"), Limit::working(1), &[over], &calendar),
        Err(MissingYear(2026))
    );
}

#[test]
fn absurd_values_end_quickly() {
    assert_eq!(
        Limit::checked(3661, DayUnit::WorkingDays),
        Err(LimitTooLong)
    );
    assert_eq!(
        Limit::checked(3660, DayUnit::WorkingDays),
        Ok(Limit::working(3660))
    );
    let calendar = announced();
    let far = Stop {
        after: NaiveDate::MIN,
        until: Some(NaiveDate::MAX),
    };
    let found = due_date(date("2026-07-29"), Limit::calendar(1), &[far], &calendar);
    assert_eq!(found, Err(MissingYear(NaiveDate::MAX.year() + 1)));
    assert!(due_date(NaiveDate::MAX, Limit::calendar(1), &[], &calendar).is_err());
    assert_eq!(
        due_date(
            date("2026-07-29"),
            Limit::calendar(u32::MAX),
            &[],
            &calendar
        ),
        Ok(date("2026-07-29") + Days::new(3660))
    );
}

#[test]
fn names_on_the_wire() {
    let json = r#"{"days":10,"unit":"working"}"#;
    assert_eq!(serde_json::to_string(&Limit::working(10)).unwrap(), json);
    assert_eq!(
        serde_json::from_str::<Limit>(json).unwrap(),
        Limit::working(10)
    );
    assert!(serde_json::from_str::<Limit>(r#"{"days":9999,"unit":"working"}"#).is_err());
    assert!(serde_json::from_str::<Limit>(r#"{"days":9,"unit":"working_days"}"#).is_err());
    for unit in [DayUnit::WorkingDays, DayUnit::CalendarDays] {
        assert_eq!(unit.to_string().parse(), Ok(unit));
        let json = serde_json::to_string(&unit).unwrap();
        assert_eq!(json, format!("\"{unit}\""));
    }
    assert_eq!("days".parse::<DayUnit>(), Err(UnknownDayUnit));
    let on = Due::On(date("2026-07-29"));
    assert_eq!(
        serde_json::to_string(&on).unwrap(),
        r#"{"on":"2026-07-29"}"#
    );
    let unknown = Due::Unknown { year: 2027 };
    assert_eq!(
        serde_json::to_string(&unknown).unwrap(),
        r#"{"unknown":{"year":2027}}"#
    );
}

/// The same, the slow way: write down every stopped day, then tick off day by day.
fn naive(
    from: NaiveDate,
    limit: Limit,
    stops: &[Stop],
    calendar: &WorkCalendar,
) -> Result<NaiveDate, MissingYear> {
    let mut stopped = BTreeSet::new();
    for stop in stops {
        let Some(until) = stop.until else { continue };
        let mut day = stop.after;
        while day < until {
            day = day + Days::new(1);
            stopped.insert(day);
        }
    }
    let mut day = from;
    let mut counted = 0;
    while counted < limit.days {
        day = day + Days::new(1);
        if stopped.contains(&day) {
            continue;
        }
        if limit.unit == DayUnit::CalendarDays || calendar.is_working_day(day)? {
            counted += 1;
        }
    }
    Ok(day)
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    (0_u64..3000).prop_map(|days| date("2018-01-01") + Days::new(days))
}

fn any_limit() -> impl Strategy<Value = Limit> {
    (0_u32..90, any::<bool>()).prop_map(|(days, worked)| {
        if worked {
            Limit::working(days)
        } else {
            Limit::calendar(days)
        }
    })
}

fn any_stops() -> impl Strategy<Value = Vec<Stop>> {
    let stop = (any_date(), proptest::option::of(0_u64..60)).prop_map(|(after, length)| Stop {
        after,
        until: length.map(|days| after + Days::new(days)),
    });
    proptest::collection::vec(stop, 0..40)
}

/// A missing year lies behind every date that is known.
fn rank(due: Result<NaiveDate, MissingYear>) -> NaiveDate {
    due.unwrap_or(NaiveDate::MAX)
}

proptest! {
    #[test]
    fn equals_the_naive_count(from in any_date(), limit in any_limit(), stops in any_stops()) {
        let calendar = announced();
        prop_assert_eq!(
            due_date(from, limit, &stops, &calendar),
            naive(from, limit, &stops, &calendar)
        );
    }

    #[test]
    fn one_day_more_is_never_earlier(
        from in any_date(), limit in any_limit(), stops in any_stops(),
    ) {
        let calendar = announced();
        let longer = Limit { days: limit.days + 1, ..limit };
        let shorter = due_date(from, limit, &stops, &calendar);
        let later = due_date(from, longer, &stops, &calendar);
        prop_assert!(shorter.is_err() && later.is_err() || rank(shorter) < rank(later));
    }

    #[test]
    fn one_stop_more_is_never_earlier(
        from in any_date(), limit in any_limit(), stops in any_stops(),
    ) {
        let calendar = announced();
        let mut before = rank(due_date(from, limit, &[], &calendar));
        for count in 1..=stops.len() {
            let now = rank(due_date(from, limit, &stops[..count], &calendar));
            prop_assert!(before <= now);
            before = now;
        }
    }

    #[test]
    fn stops_given_twice_in_any_order_change_nothing(
        from in any_date(), limit in any_limit(), stops in any_stops(),
    ) {
        let calendar = announced();
        let mut doubled = stops.clone();
        doubled.extend(stops.iter().rev());
        prop_assert_eq!(
            due_date(from, limit, &stops, &calendar),
            due_date(from, limit, &doubled, &calendar)
        );
    }
}
