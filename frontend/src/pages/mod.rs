//! One module for each page or family of pages.

pub(crate) mod agents;
pub(crate) mod alerts;
pub(crate) mod apply;
pub(crate) mod approvals;
pub(crate) mod audit;
pub(crate) mod calendar;
pub(crate) mod case;
pub(crate) mod cases;
pub(crate) mod coverage;
pub(crate) mod filings;
pub(crate) mod guard;
pub(crate) mod home;
pub(crate) mod items;
pub(crate) mod kit;
pub(crate) mod my;
pub(crate) mod new_case;
pub(crate) mod notifications;
pub(crate) mod organizations;
pub(crate) mod register;
pub(crate) mod sign_in;
pub(crate) mod track;
pub(crate) mod users;
pub(crate) mod work;

pub(crate) use guard::For;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::kit::{Look, PageHead};
use crate::texts::shell;

/// No page has this address.
#[component]
pub(crate) fn NotFound() -> impl IntoView {
    view! {
        <PageHead title=shell::NOT_FOUND />
        <p>{shell::NOT_FOUND_WHY.t()}</p>
        <p><A href="/" attr:class=Look::Primary.class()>{shell::TO_START.t()}</A></p>
    }
}

/// The page is for other roles.
#[component]
pub(crate) fn NoAccess() -> impl IntoView {
    view! {
        <PageHead title=shell::NO_ACCESS />
        <p>{shell::NO_ACCESS_WHY.t()}</p>
        <p><A href="/" attr:class=Look::Primary.class()>{shell::TO_START.t()}</A></p>
    }
}
