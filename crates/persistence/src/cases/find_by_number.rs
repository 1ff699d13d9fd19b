//! A case by its number, for whoever has the tracking code (C18).

use bangban_domain::case::Case;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait};

use super::row::{self, CaseRow, FromRow};
use crate::entity::case::{Column, Entity};
use crate::sealing::Keyring;
use crate::{Source, StoreError};

/// A case that was found without a scope: nothing of it may be shown before the code was compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracked {
    /// The case.
    pub case: Case,
    /// What the digest of the tracking code has to be, `Intake::tracking_digest`.
    pub tracking_digest: String,
}

/// The case of this number, whoever asks: the tracking code is the permission.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn find_unscoped_by_number(
    source: &impl Source,
    number: &str,
    keyring: &Keyring,
) -> Result<Option<Tracked>, StoreError> {
    let query = row::select()
        .and_where(Column::CaseNumber.eq(number))
        .to_owned();
    let Some(found) = source.connection().query_one(&query).await? else {
        return Ok(None);
    };
    let case = Case::from_row(source, CaseRow::read(&found)?, keyring)?;
    let digest = case
        .record
        .state
        .intake()
        .map(|intake| intake.tracking_digest.clone());
    Ok(digest.map(|tracking_digest| Tracked {
        case,
        tracking_digest,
    }))
}

/// Whether a case has this number already.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn unscoped_number_is_taken(
    source: &impl Source,
    number: &str,
) -> Result<bool, StoreError> {
    let query = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::CaseNumber.eq(number))
        .to_owned();
    Ok(source.connection().query_one(&query).await?.is_some())
}
