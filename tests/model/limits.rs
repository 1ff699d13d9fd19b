//! Limits (C13) for every day of the years 2018–2026, against the second implementation: 0 mismatches.
//!
//! Owns what is compared. The calendar of the program comes out of a database, where the importer had
//! put it.

use std::sync::LazyLock;

use bangban_domain::calendar::WorkCalendar;
use bangban_domain::case::department::{
    Department, Extension, SpecialProcedure, SpecialProcedureGround,
};
use bangban_domain::deadline;
use bangban_domain::deadline::Limit;
use bangban_persistence::registry::calendar as stored;
use bangban_tests::{Database, TestServer, block_on, full_form, on_each};
use chrono::{Days, NaiveDate};

use crate::calendar::{ANNOUNCED, Due, Stop, Unit, date};
use crate::dice::Dice;

/// As the program reads it.
static READ: LazyLock<WorkCalendar> = LazyLock::new(|| block_on(read(Database::Sqlite)));

async fn read(database: Database) -> WorkCalendar {
    let server = TestServer::start(database).await;
    let reader = server.platform.store.reader().await.unwrap();
    let years = stored::load_all(&reader).await.unwrap();
    drop(reader);
    server.stop().await;
    WorkCalendar::new(years)
}

/// Lengths of limits: in the full form every one that occurs, and some that don't.
fn lengths() -> Vec<u32> {
    if full_form() {
        return (0..=30).chain([45, 60, 90, 180]).collect();
    }
    vec![0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 60]
}

/// Every day on which something can begin, with a month before the first known year.
fn days() -> impl Iterator<Item = NaiveDate> {
    let last = date("2026-12-31");
    date("2017-12-01")
        .iter_days()
        .take_while(move |day| *day <= last)
}

/// Compares, and tells how much; fails with the first few that differ.
#[derive(Default)]
struct Comparison {
    compared: usize,
    unknown: usize,
    different: Vec<String>,
}

impl Comparison {
    fn of(&mut self, what: impl Fn() -> String, program: deadline::Due, expected: Due) {
        self.compared += 1;
        self.unknown += usize::from(expected.is_err());
        let same = match (program, expected) {
            (deadline::Due::On(one), Ok(other)) => one == other,
            (deadline::Due::Unknown { year }, Err(missing)) => year == missing,
            _ => false,
        };
        if !same {
            let text = format!("{}: {program:?}, not {expected:?}", what());
            self.different.push(text);
        }
    }

    /// `least` keeps the comparison from passing for nothing.
    fn end(self, what: &str, least: usize) {
        let Self {
            compared,
            unknown,
            different,
        } = self;
        let wrong = different.len();
        println!("{what}: {compared} compared, {unknown} of them unknown, {wrong} mismatches");
        assert!(compared >= least, "{what}: only {compared}");
        assert!(unknown > 0, "{what}: none reaches a year without calendar");
        assert!(
            wrong == 0,
            "{what}: {wrong}, such as {:#?}",
            &different[..wrong.min(5)]
        );
    }
}

fn limit(days: u32, unit: Unit) -> Limit {
    match unit {
        Unit::Working => Limit::working(days),
        Unit::Calendar => Limit::calendar(days),
    }
}

#[test]
fn every_day_is_judged_alike_out_of_both_databases() {
    on_each(async |database| {
        let program = read(database).await;
        let after = date("2027-02-01");
        for day in date("2017-11-01")
            .iter_days()
            .take_while(|day| *day < after)
        {
            let judged = program.is_working_day(day).map_err(|missing| missing.0);
            assert_eq!(judged, ANNOUNCED.is_worked(day), "{day} in {database:?}");
        }
    });
}

#[test]
fn every_limit_from_every_day_ends_alike() {
    let mut comparison = Comparison::default();
    for from in days() {
        for length in lengths() {
            for unit in [Unit::Working, Unit::Calendar] {
                let program = deadline::Due::compute(from, limit(length, unit), &[], &READ);
                let expected = ANNOUNCED.due(from, length, unit, &[]);
                comparison.of(
                    || format!("{length} {unit:?} from {from}"),
                    program,
                    expected,
                );
            }
        }
    }
    comparison.end("limits", 70_000);
}

/// Suspensions and special procedures: long and short, one inside another, one after another, without
/// end, over holidays and over the end of the year.
#[test]
fn every_limit_over_stops_ends_alike() {
    let rounds = if full_form() { 30 } else { 4 };
    let mut dice = Dice::new(7);
    let mut comparison = Comparison::default();
    for from in days() {
        for _ in 0..rounds {
            let stops = stops(&mut dice, from);
            let length = dice.below(31);
            let unit = *dice.of(&[Unit::Working, Unit::Calendar]);
            let of_program: Vec<deadline::Stop> = stops
                .iter()
                .map(|(after, until)| deadline::Stop {
                    after: *after,
                    until: *until,
                })
                .collect();
            let program = deadline::Due::compute(from, limit(length, unit), &of_program, &READ);
            let expected = ANNOUNCED.due(from, length, unit, &stops);
            comparison.of(
                || format!("{length} {unit:?} from {from} over {stops:?}"),
                program,
                expected,
            );
        }
    }
    comparison.end("limits over stops", 12_000);
}

fn stops(dice: &mut Dice, from: NaiveDate) -> Vec<Stop> {
    let stop = |dice: &mut Dice| {
        let began = from + Days::new(u64::from(dice.below(25)));
        let lasted = *dice.of(&[0_u64, 1, 2, 5, 12, 40]);
        (began, (!dice.once_in(6)).then(|| began + Days::new(lasted)))
    };
    (0..=dice.below(3)).map(|_| stop(dice)).collect()
}

/// The department's extension, counted in working days also where the limit is not (行政许可法 art. 42).
#[test]
fn every_extension_ends_alike() {
    let rounds = if full_form() { 12 } else { 3 };
    let mut dice = Dice::new(11);
    let mut comparison = Comparison::default();
    for accepted_on in days() {
        for _ in 0..rounds {
            let procedures: Vec<Stop> = match dice.below(3) {
                0 => stops(&mut dice, accepted_on),
                _ => Vec::new(),
            };
            let extra = dice.below(11);
            let (promised, by_law) = (dice.below(31), dice.below(61));
            let mut department = Department {
                accepted_on: Some(accepted_on),
                promised: Some(Limit::working(promised)),
                statutory: Some(Limit::calendar(by_law)),
                special_procedures: procedures.iter().copied().map(procedure).collect(),
                extension: (extra > 0).then(|| Extension {
                    days: extra,
                    reason: "情况复杂".to_owned(),
                }),
                ..Department::default()
            };
            department.recompute(&READ);
            let expected = |days, unit| {
                let end = ANNOUNCED.due(accepted_on, days, unit, &procedures)?;
                ANNOUNCED.due(end, extra, Unit::Working, &procedures)
            };
            for (due, days, unit) in [
                (department.promised_due, promised, Unit::Working),
                (department.statutory_due, by_law, Unit::Calendar),
            ] {
                comparison.of(
                    || format!("{days} {unit:?} + {extra} from {accepted_on} over {procedures:?}"),
                    due.unwrap(),
                    expected(days, unit),
                );
            }
        }
    }
    comparison.end("extensions", 19_000);
}

fn procedure((started_on, ended_on): Stop) -> SpecialProcedure {
    SpecialProcedure {
        ground: SpecialProcedureGround::ExpertReview,
        expected_days: None,
        started_on,
        ended_on,
    }
}
