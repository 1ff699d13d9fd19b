//! 中止 (C13).

use bangban_api_types::cases::acts::SuspensionRequest;
use bangban_domain::case::mandate::SuspensionGround;
use leptos::prelude::*;
use serde_json::json;

use super::parts::{ActForm, Phrases};
use super::sheet::Act;
use crate::browser::clock;
use crate::form::Kind;
use crate::kit::field::{DateField, Input, RadioField, TextArea, TextField, choices, code_of};
use crate::texts::acts::library::Phrase;
use crate::texts::acts::{handling, library};
use crate::texts::codes::Coded;

/// The form.
#[component]
pub(super) fn Suspension(act: Act) -> impl IntoView {
    let form = act.form();
    form.preset("/started_on", clock::today().to_string());
    form.preset("/ground", code_of(SuspensionGround::ApplicantCause));
    let on_submit = act.sends::<SuspensionRequest>(form, json!({}));
    let value = form.signal("/ground");
    let phrases: Signal<Vec<Phrase>> = Signal::derive(move || {
        let code = value.get();
        let chosen = SuspensionGround::ALL
            .iter()
            .find(|ground| code_of(**ground) == code);
        chosen
            .map(|ground| library::work::suspension(*ground))
            .unwrap_or_default()
    });
    view! {
        <ActForm act form on_submit>
            <p>{handling::SUSPENSION_WHY.t()}</p>
            <RadioField form pointer="/ground" label=handling::GROUND choices=choices(SuspensionGround::ALL) />
            <TextArea form pointer="/basis" label=handling::BASIS rows=2 />
            <Phrases form pointer="/basis" phrases />
            <DateField form pointer="/started_on" label=handling::STARTED_ON />
            <TextField
                form
                pointer="/expected_days"
                label=handling::EXPECTED_DAYS
                input=Input::OneTimeCode
                kind=Kind::Integer
                optional=true
            />
        </ActForm>
    }
}
