//! 申请审批, and the queue of those who decide.

use bangban_domain::case::Case;
use bangban_domain::case::acts::request_approval::RequestApproval;
use bangban_domain::case::approval::{ApprovalKind, ApprovalState, ChangeReason, Wish};
use bangban_domain::id::CaseId;
use bangban_domain::policy::{Role, Scope};
use bangban_persistence::approvals::{self, RequestFilter, StoredRequest};
use bangban_persistence::registry::agents;
use bangban_persistence::{Page, PageOf, cases};

use super::work::{Pending, Work};
use crate::{Caller, Error, Platform};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct NewRequest {
    /// For what.
    pub wish: Wish,
    /// Coded reason.
    pub reason_code: Option<ChangeReason>,
    /// In words.
    pub reason: String,
}

/// Asks a supervisor.
///
/// # Errors
/// The domain's refusal, and those of storage.
pub async fn request_approval<'a>(
    caller: &Caller,
    work: Work<'a>,
    new: NewRequest,
) -> Result<Pending<'a>, Error> {
    let candidate = match &new.wish {
        Wish::AgentChange { agent_id, .. } => {
            agents::candidate(work.transaction(), *agent_id, &work.case().applicant_key).await?
        }
        _ => None,
    };
    let command = RequestApproval {
        wish: new.wish,
        reason_code: new.reason_code,
        reason: new.reason,
        requested_by: caller.actor.user_id,
        candidate,
    };
    work.finish(command).await
}

/// Which requests.
#[derive(Debug, Clone, Default)]
pub struct ApprovalQuery {
    /// In this state; pending ones by default.
    pub state: Option<ApprovalState>,
    /// Of this kind.
    pub kind: Option<ApprovalKind>,
    /// About this case.
    pub case_id: Option<CaseId>,
}

/// The queue of a supervisor: requests of the subtree.
///
/// # Errors
/// [`Error::Forbidden`] for everyone else, and those of storage.
pub async fn approval_requests(
    platform: &Platform,
    caller: &Caller,
    query: ApprovalQuery,
    page: &Page,
) -> Result<PageOf<(StoredRequest, Case)>, Error> {
    let posts = caller
        .actor
        .posts
        .iter()
        .filter(|post| post.role == Role::Supervisor);
    let nodes: Vec<_> = posts.map(|post| post.place.reach()).collect();
    if nodes.is_empty() {
        return Err(Error::Forbidden);
    }
    let filter = RequestFilter {
        state: Some(query.state.unwrap_or(ApprovalState::Pending)),
        kind: query.kind,
        case_id: query.case_id,
    };
    let source = platform.store.reader().await?;
    let scope = Scope::Subtrees(nodes);
    let requests = approvals::list(&source, &scope, &filter, page).await?;
    let ids: Vec<CaseId> = requests
        .items
        .iter()
        .map(|request| request.case_id)
        .collect();
    let cases = cases::find_many(&source, &ids, &scope, &platform.sealing.keyring).await?;
    let with_case = |request: StoredRequest| {
        let case = cases
            .iter()
            .find(|case| case.id == request.case_id)
            .cloned()?;
        Some((request, case))
    };
    let items = requests.items.into_iter().filter_map(with_case).collect();
    Ok(PageOf {
        items,
        next_cursor: requests.next_cursor,
    })
}
