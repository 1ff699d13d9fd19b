//! 上报问题 (C20).

use bangban_api_types::cases::acts::ProblemRequest;
use leptos::prelude::*;
use serde_json::json;

use super::parts::ActForm;
use super::sheet::Act;
use crate::kit::field::{TextArea, TextField};
use crate::texts::acts::handling;

/// The form.
#[component]
pub(super) fn Problem(act: Act) -> impl IntoView {
    let form = act.form();
    let on_submit = act.sends::<ProblemRequest>(form, json!({}));
    view! {
        <ActForm act form on_submit>
            <p>{handling::PROBLEM_WHY.t()}</p>
            <TextArea form pointer="/text" label=handling::PROBLEM />
            <TextField
                form
                pointer="/with_whom"
                label=handling::WITH_WHOM
                hint=handling::WITH_WHOM_HINT
                optional=true
            />
        </ActForm>
    }
}
