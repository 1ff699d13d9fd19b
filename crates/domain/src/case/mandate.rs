//! The entrustment from its acceptance on: agent, limit, stops, department, charges, problems.
//!
//! Owns those facts and the due date that follows from them. Does not own the approval: the
//! department's record only keeps what its papers say (`department`).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::calendar::WorkCalendar;
use crate::deadline::{Due, Limit, Stop};
use crate::id::{ChargeId, ProblemId, SuspensionId, UserId};

use super::department::Department;
use super::intake::{Agreement, Intake};

/// An accepted entrustment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// The application it came from, with the agreement.
    pub intake: Intake,
    /// The named agent (C9).
    pub agent_id: UserId,
    /// How often the agent was changed (C10).
    pub agent_changes: u32,
    /// When the case was registered.
    pub registered_at: DateTime<Utc>,
    /// The day of acceptance, from which the limit runs (C13).
    pub accepted_on: NaiveDate,
    /// The limit of the entrustment, priority included.
    pub limit: Limit,
    /// 代办时限 (C13).
    pub due: Due,
    /// Suspensions that are over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suspensions: Vec<Suspension>,
    /// The department's side.
    pub department: Department,
    /// Statutory charges (C2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub charges: Vec<Charge>,
    /// 问题台账 (C20).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// The last reminder to cooperate (C15).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<Reminder>,
    /// The applicant asked to end it (C15).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub termination_requested: bool,
    /// A supervisor confirmed that it is objectively impossible (C15).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub impossibility_confirmed: bool,
    /// A supplementary agreement that is not signed by both yet (C1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplementary: Option<Agreement>,
}

impl Mandate {
    /// Every stop of the first clock: suspensions that are over, and special procedures (C13).
    pub fn stops(&self) -> Vec<Stop> {
        let suspensions = self.suspensions.iter().map(|suspension| Stop {
            after: suspension.started_on,
            until: suspension.ended_on,
        });
        suspensions.chain(self.department.stops()).collect()
    }

    /// The due date from the limit, the stops and the calendar, computed anew.
    pub fn compute_due(&self, calendar: &WorkCalendar) -> Due {
        Due::compute(self.accepted_on, self.limit, &self.stops(), calendar)
    }

    /// Charges that are neither paid nor waived.
    pub fn open_charges(&self) -> usize {
        self.charges
            .iter()
            .filter(|charge| charge.state == ChargeState::Due)
            .count()
    }

    /// Problems that are not solved.
    pub fn open_problems(&self) -> usize {
        self.problems
            .iter()
            .filter(|problem| problem.solution.is_none())
            .count()
    }
}

/// 中止 (C13): the entrustment rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    /// Its id.
    pub id: SuspensionId,
    /// Why.
    pub ground: SuspensionGround,
    /// The paper it rests on.
    pub basis: String,
    /// The day it began; that day still counts.
    pub started_on: NaiveDate,
    /// How many days are expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_days: Option<u32>,
    /// The day it ended; that day does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<NaiveDate>,
    /// What was noted at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Why an entrustment rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SuspensionGround {
    /// 申请人原因.
    ApplicantCause,
    /// 项目停滞.
    ProjectAtRest,
}

/// 规费 (C2), the applicant's to pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// Its id.
    pub id: ChargeId,
    /// What for.
    pub name: String,
    /// In fen (分), since money is never a floating number.
    pub amount_fen: i64,
    /// The legal basis.
    pub basis: String,
    /// By when.
    pub due_on: NaiveDate,
    /// Whether it is paid.
    pub state: ChargeState,
}

/// Whether a charge is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ChargeState {
    /// 待缴.
    Due,
    /// 已缴.
    Paid,
    /// 减免.
    Waived,
}

/// A problem met in a case (C20).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Its id.
    pub id: ProblemId,
    /// What it is.
    pub text: String,
    /// With whom it has to be settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_whom: Option<String>,
    /// When it was raised.
    pub raised_at: DateTime<Utc>,
    /// How it was solved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solution: Option<Solution>,
}

/// How a problem was solved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    /// In words.
    pub text: String,
    /// When.
    pub solved_at: DateTime<Utc>,
}

/// A reminder to cooperate, with a date (C15).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// What is asked.
    pub text: String,
    /// Until when.
    pub respond_by: NaiveDate,
}
