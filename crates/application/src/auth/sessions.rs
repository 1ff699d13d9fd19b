//! From a token to its caller.
//!
//! Owns the copy that a process keeps of callers it verified within the last second, so that a burst
//! of requests of one person costs one look-up. What ends a session in this process is seen at once;
//! what another process ends is seen when the copy is too old. Does not own what a caller may do.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use bangban_domain::id::UserId;
use bangban_domain::policy::Actor;
use bangban_persistence::registry::sessions::{FamilyId, owner_of_active_family};
use bangban_persistence::registry::users;
use bangban_persistence::registry::users::UserProfile;
use bangban_persistence::sealing::sm3;
use chrono::{DateTime, Utc};

use super::tokens::{TokenFault, Verified};
use crate::{Caller, Error, Platform};

/// How long a copy is used: a disabled account is out within a second.
const KEPT_FOR: Duration = Duration::from_secs(1);

/// The most copies; some 40 MB at the very worst.
const MOST: usize = 20_000;

/// A token's digest: the token itself is kept nowhere.
type Key = [u8; 32];

/// Callers verified within the last second, by their tokens.
#[derive(Default)]
pub struct SessionCache(Mutex<Known>);

#[derive(Default)]
struct Known {
    by_token: HashMap<Key, Session>,
    /// How often something was forgotten: what was looked up before that may be over.
    forgettings: u64,
}

#[derive(Clone)]
struct Session {
    actor: Arc<Actor>,
    profile: Arc<UserProfile>,
    family: FamilyId,
    expires_at: DateTime<Utc>,
    /// Before anything was looked up, so that no change is missed for longer than a copy lives.
    verified_at: Instant,
}

impl Session {
    fn caller(self, trace_id: String) -> Caller {
        Caller {
            actor: self.actor,
            profile: self.profile,
            family: self.family,
            trace_id,
        }
    }
}

impl SessionCache {
    /// Forgets a session, after it has ended.
    pub fn forget_session(&self, family: FamilyId) {
        self.forget(|session| session.family == family);
    }

    /// Forgets an account, after it or its roles have changed.
    pub fn forget_account(&self, user: UserId) {
        self.forget(|session| session.actor.user_id == user);
    }

    fn forget(&self, is_over: impl Fn(&Session) -> bool) {
        let mut known = self.known();
        known.forgettings = known.forgettings.wrapping_add(1);
        known.by_token.retain(|_, session| !is_over(session));
    }

    /// The copy; without one, the count of forgettings, for [`SessionCache::put`] after a look-up.
    fn get(&self, key: &Key, now: DateTime<Utc>) -> Result<Session, u64> {
        let fresh = |session: &&Session| {
            session.verified_at.elapsed() < KEPT_FOR && session.expires_at > now
        };
        let known = self.known();
        let session = known.by_token.get(key).filter(fresh).cloned();
        session.ok_or(known.forgettings)
    }

    /// Keeps what was looked up, unless something was forgotten meanwhile: it may have been this very
    /// session, read as running just before its end, and would be let in for a second more.
    fn put(&self, key: Key, session: Session, forgettings: u64) {
        let mut known = self.known();
        if known.forgettings != forgettings {
            return;
        }
        let sessions = &mut known.by_token;
        if sessions.len() >= MOST {
            sessions.retain(|_, session| session.verified_at.elapsed() < KEPT_FOR);
            if sessions.len() >= MOST {
                sessions.clear();
            }
        }
        sessions.insert(key, session);
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for SessionCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionCache")
    }
}

/// The caller whose access token this is: signature, session and account are checked.
///
/// # Errors
/// [`Error::TokenExpired`] for a token that was good, [`Error::Unauthenticated`] where anything else is
/// not in order; those of storage.
pub async fn authenticate(
    platform: &Platform,
    token: &str,
    trace_id: String,
) -> Result<Caller, Error> {
    let verified_at = Instant::now();
    let now = platform.now();
    let key = sm3(token.as_bytes());
    let forgettings = match platform.sessions.get(&key, now) {
        Ok(session) => return Ok(session.caller(trace_id)),
        Err(forgettings) => forgettings,
    };
    let verified = verify(platform, token, now).await?;
    let source = platform.store.reader().await?;
    let owner = owner_of_active_family(&source, verified.family, now).await?;
    // The session is this very account's: a token can't borrow another one's.
    if owner != Some(verified.user) {
        return Err(Error::Unauthenticated);
    }
    let found = users::actor(&source, verified.user).await?;
    let (actor, profile) = found.ok_or(Error::Unauthenticated)?;
    let session = Session {
        actor: Arc::new(actor),
        profile: Arc::new(profile),
        family: verified.family,
        expires_at: verified.expires_at,
        verified_at,
    };
    platform.sessions.put(key, session.clone(), forgettings);
    Ok(session.caller(trace_id))
}

async fn verify(platform: &Platform, token: &str, now: DateTime<Utc>) -> Result<Verified, Error> {
    let Platform {
        tokens,
        store,
        sealing,
        ..
    } = platform;
    let mut outcome = tokens.verify(token, now);
    if outcome == Err(TokenFault::UnknownKey) {
        tokens.look_again(store, sealing, now).await?;
        outcome = tokens.verify(token, now);
    }
    outcome.map_err(|fault| match fault {
        TokenFault::Expired => Error::TokenExpired,
        TokenFault::UnknownKey | TokenFault::Forged => Error::Unauthenticated,
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn session(user: u128, family: u128, age: Duration) -> Session {
        let user = UserId::new(Uuid::from_u128(user));
        Session {
            actor: Arc::new(Actor {
                user_id: user,
                posts: Vec::new(),
                identity: None,
            }),
            profile: Arc::new(UserProfile {
                id: user,
                username: String::new(),
                name: String::new(),
                organization_id: Uuid::nil().into(),
                password_changed_at: None,
            }),
            family: Uuid::from_u128(family).into(),
            expires_at: now() + chrono::TimeDelta::minutes(1),
            verified_at: Instant::now().checked_sub(age).unwrap(),
        }
    }

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }

    #[test]
    fn a_copy_lives_a_second_and_never_longer_than_its_token() {
        let cache = SessionCache::default();
        cache.put([1; 32], session(1, 1, Duration::ZERO), 0);
        cache.put([2; 32], session(1, 1, KEPT_FOR), 0);
        assert!(cache.get(&[1; 32], now()).is_ok());
        assert!(
            cache
                .get(&[1; 32], now() + chrono::TimeDelta::minutes(1))
                .is_err()
        );
        assert!(cache.get(&[2; 32], now()).is_err());
        assert!(cache.get(&[3; 32], now()).is_err());
    }

    #[test]
    fn what_ended_is_forgotten() {
        let cache = SessionCache::default();
        for (key, user, family) in [(1, 1, 1), (2, 1, 2), (3, 2, 3)] {
            cache.put([key; 32], session(user, family, Duration::ZERO), 0);
        }
        cache.forget_session(Uuid::from_u128(1).into());
        let there = |key: u8| cache.get(&[key; 32], now()).is_ok();
        assert_eq!([there(1), there(2), there(3)], [false, true, true]);
        cache.forget_account(Uuid::from_u128(1).into());
        assert_eq!([there(1), there(2), there(3)], [false, false, true]);
    }

    #[test]
    fn what_was_looked_up_before_an_end_is_not_kept_after_it() {
        let cache = SessionCache::default();
        let look_up = || cache.get(&[1; 32], now()).err();
        let put = |before| cache.put([1; 32], session(1, 1, Duration::ZERO), before);
        let before = look_up().unwrap();
        cache.forget_session(Uuid::from_u128(1).into());
        put(before);
        let between = look_up().unwrap();
        cache.forget_account(Uuid::from_u128(1).into());
        put(between);
        let after = look_up().unwrap();
        put(after);
        assert_eq!(look_up(), None);
    }

    #[test]
    fn the_memory_is_bounded() {
        let cache = SessionCache::default();
        let one = session(1, 1, Duration::ZERO);
        for number in 0..=MOST {
            let mut key = [0; 32];
            key[..8].copy_from_slice(&number.to_be_bytes());
            cache.put(key, one.clone(), 0);
        }
        assert!(cache.known().by_token.len() <= MOST);
    }
}
