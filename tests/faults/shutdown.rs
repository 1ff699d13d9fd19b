//! SIGTERM under load: what was begun is answered, what comes later is refused before it has any
//! effect, and the process ends by itself. The control is SIGKILL.
//!
//! Under load one thing can't be promised: a connection that comes at the very moment of the signal may
//! be one that the kernel has made and no thread has taken yet. It is closed, which its client sees as
//! no answer, and it has had no effect, which is asserted.

use std::net::TcpStream;
use std::process::ExitStatus;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use bangban_tests::given::LICENCE;
use bangban_tests::{Answer, Database, Outcome, Process, Remote, Request, block_on};
use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use tokio::time::sleep;

use crate::acts::draft;
use crate::away::lock_cases;
use crate::crew::is_away;
use crate::form::{either, figure};
use crate::site::Site;
use crate::stored::{Stored, number};
use crate::verdict::Verdict;

/// The time that requests have to end, by default, and a little.
const ENDED_WITHIN: Duration = Duration::from_secs(25);

/// How the server is ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Term,
    Kill,
}

impl By {
    fn end(self, process: &mut Process) {
        match self {
            Self::Term => process.terminate(),
            Self::Kill => process.kill(),
        }
    }
}

#[test]
fn requests_in_flight_are_answered_before_the_end() {
    block_on(async {
        for database in Database::BOTH {
            let ended = in_flight(database, By::Term).await;
            figure(&format!("shutdown, {ended}"));
            ended.went_well().unwrap();
            assert!(ended.refuses_new, "it still took new connections");
        }
    });
}

/// Enough connections of the database for every request in flight, on whichever thread they are.
const OPTIONS: [(&str, &str); 2] = [("HTTP_WORKERS", "2"), ("DATABASE_CONNECTIONS", "16")];

/// One of the threads that serve has nothing to do and ends at once; the connections of the database
/// that were opened for it are in use by the other.
#[test]
fn a_thread_that_ends_first_takes_no_connection_with_it() {
    block_on(async {
        let site = Site::on(Database::Postgres, &OPTIONS).await;
        let process = site.program.start().await;
        let base = site.program.base();
        let one = Remote::new(&base, Duration::from_secs(60));
        let read = Request::get("/api/v1/cases", &one.sign_in(LICENCE.clerk).await);
        // Both threads open connections, as many as there may be: each of these reads needs one.
        let lock = Lock::take(&site).await;
        let reads = (0..16).map(|_| {
            let (remote, read) = (Remote::new(&base, Duration::from_secs(60)), read.clone());
            tokio::spawn(async move { remote.send(&read).await })
        });
        let reads: Vec<_> = reads.collect();
        lock.awaited(16).await;
        lock.release().await;
        for outcome in join_all(reads).await {
            outcome.unwrap().answered().expect(200);
        }
        let ended = flight(site, process, By::Term, true).await;
        figure(&format!("shutdown, one thread idle, {ended}"));
        ended.went_well().unwrap();
    });
}

/// The control: a process that is killed drops what it was about.
#[test]
fn killed_the_check_reports_what_was_dropped() {
    block_on(async {
        for database in Database::BOTH {
            let ended = in_flight(database, By::Kill).await;
            figure(&format!("control, SIGKILL, {ended}"));
            assert!(
                !ended.lost.is_empty(),
                "the control dropped nothing, the check may be blind: {ended}"
            );
        }
    });
}

/// How requests fared that were in the middle of their work.
struct Ended {
    database: Database,
    sent: usize,
    answered: usize,
    lost: Vec<String>,
    /// Answered with 201, and not there; or there, and not answered.
    unaccounted: usize,
    refuses_new: bool,
    status: Option<ExitStatus>,
}

impl std::fmt::Display for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { database, sent, .. } = self;
        let (answered, lost) = (self.answered, self.lost.len());
        write!(
            f,
            "{database:?}: of {sent} requests {answered} were answered and {lost} dropped, {} are \
             not accounted for; exit {:?}",
            self.unaccounted,
            self.status.map(|status| status.code())
        )
    }
}

impl Ended {
    /// Everything was answered, what is stored is what was answered, and the process ended by itself.
    fn went_well(&self) -> Result<(), String> {
        let well = self.status.is_some_and(|status| status.success());
        if self.lost.is_empty() && self.unaccounted == 0 && self.answered == self.sent && well {
            return Ok(());
        }
        Err(format!("{self}; {:?}", self.lost.first()))
    }
}

async fn in_flight(database: Database, by: By) -> Ended {
    let site = Site::on(database, &OPTIONS).await;
    let process = site.program.start().await;
    flight(site, process, by, false).await
}

/// Holds requests in the middle of their work by a lock, ends the server, and lets the lock go.
async fn flight(site: Site, mut process: Process, by: By, one_thread: bool) -> Ended {
    let database = site.database;
    let base = site.program.base();
    let token = Remote::new(&base, Duration::from_secs(60))
        .sign_in(LICENCE.clerk)
        .await;
    // As many as have a connection of the database each.
    let labels: Vec<String> = (0..12).map(|number| format!("flight-{number}")).collect();
    let lock = Lock::take(&site).await;
    let mut requests = Vec::new();
    for (number, label) in labels.iter().enumerate() {
        let request = Request::post("/api/v1/cases", &token, draft(&site.ids, label));
        let remote = Remote::new(&base, Duration::from_secs(60));
        requests.push(tokio::spawn(async move { remote.send(&request).await }));
        if one_thread {
            // The threads get connections in turn: every other one is closed again.
            lock.awaited(number + 1).await;
            drop(TcpStream::connect(site.program.address()).unwrap());
            sleep(Duration::from_millis(50)).await;
        }
    }
    lock.awaited(labels.len()).await;

    by.end(&mut process);
    sleep(Duration::from_millis(500)).await;
    let stranger = Remote::new(&base, Duration::from_secs(2));
    let late = stranger.send(&Request::get("/health/live", "")).await;
    lock.release().await;
    let outcomes = join_all(requests).await;
    let status = match by {
        By::Term => process.ended(ENDED_WITHIN).await,
        By::Kill => None,
    };

    let stored = Stored::of(&site).await;
    Verdict::consistency_of(&stored).must_be_clean();
    let mut ended = Ended {
        database,
        sent: labels.len(),
        answered: 0,
        lost: Vec::new(),
        unaccounted: 0,
        refuses_new: !matches!(late, Outcome::Answered(_)),
        status,
    };
    for (label, outcome) in labels.iter().zip(outcomes) {
        let expected = match outcome.unwrap() {
            Outcome::Answered(answer) if answer.status == 201 => {
                ended.answered += 1;
                1
            }
            other => {
                ended.lost.push(format!("{other:?}"));
                0
            }
        };
        ended.unaccounted += usize::from(stored.bearing(label) != expected);
    }
    ended
}

/// A lock that keeps every draft waiting.
struct Lock {
    connection: DatabaseConnection,
    database: Database,
}

impl Lock {
    async fn take(site: &Site) -> Self {
        let connection = site.direct().await;
        match site.database {
            Database::Postgres => lock_cases(&connection).await,
            Database::Sqlite => {
                let begin = connection.execute_unprepared("BEGIN IMMEDIATE").await;
                begin.unwrap();
            }
        }
        Self {
            connection,
            database: site.database,
        }
    }

    /// Waits until so many wait for it.
    async fn awaited(&self, count: usize) {
        if self.database == Database::Sqlite {
            // Nobody can be asked who waits for a lock of SQLite.
            sleep(Duration::from_secs(1)).await;
            return;
        }
        let since = Instant::now();
        let waiting = "SELECT count(*) AS n FROM pg_locks WHERE NOT granted";
        while number(&self.connection, waiting).await < i64::try_from(count).unwrap() {
            assert!(since.elapsed() < Duration::from_secs(20), "nobody waits");
            sleep(Duration::from_millis(10)).await;
        }
    }

    async fn release(self) {
        self.connection
            .execute_unprepared("ROLLBACK")
            .await
            .unwrap();
        self.connection.close().await.unwrap();
    }
}

/// Who has sent a request so long before the signal has a thread of the server that serves it.
const TAKEN: Duration = Duration::from_millis(250);

/// What became of the requests of a loaded server.
#[derive(Default)]
struct Tally {
    acknowledged: Vec<String>,
    refused: usize,
    away: usize,
    /// When each was sent that was not answered.
    lost: Vec<Instant>,
    other: Vec<String>,
}

#[test]
fn under_load_nothing_acknowledged_is_missing_and_nothing_else_is_there() {
    block_on(async {
        for database in Database::BOTH {
            for round in 0..either(1, 5) {
                let dropped = under_load(database, By::Term, round).await;
                assert_eq!(dropped, 0, "requests that a thread had taken");
            }
        }
    });
}

/// The control: a process that is killed drops what its threads had taken.
#[test]
fn killed_under_load_the_check_reports_what_was_dropped() {
    block_on(async {
        let dropped = under_load(Database::Sqlite, By::Kill, 0).await;
        assert!(
            dropped > 0,
            "the control dropped nothing: is the check blind?"
        );
    });
}

/// Ends a loaded server; how many requests were dropped that it had taken before.
async fn under_load(database: Database, by: By, round: u64) -> usize {
    let site = Site::on(database, &[]).await;
    let mut process = site.program.start().await;
    let base = site.program.base();
    let remote = Remote::that_keeps_no_connection(&base, Duration::from_secs(60));
    let token = remote.sign_in(LICENCE.clerk).await;
    let stopping = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..either(16, 64))
        .map(|writer| {
            let (remote, token) = (remote.clone(), token.clone());
            let (ids, stopping) = (site.ids.clone(), Arc::clone(&stopping));
            tokio::spawn(async move {
                let mut tally = Tally::default();
                for number in 0.. {
                    if stopping.load(Ordering::Relaxed) {
                        break;
                    }
                    let label = format!("load-{writer}-{number}");
                    let request = Request::post("/api/v1/cases", &token, draft(&ids, &label));
                    let sent = Instant::now();
                    tally.note(label, sent, remote.send(&request).await);
                }
                tally
            })
        })
        .collect();
    sleep(Duration::from_millis(1_200 + round * 137)).await;
    let mut lock = None;
    if by == By::Kill {
        // On a fast machine nothing takes that long by itself: the control would have nothing to drop.
        lock = Some(Lock::take(&site).await);
        sleep(2 * TAKEN).await;
    }
    let signal = Instant::now();
    by.end(&mut process);
    if let Some(lock) = lock {
        lock.release().await;
    }
    let status = process.ended(ENDED_WITHIN).await;
    let took = signal.elapsed();
    stopping.store(true, Ordering::Relaxed);
    let mut all = Tally::default();
    for tally in join_all(writers).await {
        all.add(tally.unwrap());
    }

    let stored = Stored::of(&site).await;
    Verdict::consistency_of(&stored).must_be_clean();
    let done = all.acknowledged.len();
    let missing = all.acknowledged.iter().filter(|it| stored.bearing(it) != 1);
    let missing = missing.count();
    let effects_without_answer = stored.cases.len() + missing - done;
    let taken = all.lost.iter().filter(|sent| **sent + TAKEN < signal);
    let dropped = taken.count();
    figure(&format!(
        "{by:?} under load, {}: {done} acknowledged, {missing} of them missing; {} without an \
         answer, {dropped} of them sent {TAKEN:?} before the signal or earlier, and {} with 503, \
         {effects_without_answer} of them done; {} refused connections; ended after {took:.1?}",
        site.name(),
        all.lost.len(),
        all.away,
        all.refused
    ));
    assert!(done > 5, "hardly any load: {done}");
    assert_eq!(all.other, Vec::<String>::new());
    assert_eq!(missing, 0);
    if by == By::Term {
        assert!(status.is_some_and(|status| status.success()), "{status:?}");
        assert_eq!(effects_without_answer, 0);
    }
    dropped
}

impl Tally {
    fn note(&mut self, label: String, sent: Instant, outcome: Outcome) {
        match outcome {
            Outcome::Answered(answer) if answer.status == 201 => self.acknowledged.push(label),
            Outcome::Answered(answer) if is_away(&answer) => self.away += 1,
            Outcome::Answered(Answer { status, asked, .. }) => {
                self.other.push(format!("{asked}: {status}"));
            }
            Outcome::Lost(_) => self.lost.push(sent),
            Outcome::Refused => self.refused += 1,
        }
    }

    fn add(&mut self, other: Self) {
        self.acknowledged.extend(other.acknowledged);
        self.other.extend(other.other);
        self.refused += other.refused;
        self.away += other.away;
        self.lost.extend(other.lost);
    }
}
