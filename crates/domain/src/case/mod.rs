//! The case (办件): one entrusted or assisted matter, from application to archive.
//!
//! Owns the record and the way it changes: one pure function per command (`acts`), from the case,
//! the command and the context to a new case and its events, or to a refusal. Nothing else changes
//! a case. Does not own storage, and does not own who may act (`policy`).

pub mod action;
pub mod acts;
pub mod applicant;
pub mod approval;
pub mod archive;
pub mod audience;
pub mod closing;
pub mod command;
pub mod department;
pub mod diagram;
pub mod event;
pub mod glance;
pub mod intake;
pub mod mandate;
pub mod material;
pub mod refusal;
pub mod standing;
pub mod state;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::id::{ApprovalRequestId, CaseId, DocumentId, MaterialId, ServiceItemId, UserId};
use crate::organization::Place;

pub use action::Action;
pub use applicant::Applicant;
pub use command::{Command, Context, Decision};
pub use event::Event;
pub use glance::Glance;
pub use material::Material;
pub use refusal::{Obstacle, Refusal};
pub use standing::Standing;
pub use state::{Closed, State, StateName};

/// One case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// Grows by one with every change; 0 means never saved.
    pub version: i64,
    /// Where it is handled, with the managing ancestors: what scope asks for.
    pub venue: Place,
    /// Who applies. Personal data, sealed at rest.
    pub applicant: Applicant,
    /// Stands for the applicant's identity: equal exactly if the identity is.
    pub applicant_key: IdentityKey,
    /// Everything else.
    pub record: Record,
}

/// The facts of a case without the applicant's: what is kept as one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Which item.
    pub service_item_id: ServiceItemId,
    /// In which version; fixed at submission.
    pub service_item_version: i32,
    /// Assist or entrust.
    pub mode: Mode,
    /// The applicant's consent (C1).
    pub consent: Consent,
    /// How it came in (C21).
    pub origin: Origin,
    /// How urgent (C11).
    pub priority: Priority,
    /// Who made the draft.
    pub created_by: UserId,
    /// When.
    pub created_at: DateTime<Utc>,
    /// What is to be handed in, and what was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub materials: Vec<Material>,
    /// Files that belong to the case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
    /// Approval requests that wait for a decision.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open_requests: Vec<ApprovalRequestId>,
    /// The applicant's rating (S5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evaluation: Option<Evaluation>,
    /// Where it stands.
    pub state: State,
}

/// A keyed digest that stands for an identity number or a credit code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IdentityKey(pub String);

/// 帮办 or 代办.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Mode {
    /// 帮办: the agent helps; the applicant files.
    Assist,
    /// 代办: the agent files, within the entrusted scope.
    Entrust,
}

/// 自愿委托 (C1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Applying is voluntary: always true in a stored case.
    pub voluntary: bool,
    /// What the agent may do.
    pub scope: String,
}

/// How a case came in (C21).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Origin {
    /// By the applicant.
    Online,
    /// At the counter, or by an agent on behalf.
    Counter,
    /// 补录: a paper case of earlier days.
    BackEntry,
}

/// 急事急办、特事特办 (C11).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Priority {
    /// 普通.
    #[default]
    Normal,
    /// 急事.
    Urgent,
    /// 特事.
    Special,
}

impl Priority {
    /// Every priority, the most pressing last.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Urgent, Self::Special];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Urgent => "urgent",
            Self::Special => "special",
        }
    }

    /// The priority of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|priority| priority.as_str() == name)
    }
}

/// A file of a case; its content is kept elsewhere, sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Media type, judged by content.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// SM3 of the content, in hex.
    pub digest: String,
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// By whom.
    pub added_by: UserId,
    /// The material of the case that it shows, if it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub material_id: Option<MaterialId>,
}

/// 好差评 (S5): 1 is very satisfied, 5 very dissatisfied (GB/T 39046 A.8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    /// 1…5.
    pub level: u8,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// When.
    pub rated_at: DateTime<Utc>,
}

impl Case {
    /// Where it stands.
    pub const fn state(&self) -> StateName {
        self.record.state.name()
    }

    /// The agent, once named.
    pub fn agent_id(&self) -> Option<UserId> {
        self.record.state.mandate().map(|mandate| mandate.agent_id)
    }

    /// 代办时限, where it is known.
    pub fn due_on(&self) -> Option<NaiveDate> {
        self.record
            .state
            .mandate()
            .and_then(|mandate| mandate.due.date())
    }

    /// The year without a calendar that keeps the due date from being known.
    pub fn due_unknown_year(&self) -> Option<i32> {
        self.record
            .state
            .mandate()
            .and_then(|mandate| mandate.due.unknown_year())
    }

    /// The names of required materials that are not accounted for (C14).
    pub fn open_materials(&self, today: NaiveDate) -> Vec<&str> {
        let open = self
            .record
            .materials
            .iter()
            .filter(|material| !material.is_accounted_for(today));
        open.map(|material| material.name.as_str()).collect()
    }
}
