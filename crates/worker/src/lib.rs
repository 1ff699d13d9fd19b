//! The background loops: outbox relay, text messages, sweeps and housekeeping.
//!
//! Owns when each runs, how long it rests, and what happens when it fails or the process ends. Does
//! not own what a run does: `run_once` of `relay`, `texts`, `sweeps` and `housekeeping` in
//! `bangban_application`, which a test can call without any loop. Several processes may run the loops
//! at the same time: entries of the outbox and messages are leased, and a sweep that comes second finds nothing
//! to do.

mod pace;

use std::sync::Arc;
use std::time::Duration;

use bangban_application::texts::{self, TextSender};
use bangban_application::{Error, Platform, housekeeping, relay, sweeps};
use tokio::sync::watch;
use uuid::Uuid;

pub use pace::{Pace, Rest};

/// How often the loops run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Intervals {
    /// Rest of the relay after a run that found nothing.
    pub relay: Duration,
    /// Rest after a run that found no message to be sent.
    pub texts: Duration,
    /// Rest between two sweeps.
    pub sweep: Duration,
    /// Rest between two runs of housekeeping.
    pub housekeeping: Duration,
    /// Rest before the first of them: a process that has just started has more urgent work.
    pub before_housekeeping: Duration,
}

impl Default for Intervals {
    fn default() -> Self {
        Self {
            relay: Duration::from_secs(1),
            texts: Duration::from_secs(1),
            sweep: Duration::from_secs(60),
            housekeeping: Duration::from_secs(60 * 60),
            before_housekeeping: Duration::from_secs(30),
        }
    }
}

/// The loops of one process.
pub struct Worker {
    platform: Arc<Platform>,
    sender: Arc<dyn TextSender>,
    intervals: Intervals,
    /// Tells this process's leases from those of others.
    owner: Uuid,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Worker")
    }
}

#[derive(Debug, Clone, Copy)]
enum Task {
    Relay,
    Texts,
    Sweep,
    Housekeeping,
}

impl Task {
    const fn name(self) -> &'static str {
        match self {
            Self::Relay => "relay",
            Self::Texts => "texts",
            Self::Sweep => "sweep",
            Self::Housekeeping => "housekeeping",
        }
    }
}

impl Worker {
    /// The loops over this platform; messages go out by this sender.
    #[must_use]
    pub fn new(platform: Arc<Platform>, sender: Arc<dyn TextSender>, intervals: Intervals) -> Self {
        let owner = platform.fresh_id();
        Self {
            platform,
            sender,
            intervals,
            owner,
        }
    }

    /// Runs the loops until `shutdown` says true, or its sender is gone. What was begun is ended
    /// first.
    pub async fn run(self, shutdown: watch::Receiver<bool>) {
        let intervals = self.intervals;
        let housekeeping = async {
            let mut ended = shutdown.clone();
            if !ends_within(intervals.before_housekeeping, &mut ended).await {
                self.repeat(Task::Housekeeping, intervals.housekeeping, ended)
                    .await;
            }
        };
        tokio::join!(
            self.repeat(Task::Relay, intervals.relay, shutdown.clone()),
            self.repeat(Task::Texts, intervals.texts, shutdown.clone()),
            self.repeat(Task::Sweep, intervals.sweep, shutdown.clone()),
            housekeeping,
        );
    }

    async fn repeat(&self, task: Task, interval: Duration, mut shutdown: watch::Receiver<bool>) {
        let mut pace = Pace::new(interval);
        while !*shutdown.borrow() {
            let rest = match self.step(task).await {
                Ok(Rest::None) => pace.again(),
                Ok(Rest::Interval) => pace.done(),
                Err(error) => {
                    let rest = pace.failed();
                    tracing::warn!(task = task.name(), %error, retry_in = ?rest, "a run failed");
                    rest
                }
            };
            if ends_within(rest, &mut shutdown).await {
                return;
            }
        }
    }

    /// One run, and whether to rest after it.
    async fn step(&self, task: Task) -> Result<Rest, Error> {
        match task {
            Task::Relay => {
                let told = relay::run_once(&self.platform, self.owner).await?;
                Ok(if told > 0 { Rest::None } else { Rest::Interval })
            }
            Task::Texts => {
                let report = texts::run_once(&self.platform, &*self.sender, self.owner).await?;
                Ok(if report.sent > 0 {
                    Rest::None
                } else {
                    Rest::Interval
                })
            }
            Task::Sweep => {
                let report = sweeps::run_once(&self.platform).await?;
                if report != sweeps::SweepReport::default() {
                    tracing::info!(?report, "swept");
                }
                Ok(Rest::Interval)
            }
            Task::Housekeeping => {
                let report = housekeeping::run_once(&self.platform).await?;
                if report != housekeeping::HousekeepingReport::default() {
                    tracing::info!(?report, "kept house");
                }
                Ok(if report.is_unfinished {
                    Rest::None
                } else {
                    Rest::Interval
                })
            }
        }
    }
}

/// Rests; says whether the process ends meanwhile.
async fn ends_within(rest: Duration, shutdown: &mut watch::Receiver<bool>) -> bool {
    tokio::select! {
        () = tokio::time::sleep(rest) => false,
        // An error says that the sender is gone, which ends the process as well.
        ended = shutdown.wait_for(|ended| *ended) => {
            drop(ended);
            true
        }
    }
}
