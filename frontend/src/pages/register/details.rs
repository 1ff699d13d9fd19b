//! Who it is, and a password; then everything is sent.

use bangban_api_types::registration::RegistrationRequest;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;

use super::registration::{Registration, Step};
use super::{StepFoot, StepHead};
use crate::api::{Failure, use_api};
use crate::kit::field::{Input, TextField};
use crate::kit::form::FormView;
use crate::kit::password::NewPasswordField;
use crate::kit::{Look, PageHead};
use crate::session::use_session;
use crate::texts::{apply, register};

/// The step.
#[component]
pub(super) fn Details(registration: Registration) -> impl IntoView {
    let (api, session) = (use_api(), use_session());
    let form = registration.form;
    let navigate = use_navigate();
    let on_submit = Callback::new(move |()| {
        let navigate = navigate.clone();
        let work = move |request: RegistrationRequest, stamp| async move {
            let outcome = registration.send(api, session, request, stamp).await;
            // What is wrong stands on the page before.
            if outcome.as_ref().is_err_and(of_phone) {
                navigate(&registration.href(Step::Phone), Default::default());
            }
            outcome
        };
        form.submit(registration.answered(), work, move |()| {
            registration.finish()
        });
    });
    let enterprise = untrack(|| registration.is_enterprise());
    let why = if enterprise {
        register::DETAILS_WHY_ENTERPRISE
    } else {
        register::DETAILS_WHY
    };
    let fields = if enterprise {
        view! {
            <TextField form pointer="/name" label=apply::ENTERPRISE_NAME />
            <TextField form pointer="/credit_code" label=apply::CREDIT_CODE hint=apply::CREDIT_CODE_HINT input=Input::Number />
        }
        .into_any()
    } else {
        view! {
            <TextField form pointer="/name" label=apply::NAME input=Input::OwnName />
            <TextField form pointer="/id_number" label=apply::ID_NUMBER hint=apply::ID_NUMBER_HINT input=Input::Number />
        }
        .into_any()
    };
    view! {
        <StepHead step=Step::Details />
        <PageHead title=register::DETAILS />
        <p>{why.t()}</p>
        <FormView form on_submit submit=register::SUBMIT>
            {fields}
            <NewPasswordField
                form
                pointer="/password"
                label=register::PASSWORD_LABEL
                hint=register::PASSWORD_HINT
            />
        </FormView>
        <Registered registration />
        <StepFoot registration before=Some(Step::Phone) />
    }
}

fn of_phone(failure: &Failure) -> bool {
    failure.is_at("/code") || failure.is_at("/phone")
}

/// The way to sign in, for whoever has an account.
#[component]
fn Registered(registration: Registration) -> impl IntoView {
    let is_known = move || {
        let failure = registration.form.failure();
        failure.is_some_and(|failure| failure.code() == Some("already_registered"))
    };
    move || {
        is_known().then(|| {
            view! {
                <p class="back">
                    <A href=registration.sign_in() attr:class=Look::Secondary.class()>{register::TO_SIGN_IN.t()}</A>
                </p>
            }
        })
    }
}
