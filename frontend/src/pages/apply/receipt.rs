//! What the tab keeps of sending: the attempt, so that a repetition makes nothing twice; and what came of it, so that
//! a reload still shows the number. Gone with the tab, and when somebody signs out.

use bangban_api_types::Day;
use bangban_api_types::cases::draft::CaseDraft;
use bangban_api_types::cases::view::CaseView;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::browser::{ids, storage};
use crate::reading;

/// An attempt to send.
#[derive(Serialize, Deserialize)]
pub(super) struct Attempt {
    /// The key of its requests.
    pub(super) key: String,
    /// What was, or will be, the draft at the server.
    pub(super) draft: CaseDraft,
    /// The case that was made.
    pub(super) id: Option<Uuid>,
}

impl Attempt {
    /// A new one.
    pub(super) fn new(draft: CaseDraft) -> Self {
        Self {
            key: ids::new_key(),
            draft,
            id: None,
        }
    }

    /// The one that was begun before, if there is one.
    pub(super) fn begun(item: Uuid) -> Option<Self> {
        read(&attempt_place(item))
    }

    /// Keeps it.
    pub(super) fn keep(&self, item: Uuid) {
        keep(&attempt_place(item), self);
    }

    /// Forgets it.
    pub(super) fn forget(item: Uuid) {
        storage::keep_of_tab(&attempt_place(item), None);
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Receipt {
    /// 办件编号.
    pub(super) case_number: String,
    /// 查询码.
    pub(super) tracking_code: Option<String>,
    /// The venue.
    pub(super) organization_id: Uuid,
    /// By when it answers.
    pub(super) answer_due_on: Option<Day>,
}

impl Receipt {
    /// Of the answer to the submission.
    pub(super) fn of(case: CaseView) -> Self {
        Self {
            case_number: case.summary.case_number.unwrap_or_default(),
            tracking_code: case.tracking_code,
            organization_id: case.summary.organization_id,
            answer_due_on: case.summary.answer_due_on,
        }
    }

    /// The one that is kept for an item.
    pub(super) fn kept(item: Uuid) -> Option<Self> {
        read(&receipt_place(item))
    }

    /// Keeps it.
    pub(super) fn keep(&self, item: Uuid) {
        keep(&receipt_place(item), self);
    }

    /// Forgets it.
    pub(super) fn forget(item: Uuid) {
        storage::keep_of_tab(&receipt_place(item), None);
    }
}

fn attempt_place(item: Uuid) -> String {
    format!("attempt.{item}")
}

fn receipt_place(item: Uuid) -> String {
    format!("receipt.{item}")
}

fn read<T: DeserializeOwned>(place: &str) -> Option<T> {
    // What can't be read is of another version of the page.
    reading::parse(&storage::of_tab(place)?)
}

fn keep(place: &str, value: &impl Serialize) {
    if let Ok(text) = serde_json::to_string(value) {
        storage::keep_of_tab(place, Some(&text));
    }
}
