//! The materials of an item, line by line, in the order in which they are asked for.

use bangban_api_types::service_items::MaterialRequirementView;
use bangban_domain::service_item::Necessity;
use leptos::prelude::*;

use crate::form::{Form, Kind};
use crate::kit::faults::FaultsAt;
use crate::kit::field::{Input, SelectField, TextField, choices, code_of};
use crate::kit::form::Lines;
use crate::texts::codes::Coded;
use crate::texts::items;

const POINTER: &str = "/materials";

/// The list.
#[component]
pub(super) fn Materials(form: Form, materials: Vec<MaterialRequirementView>) -> impl IntoView {
    // Never sent, since it stays empty: the place at which faults of the list are told.
    form.register(POINTER, items::MATERIALS.into(), Kind::Choice, false);
    let id = form.field_id(POINTER);
    let fault_id = format!("{id}-fault");
    for (place, material) in materials.iter().enumerate() {
        begin(form, &format!("{POINTER}/{place}"), material);
    }
    view! {
        <fieldset class="field" id=id tabindex="-1" aria-describedby=fault_id.clone()>
            <legend>{items::MATERIALS.t()}</legend>
            <p class="hint">{items::MATERIALS_HINT.t()}</p>
            <FaultsAt form pointer=POINTER id=fault_id.clone() />
            <Lines
                form
                pointer=POINTER
                first=materials.len()
                add=items::ADD_MATERIAL
                movable=true
                let:line
            >
                <Material form line />
            </Lines>
        </fieldset>
    }
}

fn begin(form: Form, line: &str, material: &MaterialRequirementView) {
    let texts = [
        ("id", material.id.to_string()),
        ("name", material.name.clone()),
        ("necessity", code_of(material.necessity)),
        ("form", material.form.clone()),
        ("copies", material.copies.to_string()),
        ("source", material.source.clone()),
    ];
    for (name, text) in texts {
        form.begin(&format!("{line}/{name}"), text);
    }
}

/// One of them.
#[component]
fn Material(form: Form, line: String) -> impl IntoView {
    let at = |name: &str| format!("{line}/{name}");
    // Not to be seen: which material it is, whatever it is called now. A new one has none.
    form.register(&at("id"), items::MATERIAL.into(), Kind::Choice, false);
    view! {
        <TextField form pointer=at("name") label=items::MATERIAL />
        <div class="pair">
            <SelectField form pointer=at("necessity") label=items::NECESSITY choices=choices(Necessity::ALL) />
            <TextField
                form
                pointer=at("copies")
                label=items::COPIES
                hint=items::COPIES_HINT
                input=Input::OneTimeCode
                kind=Kind::Integer
            />
        </div>
        <TextField form pointer=at("form") label=items::FORM hint=items::FORM_HINT />
        <TextField form pointer=at("source") label=items::SOURCE />
    }
}
