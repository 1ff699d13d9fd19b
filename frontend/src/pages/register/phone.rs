//! The phone, and the code that is sent there.

use bangban_api_types::registration::PhoneProof;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde_json::json;

use super::code::CodeButton;
use super::registration::{Registration, Step};
use super::{StepFoot, StepHead};
use crate::kit::PageHead;
use crate::kit::field::{Input, TextField};
use crate::kit::form::FormView;
use crate::texts::register;

/// The step.
#[component]
pub(super) fn Phone(registration: Registration) -> impl IntoView {
    let form = registration.form;
    let navigate = use_navigate();
    let on_submit = Callback::new(move |()| {
        if form.read::<PhoneProof>(json!({})).is_some() {
            navigate(&registration.href(Step::Details), Default::default());
        }
    });
    view! {
        <StepHead step=Step::Phone />
        <PageHead title=register::PHONE />
        <p>{register::PHONE_WHY.t()}</p>
        <FormView form on_submit submit=register::NEXT>
            <TextField form pointer="/phone" label=register::PHONE_LABEL hint=register::PHONE_HINT input=Input::OwnPhone />
            <CodeButton registration />
            <TextField form pointer="/code" label=register::CODE_LABEL hint=register::CODE_HINT input=Input::OneTimeCode />
        </FormView>
        <StepFoot registration before=Some(Step::Kind) />
    }
}
