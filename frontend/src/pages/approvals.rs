//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Approvals() -> impl IntoView {
    view! { <p></p> }
}
