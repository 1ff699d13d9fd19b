//! The one approval mechanism: somebody asks, a supervisor decides, an approval is carried out
//! with the decision.
//!
//! Owns requests and decisions. Does not own the queue in which supervisors find them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::agent::Candidate;
use crate::id::{ApprovalRequestId, UserId};

use super::closing::HandoverItem;
use super::intake::NoticeItem;
use super::{Case, Priority};

/// What a supervisor is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalRequest {
    /// Its id.
    pub id: ApprovalRequestId,
    /// What exactly.
    pub wish: Wish,
    /// Coded reason; needed for a change of agent (C10).
    pub reason_code: Option<ChangeReason>,
    /// In words.
    pub reason: String,
    /// Who asks.
    pub requested_by: UserId,
    /// When.
    pub requested_at: DateTime<Utc>,
}

impl ApprovalRequest {
    /// Whether a decision on it would be somebody's own act: who asks, the agent of the case, and
    /// who is to become the agent do not decide (C10).
    pub fn is_own_act_of(&self, user: UserId, case: &Case) -> bool {
        let successor = matches!(self.wish, Wish::AgentChange { agent_id, .. } if agent_id == user);
        self.requested_by == user || case.agent_id() == Some(user) || successor
    }
}

/// The five things that need approval, each with what it would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "payload", rename_all = "snake_case")]
pub enum Wish {
    /// A further notice (C4): issued with the approval where its items are given, else allowed.
    SecondNotice {
        /// What it would list.
        items: Vec<NoticeItem>,
        /// By when.
        supply_by: Option<NaiveDate>,
    },
    /// Another agent (C10).
    AgentChange {
        /// Who.
        agent_id: UserId,
        /// What the successor has to know.
        handover_note: Option<String>,
    },
    /// Another priority (C11).
    Priority {
        /// Which.
        priority: Priority,
    },
    /// Objective impossibility (C15): ends the entrustment where the returned materials are given.
    ObjectiveImpossibility {
        /// What would be given back.
        returned_materials: Option<Vec<HandoverItem>>,
    },
    /// Back to work after completion, before hand-over.
    Reopening,
}

impl Wish {
    /// Which of the five.
    pub const fn kind(&self) -> ApprovalKind {
        match self {
            Self::SecondNotice { .. } => ApprovalKind::SecondNotice,
            Self::AgentChange { .. } => ApprovalKind::AgentChange,
            Self::Priority { .. } => ApprovalKind::Priority,
            Self::ObjectiveImpossibility { .. } => ApprovalKind::ObjectiveImpossibility,
            Self::Reopening => ApprovalKind::Reopening,
        }
    }
}

/// The kinds of approvals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ApprovalKind {
    /// 再次告知.
    SecondNotice,
    /// 更换代办员.
    AgentChange,
    /// 急事急办、特事特办.
    Priority,
    /// 客观原因无法办结.
    ObjectiveImpossibility,
    /// 重新办理.
    Reopening,
}

impl ApprovalKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::SecondNotice,
        Self::AgentChange,
        Self::Priority,
        Self::ObjectiveImpossibility,
        Self::Reopening,
    ];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SecondNotice => "second_notice",
            Self::AgentChange => "agent_change",
            Self::Priority => "priority",
            Self::ObjectiveImpossibility => "objective_impossibility",
            Self::Reopening => "reopening",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// Special reasons for another agent (C10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ChangeReason {
    /// 病假.
    SickLeave,
    /// 离岗.
    LeftPost,
    /// 回避.
    Avoidance,
    /// 投诉成立.
    ComplaintUpheld,
    /// 申请人要求.
    ApplicantRequest,
    /// 其他.
    Other,
}

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ApprovalState {
    /// 待审批.
    Pending,
    /// 同意.
    Approved,
    /// 不同意.
    Refused,
}

impl ApprovalState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Pending, Self::Approved, Self::Refused];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Refused => "refused",
        }
    }

    /// The state of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// What a supervisor decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalDecision {
    /// Yes or no.
    pub approved: bool,
    /// Why.
    pub reason: String,
    /// Who.
    pub decided_by: UserId,
    /// When.
    pub decided_at: DateTime<Utc>,
}

/// A request as the decision finds it, with what its execution needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRequest {
    /// The request.
    pub request: ApprovalRequest,
    /// Whether it was decided before.
    pub state: ApprovalState,
    /// The successor's facts, for a change of agent.
    pub candidate: Option<Candidate>,
}
