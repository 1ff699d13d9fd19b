//! A notice in the page: what one has to know before going on. What failed is told by `FailureView`.

use leptos::prelude::*;

use super::{Icon, Sign, Tone};

/// A notice. Its title is no heading: it belongs to what stands around it.
#[component]
pub(crate) fn Notice(
    #[prop(optional)] tone: Tone,
    #[prop(optional, into)] title: Option<String>,
    children: Children,
) -> impl IntoView {
    let (class, sign) = match tone {
        Tone::Neutral => ("notice", Sign::Information),
        Tone::Good => ("notice good", Sign::Done),
        Tone::Waiting => ("notice", Sign::Warning),
        Tone::Bad => ("notice bad", Sign::Warning),
    };
    view! {
        <div class=class>
            <Icon sign />
            <div>
                {title.map(|title| view! { <p class="notice-title"><strong>{title}</strong></p> })}
                {children()}
            </div>
        </div>
    }
}
