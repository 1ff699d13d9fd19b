//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Users() -> impl IntoView {
    view! { <p></p> }
}
