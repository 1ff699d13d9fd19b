//! The materials that the item asks for, what came in of each, and the way to receive one.

use bangban_api_types::cases::view::{CaseView, MaterialView, ReceiptView};
use bangban_domain::case::Action;
use bangban_domain::case::material::Form;
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::acts;
use super::rows::{RowLink, row_href};
use crate::kit::{Look, Sign, Tag, Tone};
use crate::texts::acts::handling;
use crate::texts::codes::Coded;
use crate::texts::{acts as act_texts, case, time};

/// The materials.
#[component]
pub(super) fn Materials(case: CaseView) -> impl IntoView {
    let id = case.summary.id;
    let waiting = case
        .materials
        .iter()
        .filter(|material| material.receipt.is_none());
    let several = waiting.count() > 1;
    let all_href = acts::href(&case.summary, Action::MaterialReceipt);
    let may_receive = acts::allowed(&case.summary).contains(&Action::MaterialReceipt);
    let all = case.materials.len();
    let received = case
        .materials
        .iter()
        .filter(|material| is_here(material))
        .count();
    let shown = if all == 0 {
        view! { <p class="soft">{case::NO_MATERIALS.t()}</p> }.into_any()
    } else {
        view! { <Table id materials=case.materials may_receive /> }.into_any()
    };
    let count = case::RECEIVED_COUNT.fill([&received.to_string(), &all.to_string()]);
    view! {
        <section aria-labelledby="materials-title">
            <h2 id="materials-title">{case::MATERIALS.t()}</h2>
            {(all > 0).then(|| view! { <p class="soft">{count}</p> })}
            {(several && may_receive).then(|| view! {
                <p><A href=all_href attr:class=Look::Secondary.class()>{handling::RECEIVE_ALL.t()}</A></p>
            })}
            {shown}
        </section>
    }
}

/// Received, and not only promised.
fn is_here(material: &MaterialView) -> bool {
    material
        .receipt
        .as_ref()
        .is_some_and(|receipt| receipt.form != Form::Deferred)
}

#[component]
fn Table(id: Uuid, materials: Vec<MaterialView>, may_receive: bool) -> impl IntoView {
    let rows = materials
        .into_iter()
        .map(|material| view! { <Row id material may_receive /> })
        .collect_view();
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{case::MATERIALS.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{case::MATERIAL.t()}</th>
                    <th scope="col">{case::NECESSITY.t()}</th>
                    <th scope="col">{case::RECEIPT.t()}</th>
                    {may_receive.then(|| view! { <th scope="col" class="act-column">{case::ACT.t()}</th> })}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Row(id: Uuid, material: MaterialView, may_receive: bool) -> impl IntoView {
    let link = may_receive.then(|| {
        let href = row_href(id, Action::MaterialReceipt, material.id);
        // What is here already is corrected seldom.
        let (label, look) = if is_here(&material) {
            (case::RECEIVED_AGAIN, Look::Plain)
        } else {
            (act_texts::verb(Action::MaterialReceipt), Look::Secondary)
        };
        view! { <td class="act-column"><RowLink href label what=material.name.clone() look /></td> }
    });
    view! {
        <tr>
            <td data-label=case::MATERIAL.t()><span>{material.name.clone()}</span></td>
            <td data-label=case::NECESSITY.t()>{material.necessity.t()}</td>
            <td data-label=case::RECEIPT.t()><Receipt receipt=material.receipt required=material.required /></td>
            {link}
        </tr>
    }
}

/// What came in.
#[component]
fn Receipt(receipt: Option<ReceiptView>, required: bool) -> impl IntoView {
    let (text, tone, sign) = match receipt {
        None if required => (case::NOT_RECEIVED.into(), Tone::Waiting, Some(Sign::Clock)),
        None => (case::NOT_RECEIVED.into(), Tone::Neutral, None),
        Some(receipt) => match receipt.until {
            Some(until) if receipt.form == Form::Deferred => (
                case::DEFERRED_UNTIL.fill([&time::day(until)]),
                Tone::Waiting,
                Some(Sign::Clock),
            ),
            _ => (in_form(&receipt), Tone::Good, Some(Sign::Done)),
        },
    };
    view! { <Tag text tone sign /> }
}

fn in_form(receipt: &ReceiptView) -> String {
    let form = receipt.form.t();
    match (receipt.form, receipt.copies) {
        // A licence that departments share is not handed in: there is nothing to count.
        (Form::SharedLicence, _) | (_, 0) => form.to_owned(),
        (_, copies) => case::COPIES.fill([form, &copies.to_string()]),
    }
}
