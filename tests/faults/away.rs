//! The database is gone, or hangs, and comes back: callers are told so in time, nothing is half
//! done, and the server goes on by itself.

use std::time::{Duration, Instant};

use bangban_tests::given::LICENCE;
use bangban_tests::{Answer, Database, Outcome, Remote, Request, block_on};
use futures_util::future::join_all;
use sea_orm::ConnectionTrait;
use tokio::time::sleep;

use crate::acts::draft;
use crate::crew::is_away;
use crate::form::{figure, longest};
use crate::site::Site;
use crate::stored::Stored;
use crate::verdict::Verdict;

/// Serving again within that time after the database is back.
const BACK_WITHIN: Duration = Duration::from_secs(10);
/// What a request may wait for a connection, and a little for a busy machine.
const POOL: Duration = Duration::from_secs(7);

/// What is asked while the database is away.
struct Asked {
    remote: Remote,
    token: String,
    /// Drafts under keys, to be repeated afterwards.
    drafts: Vec<Request>,
    reads: Vec<Request>,
}

impl Asked {
    async fn prepare(site: &Site, drafts: usize, reads: usize) -> Self {
        let remote = Remote::new(&site.program.base(), Duration::from_secs(90));
        let token = remote.sign_in(LICENCE.clerk).await;
        let made = Request::post("/api/v1/cases", &token, draft(&site.ids, "before"));
        let made = remote.send(&made).await.answered().expect(201);
        let read = format!("/api/v1/cases/{}", made.json["id"].as_str().unwrap());
        let new = |number| {
            let label = format!("away-{number}");
            let request = Request::post("/api/v1/cases", &token, draft(&site.ids, &label));
            request.key(&label)
        };
        Self {
            drafts: (0..drafts).map(new).collect(),
            reads: vec![Request::get(&read, &token); reads],
            remote,
            token,
        }
    }

    /// Sends everything at once. Says what was not told "503, ask again" in time; how long the
    /// others took, otherwise.
    async fn all_told_in_time(&self, limit: Duration) -> Result<Vec<Duration>, String> {
        let ask = async |request: &Request| {
            let since = Instant::now();
            let outcome = tokio::time::timeout(limit, self.remote.send(request)).await;
            let place = format!("{} {}", request.method, request.path);
            match outcome {
                Err(_) => Err(format!("{place}: no answer in {limit:?}")),
                Ok(Outcome::Answered(answer)) if is_away(&answer) => {
                    answer.is_problem();
                    Ok(since.elapsed())
                }
                Ok(other) => Err(format!("{place}: {other:?}")),
            }
        };
        let everything = self.drafts.iter().chain(&self.reads);
        join_all(everything.map(ask)).await.into_iter().collect()
    }

    /// Waits until a draft is taken and a case is shown; says how long that was.
    async fn served_again(&self, site: &Site, label: &str) -> Duration {
        let since = Instant::now();
        let request = Request::post("/api/v1/cases", &self.token, draft(&site.ids, label));
        let request = request.key(label);
        loop {
            let done = matches!(&self.remote.send(&request).await, Outcome::Answered(answer) if answer.status == 201);
            let read = self.remote.send(&self.reads[0]).await;
            if done && matches!(&read, Outcome::Answered(answer) if answer.status == 200) {
                return since.elapsed();
            }
            assert!(since.elapsed() < 3 * BACK_WITHIN, "not serving: {read:?}");
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Repeats every draft under its key, however often it takes: each is there once.
    async fn settled(&self, site: &Site) {
        site.age_claims().await;
        for request in &self.drafts {
            self.repeat(request).await.expect(201);
        }
        let stored = Stored::of(site).await;
        for request in &self.drafts {
            let label = request.key.as_deref().unwrap();
            assert_eq!(stored.bearing(label), 1, "{label}");
        }
        Verdict::consistency_of(&stored).must_be_clean();
    }

    async fn repeat(&self, request: &Request) -> Answer {
        let since = Instant::now();
        loop {
            let answer = self.remote.send(request).await.answered();
            let again = is_away(&answer) || answer.json["code"] == "idempotency_in_progress";
            if !again || since.elapsed() > 3 * BACK_WITHIN {
                return answer;
            }
            sleep(Duration::from_millis(200)).await;
        }
    }
}

#[test]
fn a_database_that_is_gone_is_told_and_comes_back() {
    block_on(async {
        let mut site = Site::on(Database::Postgres, &[("STATEMENT_TIMEOUT", "2")]).await;
        let mut process = site.program.start().await;
        let asked = Asked::prepare(&site, 12, 12).await;
        let cases = Stored::of(&site).await.cases.len();

        site.cluster().stop();
        let (told, ready) = tokio::join!(
            asked.all_told_in_time(POOL),
            asked.all_health(Duration::from_secs(4)),
        );
        let told = told.unwrap();
        ready.unwrap();
        // Signing in needs the database too, and is told so as everything is.
        let body = serde_json::json!({ "username": LICENCE.clerk, "password": "x" });
        let sign_in = Request::post("/api/v1/auth/login", "", body);
        let sign_in = asked.remote.send(&sign_in).await.answered();
        assert!(is_away(&sign_in), "{} {}", sign_in.status, sign_in.text());

        site.cluster().start();
        let back = asked.served_again(&site, "after").await;
        assert!(back <= BACK_WITHIN, "{back:?}");
        assert!(process.is_running(), "it was not started again");
        let now = Stored::of(&site).await.cases.len();
        assert_eq!(now, cases + 1, "what was refused left nothing");
        asked.settled(&site).await;
        figure(&format!(
            "database gone: {} requests told so in {:.1?} at most, ready said no; serving {:.1?} \
             after it was back",
            told.len(),
            longest(&told),
            back
        ));
    });
}

impl Asked {
    /// Alive, and not ready.
    async fn all_health(&self, limit: Duration) -> Result<(), String> {
        let live = Request::get("/health/live", "");
        self.remote.send(&live).await.answered().expect(200);
        let ready = Request::get("/health/ready", "");
        match tokio::time::timeout(limit, self.remote.send(&ready)).await {
            Ok(Outcome::Answered(answer)) if is_away(&answer) => Ok(()),
            other => Err(format!("ready: {other:?}")),
        }
    }
}

#[test]
fn a_locked_table_is_told_in_time() {
    block_on(async {
        let site = Site::on(Database::Postgres, &[("STATEMENT_TIMEOUT", "2")]).await;
        let _process = site.program.start().await;
        // More than there are connections: the others wait for one, in vain.
        let asked = Asked::prepare(&site, 24, 24).await;
        let locking = site.direct().await;
        lock_cases(&locking).await;
        let told = asked.all_told_in_time(Duration::from_secs(2) + POOL).await;
        let told = told.unwrap();
        locking.execute_unprepared("ROLLBACK").await.unwrap();
        locking.close().await.unwrap();
        let back = asked.served_again(&site, "after").await;
        assert!(back <= BACK_WITHIN, "{back:?}");
        asked.settled(&site).await;
        figure(&format!(
            "table locked: {} requests told so in {:.1?} at most; serving {:.1?} after the lock",
            told.len(),
            longest(&told),
            back
        ));
    });
}

#[test]
fn a_frozen_database_is_told_in_time() {
    block_on(async {
        let mut site = Site::on(Database::Postgres, &[("REQUEST_TIMEOUT", "4")]).await;
        let mut process = site.program.start().await;
        let asked = Asked::prepare(&site, 12, 12).await;
        site.cluster().freeze();
        let told = asked.all_told_in_time(Duration::from_secs(4 + 2)).await;
        site.cluster().thaw();
        let told = told.unwrap();
        let back = asked.served_again(&site, "after").await;
        assert!(back <= BACK_WITHIN, "{back:?}");
        assert!(process.is_running());
        asked.settled(&site).await;
        figure(&format!(
            "database frozen: {} requests told so in {:.1?} at most; serving {:.1?} after it went on",
            told.len(),
            longest(&told),
            back
        ));
    });
}

/// The control: with limits of a minute nobody is told in time, and the check says so.
#[test]
fn without_limits_the_check_reports_the_silence() {
    block_on(async {
        let patient = [("STATEMENT_TIMEOUT", "60"), ("REQUEST_TIMEOUT", "60")];
        let site = Site::on(Database::Postgres, &patient).await;
        let _process = site.program.start().await;
        let asked = Asked::prepare(&site, 4, 4).await;
        let locking = site.direct().await;
        lock_cases(&locking).await;
        let silent = asked.all_told_in_time(Duration::from_secs(3)).await;
        locking.execute_unprepared("ROLLBACK").await.unwrap();
        locking.close().await.unwrap();
        let silent = silent.expect_err("the control was told in time: the check may be blind");
        figure(&format!("control, limits of a minute: {silent}"));
    });
}

pub(crate) async fn lock_cases(connection: &sea_orm::DatabaseConnection) {
    let lock = "BEGIN; LOCK TABLE cases IN ACCESS EXCLUSIVE MODE";
    connection.execute_unprepared(lock).await.unwrap();
}
