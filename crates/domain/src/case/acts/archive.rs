//! 归档 (C14, P6): the archivist takes an ended case over.

use crate::case::archive::{Archive, Retention};
use crate::case::{Action, Case, Command, Context, Decision, Event, Refusal, State, diagram};

/// What the archivist records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveCase {
    /// How long it is kept.
    pub retention: Retention,
    /// A note.
    pub note: Option<String>,
}

impl Command for ArchiveCase {
    const ACTION: Action = Action::Archive;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        let State::Closed(closed) = &case.record.state else {
            return Err(diagram::not_allowed(&case, Self::ACTION));
        };
        let archive = Archive {
            retention: self.retention,
            note: self.note.clone(),
            archived_at: context.now,
        };
        case.record.state = State::Archived {
            closed: closed.clone(),
            archive,
        };
        Ok(Decision::of(
            case,
            Event::Archived {
                retention: self.retention,
                note: self.note,
            },
        ))
    }
}
