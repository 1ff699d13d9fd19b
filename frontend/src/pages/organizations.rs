//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Organizations() -> impl IntoView {
    view! { <p></p> }
}
