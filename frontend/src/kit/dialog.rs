//! A dialog over the page: the browser's own, which keeps the focus inside and closes on Escape.

use leptos::html;
use leptos::prelude::*;

use super::{Button, Look, Sign};
use crate::browser::ids;
use crate::texts::kit;

/// A dialog that is shown while `open`. `on_close` is told when it is closed; without it, it can't be.
#[component]
pub(crate) fn Dialog(
    #[prop(into)] title: String,
    #[prop(into)] open: Signal<bool>,
    #[prop(optional)] on_close: Option<Callback<()>>,
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let heading = ids::new_key();
    Effect::new(move |_| {
        let Some(dialog) = element.get() else { return };
        if open.get() && !dialog.open() {
            // Refused only for an element outside of the document.
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let cancelled = move |event: web_sys::Event| {
        event.prevent_default();
        if let Some(on_close) = on_close {
            on_close.run(());
        }
    };
    let close = on_close.map(|on_press| {
        view! { <Button label=kit::CLOSE.t() look=Look::Plain sign=Sign::Close on_press /> }
    });
    view! {
        <dialog node_ref=element aria-labelledby=heading.clone() on:cancel=cancelled>
            <div class="dialog-head">
                <h2 id=heading.clone()>{title}</h2>
                {close}
            </div>
            {move || open.get().then(|| children())}
        </dialog>
    }
}
