//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn NewCase() -> impl IntoView {
    view! { <p></p> }
}
