//! The list of materials: each with what came in, its usual form as a button, and the way to another form.

use bangban_api_types::cases::acts::MaterialReceiptRequest;
use bangban_api_types::cases::view::MaterialView;
use bangban_api_types::service_items::ServiceItemView;
use bangban_domain::case::material::Form as MaterialForm;
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::super::brief::{open_materials, standing};
use super::super::href_of_row;
use super::super::parts::Note;
use super::super::sheet::Act;
use super::all::{All, Usual};
use super::asked;
use crate::api::Loaded;
use crate::form::Form;
use crate::kit::toast::use_toasts;
use crate::kit::{Button, FailureView, Look};
use crate::texts::acts::{self, handling};
use crate::texts::codes::Coded;

/// The list.
#[component]
pub(super) fn List(act: Act, item: ServiceItemView) -> impl IntoView {
    let open = act.open;
    let is_complete = move || {
        open.view()
            .is_some_and(|case| open_materials(&case).is_empty())
    };
    let back = format!("/cases/{}", act.case.summary.id);
    let materials = act.case.materials.iter();
    let usual: Vec<_> = materials.map(|material| usual(&item, material)).collect();
    let rows: Vec<_> = act
        .case
        .materials
        .iter()
        .zip(&usual)
        .map(|(material, usual)| {
            let (usual, copies) = (usual.form, usual.copies);
            view! { <Row act=act.clone() material=material.clone() usual copies /> }
        })
        .collect();
    let any = !rows.is_empty();
    view! {
        <p>{handling::RECEIPT_WHY.t()}</p>
        {(!any).then(|| view! { <p>{acts::NO_MATERIALS.t()}</p> })}
        <All act=act.clone() usual />
        <table class="cards-on-phone">
            <caption class="hidden">{acts::MATERIALS.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{handling::MATERIAL.t()}</th>
                    <th scope="col">{handling::STATUS.t()}</th>
                    <th scope="col">{handling::RECEIVE_AS.t()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <div role="status">{move || is_complete().then(|| view! { <Note text=handling::ALL_RECEIVED /> })}</div>
        <p class="actions"><A href=back attr:class=Look::Primary.class()>{acts::BACK.t()}</A></p>
    }
}

/// How a material usually comes, as the item says.
fn usual(item: &ServiceItemView, material: &MaterialView) -> Usual {
    let asked = asked(item, material.id);
    Usual {
        id: material.id,
        name: material.name.clone(),
        form: asked.map_or(MaterialForm::Original, |asked| {
            handling::usual_form(&asked.form)
        }),
        copies: asked.map_or(1, |asked| asked.copies.max(1)),
    }
}

#[component]
fn Row(act: Act, material: MaterialView, usual: MaterialForm, copies: u32) -> impl IntoView {
    let id = material.id;
    let form = Form::forgetful(format!("receipt-{id}"));
    let (open, shown) = (act.open, material.clone());
    let now = move || {
        let case = open.view();
        let material = case.and_then(|case| {
            case.materials
                .into_iter()
                .find(|material| material.id == id)
        });
        standing(&material.unwrap_or_else(|| shown.clone()))
    };
    let on_press = receive(
        &act,
        form,
        id,
        MaterialReceiptRequest {
            form: usual,
            copies,
            until: None,
        },
    );
    let name_id = format!("material-{id}");
    let other = handling::OTHER_FORM_OF.fill([&material.name]);
    let failure = move || {
        form.failure()
            .map(|failure| view! { <FailureView failure /> })
    };
    view! {
        <tr>
            <td data-label=handling::MATERIAL.t() id=name_id.clone()>{material.name}</td>
            <td data-label=handling::STATUS.t()>{now}</td>
            <td>
                <div class="row-actions">
                    <Button
                        label=acts::RECEIVE.fill([usual.t()])
                        busy=Signal::derive(move || form.is_busy())
                        described_by=name_id
                        on_press
                    />
                    <A href=href_of_row(&act.case.summary, act.sheet.action(), id) attr:aria-label=other>
                        {handling::OTHER_FORM.t()}
                    </A>
                </div>
                {failure}
            </td>
        </tr>
    }
}

/// Records the usual form; the list stays.
fn receive(act: &Act, form: Form, material: Uuid, request: MaterialReceiptRequest) -> Callback<()> {
    let (open, path, news) = (act.open, act.on_row(material).path(), act.news());
    let toasts = use_toasts();
    Callback::new(move |()| {
        let (path, request) = (path.clone(), request.clone());
        let work = move |stamp| async move { open.send(&path, &request, stamp).await };
        let done = move |loaded: Loaded<_>| {
            open.put(loaded);
            toasts.tell(news);
        };
        form.run(work, done);
    })
}
