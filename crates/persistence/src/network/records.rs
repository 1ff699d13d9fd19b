//! What of an agent is for some eyes alone: political status and party branch (rule P1).
//!
//! Owns the table and the sealing. Whoever asks has been allowed to, and has left a record of it.

use bangban_domain::id::UserId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::{Deserialize, Serialize};

use super::entity::agent_record::{ActiveModel, Column, Entity};
use crate::random::{Random, fresh_nonce};
use crate::sealing::Keyring;
use crate::source::Connected;
use crate::{Source, StoreError, Transaction};

/// Political status and party branch. No `Debug`: sensitive.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentRecord {
    /// 政治面貌.
    pub political_status: Option<String>,
    /// 党支部.
    pub party_branch: Option<String>,
}

/// Keeps it, in place of what was there.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn put(
    tx: &Transaction,
    agent: UserId,
    record: &AgentRecord,
    (by, at): (UserId, DateTime<Utc>),
    keyring: &Keyring,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let plain = serde_json::to_vec(record).map_err(|_| StoreError::Other)?;
    let row = ActiveModel {
        agent_id: Set(agent.uuid()),
        sealed: Set(keyring.seal(&plain, &aad(agent), fresh_nonce(random))),
        recorded_by: Set(by.uuid()),
        recorded_at: Set(at),
    };
    let newer = OnConflict::column(Column::AgentId)
        .update_columns([Column::Sealed, Column::RecordedBy, Column::RecordedAt])
        .to_owned();
    Entity::insert(row)
        .on_conflict(newer)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

/// What is kept of an agent, if anything is.
///
/// # Errors
/// [`StoreError::Corrupt`] where it was altered or moved; others where the database fails.
pub async fn get(
    source: &impl Source,
    agent: UserId,
    keyring: &Keyring,
) -> Result<Option<AgentRecord>, StoreError> {
    let row = Entity::find_by_id(agent.uuid())
        .one(source.connection())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let plain = keyring.open(&row.sealed, &aad(agent)).map_err(|fault| {
        tracing::error!(%agent, %fault, "an agent's record can't be opened");
        StoreError::Corrupt("agent_records.sealed")
    })?;
    let record = serde_json::from_slice(&plain);
    record.map_err(|_| StoreError::Corrupt("agent_records.sealed"))
}

fn aad(agent: UserId) -> Vec<u8> {
    format!("agent_records/{agent}").into_bytes()
}
