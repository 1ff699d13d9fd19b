//! Norms (N2), every version of each.
//!
//! Owns the table. Does not own which version holds on a day (`bangban_domain::network::Norms`).

use bangban_domain::id::UserId;
use bangban_domain::network::{Measure, Norm};
use bangban_domain::organization::OrganizationKind;
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::entity::norm::{ActiveModel, Column, Entity, Model};
use crate::source::Connected;
use crate::{Page, PageOf, Source, StoreError, Transaction};

/// A version of a norm, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredNorm {
    /// Its id.
    pub id: Uuid,
    /// What it says.
    pub norm: Norm,
    /// What it rests on, in words.
    pub basis: String,
    /// Who set it; none of those that came with the program.
    pub set_by: Option<UserId>,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Every version there is, those of later days first. There are a few for each kind of organisation.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn all(source: &impl Source) -> Result<Vec<StoredNorm>, StoreError> {
    let rows = Entity::find()
        .order_by_desc(Column::EffectiveOn)
        .order_by_asc(Column::Id)
        .all(source.connection())
        .await?;
    rows.into_iter().map(from_row).collect()
}

/// A page of versions, those that were entered last first.
///
/// # Errors
/// [`StoreError::InvalidCursor`], and others where the database fails.
pub async fn list(source: &impl Source, page: &Page) -> Result<PageOf<StoredNorm>, StoreError> {
    const LIST: &str = "norms";
    let mut query = Entity::find();
    if let Some(id) = page.after_key::<Uuid>(LIST)? {
        query = query.filter(Column::Id.lt(id));
    }
    let rows = query
        .order_by_desc(Column::Id)
        .limit(page.fetch())
        .all(source.connection())
        .await?;
    page.collect(LIST, rows, |row| [row.id.to_string()], from_row)
}

/// Enters a version.
///
/// # Errors
/// [`StoreError::Duplicate`] where there is one of this kind, measure and day; others where the
/// database fails.
pub async fn insert(tx: &Transaction, new: &StoredNorm) -> Result<(), StoreError> {
    let row = ActiveModel {
        id: Set(new.id),
        organization_kind: Set(new.norm.kind.as_str().to_owned()),
        measure: Set(new.norm.measure.as_str().to_owned()),
        required: Set(i32::try_from(new.norm.required).unwrap_or(i32::MAX)),
        effective_on: Set(new.norm.effective_on),
        basis: Set(new.basis.clone()),
        set_by: Set(new.set_by.map(Into::into)),
        created_at: Set(new.created_at),
    };
    Entity::insert(row)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

fn from_row(row: Model) -> Result<StoredNorm, StoreError> {
    let norm = Norm {
        kind: OrganizationKind::parse(&row.organization_kind)
            .ok_or(StoreError::Corrupt("norms.organization_kind"))?,
        measure: Measure::parse(&row.measure).ok_or(StoreError::Corrupt("norms.measure"))?,
        required: u32::try_from(row.required).map_err(|_| StoreError::Corrupt("norms.required"))?,
        effective_on: row.effective_on,
    };
    Ok(StoredNorm {
        id: row.id,
        norm,
        basis: row.basis,
        set_by: row.set_by.map(Into::into),
        created_at: row.created_at,
    })
}
