//! Whether an applicant is known by a phone, without opening anything that is sealed.

use bangban_domain::case::IdentityKey;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait};

use crate::entity::case::{Column, Entity};
use crate::{Source, StoreError};

/// Whether there are cases of this applicant, and in none of them this phone: whoever has the phone then
/// can't be taken for the applicant. For registering, where nobody is signed in yet.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn unscoped_is_known_otherwise(
    source: &impl Source,
    applicant: &IdentityKey,
    phone_key: &str,
) -> Result<bool, StoreError> {
    let of_applicant = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::ApplicantKey.eq(applicant.0.as_str()))
        .limit(1)
        .to_owned();
    let connection = source.connection();
    if connection.query_one(&of_applicant).await?.is_none() {
        return Ok(false);
    }
    let with_phone = of_applicant
        .clone()
        .and_where(Column::PhoneKey.eq(phone_key))
        .to_owned();
    Ok(connection.query_one(&with_phone).await?.is_none())
}
