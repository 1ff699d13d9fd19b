//! 交接 (G7, C14): both lists, filled in from what came in and what came out.

use bangban_api_types::cases::acts::HandoverRequest;
use bangban_domain::case::material::Form as MaterialForm;
use leptos::prelude::*;
use serde_json::json;

use super::parts::ActForm;
use super::parts::handover_lines::{HandoverLines, Thing, originals};
use super::sheet::Act;
use crate::kit::field::TextField;
use crate::texts::acts::ending;

/// The form.
#[component]
pub(super) fn Handover(act: Act) -> impl IntoView {
    let form = act.form();
    // Without a line a list is empty and not left out.
    let on_submit =
        act.sends::<HandoverRequest>(form, json!({ "to_applicant": [], "to_organization": [] }));
    let original = |name: String| Thing {
        name,
        form: MaterialForm::Original,
        count: 1,
    };
    let result = act
        .case
        .ending
        .as_ref()
        .and_then(|ending| ending.result.clone());
    // A result that is a whole sentence is shortened by whoever hands it over; a line takes 200 characters.
    let result = result.map(|result| original(result.chars().take(200).collect()));
    let to_applicant: Vec<_> = result.into_iter().chain(originals(&act.case)).collect();
    let to_organization = vec![original(ending::CASE_FILE.into())];
    view! {
        <ActForm act form on_submit>
            <p>{ending::HANDOVER_WHY.t()}</p>
            <HandoverLines form pointer="/to_applicant" legend=ending::TO_APPLICANT things=to_applicant />
            <HandoverLines form pointer="/to_organization" legend=ending::TO_ORGANIZATION things=to_organization />
            <TextField form pointer="/received_by" label=ending::RECEIVED_BY hint=ending::RECEIVED_BY_HINT />
        </ActForm>
    }
}
