//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Track() -> impl IntoView {
    view! { <p></p> }
}
