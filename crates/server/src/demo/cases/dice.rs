//! Numbers that look random and are the same in every run: what varies from case to case.
//!
//! Owns the generator. Ids, nonces and codes do not come from here, but from the platform.

/// SplitMix64 (Steele, Lea, Flood 2014).
#[derive(Debug, Clone)]
pub(in crate::demo) struct Dice(u64);

impl Dice {
    /// The generator of one case.
    pub(in crate::demo) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ (value >> 31)
    }

    /// A number below `most`; 0 where that is 0.
    pub(in crate::demo) fn below(&mut self, most: u32) -> u32 {
        let most = u64::from(most.max(1));
        // Below a u32, so that it fits.
        (self.next() % most) as u32
    }

    /// A number from `least` to `most`, both included.
    pub(in crate::demo) fn between(&mut self, least: u32, most: u32) -> u32 {
        least + self.below(most.saturating_sub(least) + 1)
    }

    /// True so many times out of a hundred.
    pub(in crate::demo) fn percent(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of these; there is at least one.
    pub(in crate::demo) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        let most = u32::try_from(from.len()).unwrap_or(u32::MAX);
        from[self.below(most) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let throw = |seed| {
            let mut dice = Dice::new(seed);
            [0; 20].map(|_: u32| dice.between(3, 9))
        };
        assert_eq!(throw(7), throw(7));
        assert_ne!(throw(7), throw(8));
        assert!(throw(7).iter().all(|number| (3..=9).contains(number)));
    }
}
