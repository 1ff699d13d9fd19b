//! How a case ended, or with what result.

use bangban_api_types::cases::view::{CaseView, EndingView};
use bangban_domain::case::StateName;
use leptos::prelude::*;

use crate::kit::list::Fact;
use crate::texts::case;
use crate::texts::codes::Coded;

/// The ending; nothing before there is one.
#[component]
pub(super) fn Ending(case: CaseView) -> impl IntoView {
    let lapsed = case.summary.state == StateName::Lapsed;
    let ending = case
        .ending
        .filter(|ending| lapsed || *ending != EndingView::default());
    ending.map(|ending| {
        view! {
            <section class="card" aria-labelledby="ending-title">
                <h2 id="ending-title">{case::ENDING.t()}</h2>
                {lapsed.then(|| view! { <p>{case::END_LAPSED.t()}</p> })}
                <dl class="facts">
                    <Fact name=case::OUTCOME value=ending.outcome.map(|outcome| outcome.t().to_owned()) />
                    <Fact name=case::RESULT value=ending.result />
                    <Fact name=case::RECEIVED_BY value=ending.received_by />
                    <Fact name=case::REASON_CODE value=ending.reason_code.map(|reason| reason.t().to_owned()) />
                    <Fact name=case::GROUND value=ending.ground.map(|ground| ground.t().to_owned()) />
                    <Fact name=case::REASON value=ending.reason />
                    <Fact name=case::ALTERNATIVE value=ending.alternative />
                </dl>
            </section>
        }
    })
}
