//! Which pages are offered to whom. What can be done there the server decides.

use bangban_domain::policy::{Permission, Role};
use leptos::prelude::*;
use leptos_router::components::A;

use crate::session::{Person, use_session};
use crate::texts::{Words, shell};

/// An entry of the navigation, and the roles that it is for.
struct Entry {
    href: &'static str,
    name: Words,
    roles: &'static [Role],
}

const fn entry(href: &'static str, name: Words, roles: &'static [Role]) -> Entry {
    Entry { href, name, roles }
}

const READERS: &[Role] = &[
    Role::Clerk,
    Role::Agent,
    Role::Supervisor,
    Role::Archivist,
    Role::Leader,
];

/// In the order in which they are shown.
const ENTRIES: [Entry; 14] = [
    entry("/apply", shell::NAV_APPLY, &[Role::Applicant]),
    entry("/my", shell::NAV_MY_CASES, &[Role::Applicant]),
    entry(
        "/work",
        shell::NAV_WORK,
        &[Role::Clerk, Role::Agent, Role::Archivist],
    ),
    entry("/approvals", shell::NAV_APPROVALS, &[Role::Supervisor]),
    entry("/cases", shell::NAV_CASES, READERS),
    entry("/cases/new", shell::NAV_NEW, &[Role::Clerk, Role::Agent]),
    entry(
        "/alerts",
        shell::NAV_ALERTS,
        &[Role::Supervisor, Role::SystemAdmin],
    ),
    entry(
        "/items",
        shell::NAV_ITEMS,
        &[
            Role::Clerk,
            Role::Agent,
            Role::Supervisor,
            Role::SystemAdmin,
        ],
    ),
    entry(
        "/organizations",
        shell::NAV_ORGANIZATIONS,
        &[
            Role::SystemAdmin,
            Role::SecurityAdmin,
            Role::ApprovalOfficer,
            Role::Leader,
        ],
    ),
    entry(
        "/coverage",
        shell::NAV_COVERAGE,
        Permission::ReadCoverage.roles(),
    ),
    entry(
        "/filings",
        shell::NAV_FILINGS,
        Permission::ReadFilings.roles(),
    ),
    entry("/calendar", shell::NAV_CALENDAR, &[Role::SystemAdmin]),
    entry("/users", shell::NAV_USERS, &[Role::SecurityAdmin]),
    entry("/audit", shell::NAV_AUDIT, &[Role::Auditor]),
];

/// For those who have not signed in.
const PUBLIC: [Entry; 2] = [
    entry("/apply", shell::NAV_APPLY, &[]),
    entry("/track", shell::NAV_TRACK, &[]),
];

/// Where notifications are read.
pub(super) const fn notifications_href() -> &'static str {
    "/notifications"
}

/// The page that somebody with these roles begins with.
pub(crate) fn first_page(roles: &[Role]) -> &'static str {
    let first = ENTRIES
        .iter()
        .find(|entry| entry.roles.iter().any(|role| roles.contains(role)));
    match first {
        Some(entry) if roles.contains(&Role::Applicant) && entry.href == "/apply" => "/my",
        Some(entry) => entry.href,
        None => "/",
    }
}

/// The navigation.
#[component]
pub(super) fn Navigation() -> impl IntoView {
    let session = use_session();
    let links = move || {
        let entries: Vec<&Entry> = match session.person() {
            Person::Unknown => Vec::new(),
            Person::Nobody => PUBLIC.iter().collect(),
            Person::Somebody(_) => ENTRIES
                .iter()
                .filter(|entry| session.has_any(entry.roles))
                .collect(),
        };
        let links = entries.into_iter().map(|entry| {
            view! { <li><A href=entry.href exact=true attr:class="nav-link">{entry.name.t()}</A></li> }
        });
        links.collect_view()
    };
    view! { <nav aria-label=shell::NAVIGATION.t()><ul class="nav">{links}</ul></nav> }
}
