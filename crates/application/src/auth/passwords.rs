//! Hashing of passwords: Argon2id, off the workers that serve requests.
//!
//! Owns parameters, the bounded queue, and the hash that stands in for that of an unknown account. Does
//! not own what a good password is, nor where hashes are kept.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, PasswordHasher, PasswordVerifier, Version};
use bangban_persistence::Random;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::decoy;
use super::hashers::Hashers;
use crate::Error;

/// Cost of a hash: memory in KiB, passes, lanes.
pub use argon2::Params;

/// OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, two passes, one lane; some 20 ms.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Bytes of a salt (RFC 9106 §3.1).
const SALT_BYTES: usize = 16;

/// How many may wait for each hash that is being made: less than a second's work. Who comes later is
/// told so at once, so that a flood of sign-ins can't fill the memory with waiting requests.
const WAITING_PER_PERMIT: usize = 32;

/// Makes and checks hashes, so many at a time.
pub struct Passwords {
    params: Params,
    permits: Arc<Semaphore>,
    hashers: Hashers,
    waiting: AtomicUsize,
    most_waiting: usize,
    decoy: Arc<str>,
}

impl Passwords {
    /// With the parameters of production.
    #[must_use]
    pub fn standard(permits: usize) -> Self {
        // The constants lie inside the ranges of the standard; the default is the same anyway.
        Self::new(
            Params::new(MEMORY_KIB, PASSES, LANES, None).unwrap_or_default(),
            permits,
        )
    }

    /// With other parameters: cheaper ones for tests. `permits` is how many hashes are made at the
    /// same time, at least one: as many as there are processors, or fewer to keep some for requests.
    #[must_use]
    pub fn new(params: Params, permits: usize) -> Self {
        let permits = permits.max(1);
        Self {
            decoy: decoy::hash(&params).into(),
            params,
            permits: Arc::new(Semaphore::new(permits)),
            hashers: Hashers::start(permits),
            waiting: AtomicUsize::new(0),
            most_waiting: permits.saturating_mul(WAITING_PER_PERMIT),
        }
    }

    /// The hash of a password in the PHC string format, with a fresh salt.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`] where too many wait already.
    pub async fn hash(&self, password: String, random: &dyn Random) -> Result<String, Error> {
        let mut salt = [0; SALT_BYTES];
        random.fill(&mut salt);
        let params = self.params.clone();
        let hashed = self.in_turn(move || {
            let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
            let hash: Result<PasswordHash, _> =
                hasher.hash_password_with_salt(password.as_bytes(), &salt);
            hash.map(|hash| hash.to_string())
        });
        hashed.await?.map_err(|error| {
            tracing::error!(%error, "password hashing");
            Error::Internal
        })
    }

    /// Whether the password is the one of the hash. Without a hash it is not, and finding out takes
    /// the same time.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`] where too many wait already.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, Error> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.decoy.as_ref().to_owned());
        let fits = self.in_turn(move || fits(&password, &hash)).await?;
        Ok(known && fits)
    }

    /// Runs the work on a thread that hashes, once it is its turn.
    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let permit = self.permit().await?;
        let done = self.hashers.run(move || {
            let result = work();
            // Here, and not with the request, which may have been given up meanwhile.
            drop(permit);
            result
        });
        done.await.ok_or_else(|| {
            tracing::error!("a password was neither hashed nor checked");
            Error::Internal
        })
    }

    async fn permit(&self) -> Result<OwnedSemaphorePermit, Error> {
        if let Ok(permit) = Arc::clone(&self.permits).try_acquire_owned() {
            return Ok(permit);
        }
        let _place = Place::take(&self.waiting, self.most_waiting)?;
        Arc::clone(&self.permits)
            .acquire_owned()
            .await
            .map_err(|_| Error::Internal)
    }
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passwords")
    }
}

fn fits(password: &str, hash: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else {
        tracing::error!("a stored password hash can't be read");
        return false;
    };
    // The parameters are those of the hash: older ones go on working.
    Argon2::default()
        .verify_password(password.as_bytes(), &parsed)
        .is_ok()
}

/// A place in the queue; given back when dropped.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize, most: usize) -> Result<Self, Error> {
        let place = Self(waiting);
        // Counted before it is compared, so that many at once can't all find the last place free.
        if waiting.fetch_add(1, Ordering::Relaxed) < most {
            Ok(place)
        } else {
            Err(Error::TooManyAttempts { retry_after: 1 })
        }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    struct Zeros;

    impl Random for Zeros {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0);
        }
    }

    pub(crate) fn cheap(permits: usize) -> Passwords {
        Passwords::new(Params::new(8, 1, 1, None).unwrap(), permits)
    }

    #[tokio::test]
    async fn a_password_fits_its_hash_alone() {
        let passwords = cheap(1);
        let hash = passwords
            .hash("Yimeng-2026".to_owned(), &Zeros)
            .await
            .unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{hash}");
        let verify = |password: &str, hash: Option<&str>| {
            passwords.verify(password.to_owned(), hash.map(str::to_owned))
        };
        assert_eq!(verify("Yimeng-2026", Some(&hash)).await, Ok(true));
        assert_eq!(verify("yimeng-2026", Some(&hash)).await, Ok(false));
        assert_eq!(verify("Yimeng-2026", Some("nonsense")).await, Ok(false));
        assert_eq!(verify("Yimeng-2026", None).await, Ok(false));
    }

    #[test]
    fn the_parameters_of_production_are_those_recommended() {
        let decoy = Passwords::standard(2).decoy;
        assert!(
            decoy.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{decoy}"
        );
    }

    #[tokio::test]
    async fn who_finds_the_queue_full_is_told_at_once() {
        let passwords = Arc::new(cheap(1));
        let held = passwords.permit().await.unwrap();
        let waiting: Vec<_> = (0..WAITING_PER_PERMIT)
            .map(|_| {
                let passwords = Arc::clone(&passwords);
                tokio::spawn(async move { passwords.verify("x".to_owned(), None).await })
            })
            .collect();
        while passwords.waiting.load(Ordering::Relaxed) < WAITING_PER_PERMIT {
            tokio::task::yield_now().await;
        }
        let refused = passwords.verify("x".to_owned(), None).await;
        assert_eq!(refused, Err(Error::TooManyAttempts { retry_after: 1 }));
        drop(held);
        for task in waiting {
            assert_eq!(task.await.unwrap(), Ok(false));
        }
        assert_eq!(passwords.waiting.load(Ordering::Relaxed), 0);
    }

    #[tokio::test]
    async fn who_gives_up_leaves_the_queue() {
        let passwords = cheap(1);
        let held = passwords.permit().await.unwrap();
        let waiting = tokio::time::timeout(std::time::Duration::from_millis(5), passwords.permit());
        assert!(waiting.await.is_err());
        assert_eq!(passwords.waiting.load(Ordering::Relaxed), 0);
        drop(held);
    }
}
