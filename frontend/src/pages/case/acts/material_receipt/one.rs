//! The receipt of one material, in whatever form.

use bangban_api_types::cases::acts::MaterialReceiptRequest;
use bangban_api_types::service_items::ServiceItemView;
use bangban_domain::case::material::Form as MaterialForm;
use bangban_domain::service_item::Necessity;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

use super::super::parts::{ActForm, Note};
use super::super::sheet::Act;
use super::asked;
use crate::form::Kind;
use crate::kit::field::{DateField, Input, RadioField, TextField, choices, code_of};
use crate::texts::acts::handling;
use crate::texts::codes::Coded;

/// The form.
#[component]
pub(super) fn One(act: Act, row: Uuid, item: ServiceItemView) -> impl IntoView {
    let material = act
        .case
        .materials
        .iter()
        .find(|material| material.id == row)
        .cloned();
    let Some(material) = material else {
        return view! { <Note text=handling::UNKNOWN_ROW /> }.into_any();
    };
    let form = act.form();
    let asked = asked(&item, row);
    let usual = asked.map(|asked| handling::usual_form(&asked.form));
    let copies = asked.map_or(1, |asked| asked.copies.max(1));
    let earlier = material.receipt.as_ref();
    form.preset(
        "/form",
        code_of(
            earlier
                .map(|receipt| receipt.form)
                .or(usual)
                .unwrap_or(MaterialForm::Original),
        ),
    );
    form.preset(
        "/copies",
        earlier.map_or(copies, |receipt| receipt.copies).to_string(),
    );
    let on_submit = act.sends::<MaterialReceiptRequest>(form, json!({}));
    let may_follow = material.necessity != Necessity::Required;
    let forms: Vec<_> = MaterialForm::ALL
        .iter()
        .copied()
        .filter(|form| may_follow || *form != MaterialForm::Deferred)
        .collect();
    let value = form.signal("/form");
    let follows = Memo::new(move |_| value.get() == code_of(MaterialForm::Deferred));
    let told = asked.map(|asked| handling::ASKED_FORM.fill([&asked.form, &asked.source]));
    view! {
        <ActForm act form on_submit>
            <p><strong>{material.name}</strong> " " <span class="soft">{material.necessity.t()}</span></p>
            {told.map(|told| view! { <p>{told}</p> })}
            <RadioField form pointer="/form" label=handling::FORM choices=choices(&forms) />
            {move || follows.get().then(|| view! { <DateField form pointer="/until" label=handling::UNTIL /> })}
            {move || (!follows.get()).then(|| view! {
                <TextField
                    form
                    pointer="/copies"
                    label=handling::COPIES
                    input=Input::OneTimeCode
                    kind=Kind::Integer
                />
            })}
        </ActForm>
    }
    .into_any()
}
