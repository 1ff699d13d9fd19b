//! The keys of access tokens in memory.
//!
//! Owns making, sealing and opening them. Does not own the table (`registry::signing_keys`). A
//! private key is kept as its seed (RFC 8032 §5.1.5), sealed under its own id.

use std::collections::HashMap;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use bangban_persistence::registry::signing_keys::SigningKey;
use bangban_persistence::{Random, Sealing};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use jsonwebtoken::{DecodingKey, EncodingKey};
use serde_json::json;

use crate::Error;

/// The keys there are.
pub(super) struct Keys {
    /// The one that signs.
    pub(super) signing: Signing,
    /// Those that verify, by id.
    pub(super) verifying: HashMap<String, Verifying>,
    /// Their public halves, the oldest first.
    public: Vec<(String, Vec<u8>)>,
}

/// The key that signs.
pub(super) struct Signing {
    pub(super) id: String,
    pub(super) key: EncodingKey,
}

/// A key that verifies.
pub(super) struct Verifying {
    pub(super) key: DecodingKey,
    /// Since when it signs no more.
    pub(super) retired_at: Option<DateTime<Utc>>,
}

impl Keys {
    /// Opens the stored keys; the newest that is not retired signs.
    ///
    /// # Errors
    /// [`Error::Internal`] where none signs, or the one that does can't be opened.
    pub(super) fn open(rows: Vec<SigningKey>, sealing: &Sealing) -> Result<Self, Error> {
        let newest = rows
            .iter()
            .filter(|row| row.retired_at.is_none())
            .max_by_key(|row| row.created_at);
        let signing = newest
            .and_then(|row| open_private(row, sealing))
            .ok_or_else(|| {
                tracing::error!("no key to sign tokens with, or another master key");
                Error::Internal
            })?;
        let public = rows
            .iter()
            .map(|row| (row.id.clone(), row.public.clone()))
            .collect();
        let verifying = rows.into_iter().map(|row| {
            let key = DecodingKey::from_ed_der(&row.public);
            (
                row.id,
                Verifying {
                    key,
                    retired_at: row.retired_at,
                },
            )
        });
        Ok(Self {
            signing,
            verifying: verifying.collect(),
            public,
        })
    }

    /// The public halves as a JSON Web Key Set (RFC 7517, RFC 8037 §2).
    pub(super) fn jwks(&self) -> serde_json::Value {
        let keys = self.public.iter().map(|(id, public)| {
            json!({
                "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA",
                "kid": id, "x": URL_SAFE_NO_PAD.encode(public),
            })
        });
        json!({ "keys": keys.collect::<Vec<_>>() })
    }
}

/// A new key, ready to be stored.
///
/// # Errors
/// [`Error::Internal`] where the library refuses the seed.
pub(super) fn generate(
    id: String,
    sealing: &Sealing,
    random: &dyn Random,
    now: DateTime<Utc>,
) -> Result<SigningKey, Error> {
    let (mut seed, mut nonce) = ([0; 32], [0; 12]);
    random.fill(&mut seed);
    random.fill(&mut nonce);
    let pair = Ed25519KeyPair::from_seed_unchecked(&seed).map_err(|_| Error::Internal)?;
    Ok(SigningKey {
        sealed_private: sealing.keyring.seal(&seed, &aad(&id), nonce),
        public: pair.public_key().as_ref().to_vec(),
        id,
        created_at: now,
        retired_at: None,
    })
}

fn open_private(row: &SigningKey, sealing: &Sealing) -> Option<Signing> {
    let seed = sealing
        .keyring
        .open(&row.sealed_private, &aad(&row.id))
        .ok()?;
    // Refuses a public half that is another key's.
    let pair = Ed25519KeyPair::from_seed_and_public_key(&seed, &row.public).ok()?;
    let pkcs8 = pair.to_pkcs8v1().ok()?;
    Some(Signing {
        id: row.id.clone(),
        key: EncodingKey::from_ed_der(pkcs8.as_ref()),
    })
}

fn aad(id: &str) -> Vec<u8> {
    format!("signing-key:{id}").into_bytes()
}
