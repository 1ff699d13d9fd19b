//! Signing in with name and password; an applicant's phone stands for the name.
//!
//! Owns the order of the checks. Known and unknown names take the same steps, to the statement: a lock,
//! a hash, a counted failure, a record. Does not own the limit by address, which stands before (`http`).

use bangban_domain::id::UserId;
use bangban_domain::phone::Phone;
use bangban_persistence::Source;
use bangban_persistence::audit::{self, Entry, Outcome, Subject};
use bangban_persistence::keys::phone_key;
use bangban_persistence::registry::unknown_sign_ins::{self, UnknownSignIn};
use bangban_persistence::registry::users::{self, SignInAccount};
use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::issue::{self, SignedIn};
use super::lockout;
use crate::{Error, Platform};

/// The name of the act in the audit trail.
const ACTION: &str = "auth/login";

/// What somebody signs in with. No `Debug`.
#[derive(Clone)]
pub struct Credentials {
    /// The account's name, in any case of letters; or the phone that it was registered with.
    pub username: String,
    /// The password, as typed.
    pub password: String,
    /// The code of a second factor. Taken and not looked at: no account has a second factor yet, and
    /// a client that sends one must not be refused for it.
    pub otp: Option<String>,
}

/// Signs in.
///
/// # Errors
/// [`Error::WrongCredentials`] for an unknown name, a wrong password or a disabled account, which look
/// alike; [`Error::TooManyAttempts`] while the name is locked or too many sign in; those of storage.
pub async fn login(
    platform: &Platform,
    credentials: Credentials,
    trace_id: &str,
) -> Result<SignedIn, Error> {
    let attempt = Attempt::begin(platform, &credentials.username, trace_id).await?;
    attempt.must_be_open()?;
    let hash = attempt
        .account
        .as_ref()
        .and_then(|account| account.password_hash.clone());
    let fits = platform
        .passwords
        .verify(credentials.password, hash)
        .await?;
    match &attempt.account {
        Some(account) if fits && account.active => {
            attempt.succeed(account, &credentials.username).await
        }
        _ => attempt.fail().await,
    }
}

/// The account that is meant. No name begins with a digit, so that a phone number is no name.
async fn find(
    platform: &Platform,
    source: &impl Source,
    typed: &str,
) -> Result<Option<SignInAccount>, Error> {
    let found = match Phone::parse(typed) {
        Ok(phone) => {
            users::by_phone(source, &phone_key(&platform.sealing.index, phone.as_str())).await
        }
        Err(_) => users::by_username(source, typed).await,
    };
    Ok(found?)
}

/// Stands for a typed name: it may be anything, a password in the wrong field too.
fn name_key(platform: &Platform, username: &str) -> String {
    hex::encode(
        platform
            .sealing
            .index
            .of("username", &username.to_lowercase()),
    )
}

struct Attempt<'a> {
    platform: &'a Platform,
    name_key: String,
    account: Option<SignInAccount>,
    /// What counts where there is no account.
    unknown: UnknownSignIn,
    trace_id: &'a str,
}

impl<'a> Attempt<'a> {
    async fn begin(
        platform: &'a Platform,
        username: &str,
        trace_id: &'a str,
    ) -> Result<Self, Error> {
        let name_key = name_key(platform, username);
        let reader = platform.store.reader().await?;
        Ok(Self {
            account: find(platform, &reader, username).await?,
            unknown: unknown_sign_ins::get(&reader, &name_key).await?,
            platform,
            name_key,
            trace_id,
        })
    }

    fn must_be_open(&self) -> Result<(), Error> {
        let locked_until = match &self.account {
            Some(account) => account.locked_until,
            None => self.unknown.locked_until,
        };
        lockout::must_be_open(locked_until, self.platform.now())
    }

    async fn succeed(&self, account: &SignInAccount, username: &str) -> Result<SignedIn, Error> {
        let platform = self.platform;
        let now = platform.now();
        let tx = platform.store.begin().await?;
        // Once more, after the hash: guesses that were made meanwhile may have locked the account, and
        // the right one among many at once must not get through.
        let current = find(platform, &tx, username)
            .await?
            .ok_or(Error::WrongCredentials)?;
        lockout::must_be_open(current.locked_until, now)?;
        if !current.active
            || current.id != account.id
            || current.password_hash != account.password_hash
        {
            return Err(Error::WrongCredentials);
        }
        users::reset_failures(&tx, account.id).await?;
        let signed_in = issue::begin(platform, &tx, account.id, now).await?;
        let subject = Subject::new("user", account.id);
        audit::record(
            &tx,
            &platform.sealing.audit,
            self.entry(Outcome::Done, subject, false, now),
        )
        .await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    async fn fail(&self) -> Result<SignedIn, Error> {
        let platform = self.platform;
        let now = platform.now();
        // Of the account and the unknown name, one counts; the statement about the other one is run all
        // the same and touches no row, for its time.
        let (failures, id, unknown, subject) = match &self.account {
            Some(account) => (
                account.failed_sign_ins,
                account.id,
                None,
                Subject::new("user", account.id),
            ),
            None => (
                self.unknown.failures,
                UserId::new(Uuid::nil()),
                Some(self.name_key.as_str()),
                Subject::new("unknown_account", &self.name_key),
            ),
        };
        let locks = failures.saturating_add(1) >= lockout::FAILURES;
        let lockout = lockout::at(now);
        let tx = platform.store.begin().await?;
        users::record_failure(&tx, id, lockout).await?;
        unknown_sign_ins::record_failure(&tx, unknown, now, lockout).await?;
        audit::record(
            &tx,
            &platform.sealing.audit,
            self.entry(Outcome::Denied, subject, locks, now),
        )
        .await?;
        tx.commit().await?;
        Err(Error::WrongCredentials)
    }

    fn entry(&self, outcome: Outcome, subject: Subject, locks: bool, now: DateTime<Utc>) -> Entry {
        let signed_in = if outcome == Outcome::Done {
            self.account.as_ref()
        } else {
            None
        };
        Entry {
            at: now,
            actor: signed_in.map(|account| account.id),
            action: ACTION.to_owned(),
            outcome,
            subject,
            detail: if locks {
                json!({ "locked": true })
            } else {
                json!({})
            },
            trace_id: self.trace_id.to_owned(),
        }
    }
}
