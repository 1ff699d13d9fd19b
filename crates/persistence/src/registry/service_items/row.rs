//! Rows of service items and versions to the domain and back.

use bangban_domain::service_item::{DecidingLevel, ServiceItem, Subject};
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;

use super::super::entity::{service_item, service_item_version};
use super::{StoredVersion, VersionState};
use crate::error::StoreError;

const DOCUMENT: StoreError = StoreError::Corrupt("service_item_versions.document");
const STATE: StoreError = StoreError::Corrupt("service_item_versions.state");

/// The name of a level in the database, as in documents.
pub(super) const fn level_name(level: DecidingLevel) -> &'static str {
    match level {
        DecidingLevel::City => "city",
        DecidingLevel::County => "county",
        DecidingLevel::Town => "town",
        DecidingLevel::Village => "village",
    }
}

pub(super) fn document_of(row: &service_item_version::Model) -> Result<ServiceItem, StoreError> {
    serde_json::from_str(&row.document).map_err(|_| DOCUMENT)
}

/// What a version says, as it is kept.
pub(super) fn document(item: &ServiceItem) -> Result<String, StoreError> {
    serde_json::to_string(item).map_err(|_| DOCUMENT)
}

pub(super) fn from_row(row: &service_item_version::Model) -> Result<StoredVersion, StoreError> {
    let mut states = VersionState::ALL.into_iter();
    Ok(StoredVersion {
        item: document_of(row)?,
        state: states
            .find(|state| state.as_str() == row.state)
            .ok_or(STATE)?,
        published_at: row.published_at,
        created_at: row.created_at,
        effective_on: row.effective_on,
        row_version: row.row_version,
    })
}

pub(super) fn to_version_row(
    item: &ServiceItem,
    created_at: DateTime<Utc>,
) -> Result<service_item_version::ActiveModel, StoreError> {
    Ok(service_item_version::ActiveModel {
        service_item_id: Set(item.id.uuid()),
        version: Set(item.version),
        state: Set(VersionState::Draft.as_str().to_owned()),
        document: Set(document(item)?),
        published_at: Set(None),
        created_at: Set(created_at),
        effective_on: Set(None),
        row_version: Set(1),
    })
}

/// The item's own row, repeating what lists ask about this version. Not yet offered.
pub(super) fn to_item_row(code: &str, item: &ServiceItem) -> service_item::ActiveModel {
    service_item::ActiveModel {
        id: Set(item.id.uuid()),
        code: Set(code.to_owned()),
        current_version: Set(None),
        name: Set(item.name.clone()),
        category: Set(item.category.clone()),
        level: Set(level_name(item.level).to_owned()),
        for_natural_persons: Set(item.subjects.contains(&Subject::NaturalPerson)),
        for_legal_persons: Set(item.subjects.contains(&Subject::LegalPerson)),
        on_the_spot: Set(item.on_the_spot),
        active: Set(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_has_the_name_it_has_in_documents() {
        use DecidingLevel::{City, County, Town, Village};
        for level in [City, County, Town, Village] {
            assert_eq!(serde_json::to_value(level).unwrap(), level_name(level));
        }
    }
}
