//! Who applies: the few fields that everybody needs, and those that are seldom needed, folded away.

use bangban_api_types::applicant::ApplicantKind;
use bangban_domain::case::Origin;
use bangban_domain::case::applicant::{IdType, SpecialCircumstance};
use bangban_domain::service_item::Subject;
use leptos::prelude::*;

use crate::form::{Form, Kind};
use crate::kit::Button;
use crate::kit::field::{
    CheckField, Choice, Input, RadioField, SelectField, TextField, choices, code_of,
};
use crate::pages::case::acts::parts::{Folded, Switch};
use crate::texts::codes::Coded;
use crate::texts::new_case;

const KIND: &str = "/applicant/kind";
const REPRESENTATIVE: &str = "/applicant/legal_representative";
const CONTACT: &str = "/applicant/contact/name";

/// What is folded away, so that a fault in it opens it.
const MORE: &[&str] = &[
    "/applicant/id_type",
    "/applicant/address",
    "/applicant/special_circumstances",
    "/applicant/proxy/name",
    "/applicant/proxy/id_number",
    "/applicant/proxy/phone",
    "/applicant/proxy/relationship",
];

/// The kind of the applicant, followed.
pub(super) fn kind(form: Form) -> Memo<Option<ApplicantKind>> {
    let value = form.signal(KIND);
    Memo::new(move |_| {
        let code = value.get();
        [ApplicantKind::NaturalPerson, ApplicantKind::LegalPerson]
            .into_iter()
            .find(|kind| code_of(*kind) == code)
    })
}

/// The kind: asked where the item is for both.
#[component]
pub(super) fn KindField(form: Form, subjects: Vec<Subject>) -> impl IntoView {
    let kinds: Vec<_> = subjects
        .iter()
        .map(|subject| match subject {
            Subject::NaturalPerson => (ApplicantKind::NaturalPerson, new_case::PERSON),
            Subject::LegalPerson => (ApplicantKind::LegalPerson, new_case::BODY),
        })
        .collect();
    if let [(only, _)] = kinds.as_slice() {
        let value = form.register(KIND, new_case::KIND.into(), Kind::Choice, true);
        value.set(code_of(*only));
        return ().into_any();
    }
    form.preset(KIND, code_of(ApplicantKind::NaturalPerson));
    let choices: Vec<_> = kinds
        .into_iter()
        .map(|(kind, words)| Choice::new(code_of(kind), words))
        .collect();
    view! { <RadioField form pointer=KIND label=new_case::KIND choices /> }.into_any()
}

/// The fields of a kind.
#[component]
pub(super) fn Applicant(form: Form, kind: ApplicantKind) -> impl IntoView {
    match kind {
        ApplicantKind::NaturalPerson => view! { <Person form /> }.into_any(),
        ApplicantKind::LegalPerson => view! { <Body form /> }.into_any(),
    }
}

#[component]
fn Person(form: Form) -> impl IntoView {
    view! {
        <TextField form pointer="/applicant/name" label=new_case::NAME />
        <TextField
            form
            pointer="/applicant/id_number"
            label=new_case::ID_NUMBER
            hint=new_case::ID_NUMBER_HINT
            input=Input::Number
        />
        <TextField
            form
            pointer="/applicant/phone"
            label=new_case::PHONE
            hint=new_case::PHONE_HINT
            input=Input::Phone
        />
    }
}

#[component]
fn Body(form: Form) -> impl IntoView {
    let same = Callback::new(move |()| {
        let name = form.signal(REPRESENTATIVE).get_untracked();
        form.set(CONTACT, name);
    });
    view! {
        <TextField form pointer="/applicant/name" label=new_case::BODY_NAME />
        <TextField
            form
            pointer="/applicant/credit_code"
            label=new_case::CREDIT_CODE
            hint=new_case::CREDIT_CODE_HINT
            input=Input::Number
        />
        <TextField form pointer=REPRESENTATIVE label=new_case::REPRESENTATIVE />
        <TextField form pointer=CONTACT label=new_case::CONTACT_NAME />
        <div class="phrases"><Button label=new_case::SAME_AS_REPRESENTATIVE on_press=same /></div>
        <TextField
            form
            pointer="/applicant/contact/phone"
            label=new_case::CONTACT_PHONE
            hint=new_case::PHONE_HINT
            input=Input::Phone
        />
    }
}

/// What is seldom needed. A case that is done on the spot is never one of earlier days.
#[component]
pub(super) fn More(
    form: Form,
    kind: ApplicantKind,
    #[prop(into)] back_entry: Signal<bool>,
) -> impl IntoView {
    let is_person = kind == ApplicantKind::NaturalPerson;
    if is_person {
        form.preset("/applicant/id_type", code_of(IdType::ResidentId));
    }
    let title = if is_person {
        new_case::MORE
    } else {
        new_case::MORE_OF_BODY
    };
    view! {
        <Folded form pointers=MORE title>
            {is_person.then(|| view! {
                <SelectField
                    form
                    pointer="/applicant/id_type"
                    label=new_case::ID_TYPE
                    choices=choices(IdType::ALL)
                />
            })}
            <TextField form pointer="/applicant/address" label=new_case::ADDRESS optional=true />
            <Switch form name="#proxy" label=new_case::PROXY><Proxy form /></Switch>
            {is_person.then(|| view! {
                <CheckField
                    form
                    pointer="/applicant/special_circumstances"
                    label=new_case::SPECIAL
                    hint=new_case::SPECIAL_HINT
                    choices=choices(SpecialCircumstance::ALL)
                    optional=true
                />
            })}
            {move || back_entry.get().then(|| view! {
                <Switch form name="#back-entry" label=new_case::BACK_ENTRY hint=new_case::BACK_ENTRY_HINT>
                    <BackEntry form />
                </Switch>
            })}
        </Folded>
    }
}

/// Who acts for the applicant.
#[component]
pub(crate) fn Proxy(form: Form) -> impl IntoView {
    view! {
        <TextField form pointer="/applicant/proxy/name" label=new_case::PROXY_NAME />
        <TextField
            form
            pointer="/applicant/proxy/id_number"
            label=new_case::PROXY_NUMBER
            input=Input::Number
        />
        <TextField form pointer="/applicant/proxy/phone" label=new_case::PROXY_PHONE input=Input::Phone />
        <TextField
            form
            pointer="/applicant/proxy/relationship"
            label=new_case::RELATIONSHIP
            optional=true
        />
    }
}

/// While it is there, the case is marked as one of earlier days.
#[component]
fn BackEntry(form: Form) -> impl IntoView {
    let value = form.register("/origin", new_case::BACK_ENTRY.into(), Kind::Choice, true);
    value.set(code_of(Origin::BackEntry));
}
