//! Why something failed and what to do, in the server's own words where it told any.

use leptos::prelude::*;

use super::{Button, Icon, Sign};
use crate::api::Failure;
use crate::texts::{Words, kit, shell};

/// What is said of a failure.
pub(crate) fn words_of(failure: &Failure) -> String {
    match failure {
        Failure::Problem(problem) if problem.status == 412 => kit::STALE.t().to_owned(),
        Failure::Problem(problem) => problem
            .detail
            .clone()
            .unwrap_or_else(|| problem.title.clone()),
        Failure::Unreachable => kit::UNREACHABLE.t().to_owned(),
        Failure::SessionEnded => kit::SESSION_ENDED.t().to_owned(),
        Failure::Unreadable => kit::UNREADABLE.t().to_owned(),
    }
}

/// A failure, with a way to try again where that may help.
#[component]
pub(crate) fn FailureView(
    failure: Failure,
    #[prop(optional_no_strip)] retry: Option<Callback<()>>,
) -> impl IntoView {
    let title = title_of(&failure).map(|title| view! { <h2 class="notice-title">{title.t()}</h2> });
    let trace = match &failure {
        Failure::Problem(problem) if problem.status >= 500 => {
            Some(kit::TRACE.fill([&problem.trace_id]))
        }
        _ => None,
    };
    view! {
        <div class="notice bad" role="alert">
            <Icon sign=Sign::Warning />
            <div>
                {title}
                <p>{words_of(&failure)}</p>
                {trace.map(|trace| view! { <p class="soft">{trace}</p> })}
                {retry.map(|retry| view! { <Button label=kit::RETRY.t() on_press=retry /> })}
            </div>
        </div>
    }
}

/// Out of scope looks like not there.
fn title_of(failure: &Failure) -> Option<Words> {
    match failure.status() {
        Some(404) => Some(kit::NOT_THERE),
        Some(403) => Some(shell::NO_ACCESS),
        _ => None,
    }
}
