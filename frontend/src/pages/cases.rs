//! To be written.

use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn Cases() -> impl IntoView {
    view! { <p></p> }
}
