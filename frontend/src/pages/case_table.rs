//! The table of cases that queue and search share: who, what, where it stands, by when, and the next verb.
//! Does not own which cases are shown.

use bangban_api_types::cases::summary::CaseSummary;
use bangban_domain::case::{Action, Priority, StateName};
use leptos::prelude::*;
use leptos_router::components::A;

use super::case::acts;
use crate::api::names::{Named, use_names};
use crate::kit::{DueTag, Look, Sign, StateTag, Tag, Tone};
use crate::texts::codes::Coded;
use crate::texts::{acts::verb, cases};

/// The table.
#[component]
pub(crate) fn CaseTable(#[prop(into)] cases: Signal<Vec<CaseSummary>>) -> impl IntoView {
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{cases::TABLE.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{cases::APPLICANT.t()}</th>
                    <th scope="col">{cases::ITEM.t()}</th>
                    <th scope="col">{cases::VENUE.t()}</th>
                    <th scope="col">{cases::STATE.t()}</th>
                    <th scope="col">{cases::DUE.t()}</th>
                    <th scope="col">{cases::NEXT.t()}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || cases.get() key=|case| (case.id, case.version) let:case>
                    <Row case />
                </For>
            </tbody>
        </table>
    }
}

#[component]
fn Row(case: CaseSummary) -> impl IntoView {
    let names = use_names();
    let item = names.signal(Named::ServiceItem(case.service_item_id));
    let venue = names.signal(Named::Organization(case.organization_id));
    let number = case.case_number.clone().map(|number| {
        view! { <span class="soft small">{cases::NUMBER.fill([&number])}</span> }
    });
    let (due, unknown_year) = due_of(&case);
    let (state, applicant) = (case.state, case.applicant.name.clone());
    let href = format!("/cases/{}", case.id);
    let priority = (case.priority != Priority::Normal)
        .then(|| view! { <Tag text=case.priority.t() tone=Tone::Waiting sign=Some(Sign::Warning) /> " " });
    view! {
        <tr>
            <td data-label=cases::APPLICANT.t()>
                <span class="stack">
                    <A href>{applicant}</A>
                    {number}
                </span>
            </td>
            <td data-label=cases::ITEM.t()>{item}</td>
            <td data-label=cases::VENUE.t()>{venue}</td>
            <td data-label=cases::STATE.t()><span>{priority}<StateTag state /></span></td>
            <td data-label=cases::DUE.t()><DueTag due unknown_year /></td>
            <td><NextLink case /></td>
        </tr>
    }
}

/// The date that the case waits for now: the venue's answer, the supplement, or its own limit.
fn due_of(case: &CaseSummary) -> (Option<bangban_api_types::Day>, Option<i32>) {
    match case.state {
        StateName::Submitted => (case.answer_due_on, None),
        StateName::CorrectionRequired => (case.supply_by, None),
        StateName::Accepted | StateName::InProgress | StateName::Suspended => (case.due_on, case.due_unknown_year),
        _ => (None, None),
    }
}

/// The next verb, as a link; to the case itself where it is to be decided there, or nothing is to be done.
#[component]
fn NextLink(case: CaseSummary) -> impl IntoView {
    let page = format!("/cases/{}", case.id);
    let (href, text, look) = match acts::next(&case) {
        Some(Action::Acceptance) => (page, verb(Action::Acceptance), Look::Primary),
        Some(action) => (acts::href(&case, action), verb(action), Look::Primary),
        None => (page, cases::VIEW, Look::Secondary),
    };
    let whom = format!(" {}", case.applicant.name);
    view! { <A href attr:class=look.class()>{text.t()}<span class="hidden">{whom}</span></A> }
}
