//! Everything that is measured at one size, over PostgreSQL.
//!
//! Owns which figures there are, with their musts and aims.

use std::sync::Arc;
use std::time::Duration;

use bangban_application::Clock;
use bangban_server::system::SystemClock;

use crate::cluster::Cluster;
use crate::load::{Act, Callers, Kind, Tally};
use crate::measure::{Bench, Compared, Comparison};
use crate::pgbench;
use crate::processor::Memory;
use crate::program::{Loops, Program, Server};
use crate::report::{Bounds, Row, Section};
use crate::run::words;
use crate::stage::{self, Stage, Targets};
use crate::{Failure, say};

/// Reads a second while sign-ins flood in.
const READS: u32 = 200;
/// Tokens of each county: at 20,000 requests a second none comes again within the second.
const CALLERS: usize = 10_000;
/// The flood is so many times what can be looked at.
const FLOOD: f64 = 10.0;

/// The two acts that sizes are compared by.
const GET: &str = "GET one case";
const LIST: &str = "list of 20 (subtree + state, keyset)";

/// How long things take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    /// Of one closed-loop run, and one of pgbench.
    pub(crate) seconds: u64,
    /// Of one open loop.
    pub(crate) open: Duration,
    /// How often acts are run that nothing is asked of.
    pub(crate) more_runs: usize,
    /// Whether the statements are shown.
    pub(crate) show_statements: bool,
}

/// What was found.
pub(crate) struct Measured {
    /// For the report.
    pub(crate) section: Section,
    /// What a list costs, for the comparison of two sizes: so many times pgbench's GET, since the two are measured at
    /// different hours. (Not in terms of pgbench's list, which would grow with the size as much.)
    pub(crate) list: Option<f64>,
}

/// Measures.
pub(crate) async fn measure(
    cluster: &Cluster,
    program: &Program,
    cases: u64,
    facts: Vec<String>,
    pace: Pace,
) -> Result<Measured, Failure> {
    say(format!("== {} cases", words(cases)));
    let mut section = Section {
        title: format!("{} cases, PostgreSQL", words(cases)),
        facts,
        ..Section::default()
    };
    let targets = Targets::choose(&cluster.pool).await?;
    let start = start_up(program).await?;
    let compared = compare_acts(cluster, program, &targets, pace).await?;
    let of = |name| {
        let mut all = compared.iter().map(|(compared, _)| compared);
        all.find(|compared| compared.name == name)
    };
    let list = of(LIST).zip(of(GET).and_then(|get| get.pgbench));
    let list = list.map(|(list, get)| list.server.whole() / get.whole());
    for (compared, bounds) in compared {
        section.notes.extend(notes(&compared, pace));
        section.rows.push(Row::compared(&compared, bounds));
    }
    // What the relay would tell while latency is measured is not what is measured.
    cluster.execute("TRUNCATE outbox").await?;
    section
        .rows
        .extend(under_load(cluster, program, &targets, pace).await?);
    section.rows.push(start);
    section.rows.extend(still_missing());
    Ok(Measured { section, list })
}

/// From the start of the process until it says that it is ready.
async fn start_up(program: &Program) -> Result<Row, Failure> {
    let mut times = Vec::new();
    for _ in 0..3 {
        let server = program.serve(Loops::On).await?;
        times.push(server.started_in.as_secs_f64() * 1000.0);
        server.stop();
    }
    times.sort_by(f64::total_cmp);
    let bounds = Bounds {
        must: 1_000.0,
        aim: Some(200.0),
        unit: " ms",
    };
    Ok(Row::bounded(
        "start to ready on a migrated database",
        bounds,
        times[1],
        "",
    ))
}

const fn ratio(must: f64, aim: f64) -> Option<Bounds> {
    Some(Bounds {
        must,
        aim: Some(aim),
        unit: "",
    })
}

/// The acts beside pgbench.
async fn compare_acts(
    cluster: &Cluster,
    program: &Program,
    targets: &Targets,
    pace: Pace,
) -> Result<Vec<(Compared, Option<Bounds>)>, Failure> {
    let act = |kind, callers| Act { kind, callers };
    let comparisons = [
        (
            Comparison {
                name: GET,
                act: act(Kind::Get, Callers::Own),
                script: Some(pgbench::GET),
                runs: 3,
            },
            ratio(3.5, 2.2),
        ),
        (
            Comparison {
                name: LIST,
                act: act(Kind::List, Callers::Own),
                script: Some(pgbench::LIST),
                runs: 3,
            },
            ratio(2.0, 1.2),
        ),
        (
            Comparison {
                name: "an act without change of state (case, event, audit, outbox)",
                act: act(Kind::Transition, Callers::Own),
                script: Some(pgbench::TRANSITION),
                runs: 3,
            },
            ratio(1.5, 0.8),
        ),
        (
            Comparison {
                name: "GET one case, callers not seen within the last second,",
                act: act(Kind::Get, Callers::Any),
                script: Some(pgbench::GET_NEW_CALLER),
                runs: pace.more_runs,
            },
            None,
        ),
        (
            Comparison {
                name: "such an act with an Idempotency-Key",
                act: act(Kind::Keyed, Callers::Own),
                script: None,
                runs: pace.more_runs,
            },
            None,
        ),
    ];
    let server = program.serve(Loops::Elsewhere).await?;
    let stage = set(&server, targets, CALLERS).await?;
    pgbench::prepare(cluster, targets).await?;
    let bench = Bench {
        cluster,
        server: &server,
        stage: &stage,
        seconds: pace.seconds,
    };
    let mut compared = Vec::new();
    for (comparison, bounds) in comparisons {
        compared.push((bench.compare(comparison).await?, bounds));
    }
    server.stop();
    Ok(compared)
}

async fn set(
    server: &Server,
    targets: &Targets,
    supervisors: usize,
) -> Result<Arc<Stage>, Failure> {
    let callers = stage::Callers {
        supervisors,
        clerks: 64,
    };
    Ok(Arc::new(
        Stage::set(server.address, targets, callers, SystemClock.now()).await?,
    ))
}

/// What a reader has to know of a comparison.
fn notes(compared: &Compared, pace: Pace) -> Vec<String> {
    let mut notes = Vec::new();
    for line in &compared.drift {
        notes.push(format!(
            "DRIFT: the script of \"{}\" is not what the server sends; {line}",
            compared.name
        ));
    }
    if pace.show_statements {
        for seen in compared.seen.iter().take(20) {
            #[expect(clippy::cast_precision_loss, reason = "some millions")]
            let each = seen.milliseconds / seen.calls.max(1) as f64;
            say(format!(
                "      {:>8} × {each:.3} ms  {}",
                seen.calls, seen.text
            ));
        }
    }
    notes
}

/// Latency at fixed rates, memory, the flood of sign-ins: with the loops in the server, as by default.
async fn under_load(
    cluster: &Cluster,
    program: &Program,
    targets: &Targets,
    pace: Pace,
) -> Result<Vec<Row>, Failure> {
    let server = program.serve(Loops::On).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let idle = server.memory()?;
    let stage = set(&server, targets, 500).await?;
    let bench = Bench {
        cluster,
        server: &server,
        stage: &stage,
        seconds: pace.seconds,
    };
    // Statements and caches of a server that has been up for a while.
    bench.mix(200, Duration::from_secs(2)).await?;
    let mut rows = Vec::new();
    for (rate, must) in [(500, true), (2_000, false)] {
        let tally = bench.mix(rate, pace.open).await?;
        rows.push(mix_row(rate, must, &tally));
    }
    rows.push(search_row(
        &bench.at_rate(Kind::Search, 50, pace.open).await?,
    ));
    rows.push(flood(&bench, pace).await?);
    rows.extend(memory_rows(idle, server.memory()?));
    server.stop();
    Ok(rows)
}

fn millis(tally: &Tally, percent: f64) -> f64 {
    tally.percentile(percent).as_secs_f64() * 1000.0
}

fn mix_row(rate: u32, must: bool, tally: &Tally) -> Row {
    let name = format!("70/20/10 mix at {rate}/s, open loop: p99");
    let told = format!(
        " (p50 {:.1} ms; {}; faults {})",
        millis(tally, 50.0),
        tally.words(),
        tally.faults()
    );
    let bounds = Bounds {
        must: 100.0,
        aim: None,
        unit: " ms",
    };
    let p99 = millis(tally, 99.0);
    let row = if must {
        Row::bounded(&name, bounds, p99, &told).missed_if(tally.faults() > 0)
    } else {
        // The aim is the rate itself, at the same p99.
        let reached = p99 <= 100.0 && tally.faults() == 0;
        let words = if reached {
            "aim reached"
        } else {
            "aim not reached"
        };
        Row::told(&name, format!("{p99:.1} ms{told}: {words}"))
    };
    say(format!("   {}", row.line()));
    row
}

/// An equality on the blind index. The must is that of a search inside names, which is something else.
fn search_row(tally: &Tally) -> Row {
    let name = "search for a whole name of two characters inside a county, by blind index: p99";
    let told = format!(
        "{:.1} ms (p50 {:.1} ms; {})",
        millis(tally, 99.0),
        millis(tally, 50.0),
        tally.words()
    );
    let row = Row::told(name, told).missed_if(tally.faults() > 0);
    say(format!("   {}", row.line()));
    row
}

/// One look at reading without and under a flood of sign-ins.
struct Flooded {
    idle: Tally,
    during: Tally,
    sign_ins: Tally,
}

impl Flooded {
    fn ratio(&self) -> f64 {
        millis(&self.during, 99.0) / millis(&self.idle, 99.0).max(0.001)
    }

    /// Sign-ins are refused, as wrong ones or as too many.
    fn faults(&self) -> u64 {
        self.idle.faults() + self.during.faults() + self.sign_ins.other_than(&[401, 429])
    }
}

/// In turns, and the middle one counts: the hundredth part of some seconds is decided by whatever else the machine does.
async fn flood(bench: &Bench<'_>, pace: Pace) -> Result<Row, Failure> {
    let hashes = bench.hashes(Duration::from_secs(2)).await?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "some hundreds"
    )]
    let rate = (hashes * FLOOD).max(10.0) as u32;
    let mut runs = Vec::new();
    for _ in 0..pace.more_runs {
        let idle = bench.at_rate(Kind::Get, READS, pace.open).await?;
        let (during, sign_ins) = tokio::join!(
            bench.at_rate(Kind::Get, READS, pace.open),
            bench.at_rate(Kind::SignIn, rate, pace.open)
        );
        runs.push(Flooded {
            idle,
            during: during?,
            sign_ins: sign_ins?,
        });
    }
    let faults = runs.iter().any(|run| run.faults() > 0);
    runs.sort_by(|one, other| one.ratio().total_cmp(&other.ratio()));
    let ratios: Vec<String> = runs
        .iter()
        .map(|run| format!("{:.2}", run.ratio()))
        .collect();
    let middle = &runs[runs.len() / 2];
    let name = format!(
        "GET p99 while sign-ins come at {rate}/s ({FLOOD} × the {hashes:.0}/s that can be hashed) ÷ idle p99"
    );
    let bounds = Bounds {
        must: 2.0,
        aim: None,
        unit: "",
    };
    let told = format!(
        " ({:.1} and {:.1} ms, p50 {:.1} and {:.1} ms; sign-ins: {}; runs {})",
        millis(&middle.during, 99.0),
        millis(&middle.idle, 99.0),
        millis(&middle.during, 50.0),
        millis(&middle.idle, 50.0),
        middle.sign_ins.words(),
        ratios.join(", ")
    );
    let row = Row::bounded(&name, bounds, middle.ratio(), &told).missed_if(faults);
    say(format!("   {}", row.line()));
    Ok(row)
}

fn memory_rows(idle: Memory, loaded: Memory) -> [Row; 2] {
    let bounds = |must| Bounds {
        must,
        aim: None,
        unit: " MB",
    };
    let rows = [
        Row::bounded(
            "memory of the server, idle",
            bounds(150.0),
            idle.resident,
            "",
        ),
        Row::bounded(
            "memory of the server, the most under load",
            bounds(400.0),
            loaded.peak,
            "",
        ),
    ];
    for row in &rows {
        say(format!("   {}", row.line()));
    }
    rows
}

/// Rows of the table whose parts of the product are still to come.
fn still_missing() -> [Row; 3] {
    [
        Row::waits(
            "search for any two characters of a name inside a county: p99",
            "≤ 150 ms",
            "≤ 50 ms",
            "a search inside names",
        ),
        Row::waits(
            "statistics of the whole city for a year",
            "≤ 300 ms",
            "≤ 50 ms",
            "statistics",
        ),
        Row::waits(
            "SPA: wasm over the wire (brotli)",
            "≤ 900 kB",
            "≤ 500 kB",
            "the pages",
        ),
    ]
}
