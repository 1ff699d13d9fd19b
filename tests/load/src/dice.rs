//! Numbers that look random and can be repeated.
//!
//! Owns a small generator (SplitMix64). Nothing that has to be secret comes from it outside of a database that is
//! thrown away.

use std::sync::atomic::{AtomicU64, Ordering};

use bangban_application::Random;

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A well-mixed number for a number.
pub(crate) const fn mix(number: u64) -> u64 {
    let mut mixed = number;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// A sequence of numbers.
#[derive(Debug)]
pub(crate) struct Dice(AtomicU64);

impl Dice {
    /// Always the same sequence for a seed.
    pub(crate) const fn new(seed: u64) -> Self {
        Self(AtomicU64::new(mix(seed.wrapping_add(STEP))))
    }

    /// The next number.
    pub(crate) fn next(&self) -> u64 {
        mix(self.0.fetch_add(STEP, Ordering::Relaxed))
    }

    /// A number below `most`, which is not 0.
    pub(crate) fn below(&self, most: u64) -> u64 {
        self.next() % most
    }

    /// One of these.
    pub(crate) fn pick<T: Copy>(&self, from: &[T]) -> T {
        from[self.index(from.len())]
    }

    /// An index of something that is so long.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "below a length, which fits"
    )]
    pub(crate) fn index(&self, length: usize) -> usize {
        self.below(length as u64) as usize
    }

    /// True in so many of a hundred.
    pub(crate) fn percent(&self, share: u64) -> bool {
        self.below(100) < share
    }
}

impl Random for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(8) {
            part.copy_from_slice(&self.next().to_le_bytes()[..part.len()]);
        }
    }
}
