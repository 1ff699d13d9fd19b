//! What the files that are on their way may take of memory: all together, and those of each caller.
//!
//! Owns the bounds. A file takes room as it arrives, so that who sends slowly holds no more than has
//! been sent, or twice as much, and never what others need; it gives it back when its request is done.
//! Taking a file out of its form, sealing it and storing it take as much again for a moment. Does not
//! own how large one file may be (`routes::cases::documents`).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use actix_web::{HttpMessage, HttpRequest, web};
use bangban_domain::id::UserId;

use crate::app::Foundations;
use crate::problem::{Problem, ProblemCode};

/// Three of the largest files, or sixteen ordinary ones.
const MOST_KIB: usize = 32 * 1024;

/// Of one caller: one of the largest files in its form, or six ordinary ones. Who takes room is always
/// signed in, so that nobody gets more of it by other addresses.
const MOST_EACH_KIB: usize = 12 * 1024;

/// When to try again where there is none: files come and go in seconds.
const RETRY_AFTER: u32 = 2;

/// The room of a process.
pub(crate) struct Room {
    most: usize,
    most_each: usize,
    taken: Mutex<Taken>,
}

/// In KiB.
#[derive(Default)]
struct Taken {
    all: usize,
    /// Of those who hold some.
    each: HashMap<UserId, usize>,
}

impl Default for Room {
    fn default() -> Self {
        Self::of(MOST_KIB, MOST_EACH_KIB)
    }
}

impl Room {
    fn of(most: usize, most_each: usize) -> Self {
        Self {
            most,
            most_each,
            taken: Mutex::default(),
        }
    }

    /// Tells whether there was so much.
    fn take(&self, caller: UserId, kib: usize) -> bool {
        let mut taken = self.taken();
        let has = taken.each.get(&caller).copied().unwrap_or_default();
        let is_there = taken.all + kib <= self.most && has + kib <= self.most_each;
        if is_there {
            taken.all += kib;
            taken.each.insert(caller, has + kib);
        }
        is_there
    }

    fn give_back(&self, caller: UserId, kib: usize) {
        let mut taken = self.taken();
        taken.all = taken.all.saturating_sub(kib);
        let has = taken.each.get(&caller).copied().unwrap_or_default();
        match has.saturating_sub(kib) {
            0 => taken.each.remove(&caller),
            left => taken.each.insert(caller, left),
        };
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        // Nothing in between can panic.
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What one request takes; given back when dropped.
pub(crate) struct Share {
    /// None where nothing is counted.
    room: Option<Arc<Room>>,
    caller: UserId,
    kib: usize,
}

/// Stands in a request whose body is in memory, and has its room, before it comes to the handler.
struct Counted;

impl Share {
    /// For what comes with a request of this caller. Nothing more is counted where that was done
    /// ([`Share::covers`]).
    ///
    /// # Errors
    /// `internal` where the server was put together without the foundations.
    pub(crate) fn of(caller: UserId, request: &HttpRequest) -> Result<Self, Problem> {
        if request.extensions().contains::<Counted>() {
            return Ok(Self::uncounted(caller));
        }
        let foundations = request.app_data::<web::Data<Foundations>>();
        let foundations = foundations.ok_or(ProblemCode::Internal)?;
        Ok(Self::in_room(caller, &foundations.room))
    }

    /// For what takes no room of others.
    pub(crate) fn uncounted(caller: UserId) -> Self {
        Self {
            room: None,
            caller,
            kib: 0,
        }
    }

    fn in_room(caller: UserId, room: &Arc<Room>) -> Self {
        Self {
            room: Some(Arc::clone(room)),
            caller,
            kib: 0,
        }
    }

    /// Lets it stand for the body of the request, whoever reads that once more.
    pub(crate) fn covers(&self, request: &HttpRequest) {
        request.extensions_mut().insert(Counted);
    }

    /// Takes room for so many bytes more.
    ///
    /// # Errors
    /// 503 where there is none at the moment.
    pub(crate) fn grow(&mut self, bytes: usize) -> Result<(), Problem> {
        let kib = bytes.div_ceil(1024);
        let Some(room) = &self.room else {
            return Ok(());
        };
        if !room.take(self.caller, kib) {
            return Err(Problem::new(ProblemCode::Unavailable).with_retry_after(RETRY_AFTER));
        }
        self.kib += kib;
        Ok(())
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        if let Some(room) = &self.room {
            room.give_back(self.caller, self.kib);
        }
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
    use uuid::Uuid;

    use super::*;

    fn caller(number: u128) -> UserId {
        Uuid::from_u128(number).into()
    }

    fn left(room: &Room) -> usize {
        room.most - room.taken().all
    }

    #[test]
    fn what_is_taken_is_given_back() {
        let room = Arc::new(Room::of(10, 10));
        let share = |number| Share::in_room(caller(number), &room);
        let (mut first, mut second) = (share(1), share(2));
        first.grow(4 * 1024).unwrap();
        first.grow(1).unwrap();
        second.grow(5 * 1024).unwrap();
        let refused = second.grow(1).unwrap_err();
        assert_eq!(refused.status(), 503);
        drop(first);
        second.grow(5 * 1024).unwrap();
        drop(second);
        assert_eq!(left(&room), 10);
        assert!(room.taken().each.is_empty());
    }

    #[test]
    fn nobody_takes_what_is_for_others() {
        let room = Arc::new(Room::of(10, 4));
        let share = |number| Share::in_room(caller(number), &room);
        let (mut one, mut more, mut other) = (share(1), share(1), share(2));
        one.grow(3 * 1024).unwrap();
        assert_eq!(more.grow(2 * 1024).unwrap_err().status(), 503);
        more.grow(1024).unwrap();
        assert_eq!(more.grow(1).unwrap_err().status(), 503);
        other.grow(4 * 1024).unwrap();
        drop(one);
        more.grow(3 * 1024).unwrap();
    }

    #[test]
    fn what_is_reserved_counts() {
        let room = Arc::new(Room::of(10, 10));
        let mut share = Share::in_room(caller(1), &room);
        let mut bytes = Vec::new();
        append(&mut bytes, &[1; 3000], 9000, &mut share).unwrap();
        assert_eq!((bytes.capacity(), left(&room)), (4096, 6));
        append(&mut bytes, &[2; 1096], 9000, &mut share).unwrap();
        assert_eq!((bytes.capacity(), left(&room)), (4096, 6));
        append(&mut bytes, &[3; 4904], 9000, &mut share).unwrap();
        assert_eq!((bytes.capacity(), left(&room)), (9000, 1));
        assert_eq!((bytes[0], bytes[3000], bytes[8999]), (1, 2, 3));
        let refused = append(&mut bytes, &[4], 9000, &mut share).unwrap_err();
        assert_eq!(refused.status(), 413);
        let mut other = Vec::new();
        let refused = append(&mut other, &[5; 2000], 9000, &mut share).unwrap_err();
        assert_eq!((refused.status().as_u16(), other.len()), (503, 0));
    }
}
