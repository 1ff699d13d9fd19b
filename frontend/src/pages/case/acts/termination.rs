//! 终止委托 (C15): the ground, and what is given back against a list.

use bangban_api_types::cases::acts::TerminationRequest;
use bangban_domain::case::closing::TerminationGround;
use leptos::prelude::*;
use serde_json::json;

use super::parts::handover_lines::{HandoverLines, originals};
use super::parts::{ActForm, Note, Phrases};
use super::sheet::Act;
use crate::kit::Look;
use crate::kit::field::{Choice, RadioField, TextArea, code_of};
use crate::texts::acts::library::Phrase;
use crate::texts::acts::{ending, library};
use crate::texts::codes::Coded;

/// The form.
#[component]
pub(super) fn Termination(act: Act) -> impl IntoView {
    let form = act.form();
    let asked = act.case.summary.termination_requested;
    if asked {
        form.preset("/ground", code_of(TerminationGround::ApplicantRequest));
    }
    let on_submit = act.sends::<TerminationRequest>(form, json!({ "returned_materials": [] }));
    let agreed = act
        .case
        .agreement
        .as_ref()
        .is_some_and(|agreement| agreement.non_cooperation_clause);
    let value = form.signal("/ground");
    let phrases: Signal<Vec<Phrase>> = Signal::derive(move || {
        let code = value.get();
        let chosen = TerminationGround::ALL
            .iter()
            .find(|ground| code_of(**ground) == code);
        chosen
            .map(|ground| library::ending::termination(*ground))
            .unwrap_or_default()
    });
    let things = originals(&act.case);
    view! {
        <ActForm act form on_submit look=Look::Danger>
            <p>{ending::TERMINATION_WHY.t()}</p>
            {asked.then(|| view! { <Note text=ending::ASKED_BY_APPLICANT /> })}
            <RadioField form pointer="/ground" label=ending::GROUND choices=grounds(agreed) />
            <TextArea form pointer="/reason" label=ending::REASON />
            <Phrases form pointer="/reason" phrases />
            <HandoverLines
                form
                pointer="/returned_materials"
                legend=ending::RETURNED
                hint=ending::RETURNED_HINT
                things
            />
            <Note danger=true text=ending::TERMINATION_FOLLOWS />
        </ActForm>
    }
}

/// The grounds, each with what it needs.
fn grounds(agreed: bool) -> Vec<Choice> {
    let hint = |ground| match ground {
        TerminationGround::ApplicantRequest => None,
        TerminationGround::ObjectiveImpossibility => Some(ending::NEEDS_CONFIRMATION),
        TerminationGround::NonCooperation => Some(ending::NEEDS_REMINDER),
    };
    let offered = TerminationGround::ALL.iter().copied();
    let offered = offered.filter(|ground| agreed || *ground != TerminationGround::NonCooperation);
    offered
        .map(|ground| Choice {
            hint: hint(ground).map(Into::into),
            ..Choice::new(code_of(ground), ground.t())
        })
        .collect()
}
