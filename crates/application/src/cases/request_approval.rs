//! 申请审批, and the queue of those who decide.

use bangban_domain::case::Case;
use bangban_domain::case::acts::request_approval::RequestApproval;
use bangban_domain::case::approval::{ApprovalKind, ApprovalState, ChangeReason, Wish};
use bangban_domain::id::{CaseId, UserId};
use bangban_domain::policy::{Role, Scope};
use bangban_persistence::approvals::{self, RequestFilter, StoredRequest};
use bangban_persistence::registry::{agents, users};
use bangban_persistence::{Page, PageOf, Source, cases};

use super::StaffNames;
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

/// A request in the queue, with what is told of it.
#[derive(Debug, Clone)]
pub struct QueuedRequest {
    /// What was asked, and what became of it.
    pub stored: StoredRequest,
    /// The case.
    pub case: Case,
    /// The item's name.
    pub service_item_name: String,
    /// Who asked, by name.
    pub requested_by: Option<String>,
    /// Who decided, by name.
    pub decided_by: Option<String>,
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
) -> Result<PageOf<QueuedRequest>, Error> {
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
    let people = requests.items.iter().flat_map(people);
    let names = users::names(&source, people).await?;
    let mut items = Vec::with_capacity(requests.items.len());
    for stored in requests.items {
        let case = cases.iter().find(|case| case.id == stored.case_id);
        if let Some(case) = case {
            items.push(queued(platform, &source, &names, stored, case.clone()).await?);
        }
    }
    Ok(PageOf {
        items,
        next_cursor: requests.next_cursor,
    })
}

/// Who asked, and who decided: members of staff both.
fn people(request: &StoredRequest) -> impl Iterator<Item = UserId> {
    let decision = request.decision.as_ref();
    let decided = decision.map(|decision| decision.decided_by);
    std::iter::once(request.request.requested_by).chain(decided)
}

async fn queued(
    platform: &Platform,
    source: &impl Source,
    names: &StaffNames,
    stored: StoredRequest,
    case: Case,
) -> Result<QueuedRequest, Error> {
    let record = &case.record;
    let (item, version) = (record.service_item_id, record.service_item_version);
    let item = platform.items.get(source, item, version).await?;
    let decided_by = stored.decision.as_ref().map(|decision| decision.decided_by);
    Ok(QueuedRequest {
        service_item_name: item.name.clone(),
        requested_by: names.get(&stored.request.requested_by).cloned(),
        decided_by: decided_by.and_then(|id| names.get(&id).cloned()),
        stored,
        case,
    })
}
