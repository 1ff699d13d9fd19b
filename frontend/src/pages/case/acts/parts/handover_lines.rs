//! A list of what changes hands: name, form, count.

use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::material::Form as MaterialForm;
use leptos::prelude::*;

use crate::form::{Form, Kind};
use crate::kit::faults::FaultsAt;
use crate::kit::field::{Input, SelectField, TextField, choices, code_of};
use crate::kit::form::Lines;
use crate::texts::acts::ending;

/// A line that is filled in at first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Thing {
    pub(crate) name: String,
    pub(crate) form: MaterialForm,
    pub(crate) count: u32,
}

/// The originals that came in: they go back to the applicant.
pub(crate) fn originals(case: &CaseView) -> Vec<Thing> {
    let received = case
        .materials
        .iter()
        .filter_map(|material| Some((material, material.receipt.as_ref()?)));
    let originals = received.filter(|(_, receipt)| receipt.form == MaterialForm::Original);
    let things = originals.map(|(material, receipt)| Thing {
        name: material.name.clone(),
        form: MaterialForm::Original,
        count: receipt.copies.max(1),
    });
    things.collect()
}

/// The list at a pointer.
#[component]
pub(crate) fn HandoverLines(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: Option<String>,
    things: Vec<Thing>,
) -> impl IntoView {
    // Never sent, since it stays empty: the place at which faults of the list are told.
    form.register(&pointer, legend.clone(), Kind::Choice, false);
    let id = form.field_id(&pointer);
    let fault_id = format!("{id}-fault");
    let first = things.len();
    let line = move |base: String| {
        let place: Option<usize> = base
            .rsplit('/')
            .next()
            .and_then(|number| number.parse().ok());
        if let Some(thing) = place.and_then(|place| things.get(place)) {
            form.preset(&format!("{base}/name"), thing.name.clone());
            form.preset(&format!("{base}/form"), code_of(thing.form));
            form.preset(&format!("{base}/count"), thing.count.to_string());
        } else {
            form.preset(&format!("{base}/form"), code_of(MaterialForm::Original));
            form.preset(&format!("{base}/count"), "1");
        }
        let forms = [
            MaterialForm::Original,
            MaterialForm::Copy,
            MaterialForm::Electronic,
        ];
        view! {
            <TextField form pointer=format!("{base}/name") label=ending::NAME />
            <div class="pair">
                <SelectField form pointer=format!("{base}/form") label=ending::FORM choices=choices(&forms) />
                <TextField
                    form
                    pointer=format!("{base}/count")
                    label=ending::COUNT
                    input=Input::OneTimeCode
                    kind=Kind::Integer
                />
            </div>
        }
    };
    view! {
        <fieldset class="field" id=id tabindex="-1" aria-describedby=fault_id>
            <legend>{legend}</legend>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            <FaultsAt form pointer=pointer.clone() id=fault_id.clone() />
            <Lines form pointer first add=ending::ADD_THING children=line />
        </fieldset>
    }
}
