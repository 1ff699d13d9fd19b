//! The few browser interfaces that the pages need, behind plain functions.
//! Every call may fail in a strange browser: failure is an `Option` or a state, never a panic.

use leptos::wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::texts::{Language, Texts};

/// Id of the element in index.html that holds the application.
const MOUNT_POINT: &str = "app";

/// The element of index.html that the application takes over.
pub(crate) fn mount_point() -> Option<web_sys::HtmlElement> {
    let element = web_sys::window()?
        .document()?
        .get_element_by_id(MOUNT_POINT)?;
    element.dyn_into().ok()
}

/// The language named by `?lang=`, Chinese without it.
pub(crate) fn chosen_language() -> Language {
    let query = web_sys::window()
        .and_then(|window| window.location().search().ok())
        .and_then(|query| web_sys::UrlSearchParams::new_with_str(&query).ok());
    match query.and_then(|query| query.get("lang")) {
        Some(tag) => Language::from_tag(&tag),
        None => Language::Chinese,
    }
}

/// Sets the document's language and title, for screen readers and the browser's own translation offer.
pub(crate) fn describe_document(texts: &Texts) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    document.set_title(texts.document_title);
    if let Some(root) = document.document_element() {
        // A refused attribute leaves index.html's own language in place: nothing more to do.
        let _ = root.set_attribute("lang", texts.language_tag);
    }
}

/// Whether the server answers that it is ready; an unreachable server is not ready.
pub(crate) async fn server_is_ready() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    match JsFuture::from(window.fetch_with_str("/health/ready")).await {
        Ok(response) => response
            .dyn_into::<web_sys::Response>()
            .is_ok_and(|response| response.ok()),
        Err(_) => false,
    }
}
