//! Killed in the middle of writing, again and again: server and database. Nothing acknowledged is
//! lost, nothing is there twice, and case, timeline, audit trail and outbox agree.
//!
//! The controls show that the check can see what it looks for: a database that acknowledges before
//! it has written, clients that repeat without a key.

use std::time::{Duration, Instant};

use bangban_tests::{Database, Process, Remote, Request, block_on, full_form};
use tokio::time::sleep;

use crate::crew::{Crew, Orders};
use crate::form::{either, figure, longest};
use crate::ledger::Ledger;
use crate::site::Site;
use crate::stored::Stored;
use crate::verdict::Verdict;

/// Ready again within that time after each kill; held against the full form alone, since the quick
/// one shares the machine.
const READY_WITHIN: Duration = Duration::from_secs(10);

/// Who is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Victim {
    Server,
    Database,
}

/// How the kills went.
#[derive(Default)]
struct Endured {
    /// From each kill until the server was ready again.
    ready: Vec<Duration>,
    /// From each kill until the next act was acknowledged.
    writing: Vec<Duration>,
}

#[test]
fn on_postgres_a_killed_server_loses_and_doubles_nothing() {
    block_on(async {
        let site = Site::on(Database::Postgres, &[]).await;
        endure(site, either(2, 50), Victim::Server).await;
    });
}

#[test]
fn on_postgres_a_killed_database_loses_and_doubles_nothing() {
    block_on(async {
        let site = Site::on(Database::Postgres, &[]).await;
        endure(site, either(3, 50), Victim::Database).await;
    });
}

#[test]
fn on_sqlite_a_killed_server_loses_and_doubles_nothing() {
    block_on(async {
        let site = Site::on(Database::Sqlite, &[]).await;
        endure(site, either(5, 50), Victim::Server).await;
    });
}

/// The control of "nothing is lost": PostgreSQL that acknowledges before anything is written.
#[test]
fn without_synchronous_commit_the_check_reports_loss() {
    let careless = [
        "synchronous_commit=off",
        "wal_writer_delay=10s",
        "wal_writer_flush_after=256MB",
    ];
    block_on(async {
        for attempt in 1..=3 {
            let mut site = Site::on_postgres(&careless, &[]).await;
            let mut process = site.program.start().await;
            let crew = Crew::begin(&site, orders(8)).await;
            // What went before is written, the sign-ins with it; what follows is at stake.
            site.execute("CHECKPOINT").await;
            crew.progress(64, Duration::from_secs(60)).await;
            let mut endured = Endured::default();
            endured
                .kill(&mut site, &mut process, &crew, Victim::Database)
                .await;
            let ledger = crew.finish(&site, full_form()).await;
            let verdict = judge(&site, &ledger).await;
            let (of, lost) = (ledger.count(), verdict.missing.len());
            figure(&format!(
                "control, synchronous_commit=off, attempt {attempt}, one kill: the check reports \
                 {lost} of {of} acknowledged acts lost ({verdict})"
            ));
            if lost > 0 {
                return;
            }
        }
        panic!("the control lost nothing: the check may be blind");
    });
}

/// The control of "nothing is doubled": clients that repeat without a key.
#[test]
fn without_keys_the_check_reports_doubles() {
    block_on(async {
        let mut site = Site::on(Database::Postgres, &[]).await;
        let mut process = site.program.start().await;
        let without = Orders {
            acts: 1,
            keys: false,
            ..orders(either(32, 100))
        };
        let crew = Crew::begin(&site, without).await;
        let (mut endured, mut kills) = (Endured::default(), 0);
        while kills < 15 {
            let victim = if kills % 2 == 0 {
                Victim::Database
            } else {
                Victim::Server
            };
            endured.kill(&mut site, &mut process, &crew, victim).await;
            kills += 1;
            if !Verdict::of(&[], &Stored::of(&site).await)
                .doubled
                .is_empty()
            {
                break;
            }
        }
        let ledger = crew.finish(&site, false).await;
        let verdict = judge(&site, &ledger).await;
        let acts = ledger.count();
        figure(&format!(
            "control, no keys, {kills} kills, {acts} acts: the check reports {verdict}"
        ));
        assert!(
            !verdict.doubled.is_empty(),
            "the control doubled nothing: the check may be blind"
        );
        assert!(verdict.missing.is_empty(), "{verdict:#}");
    });
}

const fn orders(writers: usize) -> Orders {
    Orders {
        writers,
        acts: crate::acts::ACTS.len(),
        keys: true,
    }
}

/// Kills so many times under load; then everything must be there, once.
async fn endure(mut site: Site, kills: u32, victim: Victim) {
    let writers = either(32, 200);
    let mut process = site.program.start().await;
    let crew = Crew::begin(&site, orders(writers)).await;
    let began = Instant::now();
    let mut endured = Endured::default();
    for kill in 0..kills {
        // Some way into the work, and at another moment of it each time.
        crew.progress(writers, Duration::from_secs(60)).await;
        sleep(Duration::from_millis(u64::from(kill) * 137 % 400)).await;
        endured.kill(&mut site, &mut process, &crew, victim).await;
    }
    crew.progress(writers, Duration::from_secs(60)).await;
    let ledger = crew.finish(&site, full_form()).await;
    let verdict = judge(&site, &ledger).await;
    process.kill();
    let trail = site.faults_of_trail();
    report(&site, &endured, &ledger, &verdict, began.elapsed());
    verdict.must_be_clean();
    assert_eq!(trail, None, "bangban audit verify");
    let slowest = longest(&endured.ready);
    assert!(
        !full_form() || slowest <= READY_WITHIN,
        "ready after {slowest:?}"
    );
}

impl Endured {
    /// Kills, starts again as a supervisor would, and waits until the server is ready and writes.
    async fn kill(&mut self, site: &mut Site, process: &mut Process, crew: &Crew, victim: Victim) {
        let since = Instant::now();
        match victim {
            Victim::Server => {
                process.kill();
                *process = site.program.start().await;
            }
            Victim::Database => {
                site.cluster().kill();
                site.cluster().start();
                ready_again(&site.program.base()).await;
                assert!(process.is_running(), "the server has gone with it");
            }
        }
        self.ready.push(since.elapsed());
        crew.progress(1, Duration::from_secs(60)).await;
        self.writing.push(since.elapsed());
    }
}

async fn ready_again(base: &str) {
    let (remote, since) = (Remote::new(base, Duration::from_secs(5)), Instant::now());
    let ask = Request::get("/health/ready", "");
    while remote.send(&ask).await.answered().status != 200 {
        assert!(since.elapsed() < Duration::from_secs(60), "not ready again");
        sleep(Duration::from_millis(10)).await;
    }
}

/// The judgement over a run whose writers have ended.
pub(crate) async fn judge(site: &Site, ledger: &Ledger) -> Verdict {
    let stored = Stored::of(site).await;
    Verdict {
        surprises: ledger.surprises(),
        ..Verdict::of(&ledger.acknowledged(), &stored)
    }
}

fn report(site: &Site, endured: &Endured, ledger: &Ledger, verdict: &Verdict, took: Duration) {
    use std::sync::atomic::Ordering::Relaxed;
    let (kills, acts) = (endured.ready.len(), ledger.count());
    let (doubt, done) = (
        ledger.in_doubt.load(Relaxed),
        ledger.had_been_done.load(Relaxed),
    );
    let (lost, away) = (ledger.lost.load(Relaxed), ledger.unavailable.load(Relaxed));
    let (ready, writing) = (longest(&endured.ready), longest(&endured.writing));
    figure(&format!(
        "crash, {}: {kills} kills in {took:.0?}, {acts} acts acknowledged; {doubt} were in doubt \
         ({lost} attempts without an answer, {away} with 503), {done} of them had been done; ready \
         after {ready:.1?} at most, writing after {writing:.1?}; {verdict}",
        site.name()
    ));
}
