//! The table: what must be reached, what is aimed at, what was measured.
//!
//! Owns the musts and the aims, and the words of `docs/benchmarks.md`.

use std::fmt::Write;

use crate::measure::Compared;

/// A line of the table.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    name: String,
    must: String,
    aim: String,
    measured: String,
    verdict: Verdict,
    /// Processor time a request: the only figures that a noisy machine repeats, and so the only ones that can fail a
    /// short run.
    steady: bool,
    /// The measured figure as a part of its must, where it is one number.
    share: Option<f64>,
}

/// How a figure stands to its must and its aim.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Verdict {
    /// The aim is reached.
    Aim,
    /// The must is reached.
    Must,
    /// It is not.
    Missed,
    /// Nothing is asked of it.
    Told,
    /// What would be measured does not exist yet.
    Waits(&'static str),
}

impl Verdict {
    fn words(&self) -> String {
        match self {
            Self::Aim => "aim reached".to_owned(),
            Self::Must => "must reached".to_owned(),
            Self::Missed => "**missed**".to_owned(),
            Self::Told => "–".to_owned(),
            Self::Waits(what) => format!("waits for {what}"),
        }
    }
}

/// A bound: at most so many of a unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    /// What must be reached.
    pub(crate) must: f64,
    /// What is aimed at; the must where there is no aim of its own.
    pub(crate) aim: Option<f64>,
    /// Behind the number.
    pub(crate) unit: &'static str,
}

impl Bounds {
    fn words(bound: Option<f64>, unit: &str) -> String {
        bound.map_or_else(|| "–".to_owned(), |bound| format!("≤ {bound}{unit}"))
    }

    fn verdict(self, measured: f64) -> Verdict {
        match self.aim {
            Some(aim) if measured <= aim => Verdict::Aim,
            _ if measured <= self.must => Verdict::Must,
            _ => Verdict::Missed,
        }
    }
}

impl Row {
    /// A figure with bounds. `words` says how it was made up.
    pub(crate) fn bounded(name: &str, bounds: Bounds, measured: f64, words: &str) -> Self {
        let unit = bounds.unit;
        let number = if measured < 10.0 {
            format!("{measured:.2}")
        } else {
            format!("{measured:.0}")
        };
        Self {
            name: name.to_owned(),
            must: Bounds::words(Some(bounds.must), unit),
            aim: Bounds::words(bounds.aim, unit),
            measured: format!("{number}{unit}{words}"),
            verdict: bounds.verdict(measured),
            steady: false,
            share: Some(measured / bounds.must),
        }
    }

    /// A figure that nothing is asked of.
    pub(crate) fn told(name: &str, measured: String) -> Self {
        Self {
            name: name.to_owned(),
            must: "–".to_owned(),
            aim: "–".to_owned(),
            measured,
            verdict: Verdict::Told,
            steady: false,
            share: None,
        }
    }

    /// A figure that can't be measured yet.
    pub(crate) fn waits(name: &str, must: &str, aim: &str, what: &'static str) -> Self {
        Self {
            must: must.to_owned(),
            aim: aim.to_owned(),
            verdict: Verdict::Waits(what),
            ..Self::told(name, "–".to_owned())
        }
    }

    /// An act beside pgbench.
    pub(crate) fn compared(compared: &Compared, bounds: Option<Bounds>) -> Self {
        let name = format!("{} ÷ pgbench of its SQL", compared.name);
        let server = compared.server;
        let mut words = format!(
            "server {:.3} + database {:.3} ms, {:.1} statements, {:.0}/s",
            server.front, server.database, compared.statements, server.rate
        );
        if let Some(pgbench) = compared.pgbench {
            let _ = write!(
                words,
                "; pgbench {:.3} + {:.3} ms, {:.0}/s",
                pgbench.front, pgbench.database, pgbench.rate
            );
        }
        if let Some(reading) = compared.reading {
            let _ = write!(
                words,
                ", its reading of {:.3} + {:.3} ms taken off",
                reading.front, reading.database
            );
        }
        if compared.ratios.len() > 1 {
            let runs: Vec<_> = compared
                .ratios
                .iter()
                .map(|ratio| format!("{ratio:.2}"))
                .collect();
            let _ = write!(words, "; runs {}", runs.join(", "));
        }
        if compared.tally.good() < compared.tally.count() {
            let _ = write!(words, "; answers {}", compared.tally.words());
        }
        let row = match (compared.ratio, bounds) {
            (Some(ratio), Some(bounds)) => {
                Self::bounded(&name, bounds, ratio, &format!(" ({words})"))
            }
            (Some(ratio), None) => Self::told(&name, format!("{ratio:.2} ({words})")),
            (None, _) => Self::told(compared.name, words),
        };
        let row = Self {
            steady: true,
            ..row
        };
        // Two different things were divided then.
        row.missed_if(!compared.drift.is_empty())
    }

    /// The same, with another verdict where the figure alone does not tell.
    pub(crate) fn missed_if(mut self, missed: bool) -> Self {
        if missed {
            self.verdict = Verdict::Missed;
            self.share = None;
        }
        self
    }

    /// Whether it costs more than twice what it must, or was compared with something else.
    pub(crate) fn is_far_off(&self) -> bool {
        let missed = || self.is_missed();
        self.steady && self.share.map_or_else(missed, |share| share > 2.0)
    }

    /// Whether the must was missed.
    pub(crate) fn is_missed(&self) -> bool {
        self.verdict == Verdict::Missed
    }

    /// In a line.
    pub(crate) fn line(&self) -> String {
        let Self {
            name,
            must,
            aim,
            measured,
            verdict,
            ..
        } = self;
        format!(
            "| {name} | {must} | {aim} | {measured} | {} |",
            verdict.words()
        )
    }
}

/// One size.
#[derive(Debug, Clone, Default)]
pub(crate) struct Section {
    /// Its heading.
    pub(crate) title: String,
    /// How it was filled, and how large it is.
    pub(crate) facts: Vec<String>,
    /// The table.
    pub(crate) rows: Vec<Row>,
    /// Scripts that are out of date, and what else has to be known.
    pub(crate) notes: Vec<String>,
}

impl Section {
    /// As Markdown.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("## {}\n\n", self.title);
        for fact in &self.facts {
            let _ = writeln!(text, "* {fact}");
        }
        text.push_str("\n| figure | must | aim | measured | verdict |\n|---|---|---|---|---|\n");
        for row in &self.rows {
            text.push_str(&row.line());
            text.push('\n');
        }
        if !self.notes.is_empty() {
            text.push('\n');
        }
        for note in &self.notes {
            let _ = writeln!(text, "* {note}");
        }
        text
    }
}

/// What stands before the sections.
const INTRODUCTION: &str = "\
# Benchmarks

Written by `make bench` (`tests/load`); `make bench-quick` prints the same table at 100,000 cases. Musts and aims are \
those of the design.

**How to read it.** Machines are shared and noisy: throughput moves by 40 % from run to run, processor time of a \
request by 10 to 25 %. So the first figures are *processor time of a request at server and database, divided by that of \
pgbench and database for the very same statements* (`tests/load/sql`, prepared, 32 clients), in turns within the same \
minute; the middle one of the runs is shown. pgbench has to read the ids first that it works on: what that costs is \
measured by a run of its own, shown, and taken off. Where the statements are no longer those of the server the row is \
missed; so is one of latency where anything was answered otherwise than it has to be. An *act without change of state* \
is a reminder: it writes case, event, audit record and outbox as every act does, and is held against the must of a \
transition; an act that changes the state as well may write more, such as notifications. In the *mix*, 70 % read a \
case, 20 % a list, and 10 % are such acts. The server runs as a release build as operators start it, with sign-in, \
scope and audit, its limits by address taken off; server, PostgreSQL and load share the machine. While acts are \
compared, the background loops run nowhere, since pgbench does not do their work; everywhere else they run in the \
server. Latency is counted from the instant at which a request was due, whether or not the one before it was answered.

**The cases** are made from those of the demonstration by the functions that save a case, and put in by COPY: 4,361 \
venues, of which some have far more cases than others, all states, two years, personal fields sealed and found by \
blind index. Each keeps at most four events and the last record of its audit chain.
";

/// The whole document.
pub(crate) fn document(machine: &[String], sections: &[Section]) -> String {
    let mut text = INTRODUCTION.to_owned();
    text.push('\n');
    for line in machine {
        let _ = writeln!(text, "* {line}");
    }
    for section in sections {
        text.push('\n');
        text.push_str(&section.text());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts() {
        let bounds = Bounds {
            must: 3.5,
            aim: Some(2.2),
            unit: "",
        };
        for (measured, verdict) in [
            (2.2, Verdict::Aim),
            (3.0, Verdict::Must),
            (3.51, Verdict::Missed),
        ] {
            assert_eq!(Row::bounded("x", bounds, measured, "").verdict, verdict);
        }
        let row = |measured| Row {
            steady: true,
            ..Row::bounded("x", bounds, measured, "")
        };
        assert!(!row(7.0).is_far_off());
        assert!(row(7.1).is_far_off());
        assert!(!Row::bounded("p99", bounds, 100.0, "").is_far_off());
        let told = Row {
            steady: true,
            ..Row::told("x", "3.00".to_owned())
        };
        assert!(!told.is_far_off() && !told.is_missed());
        for drifted in [told.missed_if(true), row(3.0).missed_if(true)] {
            assert!(drifted.is_far_off() && drifted.is_missed());
        }
        assert_eq!(
            row(3.0).line(),
            "| x | ≤ 3.5 | ≤ 2.2 | 3.00 | must reached |"
        );
    }
}
