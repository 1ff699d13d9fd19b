//! How records are chained.
//!
//! Owns the bytes that are hashed. A record's hash is HMAC-SM3 over all of its fields and the hash
//! of the record before. The head of a chain is the hash of its last record, and a seal over chain,
//! number and hash: the hash lets the next record be made without reading the last one, and the
//! seal keeps anybody without the key from declaring an earlier record the last. What is left is
//! putting back an older head together with an older case, which only a copy kept elsewhere tells.

use bangban_domain::time::to_micros;
use uuid::Uuid;

use super::Entry;
use crate::StoreError;
use crate::entity::audit_event::Model;
use crate::keys::AuditKey;
use crate::sealing::hmac_sm3;

/// What the first record of a chain follows.
pub(crate) const GENESIS: [u8; 32] = [0; 32];

/// The action of the last record of a case that was removed.
pub(crate) const PURGE: &str = "case/purge";

const CASE: &str = "case:";
const SHARD: &str = "shard:";

/// How many chains there are for what belongs to no case.
pub(crate) const SHARDS: u8 = 16;

/// The chain of a case.
pub(crate) fn of_case(id: Uuid) -> String {
    format!("{CASE}{id}")
}

/// The case whose chain this is.
pub(crate) fn case_of(chain: &str) -> Option<Uuid> {
    chain.strip_prefix(CASE)?.parse().ok()
}

/// The chain of that number.
pub(crate) fn shard(number: u8) -> String {
    format!("{SHARD}{number}")
}

/// The record that follows `previous`.
pub(crate) fn link(
    key: &AuditKey,
    chain: String,
    sequence: i64,
    entry: Entry,
    previous: [u8; 32],
) -> Model {
    let mut model = Model {
        chain,
        sequence,
        at: to_micros(entry.at),
        actor_id: entry.actor.map(Into::into),
        action: entry.action,
        outcome: entry.outcome.as_str().to_owned(),
        subject_kind: entry.subject.kind,
        subject_id: entry.subject.id,
        detail: entry.detail.to_string(),
        trace_id: entry.trace_id,
        previous: previous.to_vec(),
        hash: Vec::new(),
    };
    model.hash = hash(key, &model).to_vec();
    model
}

/// The hash of a record as its fields say it has to be. Each field has its length before it, so
/// that no two records run together into the same bytes.
pub(crate) fn hash(key: &AuditKey, record: &Model) -> [u8; 32] {
    let sequence = record.sequence.to_be_bytes();
    let at = record.at.timestamp_micros().to_be_bytes();
    let actor = record.actor_id.map(Uuid::into_bytes);
    let fields: [&[u8]; 12] = [
        b"record",
        record.chain.as_bytes(),
        &sequence,
        &at,
        actor.as_ref().map_or(&[], |id| id.as_slice()),
        record.action.as_bytes(),
        record.outcome.as_bytes(),
        record.subject_kind.as_bytes(),
        record.subject_id.as_bytes(),
        record.detail.as_bytes(),
        record.trace_id.as_bytes(),
        &record.previous,
    ];
    mac(key, &fields)
}

/// The head of a chain whose last record is this one.
pub(crate) fn head(key: &AuditKey, chain: &str, sequence: i64, hash: [u8; 32]) -> [u8; 64] {
    let number = sequence.to_be_bytes();
    let seal = mac(key, &[b"head", chain.as_bytes(), &number, &hash]);
    let mut head = [0; 64];
    head[..32].copy_from_slice(&hash);
    head[32..].copy_from_slice(&seal);
    head
}

/// The hash of the last record, from a stored head.
///
/// # Errors
/// [`StoreError::Corrupt`] where it is no head.
pub(crate) fn hash_of_head(head: &[u8]) -> Result<[u8; 32], StoreError> {
    if head.len() != 64 {
        return Err(StoreError::Corrupt("audit head"));
    }
    head[..32]
        .try_into()
        .map_err(|_| StoreError::Corrupt("audit head"))
}

/// The hash of a record as stored.
///
/// # Errors
/// [`StoreError::Corrupt`] where it has another length.
pub(crate) fn stored_hash(record: &Model) -> Result<[u8; 32], StoreError> {
    record
        .hash
        .as_slice()
        .try_into()
        .map_err(|_| StoreError::Corrupt("audit hash"))
}

fn mac(key: &AuditKey, fields: &[&[u8]]) -> [u8; 32] {
    let mut bytes = Vec::with_capacity(512);
    for field in fields {
        bytes.extend((field.len() as u64).to_be_bytes());
        bytes.extend_from_slice(field);
    }
    hmac_sm3(&key.0, &[&bytes])
}
