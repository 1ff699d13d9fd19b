//! The views of the queue: who has which, what each one asks the API for, and its words.

use bangban_api_types::Day;
use bangban_domain::case::StateName;
use bangban_domain::policy::Role;
use chrono::Days;

use crate::browser::clock;
use crate::kit::field::code_of;
use crate::texts::{Words, cases};

/// A view of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Todo,
    Overdue,
    DueSoon,
    Supplement,
    Suspended,
    Handover,
    Drafts,
    Archive,
}

/// Clerks and agents.
const DESK: [View; 7] = [
    View::Todo,
    View::Overdue,
    View::DueSoon,
    View::Supplement,
    View::Suspended,
    View::Handover,
    View::Drafts,
];
/// Those who look over others' work.
const OVERSIGHT: [View; 5] = [
    View::Overdue,
    View::DueSoon,
    View::Supplement,
    View::Suspended,
    View::Handover,
];

/// The states in which an ended case waits for the archive.
const ENDED: [StateName; 5] = [
    StateName::HandedOver,
    StateName::Rejected,
    StateName::Terminated,
    StateName::Withdrawn,
    StateName::Lapsed,
];
const RUNNING: [StateName; 2] = [StateName::Accepted, StateName::InProgress];

/// The views for somebody with these roles; the first one is shown at first.
pub(super) fn views(roles: &[Role]) -> Vec<View> {
    let has = |role| roles.contains(&role);
    let mut views = Vec::new();
    if has(Role::Clerk) || has(Role::Agent) {
        views.extend(DESK);
    }
    if has(Role::Archivist) {
        views.push(View::Archive);
    }
    if views.is_empty() {
        views.extend(OVERSIGHT);
    } else if !views.contains(&View::Handover) {
        views.push(View::Handover);
    }
    views
}

impl View {
    /// Its name in the address.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Overdue => "overdue",
            Self::DueSoon => "due-soon",
            Self::Supplement => "supplement",
            Self::Suspended => "suspended",
            Self::Handover => "handover",
            Self::Drafts => "drafts",
            Self::Archive => "archive",
        }
    }

    /// Its address.
    pub(super) fn href(self) -> String {
        format!("/work?view={}", self.name())
    }

    /// Its title.
    pub(super) const fn title(self) -> Words {
        match self {
            Self::Todo => cases::TODO,
            Self::Overdue => cases::OVERDUE,
            Self::DueSoon => cases::DUE_SOON,
            Self::Supplement => cases::SUPPLEMENT,
            Self::Suspended => cases::SUSPENDED,
            Self::Handover => cases::TO_HAND_OVER,
            Self::Drafts => cases::DRAFTS,
            Self::Archive => cases::TO_ARCHIVE,
        }
    }

    /// What it shows.
    pub(super) const fn what(self) -> Words {
        match self {
            Self::Todo => cases::TODO_WHAT,
            Self::Overdue => cases::OVERDUE_WHAT,
            Self::DueSoon => cases::DUE_SOON_WHAT,
            Self::Supplement => cases::SUPPLEMENT_WHAT,
            Self::Suspended => cases::SUSPENDED_WHAT,
            Self::Handover => cases::TO_HAND_OVER_WHAT,
            Self::Drafts => cases::DRAFTS_WHAT,
            Self::Archive => cases::TO_ARCHIVE_WHAT,
        }
    }

    /// Why it is empty.
    pub(super) const fn none(self) -> Words {
        match self {
            Self::Todo => cases::TODO_NONE,
            Self::Overdue => cases::OVERDUE_NONE,
            Self::DueSoon => cases::DUE_SOON_NONE,
            Self::Supplement => cases::SUPPLEMENT_NONE,
            Self::Suspended => cases::SUSPENDED_NONE,
            Self::Handover => cases::TO_HAND_OVER_NONE,
            Self::Drafts => cases::DRAFTS_NONE,
            Self::Archive => cases::TO_ARCHIVE_NONE,
        }
    }

    /// What the API is asked for.
    pub(super) fn parameters(self, roles: &[Role]) -> Vec<(&'static str, Option<String>)> {
        // Who is an agent alone has the own cases; who sits at the counter, those of the venue.
        let others = [Role::Clerk, Role::Supervisor, Role::Archivist, Role::Leader];
        let mine = self == Self::Drafts || !roles.iter().any(|role| others.contains(role));
        let states = self.states(roles);
        let mut parameters: Vec<_> = states
            .iter()
            .map(|state| ("state", Some(code_of(*state))))
            .collect();
        parameters.push(("mine", mine.then(|| "true".to_owned())));
        parameters.push((
            "overdue",
            (self == Self::Overdue).then(|| "true".to_owned()),
        ));
        parameters.push((
            "due_before",
            (self == Self::DueSoon).then(day_after_tomorrow),
        ));
        parameters.push(("sort", Some(self.sort().to_owned())));
        parameters
    }

    fn states(self, roles: &[Role]) -> Vec<StateName> {
        match self {
            Self::Todo => {
                let mut states = Vec::new();
                if roles.contains(&Role::Clerk) {
                    states.push(StateName::Submitted);
                }
                if roles.contains(&Role::Agent) {
                    states.extend(RUNNING);
                }
                states
            }
            Self::Overdue => Vec::new(),
            Self::DueSoon => RUNNING.to_vec(),
            Self::Supplement => vec![StateName::CorrectionRequired],
            Self::Suspended => vec![StateName::Suspended],
            Self::Handover => vec![StateName::Completed],
            Self::Drafts => vec![StateName::Draft],
            Self::Archive => ENDED.to_vec(),
        }
    }

    const fn sort(self) -> &'static str {
        match self {
            Self::Todo => "-priority",
            Self::Overdue | Self::DueSoon => "due_on",
            Self::Supplement | Self::Suspended | Self::Handover | Self::Archive => "created_at",
            Self::Drafts => "-created_at",
        }
    }
}

/// Before this day is due what is due today or tomorrow.
fn day_after_tomorrow() -> String {
    let today = clock::today();
    let day = today.checked_add_days(Days::new(2)).unwrap_or(today);
    crate::texts::time::day(Day(day))
}
