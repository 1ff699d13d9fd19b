//! A whole run: the database, then one size after the other, then SQLite, then the report.
//!
//! Owns the order, and what is said at the end.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use uuid::Uuid;

use crate::cluster::Cluster;
use crate::fill::{Filled, Source};
use crate::program::Program;
use crate::report::{Bounds, Row, Section, document};
use crate::size::{self, Pace};
use crate::{Failure, Mode, Options, processor, say, sqlite};

/// The longest that is waited for a sign to go on.
const LONGEST_WAIT: Duration = Duration::from_secs(20 * 60);

/// Runs. False where a figure fails the mode that was asked for.
pub(crate) async fn run(options: &Options) -> Result<bool, Failure> {
    let cluster = Cluster::start(options.folder.as_deref()).await?;
    let outcome = on(&cluster, options).await;
    cluster.stop().await?;
    outcome
}

async fn on(cluster: &Cluster, options: &Options) -> Result<bool, Failure> {
    let machine = [
        format!("{}, on {}", processor::machine(), options.date),
        cluster.description().await?,
    ];
    machine.iter().for_each(say);
    let program = Program {
        file: options.program.clone(),
        url: cluster.url.clone(),
        data: cluster.folder().join("bangban"),
    };
    let source = Arc::new(demonstration(cluster, &program).await?);
    say(format!("{} venues", source.venues.count));
    let mut sections = Vec::new();
    let mut lists: Vec<(u64, f64)> = Vec::new();
    for (place, cases) in sizes(options).into_iter().enumerate() {
        if place > 0 {
            wait_for(options.wait_for.as_deref()).await;
        }
        let mut facts = fill(cluster, &source, cases).await?;
        facts.push(format!("database: {}", cluster.size().await?));
        let measured = size::measure(cluster, &program, cases, facts, pace(options)).await?;
        let mut section = measured.section;
        if let (Some((smaller, before)), Some(list)) = (lists.first(), measured.list) {
            let bounds = Bounds {
                must: 2.0,
                aim: Some(1.2),
                unit: "",
            };
            let name = format!("list at {} ÷ list at {}", words(cases), words(*smaller));
            let told = format!(
                " ({list:.1} and {before:.1} times what pgbench's GET costs within the same minutes)"
            );
            let ratio = list / before;
            section.rows.push(Row::bounded(&name, bounds, ratio, &told));
        }
        lists.extend(measured.list.map(|list| (cases, list)));
        sections.push(section);
        write(options, &machine, &sections)?;
    }
    source.close().await;
    if !options.without_sqlite {
        sections.push(sqlite::measure(options, pace(options)).await?);
        write(options, &machine, &sections)?;
    }
    conclude(options, &machine, &sections)
}

fn sizes(options: &Options) -> Vec<u64> {
    match (options.sizes.as_slice(), options.mode) {
        ([], Mode::Quick) => vec![100_000],
        ([], Mode::Full) => vec![1_000_000, 5_000_000],
        (sizes, _) => sizes.to_vec(),
    }
}

fn pace(options: &Options) -> Pace {
    let quick = options.mode == Mode::Quick;
    Pace {
        seconds: options.seconds.unwrap_or(if quick { 3 } else { 8 }),
        open: Duration::from_secs(if quick { 8 } else { 20 }),
        more_runs: if quick { 1 } else { 3 },
        show_statements: options.show_statements,
    }
}

/// The demonstration's registry and cases; the cases are what others are made from.
async fn demonstration(cluster: &Cluster, program: &Program) -> Result<Source, Failure> {
    let began = Instant::now();
    std::fs::create_dir_all(&program.data)?;
    program.demo().await?;
    cluster
        .execute("CREATE TABLE IF NOT EXISTS bench.demonstration AS SELECT id FROM cases")
        .await?;
    cluster
        .execute("CREATE TABLE IF NOT EXISTS bench.filled AS SELECT count(*) AS cases FROM cases")
        .await?;
    let ids: Vec<Uuid> = sqlx::query_scalar("SELECT id FROM bench.demonstration")
        .fetch_all(&cluster.pool)
        .await?;
    let source = Source::open(&cluster.url, &program.data, &ids).await?;
    let seconds = began.elapsed().as_secs();
    say(format!(
        "{} cases of the demonstration, in {seconds} s",
        ids.len()
    ));
    Ok(source)
}

/// Brings the database to that many cases; facts about it.
async fn fill(cluster: &Cluster, source: &Arc<Source>, cases: u64) -> Result<Vec<String>, Failure> {
    let there = cluster
        .text("SELECT cases::text FROM bench.filled")
        .await?
        .parse::<u64>()?;
    if there >= cases {
        return Ok(vec![format!(
            "{} cases, filled by an earlier run",
            words(there)
        )]);
    }
    let began = Instant::now();
    // Half-filled and without indexes: a folder that stays is of no more use if this ends early.
    cluster.execute("DROP TABLE bench.filled").await?;
    let stripped = cluster.strip().await?;
    let Filled {
        cases: count,
        seconds,
    } = source.fill(there, cases, true).await?;
    let copied = Instant::now();
    cluster.dress(stripped).await?;
    let made = format!("CREATE TABLE bench.filled AS SELECT {cases}::bigint AS cases");
    cluster.execute(&made).await?;
    #[expect(clippy::cast_precision_loss, reason = "some millions")]
    let rate = count as f64 / seconds;
    let fact = format!(
        "filled by COPY: {} cases in {seconds:.0} s ({rate:.0} a second), indexes and statistics in {} s, {} s together",
        words(count),
        copied.elapsed().as_secs(),
        began.elapsed().as_secs()
    );
    say(&fact);
    Ok(vec![fact])
}

/// A number with commas.
pub(crate) fn words(number: u64) -> String {
    let digits = number.to_string();
    let mut words = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

async fn wait_for(sign: Option<&Path>) {
    let began = Instant::now();
    while let Some(sign) = sign
        && !sign.exists()
        && began.elapsed() < LONGEST_WAIT
    {
        tokio::time::sleep(Duration::from_secs(5)).await;
    }
}

fn report(options: &Options) -> Option<PathBuf> {
    let standard = || {
        PathBuf::from(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../docs/benchmarks.md"
        ))
    };
    match (&options.report, options.mode) {
        (Some(file), _) => Some(file.clone()),
        (None, Mode::Full) => Some(standard()),
        (None, Mode::Quick) => None,
    }
}

/// After each size, so that a run that is stopped leaves what it found.
fn write(options: &Options, machine: &[String], sections: &[Section]) -> Result<(), Failure> {
    if let Some(file) = report(options) {
        std::fs::write(file, document(machine, sections))?;
    }
    Ok(())
}

fn conclude(options: &Options, machine: &[String], sections: &[Section]) -> Result<bool, Failure> {
    write(options, machine, sections)?;
    for section in sections {
        say("");
        say(section.text());
    }
    let rows = || sections.iter().flat_map(|section| &section.rows);
    let missed = rows().filter(|row| row.is_missed()).count();
    let far_off: Vec<_> = rows().filter(|row| row.is_far_off()).collect();
    say(format!(
        "{missed} musts missed, {} of them by processor time past twice the must, or for a script that has drifted",
        far_off.len()
    ));
    for row in &far_off {
        say(row.line());
    }
    Ok(match options.mode {
        Mode::Quick => far_off.is_empty(),
        Mode::Full => missed == 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_commas() {
        assert_eq!(
            [0, 999, 1_000, 5_000_000].map(words),
            ["0", "999", "1,000", "5,000,000"]
        );
    }
}
