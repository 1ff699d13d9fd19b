//! What the one notice lists, what of it has come in, and by when the rest has to.

use bangban_api_types::cases::track::MissingView;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::StateName;
use bangban_domain::case::department::DepartmentState;
use leptos::prelude::*;

use crate::kit::{Icon, Sign, Tag, Tone};
use crate::texts::{case, time};

/// What is missing; nothing where nothing is.
#[component]
pub(super) fn Missing(case: CaseView) -> impl IntoView {
    let summary = case.summary;
    let handled = matches!(
        summary.state,
        StateName::Accepted | StateName::InProgress | StateName::Suspended
    );
    if handled && summary.department.state == DepartmentState::CorrectionRequired {
        return view! {
            <div class="notice">
                <Icon sign=Sign::Warning />
                <p>{case::DEPARTMENT_WANTS_MORE.t()}</p>
            </div>
        }
        .into_any();
    }
    if case.missing.is_empty() {
        return ().into_any();
    }
    let by = match summary.supply_by {
        Some(day) => case::MISSING_BY.fill([&time::day(day)]),
        None => case::MISSING_WHEN_OPEN.into(),
    };
    let items = case
        .missing
        .into_iter()
        .map(|item| view! { <Item item /> })
        .collect_view();
    view! {
        <section aria-labelledby="missing-title">
            <h2 id="missing-title">{case::MISSING.t()}</h2>
            <p>{by}</p>
            <ol class="missing">{items}</ol>
        </section>
    }
    .into_any()
}

#[component]
fn Item(item: MissingView) -> impl IntoView {
    let (text, tone, sign) = if item.supplied {
        (case::SUPPLIED, Tone::Good, Sign::Done)
    } else {
        (case::NOT_SUPPLIED, Tone::Waiting, Sign::Clock)
    };
    view! {
        <li class="card">
            <h3>{item.subject} " " <Tag text tone sign=Some(sign) /></h3>
            <dl>
                <dt>{case::REQUIREMENT.t()}</dt>
                <dd>{item.requirement}</dd>
                <dt>{case::HOW.t()}</dt>
                <dd>{item.how_to_supply}</dd>
            </dl>
        </li>
    }
}
