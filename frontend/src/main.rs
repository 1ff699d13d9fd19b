//! Entry of the browser application: finds its place in the document and mounts the frame there.
//! `boot.js` loads this module. Where things are: `app` (frame and routes), `pages`, `kit` (components),
//! `form` (what is typed, checked and sent), `api` (the server), `session`, `texts` (every word on screen),
//! `browser` (the few browser interfaces).
#![expect(
    unreachable_pub,
    reason = "the component macro writes a bare `pub` into what it makes"
)]

mod api;
mod app;
mod browser;
mod form;
mod kit;
mod pages;
mod preferences;
mod reading;
mod session;
mod texts;

use leptos::mount::mount_to;
use leptos::prelude::*;

fn main() {
    let Some(place) = browser::page::mount_point() else {
        // index.html and this module are built together; without the place its own fallback text stays.
        return;
    };
    preferences::apply();
    place.set_inner_html("");
    mount_to(place, || view! { <app::App /> }).forget();
}
