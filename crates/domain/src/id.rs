//! Typed identifiers. Owns the wrapper that keeps the id of a case from being handed over where the
//! id of a user is wanted, and the layout of a version 7 UUID. It does not own where the time and the
//! random bytes come from: both are arguments, so that a test can repeat them.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The id of a `K`. On the wire, in a column and in text it is the plain UUID.
///
/// The traits are written out below because a derive would ask the marker `K` for each of them.
pub struct Id<K> {
    value: Uuid,
    kind: PhantomData<fn() -> K>,
}

impl<K> Id<K> {
    /// Takes a UUID for the id of a `K`.
    #[must_use]
    pub const fn new(value: Uuid) -> Self {
        Self {
            value,
            kind: PhantomData,
        }
    }

    /// The plain UUID, as stored and as sent.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.value
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Id<K> {}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<K> Eq for Id<K> {}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value, f)
    }
}

impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value, f)
    }
}

impl<K> FromStr for Id<K> {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::from_str(text).map(Self::new)
    }
}

impl<K> From<Uuid> for Id<K> {
    fn from(value: Uuid) -> Self {
        Self::new(value)
    }
}

impl<K> From<Id<K>> for Uuid {
    fn from(id: Id<K>) -> Self {
        id.value
    }
}

impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::new)
    }
}

/// What an id is the id of. Empty types: they exist for the type checker alone.
pub mod kind {
    /// Marks the id of a case (办件).
    pub enum Case {}
    /// Marks the id of an organisation (机构).
    pub enum Organization {}
    /// Marks the id of a user account; an agent's id is the id of his or her account.
    pub enum User {}
    /// Marks the id of a service item (事项).
    pub enum ServiceItem {}
    /// Marks the id of a material (材料) of a case.
    pub enum Material {}
    /// Marks the id of a suspension (中止) of a case.
    pub enum Suspension {}
    /// Marks the id of a statutory charge (规费).
    pub enum Charge {}
    /// Marks the id of an entry of the problem ledger (问题台账).
    pub enum Problem {}
    /// Marks the id of a request that a supervisor decides.
    pub enum ApprovalRequest {}
    /// Marks the id of a document (notice, agreement, list) of a case.
    pub enum Document {}
    /// Marks the id of a window (窗口) of a venue.
    pub enum Window {}
    /// Marks the id of a filing (备案).
    pub enum Filing {}
    /// Marks the id of an agent's absence.
    pub enum Absence {}
}

/// The id of a case (办件).
pub type CaseId = Id<kind::Case>;
/// The id of an organisation (机构).
pub type OrganizationId = Id<kind::Organization>;
/// The id of a user account; an agent's id is the id of his or her account.
pub type UserId = Id<kind::User>;
/// The id of a service item (事项).
pub type ServiceItemId = Id<kind::ServiceItem>;
/// The id of a material (材料) of a case.
pub type MaterialId = Id<kind::Material>;
/// The id of a suspension (中止) of a case.
pub type SuspensionId = Id<kind::Suspension>;
/// The id of a statutory charge (规费).
pub type ChargeId = Id<kind::Charge>;
/// The id of an entry of the problem ledger (问题台账).
pub type ProblemId = Id<kind::Problem>;
/// The id of a request that a supervisor decides.
pub type ApprovalRequestId = Id<kind::ApprovalRequest>;
/// The id of a document (notice, agreement, list) of a case.
pub type DocumentId = Id<kind::Document>;
/// The id of a window (窗口) of a venue.
pub type WindowId = Id<kind::Window>;
/// The id of a filing (备案).
pub type FilingId = Id<kind::Filing>;
/// The id of an agent's absence.
pub type AbsenceId = Id<kind::Absence>;

/// A version 7 UUID (RFC 9562 §5.7): 48 bits of milliseconds since 1970, then the random bytes.
/// Ids made later sort later, to the millisecond, which keeps an index on them compact.
///
/// A time before 1970 counts as 1970: the layout has no sign.
#[must_use]
pub fn uuid_v7(at: DateTime<Utc>, random: [u8; 10]) -> Uuid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "0197f3a0-0000-7000-8000-000000000001";

    #[test]
    fn text_and_json_are_the_plain_uuid() {
        let id: CaseId = TEXT.parse().unwrap();
        assert_eq!(id.to_string(), TEXT);
        assert_eq!(format!("{id:?}"), TEXT);
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, format!("\"{TEXT}\""));
        assert_eq!(serde_json::from_str::<CaseId>(&json).unwrap(), id);
        assert!("not-an-id".parse::<CaseId>().is_err());
        assert!(serde_json::from_str::<CaseId>("\"not-an-id\"").is_err());
    }

    #[test]
    fn version_7_carries_its_millisecond_and_sorts_by_it() {
        let at = DateTime::from_timestamp_millis(1_785_312_000_123).unwrap();
        let later = DateTime::from_timestamp_millis(1_785_312_000_124).unwrap();
        let id = uuid_v7(at, [0xff; 10]);
        assert_eq!(id.get_version_num(), 7);
        assert_eq!(id.get_variant(), uuid::Variant::RFC4122);
        let (seconds, nanos) = id.get_timestamp().unwrap().to_unix();
        assert_eq!((seconds, nanos), (1_785_312_000, 123_000_000));
        assert!(id < uuid_v7(later, [0; 10]));
        assert_eq!(id, uuid_v7(at, [0xff; 10]));
        assert_ne!(id, uuid_v7(at, [0xfe; 10]));
    }

    #[test]
    fn a_time_before_1970_is_taken_for_1970() {
        let before = DateTime::from_timestamp_millis(-1).unwrap();
        let epoch = DateTime::from_timestamp_millis(0).unwrap();
        assert_eq!(uuid_v7(before, [7; 10]), uuid_v7(epoch, [7; 10]));
    }
}
