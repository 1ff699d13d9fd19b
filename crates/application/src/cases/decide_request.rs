//! 审批决定: looks the request up and decides; a yes is carried out in the same transaction.

use bangban_domain::case::acts::decide_request::DecideRequest;
use bangban_domain::case::approval::{OpenRequest, Wish};
use bangban_domain::id::ApprovalRequestId;
use bangban_persistence::approvals;
use bangban_persistence::registry::agents;

use super::work::{Pending, Work};
use crate::{Caller, Error};

/// Decides.
///
/// # Errors
/// [`Error::NotFound`] for a request of another case, the domain's refusal, those of storage.
pub async fn decide_request<'a>(
    caller: &Caller,
    work: Work<'a>,
    id: ApprovalRequestId,
    approved: bool,
    reason: String,
) -> Result<Pending<'a>, Error> {
    let stored = approvals::find(work.transaction(), work.case(), id)
        .await?
        .ok_or(Error::NotFound)?;
    let candidate = match &stored.request.wish {
        Wish::AgentChange { agent_id, .. } => {
            agents::candidate(work.transaction(), *agent_id, &work.case().applicant_key).await?
        }
        _ => None,
    };
    let open = OpenRequest {
        request: stored.request,
        state: stored.state,
        candidate,
    };
    work.finish(DecideRequest {
        open,
        approved,
        reason,
        decided_by: caller.actor.user_id,
    })
    .await
}
