//! Open loop: requests are due at instants fixed beforehand, whether or not earlier ones were answered.
//!
//! Owns the pace. What a request took is counted from the instant at which it was due, so that time spent waiting for
//! a free connection, or for a processor, is not hidden.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use super::Tally;
use super::asker::{Act, Asker};
use crate::Failure;
use crate::stage::Stage;

/// A load at a fixed rate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Open {
    /// Requests a second.
    pub(crate) rate: u32,
    /// For so long.
    pub(crate) lasts: Duration,
    /// Over so many connections.
    pub(crate) connections: usize,
    /// What the first of ten requests asks, the second, and so on.
    pub(crate) mix: [Act; 10],
}

impl Open {
    fn due(&self, number: u64) -> Duration {
        Duration::from_nanos(number * 1_000_000_000 / u64::from(self.rate))
    }

    fn count(&self) -> u64 {
        u64::from(self.rate) * self.lasts.as_secs()
    }
}

/// Puts the load on.
pub(crate) async fn open(stage: &Arc<Stage>, load: Open) -> Result<Tally, Failure> {
    let askers = (0..load.connections).map(|number| {
        let stage = Arc::clone(stage);
        tokio::spawn(async move {
            let mut asker = Asker::new(&stage, number, load.connections).await?;
            for act in &load.mix {
                asker.prepare(*act).await?;
            }
            Ok::<_, std::io::Error>(asker)
        })
    });
    let mut ready = Vec::new();
    for asker in askers.collect::<Vec<_>>() {
        ready.push(asker.await??);
    }
    let due = Arc::new(Semaphore::new(0));
    let next = Arc::new(AtomicU64::new(0));
    let begin = Instant::now() + Duration::from_millis(50);
    let tasks = ready.into_iter().map(|mut asker| {
        let (due, next) = (Arc::clone(&due), Arc::clone(&next));
        tokio::spawn(async move {
            let mut tally = Tally::default();
            while let Ok(permit) = due.acquire().await {
                permit.forget();
                let number = next.fetch_add(1, Ordering::Relaxed);
                let act = load.mix[usize::try_from(number % 10).unwrap_or_default()];
                let status = asker.ask(act).await;
                tally.note(status, begin.elapsed().saturating_sub(load.due(number)));
            }
            tally
        })
    });
    let tasks: Vec<_> = tasks.collect();
    let pace = Arc::clone(&due);
    // A thread of its own: the timers of the runtime count in whole milliseconds.
    let paced = tokio::task::spawn_blocking(move || {
        for number in 0..load.count() {
            if let Some(wait) = (begin + load.due(number)).checked_duration_since(Instant::now()) {
                std::thread::sleep(wait);
            }
            pace.add_permits(1);
        }
    });
    paced.await?;
    // What is due is asked by somebody; then no more comes.
    while due.available_permits() > 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    due.close();
    let mut tally = Tally::default();
    for task in tasks {
        tally.add(task.await?);
    }
    Ok(tally)
}
