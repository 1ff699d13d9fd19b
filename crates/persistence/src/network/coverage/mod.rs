//! The figures of coverage: what each venue needs, and the sums of each subtree, ready to be read.
//!
//! Owns the three tables. They are written with whatever changes them, in the same transaction
//! ([`refresh`], [`rebuild`]); reading counts nothing. Changes of the network go one after the other
//! ([`begin`]), since each of them adds to the sums of the same few rows at the top. Does not own what a
//! venue needs (`bangban_domain::network::need`).

mod facts;
mod figures;
mod read;
mod rebuild;
mod refresh;

use bangban_domain::id::OrganizationId;
use bangban_domain::network::Level;
use bangban_domain::organization::OrganizationKind;
use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::coverage_state::{Column, Entity};
use crate::source::Connected;
use crate::{Source, StoreError, Transaction};

pub use facts::{need_with, own_need};
pub use figures::Figures;
pub use read::{ChildOrder, GapFilter, children, gaps, get, unscoped_all};
pub use rebuild::rebuild;
pub use refresh::refresh;

/// What is known of a venue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The venue.
    pub organization_id: OrganizationId,
    /// The one that manages it.
    pub parent_id: Option<OrganizationId>,
    /// What it is.
    pub kind: OrganizationKind,
    /// Its own figures.
    pub own: Figures,
    /// Those of its whole subtree, its own included.
    pub all: Figures,
}

/// The figures of a venue, with those of its subtree level by level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByLevel {
    /// What is known of the venue.
    pub coverage: Coverage,
    /// The levels there are, from the top.
    pub levels: Vec<(Level, Figures)>,
}

/// Takes the right to change the network until the transaction ends. Everything that changes agents,
/// windows, norms or venues in service begins with this, before it looks at what is there.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn begin(tx: &Transaction) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::Changes, Expr::col(Column::Changes).add(1))
        .filter(Column::Id.eq(1))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// For which day the figures were worked out; none before the first time.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn day(source: &impl Source) -> Result<Option<NaiveDate>, StoreError> {
    let row = Entity::find_by_id(1).one(source.connection()).await?;
    Ok(row.and_then(|row| row.day))
}
