//! Which date counts now: that of the answer, of the supplement, or of the entrustment while its clock runs.
//!
//! Owns which one of a case's dates a list tells. The department's dates stand on the page of the case.

use bangban_api_types::Day;
use bangban_api_types::cases::summary::CaseSummary;
use bangban_domain::case::StateName;
use bangban_domain::case::department::DepartmentState;
use leptos::prelude::*;

use crate::kit::{DueTag, Sign, Tag, Tone};
use crate::texts::{Words, cases, time};

/// The date that counts now; nothing where none does any more.
#[component]
pub(crate) fn CaseDue(case: CaseSummary) -> impl IntoView {
    match case.state {
        StateName::Submitted => dated(cases::ANSWER_BY, case.answer_due_on),
        StateName::CorrectionRequired => dated(cases::SUPPLY_BY, case.supply_by),
        StateName::Accepted | StateName::InProgress
            if case.department.state == DepartmentState::SpecialProcedure =>
        {
            stopped(cases::SPECIAL_PROCEDURE)
        }
        StateName::Accepted | StateName::InProgress => {
            view! { <DueTag due=case.due_on unknown_year=case.due_unknown_year /> }.into_any()
        }
        StateName::Suspended => stopped(cases::CLOCK_STOPPED),
        _ => {
            let completed = case
                .completed_at
                .map(|at| cases::COMPLETED_ON.fill([&time::date(at)]));
            completed
                .map(|text| view! { <span class="soft no-wrap">{text}</span> })
                .into_any()
        }
    }
}

fn dated(what: Words, due: Option<Day>) -> AnyView {
    due.map(|due| {
        view! {
            <span class="due">
                <span class="soft">{what.t()}</span>
                <DueTag due=Some(due) />
            </span>
        }
    })
    .into_any()
}

fn stopped(text: Words) -> AnyView {
    view! { <Tag text tone=Tone::Waiting sign=Some(Sign::Pause) /> }.into_any()
}
