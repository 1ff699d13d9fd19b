//! 补正: what is supplied, thing by thing: of what the notice lists, or of what the department asked for.

use bangban_api_types::FieldFault;
use bangban_api_types::cases::acts::SupplementRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::StateName;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

use super::brief;
use super::documents::{ACCEPT, add, unfit};
use super::parts::check_lines::{CheckLines, pointer_of, ticked};
use super::parts::notice_items::chosen_material;
use super::parts::{ActForm, Note};
use super::sheet::Act;
use crate::api::use_api;
use crate::form::{Form, Kind};
use crate::kit::field::{Choice, TextField};
use crate::kit::file::{FileField, Files, no_files};
use crate::kit::form::Lines;
use crate::texts::acts::intake;
use crate::texts::time;

const ITEMS: &str = "/items";

/// Something that can be supplied.
#[derive(Clone)]
struct Wanted {
    /// The material of the case, where it is one.
    material: Option<Uuid>,
    name: String,
    hint: String,
}

/// The form.
#[component]
pub(super) fn Supplement(act: Act) -> impl IntoView {
    let form = act.form();
    let asked_by_notice = act.case.summary.state == StateName::CorrectionRequired;
    let wanted = if asked_by_notice {
        of_notice(&act.case)
    } else {
        of_materials(&act.case)
    };
    let photos: Vec<Files> = wanted.iter().map(|_| no_files()).collect();
    let on_submit = sends(&act, form, &wanted, &photos);
    let supply_by = act
        .case
        .summary
        .supply_by
        .map(|day| intake::SUPPLY_UNTIL.fill([&time::day(day)]));
    let why = if asked_by_notice {
        intake::SUPPLEMENT_WHY
    } else {
        intake::SUPPLEMENT_DEPARTMENT
    };
    let choices = wanted.iter().map(|one| Choice {
        hint: Some(one.hint.clone()),
        ..Choice::new("", one.name.clone())
    });
    let choices: Vec<_> = choices.collect();
    let fields = move |place: usize, line: String| {
        if let Some(one) = wanted.get(place) {
            chosen(form, &line, one);
        }
        let photo = photos.get(place).map(|files| {
            let (files, pointer) = (*files, format!("{line}/photo"));
            view! {
                <FileField
                    form
                    pointer
                    label=intake::PHOTO
                    hint=intake::PHOTO_HINT
                    files
                    accept=ACCEPT
                    several=true
                    optional=true
                />
            }
        });
        view! {
            {photo}
            <TextField form pointer=format!("{line}/note") label=intake::NOTE optional=true />
        }
    };
    let other = move |line: String| {
        view! {
            <TextField form pointer=format!("{line}/subject") label=intake::SUBJECT />
            <TextField form pointer=format!("{line}/note") label=intake::NOTE optional=true />
        }
    };
    view! {
        <ActForm act form on_submit submit=intake::SUPPLY>
            <p>{why.t()}</p>
            {supply_by.map(|text| view! { <Note text /> })}
            <CheckLines form pointer=ITEMS legend=intake::SUPPLEMENT_ITEMS choices children=fields />
            {(!asked_by_notice).then(|| view! {
                <fieldset class="field">
                    <legend>{intake::NOTICE_OTHERS.t()}</legend>
                    <Lines form pointer=ITEMS first=0 add=intake::ADD_OTHER children=other />
                </fieldset>
            })}
        </ActForm>
    }
}

/// Sends the photographs of what is ticked, one after the other, then what is supplied: whoever answers finds both. One
/// that was sent is not sent again, whatever becomes of those after it.
fn sends(act: &Act, form: Form, wanted: &[Wanted], photos: &[Files]) -> Callback<()> {
    let (open, path, news) = (act.open, act.path(), act.news());
    let api = use_api();
    let lines: Vec<_> = wanted
        .iter()
        .map(|one| one.material)
        .zip(photos.iter().copied())
        .collect();
    let lines = StoredValue::new_local(lines);
    Callback::new(move |()| {
        let ticked = ticked(form, ITEMS);
        let chosen: Vec<_> = lines.with_value(|lines| {
            let lines = lines.iter().enumerate();
            let chosen = lines.filter(|(place, _)| ticked.contains(place));
            chosen
                .map(|(place, (material, files))| (place, *material, *files))
                .collect()
        });
        if let Some(fault) = chosen.iter().find_map(|(place, _, files)| {
            Some((*place, files.with_untracked(|files| unfit(files))?))
        }) {
            let (place, detail) = fault;
            form.tell(vec![FieldFault {
                pointer: format!("{}/photo", pointer_of(ITEMS, place)),
                code: "file".to_owned(),
                detail,
            }]);
            return;
        }
        let path = path.clone();
        let work = move |request: SupplementRequest, stamp| async move {
            for (_, material, files) in chosen {
                while let Some(file) = files.with_untracked(|files| files.first().cloned()) {
                    open.put(add(api, open.id, &file, material).await?);
                    files.update(|files| drop(files.remove(0)));
                }
            }
            open.send(&path, &request, stamp).await
        };
        form.submit(json!({ "items": [] }), work, open.done(news));
    })
}

/// What the notice lists and is not supplied yet.
fn of_notice(case: &CaseView) -> Vec<Wanted> {
    let missing = case.missing.iter().filter(|missing| !missing.supplied);
    let wanted = missing.map(|missing| Wanted {
        material: missing.material_id,
        name: missing.subject.clone(),
        hint: format!(
            "{} {}",
            intake::ASKED.fill([&missing.requirement]),
            missing.how_to_supply
        ),
    });
    wanted.collect()
}

fn of_materials(case: &CaseView) -> Vec<Wanted> {
    let wanted = case.materials.iter().map(|material| Wanted {
        material: Some(material.id),
        name: material.name.clone(),
        hint: brief::standing(material),
    });
    wanted.collect()
}

fn chosen(form: Form, line: &str, wanted: &Wanted) {
    match wanted.material {
        Some(id) => chosen_material(form, line, id, &wanted.name),
        None => form
            .register(
                &format!("{line}/subject"),
                wanted.name.clone(),
                Kind::Text,
                true,
            )
            .set(wanted.name.clone()),
    }
}
