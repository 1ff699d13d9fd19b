//! The document and the window: title, focus, address, printing.

use leptos::ev::visibilitychange;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Id of the element in index.html that holds the application.
const MOUNT_POINT: &str = "app";

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// The element of index.html that the application takes over.
pub(crate) fn mount_point() -> Option<web_sys::HtmlElement> {
    document()?.get_element_by_id(MOUNT_POINT)?.dyn_into().ok()
}

/// Sets an attribute of the root element, for style sheets and screen readers.
pub(crate) fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // A refused attribute leaves index.html's own in place: nothing more to do.
        let _ = root.set_attribute(name, value);
    }
}

/// Sets the title of the tab.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Whether the page is on the screen, and not behind another tab.
pub(crate) fn is_shown() -> bool {
    document().is_some_and(|document| !document.hidden())
}

/// How often somebody has come back to the page from another tab or window since this was called, followed.
pub(crate) fn returns() -> ReadSignal<u32> {
    let (returns, set) = signal(0);
    let handle = window_event_listener(visibilitychange, move |_| {
        if is_shown() {
            set.update(|returns| *returns += 1);
        }
    });
    on_cleanup(move || handle.remove());
    returns
}

/// Moves the focus to the element with this id, and what it shows into view.
pub(crate) fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) =
        element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        // An element that can't take the focus is at least shown.
        let _ = element.focus();
        element.scroll_into_view_with_bool(true);
    }
}

/// Moves the focus as soon as what was just decided is on the screen.
pub(crate) fn focus_soon(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || focus(&id));
}

/// A parameter of the address.
pub(crate) fn query(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search)
        .ok()?
        .get(name)
}

/// Where the person came from, as the address says: a page of this application, and of no other.
pub(crate) fn next() -> Option<String> {
    let is_ours = |next: &String| next.starts_with('/') && !next.starts_with("//");
    query("next").filter(is_ours)
}

/// The address without scheme and host.
pub(crate) fn path_and_query() -> String {
    let location = web_sys::window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Option<String>| {
        location.as_ref().and_then(read).unwrap_or_default()
    };
    part(|location| location.pathname().ok()) + &part(|location| location.search().ok())
}

/// The origin, such as `https://bangban.example`.
pub(crate) fn origin() -> String {
    web_sys::window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}

/// Loads the page anew, without that parameter.
pub(crate) fn reload_without_query(name: &str) {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return;
    };
    let search = location.search().unwrap_or_default();
    let kept = web_sys::UrlSearchParams::new_with_str(&search).map(|parameters| {
        parameters.delete(name);
        String::from(parameters.to_string())
    });
    // Where the address can't be changed, the page is loaded anew all the same.
    let _ = match kept {
        Ok(kept) if kept != search.trim_start_matches('?') => location.set_search(&kept),
        _ => location.reload(),
    };
}

/// Loads the page anew.
pub(crate) fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused only while the page goes away already.
        let _ = window.location().reload();
    }
}

/// Opens the print dialog.
pub(crate) fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that can't print says so itself.
        let _ = window.print();
    }
}
