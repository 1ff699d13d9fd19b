//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Work() -> impl IntoView {
    view! { <p></p> }
}
