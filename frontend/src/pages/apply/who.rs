//! Who applies: the person, or the enterprise, that is signed in.

use bangban_api_types::applicant::ApplicantInput;
use bangban_domain::case::applicant::SpecialCircumstance;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde::Deserialize;
use serde_json::json;
use validator::Validate;

use super::application::{Application, Step};
use super::steps::{StepFoot, StepHead};
use crate::kit::PageHead;
use crate::kit::field::{CheckField, Input, TextField, choices};
use crate::kit::form::FormView;
use crate::session::use_session;
use crate::texts::apply;
use crate::texts::codes::Coded;

/// What this step asks; its rules are those of a draft.
#[derive(Debug, Deserialize, Validate)]
struct Answers {
    #[validate(nested)]
    applicant: ApplicantInput,
}

/// The step.
#[component]
pub(super) fn Who(application: Application, name: String) -> impl IntoView {
    let form = application.form;
    let navigate = use_navigate();
    // The name is known: it is that of the account.
    if let Some(me) = use_session().me() {
        form.preset("/applicant/name", me.name);
    }
    let on_submit = Callback::new(move |()| {
        let base = json!({ "applicant": { "kind": application.kind } });
        if form.read::<Answers>(base).is_some() {
            form.set("/applicant/name", untrack(|| form.value("/applicant/name")));
            navigate(
                &application.href(application.after(Step::Who)),
                Default::default(),
            );
        }
    });
    let (title, why, submit) = if application.is_enterprise() {
        (
            apply::WHO_ENTERPRISE,
            apply::WHO_ENTERPRISE_WHY,
            apply::DONE_TASK,
        )
    } else {
        (apply::WHO, apply::WHO_WHY, apply::NEXT)
    };
    let fields = if application.is_enterprise() {
        view! { <EnterpriseFields application /> }.into_any()
    } else {
        view! { <PersonFields application /> }.into_any()
    };
    view! {
        <StepHead application name number=2 />
        <PageHead title />
        <p>{why.t()}</p>
        <FormView form on_submit submit>{fields}</FormView>
        <StepFoot application before=Some(Step::Place) />
    }
}

#[component]
fn PersonFields(application: Application) -> impl IntoView {
    let form = application.form;
    let circumstances = Signal::stored(choices(SpecialCircumstance::ALL));
    view! {
        <TextField form pointer="/applicant/name" label=apply::NAME />
        <TextField form pointer="/applicant/id_number" label=apply::ID_NUMBER hint=apply::ID_NUMBER_HINT input=Input::Number />
        <TextField form pointer="/applicant/phone" label=apply::PHONE hint=apply::PHONE_HINT input=Input::Phone />
        <CheckField
            form
            pointer="/applicant/special_circumstances"
            label=apply::CIRCUMSTANCES
            hint=apply::CIRCUMSTANCES_HINT
            choices=circumstances
            optional=true
        />
    }
}

#[component]
fn EnterpriseFields(application: Application) -> impl IntoView {
    let form = application.form;
    view! {
        <TextField form pointer="/applicant/name" label=apply::ENTERPRISE_NAME />
        <TextField form pointer="/applicant/credit_code" label=apply::CREDIT_CODE hint=apply::CREDIT_CODE_HINT input=Input::Number />
        <TextField form pointer="/applicant/legal_representative" label=apply::REPRESENTATIVE />
        <TextField form pointer="/applicant/contact/name" label=apply::CONTACT_NAME />
        <TextField form pointer="/applicant/contact/phone" label=apply::CONTACT_PHONE hint=apply::PHONE_HINT input=Input::Phone />
    }
}
