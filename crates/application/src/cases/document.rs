//! 上传材料: a file joins a case, sealed; and comes back to whoever sees the case.

use bangban_domain::case::acts::add_document::AddDocument;
use bangban_domain::case::{Action, Document};
use bangban_domain::id::{CaseId, DocumentId, MaterialId};
use bangban_domain::policy::authorize;
use bangban_persistence::audit::{self, Subject};
use bangban_persistence::documents::{self, SealedContent};
use bangban_persistence::sealing::sm3;
use serde_json::json;

use super::read::read;
use super::work::{Pending, Work};
use crate::{Caller, Error, Platform, trail};

/// A file that is ready to be kept: digested and sealed before any transaction begins.
#[derive(Clone)]
pub struct Upload {
    id: DocumentId,
    media_type: String,
    size: u64,
    digest: String,
    sealed: SealedContent,
    material_id: Option<MaterialId>,
}

impl Upload {
    /// The same, as what shows this material.
    #[must_use]
    pub fn of_material(mut self, material_id: Option<MaterialId>) -> Self {
        self.material_id = material_id;
        self
    }
}

/// Digests and seals a file for a case. Megabytes take their time: not on the threads of requests.
///
/// # Errors
/// [`Error::Internal`] where the work was broken off.
pub async fn prepare_upload(
    platform: &Platform,
    case: CaseId,
    media_type: String,
    content: Vec<u8>,
) -> Result<Upload, Error> {
    let id = DocumentId::new(platform.fresh_id());
    let sealing = platform.sealing.clone();
    let random = platform.random.clone();
    let work = move || Upload {
        id,
        media_type,
        size: content.len() as u64,
        digest: hex::encode(sm3(&content)),
        sealed: SealedContent::seal(case, id, &content, &sealing.keyring, &*random),
        material_id: None,
    };
    off_the_request_threads(work).await
}

/// Adds the file to the case.
///
/// # Errors
/// The domain's refusal, and those of storage.
pub async fn add_document<'a>(
    caller: &Caller,
    work: Work<'a>,
    upload: Upload,
) -> Result<Pending<'a>, Error> {
    let at = work.at();
    let command = AddDocument {
        id: upload.id,
        media_type: upload.media_type,
        size: upload.size,
        digest: upload.digest,
        added_by: caller.actor.user_id,
        material_id: upload.material_id,
    };
    let pending = work.finish(command).await?;
    documents::put(pending.transaction(), upload.sealed, at).await?;
    Ok(pending)
}

/// The file, whole, if the caller may see it; who looked is in the audit trail (P2).
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], and those of storage.
pub async fn read_document(
    platform: &Platform,
    caller: &Caller,
    case_id: CaseId,
    id: DocumentId,
) -> Result<(Document, Vec<u8>), Error> {
    let case = read(platform, caller, case_id).await?;
    authorize(&caller.actor, Action::DocumentContent, &case)?;
    let known = case
        .record
        .documents
        .iter()
        .find(|document| document.id == id);
    let document = known.cloned().ok_or(Error::NotFound)?;
    let sealed = {
        let source = platform.store.reader().await?;
        documents::get(&source, &case, id)
            .await?
            .ok_or(Error::NotFound)?
    };
    let sealing = platform.sealing.clone();
    let content = off_the_request_threads(move || sealed.open(&sealing.keyring)).await??;
    let detail = json!({ "document": id.to_string() });
    let subject = Subject::new("case", case.id);
    let entry = trail::done(platform, caller, "case/documents/content", subject, detail);
    let tx = platform.store.begin().await?;
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    tx.commit().await?;
    Ok((document, content))
}

async fn off_the_request_threads<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        tracing::error!(%error, "work on a document was broken off");
        Error::Internal
    })
}
