//! For whom: a person or an enterprise.

use bangban_api_types::applicant::ApplicantKind;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde::Deserialize;
use serde_json::json;
use validator::Validate;

use super::registration::{Registration, Step};
use super::{StepFoot, StepHead};
use crate::kit::PageHead;
use crate::kit::field::{Choice, RadioField, code_of};
use crate::kit::form::FormView;
use crate::texts::{Words, register};

/// What this step asks.
#[derive(Debug, Deserialize, Validate)]
struct Answers {
    #[expect(dead_code, reason = "that it can be read is what matters")]
    kind: ApplicantKind,
}

/// The step.
#[component]
pub(super) fn Kind(registration: Registration) -> impl IntoView {
    let form = registration.form;
    let navigate = use_navigate();
    let on_submit = Callback::new(move |()| {
        if form.read::<Answers>(json!({})).is_some() {
            navigate(&registration.href(Step::Phone), Default::default());
        }
    });
    let choice = |kind: ApplicantKind, label: Words, hint: Words| Choice {
        value: code_of(kind),
        label: label.into(),
        hint: Some(hint.into()),
    };
    let choices = vec![
        choice(
            ApplicantKind::NaturalPerson,
            register::PERSON,
            register::PERSON_HINT,
        ),
        choice(
            ApplicantKind::LegalPerson,
            register::ENTERPRISE,
            register::ENTERPRISE_HINT,
        ),
    ];
    view! {
        <StepHead step=Step::Kind />
        <PageHead title=register::KIND />
        <p>{register::KIND_WHY.t()}</p>
        <FormView form on_submit submit=register::NEXT>
            <RadioField form pointer="/kind" label=register::KIND_LABEL choices=Signal::stored(choices) />
        </FormView>
        <StepFoot registration before=None />
        <p class="soft">{register::OTHER_WAYS.t()}</p>
    }
}
