//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Calendar() -> impl IntoView {
    view! { <p></p> }
}
