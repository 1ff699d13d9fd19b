//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Apply() -> impl IntoView {
    view! { <p></p> }
}
