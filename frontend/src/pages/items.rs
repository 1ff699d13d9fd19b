//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Items() -> impl IntoView {
    view! { <p></p> }
}
