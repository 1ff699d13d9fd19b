//! Replies that can be given again: the memory behind `Idempotency-Key`.
//!
//! Owns the names under which `http` knows it. The rules stand in `persistence::idempotency`, those
//! of the header in `http`.

use bangban_persistence::idempotency;
pub use bangban_persistence::idempotency::{Claim, Request, Response as Reply, Ticket};

use crate::{Error, Platform};

/// Claims a key for a request with this fingerprint.
///
/// # Errors
/// Those of storage.
pub async fn claim(platform: &Platform, request: &Request<'_>) -> Result<Claim, Error> {
    Ok(idempotency::claim(
        &platform.store,
        request,
        platform.now(),
        &platform.sealing.keyring,
    )
    .await?)
}

/// Keeps the reply to a request that has succeeded and kept none with its effect. Refusals are not kept:
/// their key is given back.
///
/// # Errors
/// Those of storage.
pub async fn keep(platform: &Platform, ticket: &Ticket, reply: &Reply) -> Result<(), Error> {
    let tx = platform.store.begin().await?;
    idempotency::complete(
        &tx,
        ticket,
        reply,
        &platform.sealing.keyring,
        &*platform.random,
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Gives the key back: the request came to nothing and may be sent again.
///
/// # Errors
/// Those of storage.
pub async fn release(platform: &Platform, ticket: &Ticket) -> Result<(), Error> {
    Ok(idempotency::release(&platform.store, ticket).await?)
}
