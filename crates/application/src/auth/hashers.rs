//! The threads that make and check hashes.
//!
//! Owns the threads. A hash takes 19 MiB, and what a thread has once used stays in its part of the
//! heap. The runtime's pool for blocking work goes round over its threads, each of which would come
//! to hold as much; these are as few as there are hashes at the same time. Does not own who may
//! hash, and when (`passwords`).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use tokio::sync::oneshot;

type Job = Box<dyn FnOnce() + Send>;

/// The threads; they end with it.
pub(super) struct Hashers {
    jobs: Sender<Job>,
}

impl Hashers {
    pub(super) fn start(count: usize) -> Self {
        let (jobs, queue) = channel();
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..count {
            let queue = Arc::clone(&queue);
            let started = thread::Builder::new()
                .name("passwords".to_owned())
                .spawn(move || work(&queue));
            if let Err(error) = started {
                tracing::error!(%error, "no thread for passwords");
            }
        }
        Self { jobs }
    }

    /// Runs the work on one of the threads; none, where it panicked or there is no thread.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let (done, result) = oneshot::channel();
        let job = move || {
            // Whoever asked may have given up meanwhile.
            let _ = done.send(work());
        };
        self.jobs.send(Box::new(job)).ok()?;
        result.await.ok()
    }
}

/// How far hashing steps back behind everything else, in the system's niceness: it gets about a tenth of
/// a core that others want too. Under a flood of sign-ins there is always one more to hash, and whoever
/// waits for a page has to wait no longer for it.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

/// Linux counts niceness by thread; other systems by process, and nothing is done there.
fn step_back() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, NICENESS) {
        tracing::warn!(%error, "hashing competes with everything else");
    }
}

fn work(queue: &Mutex<Receiver<Job>>) {
    step_back();
    let next = || {
        let queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.recv().ok()
    };
    while let Some(job) = next() {
        // A panic is logged by the hook, and told by the answer that does not come.
        let _ = catch_unwind(AssertUnwindSafe(job));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[tokio::test]
    async fn much_work_is_done_by_few_threads() {
        let hashers = Hashers::start(2);
        let mut threads = HashSet::new();
        for _ in 0..50 {
            threads.insert(hashers.run(|| thread::current().id()).await.unwrap());
        }
        assert!(threads.len() <= 2);
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn hashing_steps_back_and_the_rest_does_not() {
        let niceness = || rustix::process::getpriority_process(None).unwrap();
        let before = niceness();
        let hashers = Hashers::start(1);
        let hashing = hashers.run(niceness).await.unwrap();
        assert_eq!(hashing, NICENESS.max(before));
        assert_eq!(niceness(), before);
    }

    #[tokio::test]
    async fn a_panic_ends_the_work_and_not_the_thread() {
        let hashers = Hashers::start(1);
        assert_eq!(hashers.run(|| panic!("on purpose")).await, None::<()>);
        assert_eq!(hashers.run(|| 7).await, Some(7));
    }
}
