//! Whether the browser is connected, as a signal.

use leptos::ev::{offline, online};
use leptos::prelude::*;

/// True while there is a network.
pub(crate) fn connected() -> ReadSignal<bool> {
    let is_online = || web_sys::window().is_none_or(|window| window.navigator().on_line());
    let (connected, set) = signal(is_online());
    let listening = [
        window_event_listener(online, move |_| set.set(true)),
        window_event_listener(offline, move |_| set.set(false)),
    ];
    on_cleanup(move || {
        for handle in listening {
            handle.remove();
        }
    });
    connected
}
