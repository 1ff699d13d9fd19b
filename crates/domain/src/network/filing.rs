//! The way of a filing (备案, N3): what was done is filed with the superior department, which receives
//! it or gives it back.
//!
//! Owns states and who may do what in them. The act itself holds from its day on, filed or not: a
//! filing tells of it and does not permit it. Does not own who is the superior (`level`).

use serde::{Deserialize, Serialize};

use crate::id::{OrganizationId, UserId};
use crate::policy::{Actor, Role};

/// What is filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum FilingKind {
    /// 聘任.
    Appointment,
    /// 转岗: to another organisation, or another kind of service.
    Transfer,
    /// 解聘.
    Dismissal,
}

impl FilingKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Appointment, Self::Transfer, Self::Dismissal];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Appointment => "appointment",
            Self::Transfer => "transfer",
            Self::Dismissal => "dismissal",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// Where a filing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum FilingState {
    /// 未报备.
    Unfiled,
    /// 已报备, waiting for the superior.
    Filed,
    /// 已备案, with its number.
    Received,
    /// 已退回, to be mended and filed again.
    Returned,
}

impl FilingState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Unfiled, Self::Filed, Self::Received, Self::Returned];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unfiled => "unfiled",
            Self::Filed => "filed",
            Self::Received => "received",
            Self::Returned => "returned",
        }
    }

    /// The state of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// What can be done with a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilingAct {
    /// It is filed, or filed again.
    Submit,
    /// The superior receives it.
    Receive,
    /// The superior gives it back.
    Return,
}

/// What the rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FilingStanding {
    /// Where it stands.
    pub state: FilingState,
    /// Who appointed, transferred or dismissed.
    pub acted_by: UserId,
    /// Who filed it.
    pub filed_by: Option<UserId>,
    /// Whom it is about.
    pub agent_id: UserId,
    /// The department that it is addressed to.
    pub superior_id: OrganizationId,
}

/// Why it can't be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilingRefusal {
    /// Not from where it stands.
    OutOfOrder(FilingState),
    /// Nobody receives or gives back what he or she did, filed, or is the subject of.
    OwnAct,
}

impl FilingStanding {
    /// Where the filing stands once this was done.
    ///
    /// # Errors
    /// [`FilingRefusal`].
    pub fn after(&self, act: FilingAct, by: UserId) -> Result<FilingState, FilingRefusal> {
        let next = match (act, self.state) {
            (FilingAct::Submit, FilingState::Unfiled | FilingState::Returned) => FilingState::Filed,
            (FilingAct::Receive, FilingState::Filed) => FilingState::Received,
            (FilingAct::Return, FilingState::Filed) => FilingState::Returned,
            (_, state) => return Err(FilingRefusal::OutOfOrder(state)),
        };
        let own = [Some(self.acted_by), self.filed_by, Some(self.agent_id)].contains(&Some(by));
        if act != FilingAct::Submit && own {
            return Err(FilingRefusal::OwnAct);
        }
        Ok(next)
    }

    /// Whether this is the superior's to receive.
    pub fn is_addressed_to(&self, actor: &Actor) -> bool {
        actor.holds_at(Role::ApprovalOfficer, self.superior_id)
    }
}

/// A number of a filing: the year and a serial of its department.
pub fn number(year: i32, serial: u32) -> String {
    format!("备〔{year}〕{serial:05}号")
}
