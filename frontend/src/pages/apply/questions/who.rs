//! Who applies, how it is to be done, and whether special care is needed.

use bangban_api_types::applicant::ApplicantKind;
use bangban_domain::case::Mode;
use bangban_domain::case::applicant::SpecialCircumstance;
use bangban_domain::service_item::Subject;
use leptos::prelude::*;

use crate::form::Form;
use crate::kit::field::{CheckField, Choice, Input, RadioField, TextField, choices, code_of};
use crate::texts::apply;
use crate::texts::codes::Coded;

/// The fields.
#[component]
pub(super) fn Who(form: Form, subjects: Vec<Subject>) -> impl IntoView {
    let kinds: Vec<Choice> = [
        (
            Subject::NaturalPerson,
            ApplicantKind::NaturalPerson,
            apply::PERSON,
        ),
        (
            Subject::LegalPerson,
            ApplicantKind::LegalPerson,
            apply::BODY,
        ),
    ]
    .into_iter()
    .filter(|(subject, ..)| subjects.contains(subject))
    .map(|(_, kind, words)| Choice::new(code_of(kind), words))
    .collect();
    if let [only] = kinds.as_slice() {
        form.preset("/applicant/kind", only.value.clone());
    }
    form.preset("/mode", code_of(Mode::Entrust));
    let modes = vec![
        Choice::new(code_of(Mode::Entrust), apply::ENTRUST),
        Choice::new(code_of(Mode::Assist), apply::ASSIST),
    ];
    let is_body =
        Memo::new(move |_| form.value("/applicant/kind") == code_of(ApplicantKind::LegalPerson));
    view! {
        <RadioField form pointer="/applicant/kind" label=apply::KIND choices=kinds />
        <Show when=move || is_body.get() fallback=move || view! {
            <TextField form pointer="/applicant/name" label=apply::NAME />
            <TextField form pointer="/applicant/id_number" label=apply::ID_NUMBER hint=apply::ID_HINT input=Input::Number />
            <TextField form pointer="/applicant/phone" label=apply::PHONE hint=apply::PHONE_HINT input=Input::Phone />
            <CheckField
                form
                pointer="/applicant/special_circumstances"
                label=apply::SPECIAL
                choices=choices(SpecialCircumstance::ALL)
                optional=true
            />
        }>
            <TextField form pointer="/applicant/name" label=apply::BODY_NAME />
            <TextField form pointer="/applicant/credit_code" label=apply::CREDIT_CODE input=Input::Number />
            <TextField form pointer="/applicant/legal_representative" label=apply::REPRESENTATIVE />
            <TextField form pointer="/applicant/contact/name" label=apply::CONTACT />
            <TextField form pointer="/applicant/contact/phone" label=apply::CONTACT_PHONE input=Input::Phone />
        </Show>
        <RadioField form pointer="/mode" label=apply::MODE choices=modes />
    }
}
