//! Who is told of what.
//!
//! Owns the one table from events to audiences. Does not own who their members are, nor in which way
//! and words they are told.

use super::Event;

/// Whom an event concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The applicant, if he or she has an account.
    Applicant,
    /// The named agent.
    Agent,
    /// The clerks of the venue.
    Clerks,
    /// The supervisors of the venue and of the organisations above it.
    Supervisors,
    /// The archivists of the venue and of the organisations above it.
    Archivists,
}

impl Event {
    /// Who is told of it; nobody, where its place in the timeline is enough.
    pub const fn audience(&self) -> &'static [Audience] {
        use Audience as A;
        match self {
            Self::Drafted
            | Self::DraftChanged { .. }
            | Self::ConsentRecorded { .. }
            | Self::WorkBegan
            | Self::WorkLogged { .. }
            | Self::DepartmentDatesFilledIn { .. }
            | Self::ChargeSettled { .. }
            | Self::MaterialReceived { .. }
            | Self::FurtherNoticeAllowed
            | Self::ImpossibilityConfirmed
            | Self::Archived { .. }
            | Self::DocumentAdded { .. } => &[],
            Self::Submitted { .. } | Self::Withdrawn { .. } | Self::AgreementSigned { .. } => {
                &[A::Clerks]
            }
            Self::Supplemented { .. } | Self::TerminationRequested { .. } => &[A::Clerks, A::Agent],
            Self::ApprovalDecided { .. } => &[A::Clerks, A::Agent],
            Self::CorrectionNoticeIssued { .. }
            | Self::SupplyReminded { .. }
            | Self::Lapsed { .. }
            | Self::Rejected { .. }
            | Self::AgreementDrawnUp { .. }
            | Self::AgreementSupplemented { .. }
            | Self::Accepted { .. }
            | Self::AgentChanged { .. }
            | Self::PriorityChanged { .. }
            | Self::DueMoved { .. }
            | Self::Suspended { .. }
            | Self::Resumed { .. }
            | Self::ChargeRecorded { .. }
            | Self::Reminded { .. }
            | Self::Completed { .. }
            | Self::Reopened
            | Self::DepartmentProgressed { .. }
            | Self::DepartmentDeemedAccepted { .. } => &[A::Applicant, A::Agent],
            Self::Terminated { .. } | Self::HandedOver { .. } => {
                &[A::Applicant, A::Agent, A::Archivists]
            }
            Self::ProblemRaised { .. }
            | Self::AnswerOverdue { .. }
            | Self::ApprovalRequested(_) => &[A::Supervisors],
            Self::ProblemSolved { .. } | Self::Evaluated { .. } => &[A::Agent, A::Supervisors],
        }
    }

    /// Whether it is between members of staff: what applicants do not read in the timeline.
    pub const fn is_internal(&self) -> bool {
        matches!(
            self,
            Self::ApprovalRequested(_)
                | Self::ApprovalDecided { .. }
                | Self::FurtherNoticeAllowed
                | Self::ImpossibilityConfirmed
                | Self::ProblemRaised { .. }
                | Self::ProblemSolved { .. }
                | Self::AnswerOverdue { .. }
        )
    }
}
