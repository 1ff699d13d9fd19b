//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn KitPage() -> impl IntoView {
    view! { <p></p> }
}
