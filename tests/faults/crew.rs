//! The writers: each takes one case after the other through the acts, and repeats what is in doubt
//! under the same key until it knows.
//!
//! Owns what a client does about an answer that does not come. Does not own the acts (`acts`) nor
//! the record (`ledger`).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use bangban_tests::given::LICENCE;
use bangban_tests::{Answer, Ids, Outcome, Remote, Request};
use chrono::{DateTime, NaiveDate};
use futures_util::future::join_all;
use futures_util::stream::{self, StreamExt};
use tokio::task::JoinHandle;

use crate::acts::{ACTS, Act, By};
use crate::ledger::{Ledger, Pending, is_replayed};
use crate::site::Site;

/// How long an attempt is waited for.
const ATTEMPT: Duration = Duration::from_secs(40);
/// How long an act is tried before the test gives up on it.
const PATIENCE: Duration = Duration::from_secs(120);
/// A claim of a request that died is free after that time.
const CLAIM: Duration = Duration::from_secs(61);

/// How the writers work.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Orders {
    pub(crate) writers: usize,
    /// How many of the acts: 1 for drafts alone.
    pub(crate) acts: usize,
    /// Whether they send keys; without, a repetition is a new request.
    pub(crate) keys: bool,
}

/// Writers at work.
pub(crate) struct Crew {
    shared: Arc<Shared>,
    writers: Vec<JoinHandle<()>>,
}

struct Shared {
    remote: Remote,
    ids: Ids,
    clerk: String,
    agent: String,
    orders: Orders,
    ledger: Arc<Ledger>,
    stopping: AtomicBool,
}

/// What a writer knows of its case.
struct Known {
    path: String,
    etag: String,
    day: NaiveDate,
}

impl Crew {
    /// Signs in and begins.
    pub(crate) async fn begin(site: &Site, orders: Orders) -> Self {
        let remote = Remote::new(&site.program.base(), ATTEMPT);
        let shared = Arc::new(Shared {
            clerk: remote.sign_in(LICENCE.clerk).await,
            agent: remote.sign_in(LICENCE.agent).await,
            remote,
            ids: site.ids.clone(),
            orders,
            ledger: Arc::default(),
            stopping: AtomicBool::new(false),
        });
        let writer = |number| tokio::spawn(Arc::clone(&shared).write(number));
        let writers = (0..orders.writers).map(writer).collect();
        Self { shared, writers }
    }

    pub(crate) fn ledger(&self) -> &Ledger {
        &self.shared.ledger
    }

    /// Waits until so many more acts are done.
    pub(crate) async fn progress(&self, acts: usize, within: Duration) {
        let (goal, since) = (self.ledger().count() + acts, Instant::now());
        while self.ledger().count() < goal {
            let surprises = self.ledger().surprises();
            assert!(
                since.elapsed() < within,
                "{} of {acts} acts were done in {within:?}; surprises: {:?}",
                self.ledger().count() + acts - goal,
                surprises.first()
            );
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// Lets every writer end what it is about; then settles what was put off. The program runs.
    pub(crate) async fn finish(self, site: &Site, waits: bool) -> Arc<Ledger> {
        self.shared.stopping.store(true, Ordering::Relaxed);
        for ended in join_all(self.writers).await {
            ended.unwrap();
        }
        self.shared.settle(site, waits).await;
        Arc::clone(&self.shared.ledger)
    }
}

impl Shared {
    async fn write(self: Arc<Self>, writer: usize) {
        for round in 0.. {
            let mut known: Option<Known> = None;
            for (step, act) in ACTS[..self.orders.acts].iter().enumerate() {
                if self.stopping.load(Ordering::Relaxed) {
                    return;
                }
                let label = format!("{writer}-{round}-{step}");
                let Some(now) = self.carry_out(self.pending(act, label, known)).await else {
                    break;
                };
                known = Some(now);
            }
        }
    }

    fn pending(&self, act: &'static Act, label: String, known: Option<Known>) -> Pending {
        let token = match act.by {
            By::Clerk => &self.clerk,
            By::Agent => &self.agent,
        };
        let day = known.as_ref().map(|known| known.day).unwrap_or_default();
        let path = match &known {
            None => "/api/v1/cases".to_owned(),
            Some(known) => format!("{}/{}", known.path, act.path),
        };
        let mut request = Request::post(&path, token, act.body(&self.ids, &label, day));
        if let Some(known) = known.filter(|_| act.of_version) {
            request = request.if_match(&known.etag);
        }
        if self.orders.keys {
            request = request.key(&label);
        }
        Pending {
            act,
            label,
            request,
            in_doubt: false,
        }
    }

    /// Sends until there is an answer that says something; none, where the act was put off or
    /// answered as it should not be.
    async fn carry_out(&self, mut pending: Pending) -> Option<Known> {
        let since = Instant::now();
        loop {
            match self.remote.send(&pending.request).await {
                Outcome::Refused => {}
                Outcome::Lost(_) => {
                    pending.in_doubt = true;
                    self.ledger.lost.fetch_add(1, Ordering::Relaxed);
                }
                Outcome::Answered(answer) if is_away(&answer) => {
                    pending.in_doubt = true;
                    self.ledger.unavailable.fetch_add(1, Ordering::Relaxed);
                }
                Outcome::Answered(answer) if answer.json["code"] == "idempotency_in_progress" => {
                    self.ledger.put_off(pending);
                    return None;
                }
                Outcome::Answered(answer) => return self.judge(&pending, &answer).await,
            }
            if since.elapsed() > PATIENCE {
                let act = pending.act.path;
                self.ledger.surprise(format!("{act}: no answer for long"));
                return None;
            }
            // As many at once as before, but not all in the same moment.
            let pause = 20 + pending.label.bytes().map(u64::from).sum::<u64>() % 60;
            tokio::time::sleep(Duration::from_millis(pause)).await;
        }
    }

    async fn judge(&self, pending: &Pending, answer: &Answer) -> Option<Known> {
        let known = known(answer);
        if known.is_none() {
            let (act, text) = (pending.act.path, answer.text());
            let status = answer.status;
            self.ledger.surprise(format!("{act}: {status} {text}"));
            return None;
        }
        if pending.in_doubt && self.orders.keys {
            self.must_be_same_again(pending, answer).await;
        }
        self.ledger.acknowledge(pending, answer);
        known
    }

    /// Whoever asks once more gets the same answer.
    async fn must_be_same_again(&self, pending: &Pending, answer: &Answer) {
        // The program may go away once more at this very moment: then there is nothing to compare.
        let Outcome::Answered(again) = self.remote.send(&pending.request).await else {
            return;
        };
        let parts = |answer: &Answer| (answer.status, answer.etag(), answer.body.clone());
        let is_same = is_replayed(&again) && parts(&again) == parts(answer);
        if !is_away(&again) && !is_same {
            let (act, code) = (pending.act.path, &again.json["code"]);
            let (first, then) = (answer.status, again.status);
            let differs = format!("{act}: {first}, asked once more {then} {code}");
            self.ledger.surprise(differs);
        }
    }

    /// Repeats what was put off until it is known, once the claims of the dead have run out.
    async fn settle(&self, site: &Site, waits: bool) {
        for _ in 0..5 {
            let (pending, last) = self.ledger.take_put_off();
            let Some(last) = last.filter(|_| !pending.is_empty()) else {
                return;
            };
            if waits {
                tokio::time::sleep(CLAIM.saturating_sub(last.elapsed())).await;
            } else {
                site.age_claims().await;
            }
            let carried_out = pending.into_iter().map(|pending| self.carry_out(pending));
            let mut carried_out = stream::iter(carried_out).buffer_unordered(32);
            while carried_out.next().await.is_some() {}
        }
        let (left, _) = self.ledger.take_put_off();
        if !left.is_empty() {
            let count = left.len();
            self.ledger
                .surprise(format!("{count} keys are held for ever"));
        }
    }
}

/// What the case is now, where the answer is that of an act that is done.
fn known(answer: &Answer) -> Option<Known> {
    if ![200, 201].contains(&answer.status) {
        return None;
    }
    let opened = answer.json["created_at"].as_str()?;
    let opened = DateTime::parse_from_rfc3339(opened).ok()?;
    Some(Known {
        path: format!("/api/v1/cases/{}", answer.json["id"].as_str()?),
        etag: answer.etag(),
        day: bangban_domain::time::legal_date(opened.to_utc()),
    })
}

/// 503 as it has to be: a problem that says when to ask again.
pub(crate) fn is_away(answer: &Answer) -> bool {
    let seconds: Option<u32> = answer.header("retry-after").parse().ok();
    let is_problem = answer.header("content-type") == "application/problem+json";
    answer.status == 503 && is_problem && seconds.is_some_and(|seconds| seconds > 0)
}
