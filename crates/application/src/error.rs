//! Why a use case was not carried out.
//!
//! Owns the kinds that a caller can act upon. Does not own texts or status codes.

use bangban_domain::case::Refusal;
use bangban_domain::fault::Fault;
use bangban_domain::policy::Forbidden;
use bangban_persistence::StoreError;

use crate::network::NetworkRefusal;
use crate::registration::Held;
use crate::service_items::ItemRefusal;

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it is out of the caller's scope.
    #[error("not found")]
    NotFound,
    /// In scope, but not allowed.
    #[error("forbidden")]
    Forbidden,
    /// The token is missing, forged or revoked.
    #[error("not signed in")]
    Unauthenticated,
    /// The token was good until a while ago: a new one may be had for the refresh token.
    #[error("the token has expired")]
    TokenExpired,
    /// Name and password do not fit.
    #[error("wrong credentials")]
    WrongCredentials,
    /// Too many attempts; seconds to wait.
    #[error("too many attempts")]
    TooManyAttempts {
        /// Seconds until the next attempt is looked at.
        retry_after: u32,
    },
    /// Another code may be asked for later; seconds to wait.
    #[error("too soon")]
    TooSoon {
        /// Seconds until it may.
        retry_after: u32,
    },
    /// The phone or the identity of somebody who registers has an account.
    #[error("registered already")]
    Held(Held),
    /// The caller's version is not the current one.
    #[error("stale version")]
    Stale,
    /// The domain refuses.
    #[error("refused")]
    Refused(Refusal),
    /// The input is faulty; every fault at once.
    #[error("faulty input")]
    Faulty(Vec<Fault>),
    /// The cursor was not given out by this list.
    #[error("not a cursor of this list")]
    InvalidCursor,
    /// A value that has to be unique exists already.
    #[error("exists already")]
    Duplicate(String),
    /// A version of a service item is left as it is.
    #[error("a version that is left as it is")]
    Item(ItemRefusal),
    /// Something about an agent, a norm or a filing is left as it is.
    #[error("left as it is")]
    Network(NetworkRefusal),
    /// A year has no official calendar.
    #[error("no calendar for {0}")]
    MissingYear(i32),
    /// Storage is away: try again later.
    #[error("not available")]
    Unavailable,
    /// Anything else; the details are in the log.
    #[error("internal fault")]
    Internal,
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Stale => Self::Stale,
            StoreError::InvalidCursor => Self::InvalidCursor,
            StoreError::Unavailable => Self::Unavailable,
            StoreError::Duplicate(constraint) => Self::Duplicate(constraint),
            StoreError::NoEvent | StoreError::Corrupt(_) | StoreError::Other => {
                tracing::error!(%error, "storage");
                Self::Internal
            }
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Faulty(faults) => Self::Faulty(faults),
            Refusal::NoSuchPart => Self::NotFound,
            refusal => Self::Refused(refusal),
        }
    }
}

impl From<Forbidden> for Error {
    fn from(_: Forbidden) -> Self {
        Self::Forbidden
    }
}
