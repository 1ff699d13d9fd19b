//! What the files that are on their way may take of memory, all together.
//!
//! Owns the bound. A file takes room as it arrives, so that who sends slowly holds no more than has
//! been sent, or twice as much; it gives it back when its request is done. Sealing a file and storing
//! it takes as much again for a moment. Does not own how large one file may be
//! (`routes::cases::documents`).

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

/// Adds to bytes that may become so many, and takes the room that they then hold: memory is taken in
/// doubling steps, and what is not filled yet counts too.
///
/// # Errors
/// 413 for more than so many, 503 where there is no room at the moment.
pub(crate) fn append(
    bytes: &mut Vec<u8>,
    more: &[u8],
    most: usize,
    room: &mut Share,
) -> Result<(), Problem> {
    let length = bytes.len() + more.len();
    if length > most {
        return Err(ProblemCode::PayloadTooLarge.into());
    }
    if length > bytes.capacity() {
        let capacity = length.next_power_of_two().min(most);
        room.grow(capacity - bytes.capacity())?;
        bytes.reserve_exact(capacity - bytes.len());
    }
    bytes.extend_from_slice(more);
    Ok(())
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

    #[test]
    fn what_is_reserved_counts() {
        static SMALL: Semaphore = Semaphore::const_new(10);
        let mut share = Share {
            of: &SMALL,
            taken: None,
        };
        let mut bytes = Vec::new();
        append(&mut bytes, &[1; 3000], 9000, &mut share).unwrap();
        assert_eq!((bytes.capacity(), SMALL.available_permits()), (4096, 6));
        append(&mut bytes, &[2; 1096], 9000, &mut share).unwrap();
        assert_eq!((bytes.capacity(), SMALL.available_permits()), (4096, 6));
        append(&mut bytes, &[3; 4904], 9000, &mut share).unwrap();
        assert_eq!((bytes.capacity(), SMALL.available_permits()), (9000, 1));
        assert_eq!((bytes[0], bytes[3000], bytes[8999]), (1, 2, 3));
        let refused = append(&mut bytes, &[4], 9000, &mut share).unwrap_err();
        assert_eq!(refused.status(), 413);
        let mut other = Vec::new();
        let refused = append(&mut other, &[5; 2000], 9000, &mut share).unwrap_err();
        assert_eq!((refused.status().as_u16(), other.len()), (503, 0));
    }
}
