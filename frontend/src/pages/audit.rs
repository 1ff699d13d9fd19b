//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Audit() -> impl IntoView {
    view! { <p></p> }
}
