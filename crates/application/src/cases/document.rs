//! 上传材料: a file joins a case, sealed; and comes back to whoever sees the case.

use bangban_domain::case::Document;
use bangban_domain::case::acts::add_document::AddDocument;
use bangban_domain::id::{CaseId, DocumentId};
use bangban_persistence::documents::{self, SealedContent};
use bangban_persistence::sealing::sm3;

use super::read::read;
use super::work::{Pending, Work};
use crate::{Caller, Error, Platform};

/// A file that was sent.
pub struct Upload {
    /// Media type, judged by content.
    pub media_type: String,
    /// The content.
    pub content: Vec<u8>,
}

/// Adds the file to the case.
///
/// # Errors
/// The domain's refusal, and those of storage.
pub async fn add_document<'a>(
    platform: &Platform,
    caller: &Caller,
    work: Work<'a>,
    upload: Upload,
) -> Result<Pending<'a>, Error> {
    let at = work.at();
    let command = AddDocument {
        media_type: upload.media_type,
        size: upload.content.len() as u64,
        digest: hex::encode(sm3(&upload.content)),
        added_by: caller.actor.user_id,
    };
    let pending = work.finish(command).await?;
    let Some(document) = pending.case.record.documents.last() else {
        return Err(Error::Internal);
    };
    let id = document.id;
    let keyring = &platform.sealing.keyring;
    let sealed = SealedContent::seal(
        pending.case.id,
        id,
        &upload.content,
        keyring,
        &*platform.random,
    );
    documents::put(pending.transaction(), sealed, at).await?;
    Ok(pending)
}

/// The file, if the caller sees the case.
///
/// # Errors
/// [`Error::NotFound`], and those of storage.
pub async fn read_document(
    platform: &Platform,
    caller: &Caller,
    case_id: CaseId,
    id: DocumentId,
) -> Result<(Document, Vec<u8>), Error> {
    let case = read(platform, caller, case_id).await?;
    let document = case
        .record
        .documents
        .iter()
        .find(|document| document.id == id)
        .cloned();
    let document = document.ok_or(Error::NotFound)?;
    let source = platform.store.reader().await?;
    let sealed = documents::get(&source, &case, id)
        .await?
        .ok_or(Error::NotFound)?;
    Ok((document, sealed.open(&platform.sealing.keyring)?))
}
