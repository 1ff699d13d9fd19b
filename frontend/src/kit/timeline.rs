//! What happened, newest first.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::texts::time;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Happening {
    /// When.
    pub(crate) at: DateTime<Utc>,
    /// What.
    pub(crate) title: String,
    /// By whom, where that is told.
    pub(crate) who: Option<String>,
    /// More of it.
    pub(crate) text: Option<String>,
}

/// A timeline.
#[component]
pub(crate) fn Timeline(happenings: Vec<Happening>) -> impl IntoView {
    let shown = happenings.into_iter().map(|happening| {
        view! {
            <li>
                <p class="happening">
                    <strong>{happening.title}</strong>
                    " "
                    <time datetime=happening.at.to_rfc3339()>{time::moment(happening.at)}</time>
                    {happening.who.map(|who| view! { " " <span class="soft">{who}</span> })}
                </p>
                {happening.text.map(|text| view! { <p class="said">{text}</p> })}
            </li>
        }
    });
    view! { <ol class="timeline">{shown.collect_view()}</ol> }
}
