//! Closed loop: each connection asks again as soon as it has its answer.
//!
//! Owns the running loop, and the counts at any instant: processor time is taken between two of them, after the first
//! second.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;

use tokio::task::JoinHandle;

use super::Tally;
use super::asker::{Act, Asker};
use crate::Failure;
use crate::stage::Stage;

/// Connections that ask.
pub(crate) struct Closed {
    asked: Arc<AtomicU64>,
    ends: Arc<AtomicBool>,
    tasks: Vec<JoinHandle<Tally>>,
}

impl Closed {
    /// Begins, with so many connections.
    pub(crate) async fn begin(
        stage: &Arc<Stage>,
        act: Act,
        connections: usize,
    ) -> Result<Self, Failure> {
        let (asked, ends) = (
            Arc::new(AtomicU64::new(0)),
            Arc::new(AtomicBool::new(false)),
        );
        let mut tasks = Vec::new();
        for number in 0..connections {
            let mut asker = Asker::new(stage, number, connections).await?;
            asker.prepare(act).await?;
            let (asked, ends) = (Arc::clone(&asked), Arc::clone(&ends));
            tasks.push(tokio::spawn(async move {
                let mut tally = Tally::default();
                while !ends.load(Ordering::Relaxed) {
                    let began = Instant::now();
                    let status = asker.ask(act).await;
                    tally.note(status, began.elapsed());
                    asked.fetch_add(1, Ordering::Relaxed);
                    if status == 0 {
                        // A server that is gone is not asked a million times.
                        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                    }
                }
                tally
            }));
        }
        Ok(Self { asked, ends, tasks })
    }

    /// How many were answered so far.
    pub(crate) fn asked(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }

    /// Ends, and says what came back.
    pub(crate) async fn end(self) -> Result<Tally, Failure> {
        self.ends.store(true, Ordering::Relaxed);
        let mut tally = Tally::default();
        for task in self.tasks {
            tally.add(task.await?);
        }
        Ok(tally)
    }
}
