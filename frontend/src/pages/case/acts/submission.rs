//! 提交申请: the applicant's declaration. The answer brings number and tracking code, which the page of the case shows.

use bangban_api_types::cases::acts::SubmissionRequest;
use leptos::prelude::*;
use serde_json::json;

use super::brief::open_materials;
use super::parts::{ActForm, Note};
use super::sheet::Act;
use crate::kit::field::FlagField;
use crate::texts::acts::intake;

/// The form.
#[component]
pub(super) fn Submission(act: Act) -> impl IntoView {
    let form = act.form();
    let on_submit = act.sends::<SubmissionRequest>(form, json!({}));
    let open = open_materials(&act.case).len();
    view! {
        <ActForm act form on_submit>
            <Note text=intake::SUBMISSION_WHY />
            {(open > 0).then(|| view! { <p>{intake::OPEN_MATERIALS.fill([&open.to_string()])}</p> })}
            <FlagField form pointer="/declaration" label=intake::DECLARATION hint=intake::DECLARATION_HINT />
        </ActForm>
    }
}
