//! How a server ends: softly at the first SIGTERM or SIGINT, at once at the second.
//!
//! Owns the signals and the order of the end. Does not own what runs.

use std::time::Duration;

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

use crate::failure::Failure;

/// The signals that end a process.
pub struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    /// Takes the signals over from the system.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn take() -> Result<Self, Failure> {
        let take = |kind| {
            signal(kind)
                .map_err(|error| Failure::new(format!("signals can't be received: {error}")))
        };
        Ok(Self {
            terminate: take(SignalKind::terminate())?,
            interrupt: take(SignalKind::interrupt())?,
        })
    }

    /// Waits for the next one.
    pub async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Tells everything that runs to end.
#[derive(Debug)]
pub struct Shutdown(watch::Sender<bool>);

impl Default for Shutdown {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

impl Shutdown {
    /// Something to wait on.
    #[must_use]
    pub fn subscribe(&self) -> watch::Receiver<bool> {
        self.0.subscribe()
    }

    /// Tells it.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }
}

/// How the end went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Everything ended by itself.
    Soft,
    /// Something was cut off.
    Hard,
}

/// Waits for `work` to end; no longer than `patience`, and no longer than to the next signal.
pub async fn wait_for_the_end(
    work: impl Future<Output = ()>,
    signals: &mut Signals,
    patience: Duration,
) -> End {
    tokio::select! {
        () = work => End::Soft,
        () = signals.next() => End::Hard,
        () = tokio::time::sleep(patience) => End::Hard,
    }
}
