//! Asking for a one-time code.
//!
//! Owns the message. Whether the phone has an account is not even looked up: the answer can't tell it,
//! and neither can the time that it takes.

use bangban_domain::one_time_code::{LIFETIME, OneTimeCode, Sending, TooSoon};
use bangban_domain::phone::Phone;
use bangban_persistence::audit::{self, Entry, Outcome, Subject};
use bangban_persistence::keys::phone_key;
use bangban_persistence::registry::one_time_codes::{self, KeptCode};
use bangban_persistence::text_messages::{self, NewText};
use bangban_persistence::{StoreError, Transaction};
use chrono::{DateTime, Utc};
use serde_json::json;

use super::proof;
use crate::{Error, Platform};

/// A code that is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeSent {
    /// Seconds that it is good.
    pub expires_in: i64,
    /// Seconds until another may be asked for.
    pub retry_after: i64,
}

/// Has a code sent to a mobile number.
///
/// # Errors
/// [`Error::TooSoon`] where one was sent a moment ago, or too many today; those of storage.
pub async fn request_code(
    platform: &Platform,
    phone: &Phone,
    trace_id: &str,
) -> Result<CodeSent, Error> {
    let now = platform.now();
    let key = phone_key(&platform.sealing.index, phone.as_str());
    let code = OneTimeCode::draw(platform.random_bytes());
    let tx = platform.store.begin().await?;
    let sending = keep(platform, &tx, &key, phone, &code, now).await?;
    let message = NewText {
        id: platform.fresh_id(),
        phone: phone.clone(),
        text: text_of(&code),
        created_at: now,
        expires_at: sending.expires_at(),
    };
    let keyring = &platform.sealing.keyring;
    text_messages::insert(&tx, &message, keyring, &*platform.random).await?;
    let entry = Entry {
        at: now,
        actor: None,
        action: "auth/registration-code".to_owned(),
        outcome: Outcome::Done,
        subject: Subject::new("phone", key),
        detail: json!({}),
        trace_id: trace_id.to_owned(),
    };
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    tx.commit().await?;
    Ok(CodeSent {
        expires_in: LIFETIME.num_seconds(),
        retry_after: (sending.next_at() - now).num_seconds(),
    })
}

/// Keeps the code in place of the one before.
async fn keep(
    platform: &Platform,
    tx: &Transaction,
    key: &str,
    phone: &Phone,
    code: &OneTimeCode,
    now: DateTime<Utc>,
) -> Result<Sending, Error> {
    let before = one_time_codes::find(tx, key).await?;
    let sending = match &before {
        None => Sending::first(now),
        Some(before) => {
            let next = before.sending.again(now);
            next.map_err(|TooSoon { until }| too_soon(until, now))?
        }
    };
    let kept = KeptCode {
        digest: proof::digest(platform, phone, code),
        sending,
    };
    let outcome = match before {
        Some(_) => one_time_codes::replace(tx, key, &kept).await,
        None => one_time_codes::insert(tx, key, &kept).await,
    };
    match outcome {
        Ok(()) => Ok(sending),
        // Somebody else asked for the same phone in this very moment.
        Err(StoreError::Stale) => Err(too_soon(sending.next_at(), now)),
        Err(error) => Err(error.into()),
    }
}

fn too_soon(until: DateTime<Utc>, now: DateTime<Utc>) -> Error {
    // The last second begun counts as a whole one.
    let left = (until - now).num_seconds().saturating_add(1);
    Error::TooSoon {
        retry_after: u32::try_from(left).unwrap_or(1),
    }
}

/// What the message says: the code, and nothing about anybody.
fn text_of(code: &OneTimeCode) -> String {
    let (code, minutes) = (code.as_str(), LIFETIME.num_minutes());
    format!("【帮办代办】验证码 {code}，{minutes} 分钟内有效。请勿告诉他人。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_says_the_code_and_no_more() {
        let code = OneTimeCode::parse("123456").unwrap();
        assert_eq!(
            text_of(&code),
            "【帮办代办】验证码 123456，5 分钟内有效。请勿告诉他人。"
        );
    }
}
