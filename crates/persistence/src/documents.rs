//! Contents of documents.
//!
//! Owns the table `document_contents` and the sealing of contents. What a document is stands in the
//! case (`Document`); whoever has the case, found within a scope, may have its contents. Does not
//! own checks of what is uploaded.

use bangban_domain::case::Case;
use bangban_domain::id::{CaseId, DocumentId};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::document_content::{ActiveModel, Column, Entity};
use crate::random::{Random, fresh_nonce};
use crate::scope::Finder;
use crate::sealing::Keyring;
use crate::source::Connected;
use crate::{Source, StoreError, Transaction, scope};

/// The content of a document, sealed for its case. Sealing and opening take about ten milliseconds
/// for a megabyte: off the asynchronous threads with anything large.
#[derive(Debug, Clone)]
pub struct SealedContent {
    case: CaseId,
    id: DocumentId,
    bytes: Vec<u8>,
}

impl SealedContent {
    /// Seals the content of a document of a case.
    #[must_use]
    pub fn seal(
        case: CaseId,
        id: DocumentId,
        content: &[u8],
        keyring: &Keyring,
        random: &dyn Random,
    ) -> Self {
        let bytes = keyring.seal(content, &aad(case, id), fresh_nonce(random));
        Self { case, id, bytes }
    }

    /// The content.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] where it was altered or moved, or its key is missing.
    pub fn open(&self, keyring: &Keyring) -> Result<Vec<u8>, StoreError> {
        keyring
            .open(&self.bytes, &aad(self.case, self.id))
            .map_err(|fault| {
                tracing::error!(document = %self.id, %fault, "a document can't be opened");
                StoreError::Corrupt("document")
            })
    }
}

fn aad(case: CaseId, id: DocumentId) -> Vec<u8> {
    [
        b"documents.content/".as_slice(),
        case.uuid().as_bytes(),
        id.uuid().as_bytes(),
    ]
    .concat()
}

/// Keeps a content. The case has to be there already.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn put(
    tx: &Transaction,
    content: SealedContent,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = ActiveModel {
        id: Set(content.id.uuid()),
        case_id: Set(content.case.uuid()),
        sealed: Set(content.bytes),
        created_at: Set(at),
    };
    Entity::insert(row)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

/// The content of a document of this case.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn get(
    source: &impl Source,
    case: &Case,
    id: DocumentId,
) -> Result<Option<SealedContent>, StoreError> {
    let of_case = Column::CaseId.eq(case.id.uuid());
    let query =
        Entity::find_by_id(id.uuid()).filter(scope::narrowed(Finder::DocumentContent, of_case));
    let row = query.one(source.connection()).await?;
    Ok(row.map(|row| SealedContent {
        case: case.id,
        id,
        bytes: row.sealed,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Dice, at, draft, id, insert, sealing, stores};

    #[tokio::test]
    async fn a_content_is_its_case_s_alone() {
        let (dice, keys) = (Dice::new(1), sealing());
        for base in stores().await {
            let case = insert(&base.store, draft(&dice, 0), &dice).await;
            let other = insert(&base.store, draft(&dice, 1), &dice).await;
            let sealed = SealedContent::seal(case.id, id(5), b"%PDF-1.7", &keys.keyring, &dice);
            assert!(!sealed.bytes.windows(4).any(|part| part == b"%PDF"));
            let tx = base.store.begin().await.unwrap();
            put(&tx, sealed, at(0)).await.unwrap();
            let orphan = SealedContent::seal(id(99), id(6), b"", &keys.keyring, &dice);
            assert!(put(&tx, orphan, at(0)).await.is_err());
            tx.rollback().await.unwrap();
            let tx = base.store.begin().await.unwrap();
            put(
                &tx,
                SealedContent::seal(case.id, id(5), b"%PDF-1.7", &keys.keyring, &dice),
                at(0),
            )
            .await
            .unwrap();
            tx.commit().await.unwrap();

            let reader = base.store.reader().await.unwrap();
            let found = get(&reader, &case, id(5)).await.unwrap().unwrap();
            assert_eq!(
                found.open(&keys.keyring).unwrap(),
                b"%PDF-1.7",
                "{}",
                base.name
            );
            assert!(get(&reader, &other, id(5)).await.unwrap().is_none());
            let moved = SealedContent {
                case: other.id,
                ..found
            };
            assert_eq!(
                moved.open(&keys.keyring),
                Err(StoreError::Corrupt("document"))
            );
            base.end().await;
        }
    }
}
