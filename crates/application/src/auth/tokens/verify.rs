//! The checks of an access token (RFC 8725, RFC 9068 §4).
//!
//! Owns them all: size, type, algorithm, key, signature, issuer, audience, time. The algorithm is
//! pinned and the key is looked up by its id among our own; nothing that a token says about keys is
//! ever followed. Time is ours: the library's clock is switched off.

use std::collections::HashSet;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, Header, Validation};

use super::claims::Claims;
use super::keys::{Keys, Verifying};
use super::{ACCESS_LIFETIME, AUDIENCE, ISSUER, TYPE, Verified};

/// Longer than any token of ours.
const LONGEST: usize = 1_024;

/// How far the clocks of two processes may lie apart: a token may seem to come from the future by as
/// much. Its end has no such grace.
const SKEW: TimeDelta = TimeDelta::seconds(5);

/// What a retired key signs for so long after its retirement is taken: a process that runs signs with
/// keys that it read a minute ago (`SIGNS_FOR`); the rest is for clocks and for slow transactions.
const SIGNED_AFTERWARDS: TimeDelta = TimeDelta::minutes(2);

/// Why a token is no good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenFault {
    /// It is fine but for its key, which may be a new one.
    UnknownKey,
    /// It was good once.
    Expired,
    /// It is none of ours.
    Forged,
}

pub(super) fn verify(keys: &Keys, token: &str, now: DateTime<Utc>) -> Result<Verified, TokenFault> {
    if token.len() > LONGEST {
        return Err(TokenFault::Forged);
    }
    let header = jsonwebtoken::decode_header(token).map_err(|_| TokenFault::Forged)?;
    if !is_ours(&header) || !claims_are_text(token) {
        return Err(TokenFault::Forged);
    }
    let id = header.kid.as_deref().ok_or(TokenFault::Forged)?;
    let key = keys.verifying.get(id).ok_or(TokenFault::UnknownKey)?;
    let token = jsonwebtoken::decode::<Claims>(token, &key.key, &rules())
        .map_err(|_| TokenFault::Forged)?;
    in_force(&token.claims, key, now)
}

/// The header as we write it, and nothing else: no key or address of a key inside (`jwk`, `jku`,
/// `x5u`, `x5c`), nothing critical that we don't know.
fn is_ours(header: &Header) -> bool {
    let mut plain = Header::new(Algorithm::EdDSA);
    plain.typ = Some(TYPE.to_owned());
    plain.kid.clone_from(&header.kid);
    *header == plain
}

/// Claims are UTF-8 (RFC 7519 §7.2); the reader of JSON does not look into what it passes over.
fn claims_are_text(token: &str) -> bool {
    let claims = token.split('.').nth(1).unwrap_or_default();
    let bytes = URL_SAFE_NO_PAD.decode(claims);
    bytes.is_ok_and(|bytes| std::str::from_utf8(&bytes).is_ok())
}

fn rules() -> Validation {
    let mut rules = Validation::new(Algorithm::EdDSA);
    rules.set_issuer(&[ISSUER]);
    rules.set_audience(&[AUDIENCE]);
    rules.required_spec_claims = ["exp", "iss", "aud", "sub"]
        .map(str::to_owned)
        .into_iter()
        .collect::<HashSet<_>>();
    rules.validate_exp = false;
    rules.validate_nbf = false;
    rules
}

fn in_force(claims: &Claims, key: &Verifying, now: DateTime<Utc>) -> Result<Verified, TokenFault> {
    let instant = |seconds| DateTime::from_timestamp(seconds, 0).ok_or(TokenFault::Forged);
    let (issued_at, expires_at) = (instant(claims.iat)?, instant(claims.exp)?);
    let too_long = expires_at - issued_at > ACCESS_LIFETIME;
    let key_had_retired = key
        .retired_at
        .is_some_and(|at| issued_at > at + SIGNED_AFTERWARDS);
    let begins_at = claims.nbf.map_or(Ok(issued_at), instant)?.max(issued_at);
    if too_long || key_had_retired || begins_at > now + SKEW {
        return Err(TokenFault::Forged);
    }
    if now >= expires_at {
        return Err(TokenFault::Expired);
    }
    Ok(Verified {
        user: claims.sub.into(),
        family: claims.sid.into(),
        expires_at,
    })
}
