//! Tags: a state or a judgement in an icon and a word. Colour alone says nothing.

use bangban_domain::case::StateName;
use leptos::prelude::*;

use super::{Icon, Sign};
use crate::texts::codes::Coded;

/// What a tag judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Tone {
    #[default]
    Neutral,
    Good,
    Waiting,
    Bad,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "tag",
            Self::Good => "tag good",
            Self::Waiting => "tag waiting",
            Self::Bad => "tag bad",
        }
    }
}

/// A tag.
#[component]
pub(crate) fn Tag(
    #[prop(into)] text: String,
    #[prop(optional)] tone: Tone,
    #[prop(optional_no_strip)] sign: Option<Sign>,
) -> impl IntoView {
    view! { <span class=tone.class()>{sign.map(|sign| view! { <Icon sign /> })}{text}</span> }
}

/// Where a case stands.
#[component]
pub(crate) fn StateTag(state: StateName) -> impl IntoView {
    let (tone, sign) = match state {
        StateName::Draft | StateName::Submitted | StateName::Accepted | StateName::InProgress => {
            (Tone::Neutral, None)
        }
        StateName::CorrectionRequired => (Tone::Waiting, Some(Sign::Clock)),
        StateName::Suspended => (Tone::Waiting, Some(Sign::Pause)),
        StateName::Completed | StateName::HandedOver | StateName::Archived => {
            (Tone::Good, Some(Sign::Done))
        }
        StateName::Rejected | StateName::Withdrawn | StateName::Lapsed | StateName::Terminated => {
            (Tone::Neutral, Some(Sign::Minus))
        }
    };
    view! { <Tag text=state.t() tone sign /> }
}
