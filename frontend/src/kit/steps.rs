//! The step bar: the circular's four steps and the rating (二（四）), and where one is.

use std::cmp::Ordering;

use leptos::prelude::*;

use crate::texts::{Words, kit};

/// The steps, of which the one at `current` (from 0) is under way.
#[component]
pub(crate) fn StepBar(steps: &'static [Words], current: usize) -> impl IntoView {
    let shown = steps.iter().enumerate().map(|(place, step)| {
        let (class, said) = match place.cmp(&current) {
            Ordering::Less => ("step done", Some(kit::DONE_STEP)),
            Ordering::Equal => ("step current", Some(kit::CURRENT_STEP)),
            Ordering::Greater => ("step", None),
        };
        view! {
            <li class=class aria-current=(place == current).then_some("step")>
                <span class="step-name">{step.t()}</span>
                {said.map(|said| view! { <span class="hidden">{said.t()}</span> })}
            </li>
        }
    });
    view! { <ol class="step-bar">{shown.collect_view()}</ol> }
}
