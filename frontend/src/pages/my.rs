//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn My() -> impl IntoView {
    view! { <p></p> }
}
