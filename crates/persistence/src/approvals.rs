//! Approval requests: the queue of those who decide.
//!
//! Owns the table `approval_requests`. Rows come from events alone (`cases::project`). Does not own
//! who may decide what.

use bangban_domain::case::Case;
use bangban_domain::case::approval::{
    ApprovalDecision, ApprovalKind, ApprovalRequest, ApprovalState,
};
use bangban_domain::id::{ApprovalRequestId, CaseId};
use bangban_domain::policy::Scope;
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::approval_request::{ActiveModel, Column, Entity, Model};
use crate::scope::Finder;
use crate::source::Connected;
use crate::{Page, PageOf, Source, StoreError, Transaction, scope};

const LIST: &str = "approval-requests";

/// A request with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRequest {
    /// The case it belongs to.
    pub case_id: CaseId,
    /// What was asked.
    pub request: ApprovalRequest,
    /// Where it stands.
    pub state: ApprovalState,
    /// What was decided.
    pub decision: Option<ApprovalDecision>,
}

/// What is looked for in the queue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestFilter {
    /// In this state.
    pub state: Option<ApprovalState>,
    /// Of this kind.
    pub kind: Option<ApprovalKind>,
    /// About this case.
    pub case_id: Option<CaseId>,
}

/// A decision on its way to the database.
#[derive(Debug)]
pub(crate) struct Decided {
    pub(crate) id: ApprovalRequestId,
    pub(crate) case: CaseId,
    pub(crate) state: ApprovalState,
    pub(crate) at: DateTime<Utc>,
    /// The decision, as JSON.
    pub(crate) decision: String,
}

/// A page of requests about cases inside the scope, the oldest first.
///
/// # Errors
/// [`StoreError::InvalidCursor`], or as [`StoreError`] says.
pub async fn list(
    source: &impl Source,
    within: &Scope,
    filter: &RequestFilter,
    page: &Page,
) -> Result<PageOf<StoredRequest>, StoreError> {
    let mut query =
        Entity::find().filter(scope::condition_on_requests(Finder::ApprovalQueue, within));
    if let Some(state) = filter.state {
        query = query.filter(Column::State.eq(state.as_str()));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(Column::Kind.eq(kind.as_str()));
    }
    if let Some(case) = filter.case_id {
        query = query.filter(Column::CaseId.eq(case.uuid()));
    }
    if let Some(id) = page.after_key::<Uuid>(LIST)? {
        query = query.filter(Column::Id.gt(id));
    }
    let rows = query
        .order_by_asc(Column::Id)
        .limit(page.fetch())
        .all(source.connection())
        .await?;
    page.collect(LIST, rows, |row| [row.id.to_string()], from_row)
}

/// One request of a case.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn find(
    source: &impl Source,
    case: &Case,
    id: ApprovalRequestId,
) -> Result<Option<StoredRequest>, StoreError> {
    let of_case = Column::CaseId.eq(case.id.uuid());
    let query =
        Entity::find_by_id(id.uuid()).filter(scope::narrowed(Finder::ApprovalRequest, of_case));
    query
        .one(source.connection())
        .await?
        .map(from_row)
        .transpose()
}

/// Every request of a case, the oldest first.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn of_case(source: &impl Source, case: &Case) -> Result<Vec<StoredRequest>, StoreError> {
    let query = Entity::find()
        .filter(Column::CaseId.eq(case.id.uuid()))
        .order_by_asc(Column::Id);
    let rows = query.all(source.connection()).await?;
    rows.into_iter().map(from_row).collect()
}

/// Puts requests into the queue.
///
/// # Errors
/// As [`StoreError`] says.
pub(crate) async fn insert(tx: &Transaction, rows: Vec<ActiveModel>) -> Result<(), StoreError> {
    if !rows.is_empty() {
        Entity::insert_many(rows)
            .exec_without_returning(tx.connection())
            .await?;
    }
    Ok(())
}

/// Takes a request out of the queue.
///
/// # Errors
/// [`StoreError::Stale`] where it is not pending: the transaction can then not be committed. Else as
/// [`StoreError`] says.
pub(crate) async fn decide(tx: &Transaction, decided: Decided) -> Result<(), StoreError> {
    let row = ActiveModel {
        state: Set(decided.state.as_str().to_owned()),
        decision: Set(Some(decided.decision)),
        decided_at: Set(Some(decided.at)),
        ..ActiveModel::default()
    };
    let update = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(decided.id.uuid()))
        .filter(Column::CaseId.eq(decided.case.uuid()))
        .filter(Column::State.eq(ApprovalState::Pending.as_str()));
    if update.exec(tx.connection()).await?.rows_affected == 0 {
        tx.spoil();
        return Err(StoreError::Stale);
    }
    Ok(())
}

fn from_row(row: Model) -> Result<StoredRequest, StoreError> {
    let corrupt = StoreError::Corrupt("approval request");
    let decision = row
        .decision
        .map(|json| serde_json::from_str(&json))
        .transpose();
    Ok(StoredRequest {
        case_id: CaseId::new(row.case_id),
        request: serde_json::from_str(&row.request).map_err(|_| corrupt.clone())?,
        state: ApprovalState::parse(&row.state).ok_or_else(|| corrupt.clone())?,
        decision: decision.map_err(|_| corrupt)?,
    })
}
