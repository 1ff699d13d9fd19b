//! What keeps somebody who has proved the phone from registering.

use bangban_domain::case::IdentityKey;
use bangban_persistence::registry::{registrations, users};
use bangban_persistence::{Transaction, cases};

use crate::Error;

/// What is held by somebody else already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The phone has an account.
    Phone,
    /// The identity has an account; or it has cases, and none of them with this phone. The two look alike.
    Identity,
}

impl Held {
    /// The name in the audit trail.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Identity => "identity",
        }
    }
}

/// What is held, if anything. What disabled accounts held is free from now on.
///
/// # Errors
/// Those of storage.
pub(super) async fn held(
    tx: &Transaction,
    phone_key: &str,
    identity: &IdentityKey,
) -> Result<Option<Held>, Error> {
    registrations::release_disabled(tx, phone_key, identity).await?;
    if registrations::phone_is_held(tx, phone_key).await? {
        return Ok(Some(Held::Phone));
    }
    let has_account = !users::ids_by_identity(tx, identity).await?.is_empty();
    // A number that somebody typed is no proof of who he or she is: where a venue has met the applicant,
    // the phone that was given there has to be the same.
    if has_account || cases::unscoped_is_known_otherwise(tx, identity, phone_key).await? {
        return Ok(Some(Held::Identity));
    }
    Ok(None)
}
