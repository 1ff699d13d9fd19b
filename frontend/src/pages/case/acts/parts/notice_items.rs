//! What a notice lists: materials of the case and other things, each with its requirement and how to supply it.

use bangban_api_types::cases::view::CaseView;
use leptos::prelude::*;
use uuid::Uuid;

use super::Phrases;
use super::check_lines::CheckLines;
use crate::form::{Form, Kind};
use crate::kit::field::{Choice, TextArea, TextField};
use crate::kit::form::Lines;
use crate::texts::acts::{intake, library};

/// The lines of a notice, in the list at a pointer.
#[component]
pub(crate) fn NoticeItems(
    form: Form,
    #[prop(into)] pointer: String,
    case: CaseView,
) -> impl IntoView {
    let choices: Vec<Choice> = case
        .materials
        .iter()
        .map(super::super::brief::choice)
        .collect();
    let others = pointer.clone();
    let materials: Vec<(Uuid, String)> = case
        .materials
        .into_iter()
        .map(|material| (material.id, material.name))
        .collect();
    let fields = move |place: usize, line: String| {
        let (id, name) = materials.get(place).cloned().unwrap_or_default();
        chosen_material(form, &line, id, &name);
        view! { <NoticeLine form line about=Signal::stored(name) /> }
    };
    let other = move |line: String| {
        let subject = format!("{line}/subject");
        let about = {
            let value = form.signal(&subject);
            Signal::derive(move || value.get())
        };
        view! {
            <TextField form pointer=subject label=intake::SUBJECT hint=intake::SUBJECT_HINT />
            <NoticeLine form line about />
        }
    };
    view! {
        <CheckLines
            form
            pointer
            legend=intake::NOTICE_MATERIALS
            hint=intake::NOTICE_MATERIALS_HINT
            choices
            children=fields
        />
        <fieldset class="field">
            <legend>{intake::NOTICE_OTHERS.t()}</legend>
            <Lines form pointer=others first=0 add=intake::ADD_OTHER children=other />
        </fieldset>
    }
}

/// Puts the id of a material into its line.
pub(crate) fn chosen_material(form: Form, line: &str, id: Uuid, name: &str) {
    let value = form.register(
        &format!("{line}/material_id"),
        name.to_owned(),
        Kind::Choice,
        true,
    );
    value.set(id.to_string());
}

/// Requirement and way, with the library.
#[component]
fn NoticeLine(form: Form, line: String, about: Signal<String>) -> impl IntoView {
    let (requirement, way) = (
        format!("{line}/requirement"),
        format!("{line}/how_to_supply"),
    );
    if let Some(usual) = library::intake::WAYS.first() {
        form.preset(&way, usual.text);
    }
    view! {
        <TextArea form pointer=requirement.clone() label=intake::REQUIREMENT rows=2 />
        <Phrases form pointer=requirement phrases=library::intake::REQUIREMENTS.to_vec() about />
        <TextArea form pointer=way.clone() label=intake::HOW_TO_SUPPLY rows=2 />
        <Phrases form pointer=way phrases=library::intake::WAYS.to_vec() />
    }
}
