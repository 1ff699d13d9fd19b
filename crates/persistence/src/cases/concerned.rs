//! Whom a case concerns, without opening anything that is sealed.

use bangban_domain::case::IdentityKey;
use bangban_domain::id::{CaseId, OrganizationId, UserId};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::entity::case::{Column, Entity};
use crate::{Source, StoreError};

/// Whom a case concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concerned {
    /// The venue with all that manage it, from the root down to itself.
    pub path: Vec<OrganizationId>,
    /// The named agent.
    pub agent_id: Option<UserId>,
    /// Stands for the applicant.
    pub applicant_key: IdentityKey,
}

#[derive(FromQueryResult)]
struct Row {
    ancestor_1: Uuid,
    ancestor_2: Option<Uuid>,
    ancestor_3: Option<Uuid>,
    ancestor_4: Option<Uuid>,
    agent_id: Option<Uuid>,
    applicant_key: String,
}

/// Whom the case concerns, for the relay, which acts for nobody; none where the case is gone.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn unscoped_concerned(
    source: &impl Source,
    id: CaseId,
) -> Result<Option<Concerned>, StoreError> {
    let query = Query::select()
        .columns([
            Column::Ancestor1,
            Column::Ancestor2,
            Column::Ancestor3,
            Column::Ancestor4,
            Column::AgentId,
            Column::ApplicantKey,
        ])
        .from(Entity)
        .and_where(Column::Id.eq(id.uuid()))
        .to_owned();
    let Some(found) = source.connection().query_one(&query).await? else {
        return Ok(None);
    };
    let row = Row::from_query_result(&found, "")?;
    let below = [row.ancestor_2, row.ancestor_3, row.ancestor_4];
    let path = std::iter::once(row.ancestor_1).chain(below.into_iter().flatten());
    Ok(Some(Concerned {
        path: path.map(OrganizationId::new).collect(),
        agent_id: row.agent_id.map(UserId::new),
        applicant_key: IdentityKey(row.applicant_key),
    }))
}
