//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Notifications() -> impl IntoView {
    view! { <p></p> }
}
