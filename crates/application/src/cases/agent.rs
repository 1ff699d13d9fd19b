//! The agent of a case, whom everybody who sees the case may know: name and duty phone are public (N11).

use bangban_domain::case::Case;
use bangban_persistence::Source;
use bangban_persistence::registry::agents::{self, Agent};

use crate::{Error, Platform};

/// The agent, once one is named.
///
/// # Errors
/// Those of storage.
pub async fn agent(platform: &Platform, case: &Case) -> Result<Option<Agent>, Error> {
    if case.agent_id().is_none() {
        return Ok(None);
    }
    agent_from(&platform.store.reader().await?, case).await
}

/// The same, from there.
pub(crate) async fn agent_from(source: &impl Source, case: &Case) -> Result<Option<Agent>, Error> {
    match case.agent_id() {
        Some(id) => Ok(agents::get(source, id).await?),
        None => Ok(None),
    }
}
