//! 受理委托: looks the agent up and accepts.

use bangban_domain::case::acts::accept::Accept;
use bangban_domain::id::UserId;
use bangban_persistence::registry::agents;

use super::work::{Pending, Work};
use crate::Error;

/// Accepts, with this agent.
///
/// # Errors
/// The domain's refusal, and those of storage.
pub async fn accept(work: Work<'_>, agent_id: UserId) -> Result<Pending<'_>, Error> {
    let agent = agents::candidate(work.transaction(), agent_id, &work.case().applicant_key).await?;
    work.finish(Accept { agent }).await
}
