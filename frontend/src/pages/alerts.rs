//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Alerts() -> impl IntoView {
    view! { <p></p> }
}
