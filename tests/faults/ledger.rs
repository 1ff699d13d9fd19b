//! What was asked of the program, and what it acknowledged.
//!
//! Owns the record of a run. Does not own the judgement (`verdict`).

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use bangban_tests::{Answer, Request};
use uuid::Uuid;

use crate::acts::Act;

/// An act on its way.
#[derive(Clone)]
pub(crate) struct Pending {
    pub(crate) act: &'static Act,
    /// What tells it from every other one.
    pub(crate) label: String,
    pub(crate) request: Request,
    /// Whether an attempt was sent and not answered, or answered with 503.
    pub(crate) in_doubt: bool,
}

/// An act of which the program has said that it is done.
#[derive(Debug, Clone)]
pub(crate) struct Acknowledged {
    pub(crate) label: String,
    pub(crate) case: Uuid,
    /// The version that it made.
    pub(crate) version: i64,
    pub(crate) kinds: &'static [&'static str],
}

/// The record of a run.
#[derive(Default)]
pub(crate) struct Ledger {
    acknowledged: Mutex<Vec<Acknowledged>>,
    /// Acts whose key is still held by an attempt that died, and since when they wait.
    put_off: Mutex<Vec<Pending>>,
    surprises: Mutex<Vec<String>>,
    last_put_off: Mutex<Option<Instant>>,
    /// Attempts that were sent and never answered.
    pub(crate) lost: AtomicU64,
    /// Attempts that were answered with 503.
    pub(crate) unavailable: AtomicU64,
    /// Acts that were in doubt at some time.
    pub(crate) in_doubt: AtomicU64,
    /// Those of them that had been done.
    pub(crate) had_been_done: AtomicU64,
}

impl Ledger {
    /// Notes an act that is done; `answer` is the last one.
    pub(crate) fn acknowledge(&self, pending: &Pending, answer: &Answer) {
        if pending.in_doubt {
            self.in_doubt.fetch_add(1, Ordering::Relaxed);
            if is_replayed(answer) {
                self.had_been_done.fetch_add(1, Ordering::Relaxed);
            }
        }
        let text = |name: &str| answer.json[name].as_str().unwrap_or_default();
        let entry = Acknowledged {
            label: pending.label.clone(),
            case: text("id").parse().unwrap(),
            version: answer.json["version"].as_i64().unwrap(),
            kinds: pending.act.kinds,
        };
        lock(&self.acknowledged).push(entry);
    }

    /// Puts an act off until its key is free.
    pub(crate) fn put_off(&self, pending: Pending) {
        *lock(&self.last_put_off) = Some(Instant::now());
        lock(&self.put_off).push(pending);
    }

    /// Notes an answer that should not have been.
    pub(crate) fn surprise(&self, what: String) {
        lock(&self.surprises).push(what);
    }

    /// How many acts are acknowledged.
    pub(crate) fn count(&self) -> usize {
        lock(&self.acknowledged).len()
    }

    /// The acts that were acknowledged.
    pub(crate) fn acknowledged(&self) -> Vec<Acknowledged> {
        lock(&self.acknowledged).clone()
    }

    /// What should not have been.
    pub(crate) fn surprises(&self) -> Vec<String> {
        lock(&self.surprises).clone()
    }

    /// Takes the acts that were put off, and when the last one was.
    pub(crate) fn take_put_off(&self) -> (Vec<Pending>, Option<Instant>) {
        let taken = std::mem::take(&mut *lock(&self.put_off));
        (taken, *lock(&self.last_put_off))
    }
}

/// Whether an answer is that of an earlier attempt, given again.
pub(crate) fn is_replayed(answer: &Answer) -> bool {
    answer.header("idempotency-replayed") == "true"
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
