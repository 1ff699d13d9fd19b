//! The clock of this machine and the randomness of its operating system.
//!
//! Owns the only calls to either. Everything else takes time, ids and randomness as arguments, so
//! that a rule gives the same answer twice and a test can choose it.

use bangban_application::{Clock, Random};
use bangban_domain::time::to_micros;
use chrono::{DateTime, Utc};

/// The clock of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the time comes from"
    )]
    fn now(&self) -> DateTime<Utc> {
        to_micros(Utc::now())
    }
}

/// The random generator of the operating system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where randomness comes from"
    )]
    #[expect(
        clippy::expect_used,
        reason = "a key or a token must never be made without it"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        // It can fail only where the operating system has no generator at all: then nothing here
        // may go on.
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

/// That many random bytes.
#[must_use]
pub fn random_bytes<const COUNT: usize>(random: &dyn Random) -> [u8; COUNT] {
    let mut bytes = [0; COUNT];
    random.fill(&mut bytes);
    bytes
}
