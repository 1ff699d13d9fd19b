//! 修改草稿: only what is typed anew is sent. What is held is shown masked beside each field and never sent back.

use bangban_api_types::applicant::{ApplicantKind, ApplicantView};
use bangban_api_types::cases::draft::CaseDraftPatch;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::applicant::{IdType, SpecialCircumstance};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::agreement::modes;
use super::parts::{ActForm, Folded, Switch};
use super::sheet::Act;
use crate::api::{Stamp, cases, use_api};
use crate::form::Form;
use crate::kit::field::{
    CheckField, Input, RadioField, SelectField, TextArea, TextField, choices, code_of,
};
use crate::pages::new_case::applicant::Proxy;
use crate::pages::new_case::item::{self, ItemChoice};
use crate::texts::acts::intake;
use crate::texts::codes::Coded;
use crate::texts::new_case;

const MORE: &[&str] = &[
    "/applicant/id_type",
    "/applicant/address",
    "/applicant/special_circumstances",
    "/applicant/proxy/name",
    "/applicant/proxy/id_number",
    "/applicant/proxy/phone",
    "/applicant/proxy/relationship",
];

/// The form.
#[component]
pub(super) fn Change(act: Act) -> impl IntoView {
    let form = act.form();
    let case = act.case.clone();
    form.preset(item::POINTER, case.summary.service_item_id.to_string());
    form.preset("/mode", code_of(case.summary.mode));
    form.preset("/consent/scope", case.consent.scope.clone());
    let venue = case.summary.organization_id;
    let items = item::items_of(Signal::stored(Some(venue)));
    let on_submit = sends(&act, form);
    view! {
        <ActForm act form on_submit submit=intake::SAVE>
            <p>{intake::CHANGE_WHY.t()}</p>
            <ItemChoice form items />
            <RadioField form pointer="/mode" label=new_case::MODE choices=modes() />
            <Applicant form applicant=case.summary.applicant />
            <TextArea form pointer="/consent/scope" label=new_case::SCOPE hint=new_case::SCOPE_HINT rows=2 />
        </ActForm>
    }
}

/// A field of the applicant, empty, with what is held beside it.
#[component]
fn Held(
    form: Form,
    pointer: &'static str,
    #[prop(into)] label: String,
    #[prop(optional_no_strip)] held: Option<String>,
    #[prop(optional)] input: Input,
) -> impl IntoView {
    match held {
        Some(held) => view! {
            <TextField form pointer label hint=intake::NOW.fill([&held]) optional=true input />
        }
        .into_any(),
        None => view! { <TextField form pointer label optional=true input /> }.into_any(),
    }
}

#[component]
fn Applicant(form: Form, applicant: ApplicantView) -> impl IntoView {
    let address = applicant.address.clone();
    let is_person = applicant.kind == ApplicantKind::NaturalPerson;
    let id_type = applicant.id_type;
    let fields = if is_person {
        view! { <Person form applicant /> }.into_any()
    } else {
        view! { <Body form applicant /> }.into_any()
    };
    view! {
        {fields}
        <p class="hint">{intake::CHANGE_KIND.t()}</p>
        <Folded form pointers=MORE>
            {is_person.then(|| view! { <OfPerson form id_type /> })}
            <Held form pointer="/applicant/address" label=new_case::ADDRESS held=address />
            <Switch form name="#proxy" label=new_case::PROXY><Proxy form /></Switch>
        </Folded>
    }
}

#[component]
fn OfPerson(form: Form, #[prop(optional_no_strip)] id_type: Option<IdType>) -> impl IntoView {
    let now = intake::NOW.fill([id_type.map(Coded::t).unwrap_or_default()]);
    view! {
        <SelectField
            form
            pointer="/applicant/id_type"
            label=new_case::ID_TYPE
            hint=now
            choices=choices(IdType::ALL)
            optional=true
        />
        <CheckField
            form
            pointer="/applicant/special_circumstances"
            label=new_case::SPECIAL
            hint=new_case::SPECIAL_HINT
            choices=choices(SpecialCircumstance::ALL)
            optional=true
        />
    }
}

#[component]
fn Person(form: Form, applicant: ApplicantView) -> impl IntoView {
    view! {
        <Held form pointer="/applicant/name" label=new_case::NAME held=Some(applicant.name) />
        <Held
            form
            pointer="/applicant/id_number"
            label=new_case::ID_NUMBER
            held=applicant.id_number
            input=Input::Number
        />
        <Held
            form
            pointer="/applicant/phone"
            label=new_case::PHONE
            held=applicant.phone
            input=Input::Phone
        />
    }
}

#[component]
fn Body(form: Form, applicant: ApplicantView) -> impl IntoView {
    let (contact, phone) = applicant
        .contact
        .map(|contact| (contact.name, contact.phone))
        .unzip();
    view! {
        <Held form pointer="/applicant/name" label=new_case::BODY_NAME held=Some(applicant.name) />
        <Held
            form
            pointer="/applicant/credit_code"
            label=new_case::CREDIT_CODE
            held=applicant.credit_code
            input=Input::Number
        />
        <Held
            form
            pointer="/applicant/legal_representative"
            label=new_case::REPRESENTATIVE
            held=applicant.legal_representative
        />
        <Held form pointer="/applicant/contact/name" label=new_case::CONTACT_NAME held=contact />
        <Held
            form
            pointer="/applicant/contact/phone"
            label=new_case::CONTACT_PHONE
            held=phone
            input=Input::Phone
        />
    }
}

/// Sends what differs from the draft.
fn sends(act: &Act, form: Form) -> Callback<()> {
    let act = act.clone();
    let api = use_api();
    Callback::new(move |()| {
        let (open, case) = (act.open, act.case.clone());
        let done = open.done(act.news());
        let work = move |patch: CaseDraftPatch, stamp: Stamp| async move {
            let patch = only_changes(patch, &case);
            open.attempt(|etag| async move {
                cases::change(api, open.id, &patch, Stamp { etag, ..stamp }).await
            })
            .await
        };
        form.submit(json!({}), work, done);
    })
}

/// Without what stays as it is.
fn only_changes(mut patch: CaseDraftPatch, case: &CaseView) -> CaseDraftPatch {
    patch.service_item_id = patch
        .service_item_id
        .filter(|item| *item != case.summary.service_item_id);
    patch.mode = patch.mode.filter(|mode| *mode != case.summary.mode);
    let scope = Value::String(case.consent.scope.clone());
    patch.consent = patch
        .consent
        .filter(|consent| consent.get("scope") != Some(&scope));
    patch.applicant = patch.applicant.filter(|applicant| !applicant.is_empty());
    patch
}
