//! How far long work has come, as a bar and in words.

use leptos::prelude::*;

use crate::browser::ids;
use crate::texts::kit;

/// How far it has come, in per cent; while nobody knows, the bar moves.
#[component]
pub(crate) fn Progress(
    #[prop(into)] label: String,
    #[prop(into)] percent: Signal<Option<u8>>,
) -> impl IntoView {
    let id = format!("progress-{}", ids::new_key());
    let said = move || match percent.get() {
        Some(percent) => format!("{} %", percent.min(100)),
        None => kit::WORKING.t().to_owned(),
    };
    let value = move || percent.get().map(|percent| percent.min(100).to_string());
    view! {
        <div class="progress">
            <label for=id.clone()>{label}</label>
            <progress id=id max="100" value=value>{said}</progress>
            <span class="soft">{said}</span>
        </div>
    }
}
