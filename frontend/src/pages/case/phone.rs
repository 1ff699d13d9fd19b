//! A telephone number that is called at a touch.

use leptos::prelude::*;

use crate::kit::{Icon, Sign};

/// The number as a link.
#[component]
pub(super) fn Phone(#[prop(into)] number: String) -> impl IntoView {
    let href = format!("tel:{number}");
    view! { <a class="phone" href=href><Icon sign=Sign::Phone />{number}</a> }
}
