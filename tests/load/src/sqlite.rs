//! The same acts over SQLite: what a town or a trial has.
//!
//! Owns the database file of this measurement. There is no pgbench for it, and nothing is asked of its figures: they
//! are told.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bangban_application::Clock;
use bangban_domain::case::StateName;
use bangban_domain::policy::Scope;
use bangban_persistence::backup;
use bangban_persistence::cases::CaseFilter;
use bangban_server::system::SystemClock;

use crate::fill::Source;
use crate::load::{Act, Callers, Closed, Kind};
use crate::measure::CONNECTIONS;
use crate::program::{Loops, Program, Server};
use crate::report::{Row, Section};
use crate::run::words;
use crate::size::Pace;
use crate::stage::{self, COUNTIES, County, Stage, Targets};
use crate::{Failure, Options, say};

/// As many as a trial has in years.
const CASES: u64 = 100_000;

/// Fills a database of its own and measures.
pub(crate) async fn measure(options: &Options, pace: Pace) -> Result<Section, Failure> {
    say("== SQLite");
    let folder = tempfile::Builder::new()
        .prefix("bangban-bench-")
        .tempdir_in("/var/tmp")?;
    let url = format!(
        "sqlite://{}",
        folder.path().join("bangban.sqlite3").display()
    );
    let program = Program {
        file: options.program.clone(),
        url: url.clone(),
        data: folder.path().to_owned(),
    };
    program.demo().await?;
    let source = Arc::new(Source::open(&url, folder.path(), &[]).await?);
    let began = Instant::now();
    let filled = source.fill(source.templates() as u64, CASES, false).await?;
    let targets = targets(&source).await?;
    source.close().await;
    let size = std::fs::metadata(backup::sqlite_file(&url)?)?.len() / 1_000_000;
    let fact = format!(
        "{} cases by inserts in {} s; the file has {size} MB; synchronous=FULL, as by default",
        words(filled.cases),
        began.elapsed().as_secs()
    );
    say(&fact);
    let server = program.serve(Loops::Elsewhere).await?;
    let callers = stage::Callers {
        supervisors: 16,
        clerks: 16,
    };
    let stage = Stage::set(server.address, &targets, callers, SystemClock.now()).await?;
    let stage = Arc::new(stage);
    let mut rows = Vec::new();
    for (name, kind) in [
        ("GET one case", Kind::Get),
        ("list of 20 (subtree + state, keyset)", Kind::List),
        (
            "an act without change of state (case, event, audit, outbox)",
            Kind::Transition,
        ),
    ] {
        let row = act(&server, &stage, name, kind, pace.seconds).await?;
        say(format!("   {}", row.line()));
        rows.push(row);
    }
    server.stop();
    Ok(Section {
        title: format!("{} cases, SQLite", words(CASES)),
        facts: vec![fact],
        rows,
        notes: Vec::new(),
    })
}

async fn targets(source: &Source) -> Result<Targets, Failure> {
    let mut counties = Vec::new();
    for name in COUNTIES {
        let place = source.place(name.hall).await?;
        let everywhere = Scope::Subtrees(vec![place.reach()]);
        let in_progress = CaseFilter {
            states: vec![StateName::InProgress],
            ..CaseFilter::default()
        };
        let at_hall = Scope::Organizations(vec![place.id()]);
        counties.push(County {
            hall: place.id().uuid(),
            cases: source
                .ids(&everywhere, &CaseFilter::default(), 4_000)
                .await?,
            workable: source.ids(&at_hall, &in_progress, 200).await?,
        });
    }
    Ok(Targets {
        counties,
        names: stage::names(),
    })
}

async fn act(
    server: &Server,
    stage: &Arc<Stage>,
    name: &str,
    kind: Kind,
    seconds: u64,
) -> Result<Row, Failure> {
    let act = Act {
        kind,
        callers: Callers::Own,
    };
    let load = Closed::begin(stage, act, CONNECTIONS).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (began, asked, used) = (Instant::now(), load.asked(), server.used()?);
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    let (lasted, requests, used) = (began.elapsed(), load.asked() - asked, server.used()? - used);
    let tally = load.end().await?;
    #[expect(clippy::cast_precision_loss, reason = "some millions")]
    let requests = requests.max(1) as f64;
    let each = used.duration().as_secs_f64() * 1000.0 / requests;
    let rate = requests / lasted.as_secs_f64();
    let (p50, p99) = (tally.percentile(50.0), tally.percentile(99.0));
    let told = format!(
        "{each:.3} ms of processor time, {rate:.0}/s, p50 {p50:.1?}, p99 {p99:.1?} ({})",
        tally.words()
    );
    Ok(Row::told(name, told))
}
