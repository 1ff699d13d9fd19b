//! How many cases a list would show, counted no further than asked for.

use bangban_domain::policy::Scope;
use sea_orm::sea_query::{Alias, Asterisk, Expr, Func, Query, SelectStatement, UnionType};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::alternatives;
use super::list::{CaseFilter, restriction};
use crate::entity::case::{Column, Entity};
use crate::{Source, StoreError};

/// How many cases inside the scope fit the filter, and `most` where there are more: each alternative is a walk along
/// one index that ends there, so that a count costs no more than a page of a list.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn count(
    source: &impl Source,
    within: &Scope,
    filter: &CaseFilter,
    most: u64,
) -> Result<u64, StoreError> {
    let mut parts = alternatives::split(within, filter).into_iter().map(|part| {
        let walk = Query::select()
            .column(Column::Id)
            .from(Entity)
            .cond_where(part)
            .cond_where(restriction(filter))
            .limit(most)
            .to_owned();
        counted(walk, "part")
    });
    let mut counts = parts.next().unwrap_or_default();
    for part in parts {
        counts.union(UnionType::All, part);
    }
    let rows = source.connection().query_all(&counts).await?;
    let mut total: u64 = 0;
    for row in &rows {
        let Counted { count } = Counted::from_query_result(row, "")?;
        total = total.saturating_add(u64::try_from(count).unwrap_or_default());
    }
    Ok(total.min(most))
}

/// `SELECT COUNT(*)` of what is found.
fn counted(found: SelectStatement, name: &'static str) -> SelectStatement {
    Query::select()
        .expr_as(Func::count(Expr::col(Asterisk)), Alias::new("count"))
        .from_subquery(found, name)
        .to_owned()
}

#[derive(FromQueryResult)]
struct Counted {
    count: i64,
}
