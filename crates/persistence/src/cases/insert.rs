//! A new case.

use bangban_domain::case::{Case, Decision};

use super::row::Personal;
use super::write::{Act, As, prepare, write};
use crate::audit::chain;
use crate::keys::Sealing;
use crate::{StoreError, Transaction};

/// Writes a case that was never saved, with its timeline, audit record and outbox. Gives it back
/// with version 1.
///
/// # Errors
/// [`StoreError::NoEvent`] for a decision without events, [`StoreError::Stale`] for a case that was
/// saved before, [`StoreError::Duplicate`] (`cases_case_number`) where the number is taken; else as
/// [`StoreError`] says.
pub async fn insert(
    tx: &Transaction,
    decision: &Decision,
    act: &Act<'_>,
    sealing: &Sealing,
) -> Result<Case, StoreError> {
    if decision.case.version != 0 {
        return Err(StoreError::Stale);
    }
    let change = prepare(decision, Personal::Written, chain::GENESIS, act, sealing)?;
    write(tx, change, As::New).await?;
    Ok(Case {
        version: 1,
        ..decision.case.clone()
    })
}
