//! Whether a phone was proved: the code that was typed against the one that was sent.
//!
//! Owns the digest and the counting of tries. A wrong code, an expired, a used, a too often tried one and
//! one that was never sent all look alike.

use bangban_domain::fault::Fault;
use bangban_domain::one_time_code::OneTimeCode;
use bangban_domain::phone::Phone;
use bangban_persistence::Transaction;
use bangban_persistence::audit::{self, Entry, Outcome, Subject};
use bangban_persistence::registry::one_time_codes::{self, KeptCode};
use chrono::{DateTime, Utc};
use serde_json::json;

use super::register::ACTION;
use crate::{Error, Platform};

/// What is kept of a code. It hangs on the phone, so that a code proves one phone only.
pub(super) fn digest(platform: &Platform, phone: &Phone, code: &OneTimeCode) -> String {
    let text = format!("{}:{}", phone.as_str(), code.as_str());
    hex::encode(platform.sealing.index.of("one-time-code", &text))
}

/// A code that somebody typed for a phone.
pub(super) struct Proof<'a> {
    /// Stands for the phone.
    pub(super) phone_key: &'a str,
    /// What the kept digest has to be.
    pub(super) digest: &'a str,
}

impl Proof<'_> {
    /// Counts the try, and goes on only with the right code.
    ///
    /// # Errors
    /// The fault of a code that does not fit; those of storage.
    pub(super) async fn must_fit(
        &self,
        platform: &Platform,
        now: DateTime<Utc>,
        trace_id: &str,
    ) -> Result<(), Error> {
        let tx = platform.store.begin().await?;
        let kept = one_time_codes::find(&tx, self.phone_key).await?;
        let mut fits = false;
        if let Some(kept) = kept.filter(|kept| kept.sending.is_open(now)) {
            // Both are keyed digests: how long the comparison takes says nothing about the code.
            fits = kept.digest == self.digest;
            let tried = KeptCode {
                sending: kept.sending.tried(),
                ..kept
            };
            one_time_codes::replace(&tx, self.phone_key, &tried).await?;
        }
        if !fits {
            let entry = Entry {
                at: now,
                actor: None,
                action: ACTION.to_owned(),
                outcome: Outcome::Denied,
                subject: Subject::new("phone", self.phone_key),
                detail: json!({ "code": "wrong_code" }),
                trace_id: trace_id.to_owned(),
            };
            audit::record(&tx, &platform.sealing.audit, entry).await?;
        }
        tx.commit().await?;
        if fits { Ok(()) } else { Err(wrong()) }
    }

    /// Uses the code up, unless somebody else has.
    ///
    /// # Errors
    /// The fault of a code that does not fit; those of storage.
    pub(super) async fn use_up(&self, tx: &Transaction, now: DateTime<Utc>) -> Result<(), Error> {
        let kept = one_time_codes::find(tx, self.phone_key).await?;
        let kept = kept
            .filter(|kept| kept.sending.is_good(now) && kept.digest == self.digest)
            .ok_or_else(wrong)?;
        let used = KeptCode {
            sending: kept.sending.used(now),
            ..kept
        };
        Ok(one_time_codes::replace(tx, self.phone_key, &used).await?)
    }
}

fn wrong() -> Error {
    Error::Faulty(vec![Fault::at("/code", "wrong_code")])
}
