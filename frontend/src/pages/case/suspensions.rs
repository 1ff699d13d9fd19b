//! The suspensions of a case; nothing while there was none.

use bangban_api_types::cases::parts::SuspensionView;
use leptos::prelude::*;

use crate::texts::codes::Coded;
use crate::texts::{case, time};

/// The suspensions.
#[component]
pub(super) fn Suspensions(suspensions: Vec<SuspensionView>) -> impl IntoView {
    if suspensions.is_empty() {
        return ().into_any();
    }
    let rows = suspensions.into_iter().map(|suspension| {
        view! {
            <tr>
                <td data-label=case::PERIOD.t()>{period(&suspension)}</td>
                <td data-label=case::GROUND.t()>{suspension.ground.t()}</td>
                <td data-label=case::BASIS.t()><span>{suspension.basis}</span></td>
            </tr>
        }
    });
    view! {
        <section aria-labelledby="suspensions-title">
            <h2 id="suspensions-title">{case::SUSPENSIONS.t()}</h2>
            <table class="cards-on-phone">
                <caption class="hidden">{case::SUSPENSIONS.t()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{case::PERIOD.t()}</th>
                        <th scope="col">{case::GROUND.t()}</th>
                        <th scope="col">{case::BASIS.t()}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn period(suspension: &SuspensionView) -> String {
    let since = time::day(suspension.started_on);
    match (suspension.ended_on, suspension.expected_days) {
        (Some(until), _) => case::FROM_TO.fill([&since, &time::day(until)]),
        (None, Some(days)) => case::SINCE_EXPECTED.fill([&since, &days.to_string()]),
        (None, None) => case::SINCE.fill([&since]),
    }
}
