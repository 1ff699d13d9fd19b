//! Text messages (短信): from the table of those that wait to whoever sends them.
//!
//! Owns when a message is tried again, and what a sender has to do. Does not own the sending itself
//! (`bangban_integration`), nor what is said and to whom. Whoever asks for a message does so in the
//! transaction of what it is about and waits for nobody: how long a request takes says nothing, and a
//! provider that is away loses nothing.

use std::io;

use bangban_persistence::text_messages::{self, TakenText};
use chrono::TimeDelta;
use futures_util::future::{BoxFuture, join_all};
use uuid::Uuid;

use crate::{Error, Platform};

/// Messages taken in one go; they are sent at the same time.
const BATCH: u32 = 20;
/// How long they stay taken, should this process die. No sender may take as long for one.
const LEASE: TimeDelta = TimeDelta::seconds(60);
/// The rest before the second try, in seconds; it doubles with each further one.
const FIRST_RETRY: i64 = 2;
/// The longest rest, in seconds: most messages are worth little after some minutes.
const LONGEST_RETRY: i64 = 30;

/// A message to be sent. No `Debug`: it holds a phone number, and often a code.
#[derive(Clone, PartialEq, Eq)]
pub struct TextMessage {
    /// Its id: the same however often it is tried, so that a provider can tell a repetition.
    pub id: Uuid,
    /// To whom.
    pub phone: String,
    /// What is said.
    pub text: String,
}

/// Sends text messages.
pub trait TextSender: Send + Sync {
    /// Sends one, within half a minute.
    fn send<'a>(&'a self, message: &'a TextMessage) -> BoxFuture<'a, Result<(), NotSent>>;
}

/// Why a message was not sent. Holds nothing of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// Nobody answered.
    #[error("the provider can't be reached")]
    Unreachable,
    /// No answer came in time.
    #[error("the provider did not answer in time")]
    TimedOut,
    /// The provider refused it, with this status.
    #[error("the provider answered {0}")]
    Refused(u16),
    /// The file for messages can't be written.
    #[error("the file for messages can't be written: {0}")]
    File(io::ErrorKind),
}

/// What a run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TextReport {
    /// Messages that were sent.
    pub sent: usize,
    /// Messages that will be tried again.
    pub put_off: usize,
    /// Messages that it was too late for.
    pub expired: u64,
}

/// Sends what waits.
///
/// # Errors
/// Those of storage. A message that can't be sent is put off.
pub async fn run_once(
    platform: &Platform,
    sender: &dyn TextSender,
    owner: Uuid,
) -> Result<TextReport, Error> {
    let (store, keyring) = (&platform.store, &platform.sealing.keyring);
    let owner = owner.to_string();
    let now = platform.now();
    let taken = text_messages::take(store, &owner, now, now + LEASE, BATCH, keyring).await?;
    if taken.expired > 0 {
        let expired = taken.expired;
        tracing::error!(
            expired,
            "text messages were not sent in time, and are given up"
        );
    }
    let mut report = TextReport {
        expired: taken.expired,
        ..TextReport::default()
    };
    let attempts = taken.texts.into_iter().map(|text| attempt(sender, text));
    for (id, attempts, outcome) in join_all(attempts).await {
        match outcome {
            Ok(()) => {
                text_messages::sent(store, id, &owner).await?;
                report.sent += 1;
            }
            Err(fault) => {
                tracing::warn!(%fault, message = %id, attempts, "a text message was not sent, put off");
                let retry_at = platform.now() + rest_after(attempts);
                text_messages::put_off(store, id, &owner, retry_at).await?;
                report.put_off += 1;
            }
        }
    }
    Ok(report)
}

async fn attempt(sender: &dyn TextSender, text: TakenText) -> (Uuid, i32, Result<(), NotSent>) {
    let message = TextMessage {
        id: text.id,
        phone: text.phone,
        text: text.text,
    };
    (text.id, text.attempts, sender.send(&message).await)
}

fn rest_after(attempts: i32) -> TimeDelta {
    let doublings = u32::try_from(attempts.clamp(1, 16) - 1).unwrap_or_default();
    TimeDelta::seconds((FIRST_RETRY << doublings).min(LONGEST_RETRY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rests_grow_to_half_a_minute() {
        let seconds = |attempts| rest_after(attempts).num_seconds();
        let rests: Vec<i64> = (1..8).map(seconds).collect();
        assert_eq!(rests, [2, 4, 8, 16, 30, 30, 30]);
        assert_eq!([seconds(0), seconds(i32::MAX)], [2, 30]);
    }
}
