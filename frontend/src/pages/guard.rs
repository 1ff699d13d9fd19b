//! Pages for some people only: waits while it is being found out who is there, leads to signing in, or says that the
//! page is for others.
//!
//! Owns what is shown. What can be read and done there the server decides.

use bangban_domain::policy::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::NoAccess;
use crate::api::with_query;
use crate::browser::page;
use crate::kit::loading::Skeleton;
use crate::session::{Person, Session, use_session};

/// Everybody who works for an organisation.
pub(crate) const STAFF: &[Role] = &[
    Role::Clerk,
    Role::Agent,
    Role::Supervisor,
    Role::ApprovalOfficer,
    Role::Archivist,
    Role::Leader,
    Role::SystemAdmin,
    Role::SecurityAdmin,
    Role::Auditor,
];

/// Whoever has an account.
pub(crate) const ANYBODY: &[Role] = &[];

/// How the person stands to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Unknown,
    Nobody,
    Welcome,
    Stranger,
}

fn standing(session: Session, roles: &[Role]) -> Standing {
    match session.person() {
        Person::Unknown => Standing::Unknown,
        Person::Nobody => Standing::Nobody,
        Person::Somebody(_) if roles.is_empty() || session.has_any(roles) => Standing::Welcome,
        Person::Somebody(_) => Standing::Stranger,
    }
}

/// What is shown to those who have one of the roles; without roles, to whoever is signed in.
#[component]
pub(crate) fn For(roles: &'static [Role], children: ChildrenFn) -> impl IntoView {
    let session = use_session();
    let navigate = use_navigate();
    let standing = Memo::new(move |_| standing(session, roles));
    Effect::new(move |before: Option<Standing>| {
        let now = standing.get();
        // Whoever signs out while the page is open wants to leave it.
        if now == Standing::Nobody && matches!(before, None | Some(Standing::Unknown)) {
            let next = Some(page::path_and_query());
            navigate(
                &with_query("/sign-in", &[("next", next)]),
                Default::default(),
            );
        }
        now
    });
    move || match standing.get() {
        Standing::Unknown | Standing::Nobody => view! { <Skeleton /> }.into_any(),
        Standing::Welcome => children().into_any(),
        Standing::Stranger => view! { <NoAccess /> }.into_any(),
    }
}
