//! How others fare meanwhile: one case is read at a fixed rate, however long the answers take.
//!
//! Owns the measuring. A request that should have been sent while an earlier one was waited for is
//! counted from when it should have been.

use std::time::{Duration, Instant};

use bangban_tests::given::LICENCE;
use bangban_tests::{Outcome, Remote, Request};
use futures_util::future::join_all;
use tokio::time::sleep_until;

use crate::acts::draft;
use crate::form::{either, longest, percentile};
use crate::site::Site;

/// Somebody who reads a case, again and again.
#[derive(Clone)]
pub(crate) struct Pulse {
    remote: Remote,
    request: Request,
}

/// How long a read may take beside a fault, whatever it took without: twice a millisecond or two says
/// nothing.
const FLOOR: Duration = Duration::from_millis(10);
/// The same in the quick form, where the machine does the reading, the fault, and other tests and
/// builds at the same time. It can be asked of half the reads alone: some wait for the other builds.
const QUICK_FLOOR: Duration = Duration::from_millis(250);

/// How the reading went.
pub(crate) struct Beats {
    pub(crate) taken: Vec<Duration>,
    /// Answers other than 200, and none.
    pub(crate) failed: Vec<String>,
}

impl Pulse {
    /// Makes a case to be read.
    pub(crate) async fn new(site: &Site) -> Self {
        let remote = Remote::new(&site.program.base(), Duration::from_secs(30));
        let token = remote.sign_in(LICENCE.clerk).await;
        let make = Request::post("/api/v1/cases", &token, draft(&site.ids, "pulse"));
        let made = remote.send(&make).await.answered().expect(201);
        let path = format!("/api/v1/cases/{}", made.json["id"].as_str().unwrap());
        Self {
            request: Request::get(&path, &token),
            remote,
        }
    }

    /// An access token that is good here.
    pub(crate) fn token(&self) -> &str {
        self.request.token.as_deref().unwrap_or_default()
    }

    /// The case that is read.
    pub(crate) fn path(&self) -> &str {
        &self.request.path
    }

    /// Reads so many times a second, for that long.
    pub(crate) async fn beat(&self, per_second: u32, during: Duration) -> Beats {
        let period = Duration::from_secs(1) / per_second;
        let count = during.as_millis() / period.as_millis();
        let begin = Instant::now();
        let beats = (0..u32::try_from(count).unwrap()).map(|number| {
            let pulse = self.clone();
            tokio::spawn(async move {
                let due = begin + period * number;
                sleep_until(due.into()).await;
                let outcome = pulse.remote.send(&pulse.request).await;
                (due.elapsed(), outcome)
            })
        });
        let mut result = Beats {
            taken: Vec::new(),
            failed: Vec::new(),
        };
        for beat in join_all(beats).await {
            let (taken, outcome) = beat.unwrap();
            result.taken.push(taken);
            match outcome {
                Outcome::Answered(answer) if answer.status == 200 => {}
                Outcome::Answered(answer) => result.failed.push(answer.text()),
                other => result.failed.push(format!("{other:?}")),
            }
        }
        result
    }
}

impl Beats {
    /// Whether others fared well enough: all were served, and 99 of 100 (in the quick form 50) in at
    /// most twice the time that it takes without the fault, or within the floor of the form.
    pub(crate) fn fared_well(&self, without: &Self) -> Result<(), String> {
        let (floor, of_hundred) = either((QUICK_FLOOR, 50), (FLOOR, 99));
        let bound = floor.max(percentile(&without.taken, of_hundred) * 2);
        if self.failed.is_empty() && percentile(&self.taken, of_hundred) <= bound {
            return Ok(());
        }
        Err(format!(
            "{self}; without {without}; {:?}",
            self.failed.first()
        ))
    }

    /// The time that 99 of 100 did not exceed.
    pub(crate) fn p99(&self) -> Duration {
        percentile(&self.taken, 99)
    }
}

impl std::fmt::Display for Beats {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} reads, p50 {:.1?}, p99 {:.1?}, longest {:.1?}, {} failed",
            self.taken.len(),
            percentile(&self.taken, 50),
            self.p99(),
            longest(&self.taken),
            self.failed.len()
        )
    }
}
