//! 当场办结 (C12): what an on-the-spot item needs beside the application, to go to completion in the same request.

use bangban_api_types::service_items::ServiceItemView;
use bangban_domain::case::Mode;
use bangban_domain::case::department::Outcome;
use bangban_domain::case::intake::SignatureMethod;
use bangban_domain::case::material::Form as MaterialForm;
use bangban_domain::service_item::Necessity;
use chrono::Months;
use leptos::prelude::*;
use uuid::Uuid;

use super::applicant::kind;
use crate::browser::clock;
use crate::form::{Form, Kind};
use crate::kit::field::{
    Choice, DateField, FlagField, Input, RadioField, SelectField, TextArea, TextField, choices,
    code_of,
};
use crate::pages::case::acts::parts::agent_choice::AgentChoice;
use crate::pages::case::acts::parts::check_lines::{CheckLines, pointer_of};
use crate::pages::case::acts::parts::notice_items::chosen_material;
use crate::pages::case::acts::parts::{Note, Phrases, Switch};
use crate::pages::case::acts::simplified::is_simplified;
use crate::texts::acts::{agreement, ending, handling, intake, library};
use crate::texts::codes::Coded;
use crate::texts::new_case;

/// Whether it is wanted.
pub(super) const SPOT: &str = "#spot";
const MATERIALS: &str = "/materials";
const RESULT: &str = "/result";
const CONTENT: &str = "/agreement/content";
const METHOD: &str = "/signature/method";

/// Forgets what was filled in for another item.
pub(super) fn forget(form: Form, item: &ServiceItemView) {
    form.set(&format!("{MATERIALS}#ticked"), String::new());
    for place in 0..item.materials.len() {
        let line = pointer_of(MATERIALS, place);
        form.set(&format!("{line}/form"), String::new());
        form.set(&format!("{line}/copies"), String::new());
    }
    form.set(RESULT, String::new());
    form.set(CONTENT, String::new());
    form.set(METHOD, String::new());
}

/// The offer, and the fields once it is taken.
#[component]
pub(super) fn OnTheSpot(
    form: Form,
    item: ServiceItemView,
    venue: Signal<Option<Uuid>>,
    is_clerk: Signal<bool>,
) -> impl IntoView {
    move || {
        if !item.on_the_spot {
            return ().into_any();
        }
        if !is_clerk.get() {
            return view! { <Note text=new_case::SPOT_ONLY_CLERK /> }.into_any();
        }
        let item = item.clone();
        view! {
            <Switch form name=SPOT label=new_case::SPOT hint=new_case::SPOT_HINT>
                <Fields form item=item.clone() venue />
            </Switch>
        }
        .into_any()
    }
}

#[component]
fn Fields(form: Form, item: ServiceItemView, venue: Signal<Option<Uuid>>) -> impl IntoView {
    let about = Signal::stored(item.name.clone());
    let applicant = kind(form);
    let (materials, agreed) = (item.clone(), item);
    let signing = move || {
        let simplified = applicant
            .get()
            .is_some_and(|kind| is_simplified(kind, &agreed));
        view! { <Signing form name=agreed.name.clone() simplified /> }
    };
    let agent = move || {
        venue.get().map(|venue| view! { <AgentChoice form pointer="/agent_id" label=new_case::SPOT_AGENT venue /> })
    };
    view! {
        <fieldset class="field">
            <legend>{new_case::SPOT_TITLE.t()}</legend>
            <HandedIn form item=materials />
            {signing}
            {agent}
            <RadioField form pointer="/outcome" label=ending::OUTCOME choices=choices(Outcome::ALL) />
            <TextArea form pointer=RESULT label=ending::RESULT rows=2 />
            <Phrases form pointer=RESULT phrases=library::ending::RESULTS.to_vec() about />
            <FlagField form pointer="/declaration" label=intake::DECLARATION hint=intake::DECLARATION_HINT />
        </fieldset>
    }
}

/// What was handed in: everything that is needed, unless somebody unticks it.
#[component]
fn HandedIn(form: Form, item: ServiceItemView) -> impl IntoView {
    let asked = item.materials;
    let needed = asked
        .iter()
        .enumerate()
        .filter(|(_, material)| material.necessity != Necessity::Optional);
    let ticked: Vec<usize> = needed.map(|(place, _)| place).collect();
    let lines: Vec<_> = asked
        .iter()
        .map(|material| Choice {
            hint: Some(handling::ASKED_FORM.fill([&material.form, &material.source])),
            ..Choice::new("", material.name.clone())
        })
        .collect();
    let fields = move |place: usize, line: String| {
        let material = asked.get(place).cloned();
        material.map(|material| {
            chosen_material(form, &line, material.id, &material.name);
            let (as_form, copies) = (format!("{line}/form"), format!("{line}/copies"));
            form.preset(&as_form, code_of(handling::usual_form(&material.form)));
            form.preset(&copies, material.copies.max(1).to_string());
            let forms = MaterialForm::ALL.iter().copied().filter(|form| *form != MaterialForm::Deferred);
            let forms: Vec<_> = forms.collect();
            view! {
                <div class="pair">
                    <SelectField form pointer=as_form label=handling::FORM choices=choices(&forms) />
                    <TextField
                        form
                        pointer=copies
                        label=handling::COPIES
                        input=Input::OneTimeCode
                        kind=Kind::Integer
                    />
                </div>
            }
        })
    };
    view! {
        <CheckLines
            form
            pointer=MATERIALS
            legend=new_case::SPOT_MATERIALS
            hint=new_case::SPOT_MATERIALS_HINT
            choices=lines
            ticked
            children=fields
        />
    }
}

/// Consent where that is enough; else the agreement, filled in from the rest.
#[component]
fn Signing(form: Form, name: String, simplified: bool) -> impl IntoView {
    let methods: &[SignatureMethod] = if simplified {
        &[
            SignatureMethod::Oral,
            SignatureMethod::Paper,
            SignatureMethod::Electronic,
            SignatureMethod::Fingerprint,
        ]
    } else {
        &[
            SignatureMethod::Paper,
            SignatureMethod::Electronic,
            SignatureMethod::Fingerprint,
        ]
    };
    if let Some(usual) = methods.first() {
        form.preset(METHOD, code_of(*usual));
    }
    let method = form.signal(METHOD);
    let by_fingerprint = Memo::new(move |_| method.get() == code_of(SignatureMethod::Fingerprint));
    view! {
        {(!simplified).then(|| view! { <Written form name /> })}
        <RadioField form pointer=METHOD label=new_case::SPOT_SIGNATURE choices=choices(methods) />
        {move || by_fingerprint.get().then(|| view! {
            <TextField
                form
                pointer="/signature/witness"
                label=agreement::WITNESS
                hint=agreement::WITNESS_HINT
            />
        })}
    }
}

/// The written agreement.
#[component]
fn Written(form: Form, name: String) -> impl IntoView {
    let mode = form.signal(super::MODE).get_untracked();
    let mode = [Mode::Assist, Mode::Entrust]
        .into_iter()
        .find(|known| code_of(*known) == mode);
    form.preset(
        CONTENT,
        agreement::CONTENT_PRESET.fill([mode.map(Coded::t).unwrap_or_default(), &name]),
    );
    form.preset(
        "/agreement/scope",
        form.signal(super::SCOPE).get_untracked(),
    );
    if let Some(day) = clock::today().checked_add_months(Months::new(12)) {
        form.preset("/agreement/valid_until", day.to_string());
    }
    view! {
        <fieldset class="field">
            <legend>{new_case::SPOT_AGREEMENT.t()}</legend>
            <p class="hint">{new_case::SPOT_AGREEMENT_WHY.t()}</p>
            <TextArea form pointer=CONTENT label=agreement::CONTENT rows=2 />
            <TextArea form pointer="/agreement/scope" label=agreement::SCOPE rows=2 />
            <DateField form pointer="/agreement/valid_until" label=agreement::VALID_UNTIL />
        </fieldset>
    }
}
