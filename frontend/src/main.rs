//! Entry of the browser application: finds its place in the document and mounts the root component there.
//! What the pages show is in `app` and `pages`, every word of it in `texts`; `boot.js` loads this module.
#![expect(
    unreachable_pub,
    reason = "the component macro writes a bare `pub` into what it makes"
)]

mod app;
mod browser;
mod pages;
mod texts;

use leptos::{mount::mount_to, prelude::*};

fn main() {
    let Some(place) = browser::mount_point() else {
        // index.html and this module are built together; without the place its own fallback text stays.
        return;
    };
    let language = browser::chosen_language();
    browser::describe_document(texts::texts(language));
    place.set_inner_html("");
    mount_to(place, move || view! { <app::App language /> }).forget();
}
