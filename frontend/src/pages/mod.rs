//! One module for each page or family of pages.

pub(crate) mod home;
pub(crate) mod sign_in;

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
