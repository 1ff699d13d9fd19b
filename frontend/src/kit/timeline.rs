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

/// A timeline. Of many things the screen shows the first few; paper shows all.
#[component]
pub(crate) fn Timeline(
    happenings: Vec<Happening>,
    /// How many the screen shows.
    #[prop(default = usize::MAX)]
    first: usize,
) -> impl IntoView {
    let shown = happenings
        .into_iter()
        .enumerate()
        .map(|(place, happening)| {
            view! {
                <li class:on-paper={place >= first}>
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
