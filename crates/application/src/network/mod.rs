//! The network (N1–N4): agents and what is done about them, filings, norms, coverage, windows.
//!
//! Owns the use cases, and that whatever is done about an agent is filed and counted in the same
//! transaction. Does not own the rules (`bangban_domain::network`), nor accounts: who may sign in is the
//! security administrator's to say (P4).

pub mod agents;
pub mod coverage;
pub mod filings;
pub mod norms;
pub mod windows;

mod sweep;

use bangban_domain::id::OrganizationId;
use bangban_domain::network::{FilingState, Line};
use bangban_domain::organization::Place;
use bangban_persistence::Source;
use bangban_persistence::registry::organizations::{self, Organization};

use crate::Error;

pub use sweep::{NetworkReport, unscoped_sweep};

/// Why something is left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NetworkRefusal {
    /// The organisation would lack more than it does: what, one by one.
    NormWouldBreak(OrganizationId, Vec<Line>),
    /// Who is not in service can't be transferred, dismissed or sent away.
    NotInService,
    /// Something was done about the agent already, and waits for its day.
    ChangePending,
    /// No department is there to receive the filing.
    NoSuperior,
    /// Not from where the filing stands.
    FilingOutOfOrder(FilingState),
    /// The absence has ended already.
    AbsenceEnded,
}

/// A venue in service, or what is wrong with it.
async fn open_venue(
    source: &impl Source,
    id: OrganizationId,
) -> Result<Result<Organization, &'static str>, Error> {
    let found = organizations::get(source, id).await?;
    Ok(match found {
        None => Err("unknown_organization"),
        Some(found) if !found.place.kind.is_venue() => Err("not_a_venue"),
        Some(found) if !found.active => Err("organization_closed"),
        Some(found) => Ok(found),
    })
}

/// Where an organisation stands that something of ours refers to.
async fn place(source: &impl Source, id: OrganizationId) -> Result<Place, Error> {
    organizations::place(source, id)
        .await?
        .ok_or(Error::Internal)
}
