//! Cases that share a database and a clock: round by round each gets a command, several at a time; days
//! pass in between, the sweeps run, and the calendar of the next year may come in.
//!
//! Owns time and order. A batch follows from its seed alone, whatever the machine does meanwhile.

use std::collections::BTreeSet;

use bangban_application::{calendar as calendars, sweeps};
use bangban_domain::calendar::CalendarYear;
use bangban_tests::{Database, TestServer};
use chrono::{Days, NaiveDate};
use futures_util::future::join_all;

use crate::calendar::{ANNOUNCED, EXTENDED, MADE_UP_YEAR, date};
use crate::check::{self, Failure};
use crate::dice::Dice;
use crate::effects::SWEEPS;
use crate::facts::Day;
use crate::matters::ADMINISTRATOR;
use crate::perform::Stage;
use crate::sequence::{Sequence, Step};

/// Cases of a batch.
pub(super) const CASES: usize = 50;
/// Rounds: as many as the longest sequence has commands.
const ROUNDS: u32 = 15;
/// Commands at the same time, on different cases.
const AT_ONCE: usize = 8;

/// What batches went through.
#[derive(Default)]
pub(super) struct Covered {
    pub(super) ways: BTreeSet<(String, String)>,
    pub(super) accepted: BTreeSet<String>,
    pub(super) refusals: BTreeSet<String>,
    pub(super) kinds: BTreeSet<String>,
    pub(super) commands: usize,
    pub(super) refused: usize,
    pub(super) swept: usize,
}

impl Covered {
    fn note(&mut self, step: Step) {
        self.commands += 1;
        match step.refusal {
            Some(refusal) => {
                self.refused += 1;
                self.refusals.insert(refusal);
            }
            None => {
                self.accepted.insert(step.act);
                if step.from != step.to {
                    self.ways.insert((step.from, step.to));
                }
            }
        }
    }
}

/// Runs the batch of a seed; says which seed it was, and what had happened, where it fails.
pub(super) async fn run(database: Database, seed: u64, covered: &mut Covered) {
    let server = TestServer::start(database).await;
    let mut batch = Batch {
        stage: Stage::new(&server).await,
        sequences: Vec::new(),
        dice: Dice::new(seed),
        day: Day {
            today: date("2026-03-02"),
            calendar: &ANNOUNCED,
        },
        covered,
    };
    if let Err((place, what)) = batch.run(seed).await {
        let history = batch.sequences.get(place).map(|it| it.history.join("\n  "));
        panic!(
            "{database:?}, seed {seed}, case {place}: {what}\n  {}\n\
             once more: BANGBAN_MODEL_SEED={seed} cargo test … --test model -- sequences",
            history.unwrap_or_default()
        );
    }
    server.stop().await;
}

struct Batch<'a> {
    stage: Stage<'a>,
    sequences: Vec<Sequence>,
    dice: Dice,
    day: Day,
    covered: &'a mut Covered,
}

impl Batch<'_> {
    async fn run(&mut self, seed: u64) -> Result<(), Failure> {
        // Every other batch begins near the end of the year, where dates become unknown; the notice of
        // the next one comes out on the way.
        let near_the_end = seed.is_multiple_of(2);
        let begin = self.first_day(near_the_end);
        self.set_day(begin);
        let notice_in = near_the_end.then(|| 5 + self.dice.below(ROUNDS - 5));
        for place in 0..CASES {
            let own = seed * 1_000_003 + u64::try_from(place).unwrap();
            let made = Sequence::begin(&self.stage, Dice::new(own), self.day).await;
            self.sequences.push(made.map_err(|what| (place, what))?);
        }
        for round in 0..ROUNDS {
            let passed = round > 0 && self.let_days_pass();
            let notice = notice_in == Some(round);
            if notice {
                self.import_next_year().await;
            }
            if notice || (passed && !self.dice.once_in(4)) {
                self.sweep().await?;
            }
            self.round(round).await?;
            check::rows(self.stage.server, &self.sequences).await?;
        }
        let logs = self
            .sequences
            .iter()
            .flat_map(|it| it.facts.log.iter().flatten());
        self.covered.kinds.extend(logs.cloned());
        check::trails(self.stage.server, &self.sequences).await
    }

    /// A day of the last known year.
    fn first_day(&mut self, near_the_end: bool) -> NaiveDate {
        let (first, days) = if near_the_end {
            ("2026-11-25", 34)
        } else {
            ("2026-01-05", 240)
        };
        date(first) + Days::new(u64::from(self.dice.below(days)))
    }

    fn set_day(&mut self, today: NaiveDate) {
        self.stage.server.clock.set_day(&today.to_string());
        self.day.today = today;
    }

    fn let_days_pass(&mut self) -> bool {
        let days = match self.dice.below(10) {
            0..5 => 0,
            5..8 => 1 + self.dice.below(3),
            _ => 4 + self.dice.below(9),
        };
        if days > 0 {
            self.set_day(self.day.today + Days::new(u64::from(days)));
        }
        days > 0
    }

    async fn import_next_year(&mut self) {
        let [holidays, make_up_days] = EXTENDED.notice(MADE_UP_YEAR);
        let year = CalendarYear {
            year: MADE_UP_YEAR,
            holidays,
            make_up_days,
        };
        let administrator = self.stage.caller(ADMINISTRATOR);
        let replaced = calendars::replace_year(self.stage.platform(), administrator, &year, None);
        replaced.await.unwrap();
        self.day.calendar = &EXTENDED;
    }

    /// One run of the sweeps over all cases, and what the diagram says of it.
    async fn sweep(&mut self) -> Result<(), Failure> {
        let mut expected = [0; SWEEPS.len()];
        for sequence in &mut self.sequences {
            let counts = sequence.sweep(self.day);
            for (total, count) in expected.iter_mut().zip(counts) {
                *total += count;
            }
        }
        let report = sweeps::run_once(self.stage.platform()).await.unwrap();
        let recorded = [
            report.unanswered,
            report.reminded,
            report.lapsed,
            report.deemed,
            report.filled_in,
        ];
        check::rows(self.stage.server, &self.sequences).await?;
        if recorded != expected || report.failed > 0 {
            return Err((CASES, format!("{report:?}, not {SWEEPS:?} {expected:?}")));
        }
        for (act, count) in SWEEPS.iter().zip(expected).filter(|(_, count)| *count > 0) {
            self.covered.accepted.insert((*act).to_owned());
            self.covered.swept += count;
        }
        if expected[2] > 0 {
            let lapsed = ("correction_required".to_owned(), "lapsed".to_owned());
            self.covered.ways.insert(lapsed);
        }
        Ok(())
    }

    async fn round(&mut self, round: u32) -> Result<(), Failure> {
        let (stage, day) = (&self.stage, self.day);
        for (chunk, sequences) in self.sequences.chunks_mut(AT_ONCE).enumerate() {
            let running = sequences
                .iter_mut()
                .enumerate()
                .filter(|(_, it)| !it.is_over(round));
            let steps = running.map(async |(place, sequence)| {
                let step = sequence.step(stage, day, round).await;
                step.map_err(|what| (chunk * AT_ONCE + place, what))
            });
            for step in join_all(steps).await {
                self.covered.note(step?);
            }
        }
        Ok(())
    }
}
