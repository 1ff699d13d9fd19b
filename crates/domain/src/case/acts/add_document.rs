//! 上传材料: a file joins the case; its content is kept sealed elsewhere.

use crate::case::{Action, Case, Command, Context, Decision, Document, Event, Refusal, diagram};
use crate::id::{DocumentId, MaterialId, UserId};

/// The most files of one case: it is one document, which everybody who opens it reads.
const MOST: usize = 200;

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddDocument {
    /// The id under which its content is sealed.
    pub id: DocumentId,
    /// Media type, judged by content.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// SM3 of the content, in hex.
    pub digest: String,
    /// Who adds it.
    pub added_by: UserId,
    /// The material of the case that it shows, if it is said.
    pub material_id: Option<MaterialId>,
}

impl Command for AddDocument {
    const ACTION: Action = Action::Documents;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        let material = self.material(&case)?;
        diagram::check(&case, Self::ACTION)?;
        if case.record.documents.len() >= MOST {
            return Err(Refusal::fault("/file", "too_many"));
        }
        let id = self.id;
        let event = Event::DocumentAdded {
            id,
            media_type: self.media_type.clone(),
            size: self.size,
            material,
        };
        case.record.documents.push(Document {
            id,
            media_type: self.media_type,
            size: self.size,
            digest: self.digest,
            added_at: context.now,
            added_by: self.added_by,
            material_id: self.material_id,
        });
        Ok(Decision::of(case, event))
    }
}

impl AddDocument {
    /// The name of the material that the file shows.
    fn material(&self, case: &Case) -> Result<Option<String>, Refusal> {
        let Some(id) = self.material_id else {
            return Ok(None);
        };
        let mut materials = case.record.materials.iter();
        let known = materials.find(|material| material.id == id);
        match known {
            Some(material) => Ok(Some(material.name.clone())),
            None => Err(Refusal::fault("/material_id", "unknown_material")),
        }
    }
}
