//! An agent: the profile, and what a supervisor does about one – appoint, transfer, dismiss, record the undertaking.
//!
//! Owns `/agents/new` and `/agents/{id}`. The roster of an organisation is on its own page (`organizations`), what
//! is filed of all this in `filings`.

mod appoint;
mod dismiss;
mod one;
mod transfer;
mod undertaking;

use bangban_domain::policy::{Permission, Role};

pub(crate) use appoint::NewAgent;
pub(crate) use one::AgentPage;

/// Those who appoint, transfer and dismiss.
const MANAGERS: &[Role] = Permission::ManageAgents.roles();

/// Those who see agents.
const READERS: &[Role] = Permission::ReadAgents.roles();

/// An agent's address.
pub(crate) fn href(id: uuid::Uuid) -> String {
    format!("/agents/{id}")
}
