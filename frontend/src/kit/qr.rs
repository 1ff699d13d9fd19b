//! A QR code as an image of the page: no request, sharp in print.

use fast_qr::convert::svg::SvgBuilder;
use fast_qr::convert::{Builder, Shape};
use fast_qr::qr::QRBuilder;
use leptos::prelude::*;

/// The code of a text, with a name for those who can't see it. A text that is too long for a code shows none.
#[component]
pub(crate) fn Qr(#[prop(into)] text: String, #[prop(into)] name: String) -> impl IntoView {
    let drawn = QRBuilder::new(text).build().ok();
    drawn.map(|code| {
        let svg = SvgBuilder::default().shape(Shape::Square).to_str(&code);
        let encoded = String::from(js_sys::encode_uri_component(&svg));
        let address = format!("data:image/svg+xml,{encoded}");
        view! { <img class="qr" src=address alt=name width="180" height="180" /> }
    })
}
