//! Which of the circular's steps (二（四）) a state belongs to, as a step bar.

use bangban_domain::case::StateName;
use leptos::prelude::*;

use crate::kit::steps::StepBar;
use crate::texts::home;

/// The step bar of a case.
#[component]
pub(crate) fn CaseSteps(state: StateName) -> impl IntoView {
    view! { <StepBar steps=&home::STEPS current=step(state) /> }
}

const fn step(state: StateName) -> usize {
    match state {
        StateName::Draft => 0,
        StateName::Submitted | StateName::CorrectionRequired => 1,
        StateName::Rejected | StateName::Withdrawn | StateName::Lapsed => 1,
        StateName::Accepted | StateName::InProgress | StateName::Suspended => 2,
        StateName::Completed | StateName::Terminated => 3,
        StateName::HandedOver | StateName::Archived => 4,
    }
}
