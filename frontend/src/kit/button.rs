//! Buttons are verbs. One primary button on a page; what can't be taken back is marked and asked about.

use leptos::prelude::*;

use super::{Icon, Sign};
use crate::texts::kit;

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Look {
    /// The one next thing to do.
    Primary,
    /// Anything else.
    #[default]
    Secondary,
    /// As a link in a text.
    Plain,
    /// What can't be taken back.
    Danger,
}

impl Look {
    /// The class in the style sheet; for links that lead on as a button does.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Secondary => "button",
            Self::Plain => "button plain",
            Self::Danger => "button danger",
        }
    }
}

/// A button. While it is busy it says so and takes no second press.
#[component]
pub(crate) fn Button(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] look: Look,
    #[prop(optional)] sign: Option<Sign>,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional)] submit: bool,
    #[prop(optional, into)] described_by: Option<String>,
    #[prop(optional)] on_press: Option<Callback<()>>,
) -> impl IntoView {
    let press = move |_| {
        if let Some(on_press) = on_press
            && !busy.get_untracked()
        {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=look.class()
            aria-disabled=move || busy.get().then_some("true")
            aria-describedby=described_by
            on:click=press
        >
            {sign.map(|sign| view! { <Icon sign /> })}
            {move || if busy.get() { kit::SENDING.t().to_owned() } else { label.get() }}
        </button>
    }
}
