//! What one has to know of the case while a form is filled in: which case it is, and how its materials stand.

use bangban_api_types::Day;
use bangban_api_types::cases::summary::CaseSummary;
use bangban_api_types::cases::view::{CaseView, MaterialView};
use bangban_domain::case::StateName;
use bangban_domain::case::material::Form;
use bangban_domain::service_item::Necessity;
use leptos::prelude::*;

use crate::api::names::{Named, use_names};
use crate::browser::clock;
use crate::kit::field::Choice;
use crate::kit::{DueTag, Icon, Sign, StateTag};
use crate::texts::acts;
use crate::texts::codes::Coded;
use crate::texts::time;

/// Item, applicant (masked), state and the date that counts now, in one line.
#[component]
pub(super) fn Brief(case: CaseSummary) -> impl IntoView {
    let item = use_names().signal(Named::ServiceItem(case.service_item_id));
    let due = due_of(&case);
    let number = case
        .case_number
        .clone()
        .unwrap_or_else(|| acts::DRAFT.into());
    view! {
        <div class="brief" role="group" aria-label=acts::SUMMARY.t()>
            <strong>{item}</strong>
            <span><span class="soft">{acts::APPLICANT.t()} "：" </span>{case.applicant.name}</span>
            <span><span class="soft">{acts::CASE_NUMBER.t()} "：" </span>{number}</span>
            <StateTag state=case.state />
            {due.map(|due| view! { <DueTag due=Some(due) unknown_year=case.due_unknown_year /> })}
        </div>
    }
}

/// The date by which somebody has to do something, where the case stands.
fn due_of(case: &CaseSummary) -> Option<Day> {
    match case.state {
        StateName::Submitted => case.answer_due_on,
        StateName::CorrectionRequired => case.supply_by,
        StateName::Accepted | StateName::InProgress => case.due_on,
        _ => None,
    }
}

/// The materials, and what came in.
#[component]
pub(super) fn Materials(case: CaseView) -> impl IntoView {
    let lines: Vec<_> = case.materials.iter().map(|material| {
        // What is not needed and not there is no fault, but not done either.
        let is_here = material.receipt.is_some() && is_accounted_for(material);
        let sign = if is_here { Sign::Done } else { Sign::Minus };
        view! {
            <li>
                <Icon sign />
                <span>{material.name.clone()} " " <span class="soft">{standing(material)}</span></span>
            </li>
        }
    }).collect();
    let any = !lines.is_empty();
    view! {
        <aside class="card" aria-labelledby="materials-title">
            <h2 id="materials-title">{acts::MATERIALS.t()}</h2>
            {(!any).then(|| view! { <p>{acts::NO_MATERIALS.t()}</p> })}
            <ul class="material-list">{lines}</ul>
        </aside>
    }
}

/// What came in of a material, in words.
pub(super) fn standing(material: &MaterialView) -> String {
    let necessity = material.necessity.t();
    let received = match &material.receipt {
        None => acts::NOT_RECEIVED.t().to_owned(),
        Some(receipt) => match (receipt.form, receipt.until, receipt.copies) {
            (Form::Deferred, Some(until), _) => acts::FOLLOWS_BY.fill([&time::day(until)]),
            (form, _, copies) if copies > 1 => {
                acts::RECEIVED_COPIES.fill([form.t(), &copies.to_string()])
            }
            (form, _, _) => acts::RECEIVED.fill([form.t()]),
        },
    };
    format!("{necessity} · {received}")
}

/// A material to be ticked or chosen.
pub(super) fn choice(material: &MaterialView) -> Choice {
    Choice {
        hint: Some(standing(material)),
        ..Choice::new(material.id.to_string(), material.name.clone())
    }
}

/// Whether nothing is left to ask: received, or not needed, or deferred to a day to come.
pub(super) fn is_accounted_for(material: &MaterialView) -> bool {
    if material.necessity == Necessity::Optional {
        return true;
    }
    material.receipt.as_ref().is_some_and(|receipt| {
        receipt.form != Form::Deferred
            || receipt.until.is_some_and(|until| until.0 >= clock::today())
    })
}

/// The names of required materials that are not accounted for.
pub(super) fn open_materials(case: &CaseView) -> Vec<String> {
    let open = case
        .materials
        .iter()
        .filter(|material| !is_accounted_for(material));
    open.map(|material| material.name.clone()).collect()
}
