//! A5: the answers, each with a way back to its question.

use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use crate::api::names::{Named, use_names};
use crate::form::Form;
use crate::pages::apply::venue;
use crate::texts::{Words, apply};

/// The answers of text: their pointer, their name, and the step that asks.
const ANSWERS: [(&str, Words, usize); 8] = [
    ("/applicant/name", apply::NAME, 2),
    ("/applicant/id_number", apply::ID_NUMBER, 2),
    ("/applicant/phone", apply::PHONE, 2),
    ("/applicant/credit_code", apply::CREDIT_CODE, 2),
    ("/applicant/legal_representative", apply::REPRESENTATIVE, 2),
    ("/applicant/contact/name", apply::CONTACT, 2),
    ("/applicant/contact/phone", apply::CONTACT_PHONE, 2),
    ("/consent/scope", apply::SCOPE, 3),
];

/// The answers.
#[component]
pub(super) fn Check(form: Form, id: Uuid) -> impl IntoView {
    let names = use_names();
    let where_to = move || {
        let chosen = Uuid::parse_str(&form.value(venue::POINTER)).ok();
        chosen
            .map(|chosen| names.get(Named::Organization(chosen)))
            .unwrap_or_default()
    };
    let mode = move || match form.value("/mode").as_str() {
        "assist" => apply::ASSIST.t(),
        "entrust" => apply::ENTRUST.t(),
        _ => "",
    };
    let answers = ANSWERS.into_iter().map(|(pointer, name, step)| {
        view! { <Answer id step name value=Signal::derive(move || form.value(pointer)) /> }
    });
    view! {
        <p>{apply::CHECK.t()}</p>
        <dl class="facts answers">
            <Answer id step=1 name=apply::STEP_NAMES[0] value=Signal::derive(where_to) />
            {answers.collect_view()}
            <Answer id step=2 name=apply::MODE value=Signal::derive(move || mode().to_owned()) />
        </dl>
        <p><strong>{apply::DECLARATION.t()}</strong></p>
    }
}

#[component]
fn Answer(id: Uuid, step: usize, name: Words, value: Signal<String>) -> impl IntoView {
    move || {
        let value = value.get();
        (!value.is_empty()).then(|| {
            view! {
                <div class="fact">
                    <dt>{name.t()}</dt>
                    <dd>
                        {value} " "
                        <A href=format!("/apply/{id}?step={step}")>{apply::CHANGE.t()}<span class="hidden">{name.t()}</span></A>
                    </dd>
                </div>
            }
        })
    }
}
