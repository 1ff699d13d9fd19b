//! What stands in an access token. Owns the names; each claim but `nbf` is needed, and has this
//! very type: a list of audiences is none of ours.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The claims (RFC 9068 §2.2). No name, no role: those are looked up, so that they are never stale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Claims {
    /// Issuer.
    pub(super) iss: String,
    /// Audience.
    pub(super) aud: String,
    /// The account.
    pub(super) sub: Uuid,
    /// The session.
    pub(super) sid: Uuid,
    /// Issued at, in seconds since 1970.
    pub(super) iat: i64,
    /// Ends at, in seconds since 1970.
    pub(super) exp: i64,
    /// The token's own id.
    pub(super) jti: Uuid,
    /// Not before, in seconds since 1970. We never write it, and heed it where it stands (RFC 7519 §4.1.5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) nbf: Option<i64>,
}
