//! What the files that are on their way may take of memory, all together.
//!
//! Owns the bound. A file takes room as it arrives, so that who sends slowly holds no more than has
//! been sent; it gives it back when its request is done. Sealing a file and storing it takes as much
//! again for a moment. Does not own how large one file may be (`routes::cases::documents`).

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::problem::{Problem, ProblemCode};

/// Three of the largest files, or sixteen ordinary ones.
const MOST_KIB: usize = 32 * 1024;

/// Of the whole process.
static ROOM: Semaphore = Semaphore::const_new(MOST_KIB);

/// When to try again where there is none: files come and go in seconds.
const RETRY_AFTER: u32 = 2;

/// What one request takes; given back when dropped.
pub(crate) struct Share {
    of: &'static Semaphore,
    taken: Option<SemaphorePermit<'static>>,
}

impl Default for Share {
    fn default() -> Self {
        Self {
            of: &ROOM,
            taken: None,
        }
    }
}

impl Share {
    /// Takes room for so many bytes more.
    ///
    /// # Errors
    /// 503 where there is none at the moment.
    pub(crate) fn grow(&mut self, bytes: usize) -> Result<(), Problem> {
        let full = || Problem::new(ProblemCode::Unavailable).with_retry_after(RETRY_AFTER);
        let kib = u32::try_from(bytes.div_ceil(1024)).map_err(|_| full())?;
        let more = self.of.try_acquire_many(kib).map_err(|_| full())?;
        match &mut self.taken {
            Some(taken) => taken.merge(more),
            none => *none = Some(more),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_given_back() {
        static SMALL: Semaphore = Semaphore::const_new(10);
        let share = || Share {
            of: &SMALL,
            taken: None,
        };
        let (mut first, mut second) = (share(), share());
        first.grow(4 * 1024).unwrap();
        first.grow(1).unwrap();
        second.grow(5 * 1024).unwrap();
        let refused = second.grow(1).unwrap_err();
        assert_eq!(refused.status(), 503);
        drop(first);
        second.grow(5 * 1024).unwrap();
        drop(second);
        assert_eq!(SMALL.available_permits(), 10);
    }
}
