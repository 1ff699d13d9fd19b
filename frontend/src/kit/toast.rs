//! Short news at the edge of the screen: that something was done. Read aloud, gone after some seconds; nothing that one
//! has to act upon is told only here.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Icon, Sign};
use crate::browser::clock;

/// How long it stays.
const STAYS: Duration = Duration::from_secs(6);

/// Where news is told.
#[derive(Clone, Copy)]
pub(crate) struct Toasts(RwSignal<Vec<(u32, String)>>);

impl Toasts {
    /// Nothing is told yet.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Tells something.
    pub(crate) fn tell(self, text: impl Into<String>) {
        let last = self
            .0
            .with_untracked(|told| told.last().map(|(number, _)| *number));
        let number = last.map_or(0, |last| last + 1);
        let text = text.into();
        self.0.update(|told| {
            // The same once more takes the place of the first.
            told.retain(|(_, earlier)| *earlier != text);
            told.push((number, text));
        });
        spawn_local(async move {
            clock::sleep(STAYS).await;
            self.0
                .try_update(|told| told.retain(|(other, _)| *other != number));
        });
    }
}

/// Where news is told, from anywhere inside of the frame.
pub(crate) fn use_toasts() -> Toasts {
    // The frame provides it before anything else is shown.
    use_context().unwrap_or_else(Toasts::new)
}

/// The place on the screen.
#[component]
pub(crate) fn ToastPlace(toasts: Toasts) -> impl IntoView {
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || toasts.0.get() key=|(number, _)| *number let:told>
                <p class="toast"><Icon sign=Sign::Done />{told.1}</p>
            </For>
        </div>
    }
}
