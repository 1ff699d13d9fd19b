//! The names of the finders that narrow what they find to what somebody may see.
//!
//! Owns the names and, in builds for tests alone (feature `scope-switches`), the switch that leaves a
//! finder's narrowing away: a suite that stays green then would not notice a leak
//! (`scripts/mutation`). The program is built without that feature, and a test says so.

/// A finder, by what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Finder {
    /// One case, by its id.
    Case,
    /// Some cases, by their ids.
    Cases,
    /// The list of cases as one condition: ordered by due date or priority, or of many states.
    CaseListAsOne,
    /// The list of cases, split by the reasons for which somebody sees them.
    CaseListByReason,
    /// The list of cases, split by what makes them somebody's own (`mine`).
    CaseListOfMine,
    /// The queue of approval requests.
    ApprovalQueue,
    /// One approval request, of a case that was found.
    ApprovalRequest,
    /// The timeline, of a case that was found.
    Timeline,
    /// The content of a document, of a case that was found.
    DocumentContent,
    /// Alerts, by whom they are addressed to.
    Alerts,
    /// Notifications, by whose they are.
    Notifications,
    /// The notification that is marked as read, by whose it is.
    NotificationRead,
    /// One filing, by its id.
    Filing,
    /// The list of filings.
    Filings,
    /// The figures of an organisation and of those below it.
    Coverage,
    /// The list of organisations that lack somebody.
    CoverageGaps,
}

/// Every finder.
pub const FINDERS: [Finder; 16] = [
    Finder::Case,
    Finder::Cases,
    Finder::CaseListAsOne,
    Finder::CaseListByReason,
    Finder::CaseListOfMine,
    Finder::ApprovalQueue,
    Finder::ApprovalRequest,
    Finder::Timeline,
    Finder::DocumentContent,
    Finder::Alerts,
    Finder::Notifications,
    Finder::NotificationRead,
    Finder::Filing,
    Finder::Filings,
    Finder::Coverage,
    Finder::CoverageGaps,
];

impl Finder {
    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Cases => "cases",
            Self::CaseListAsOne => "case-list-as-one",
            Self::CaseListByReason => "case-list-by-reason",
            Self::CaseListOfMine => "case-list-of-mine",
            Self::ApprovalQueue => "approval-queue",
            Self::ApprovalRequest => "approval-request",
            Self::Timeline => "timeline",
            Self::DocumentContent => "document-content",
            Self::Alerts => "alerts",
            Self::Notifications => "notifications",
            Self::NotificationRead => "notification-read",
            Self::Filing => "filing",
            Self::Filings => "filings",
            Self::Coverage => "coverage",
            Self::CoverageGaps => "coverage-gaps",
        }
    }

    /// Whether a test has switched its narrowing off, by `BANGBAN_SCOPE_OFF`; read once.
    #[cfg(feature = "scope-switches")]
    pub(super) fn is_switched_off(self) -> bool {
        static OFF: std::sync::LazyLock<Option<String>> =
            std::sync::LazyLock::new(|| std::env::var("BANGBAN_SCOPE_OFF").ok());
        OFF.as_deref() == Some(self.as_str())
    }

    /// There are no switches but in builds for tests.
    #[cfg(not(feature = "scope-switches"))]
    pub(super) const fn is_switched_off(self) -> bool {
        false
    }
}
