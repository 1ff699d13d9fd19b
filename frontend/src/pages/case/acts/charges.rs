//! 登记规费 (C2): a statutory charge, the applicant's to pay.

use bangban_api_types::cases::acts::ChargeRequest;
use bangban_api_types::cases::parts::ChargeView;
use bangban_domain::case::mandate::ChargeState;
use leptos::prelude::*;
use leptos_router::components::A;
use serde_json::json;

use super::parts::{ActForm, Note};
use super::sheet::Act;
use crate::api::{registry, remote, use_api};
use crate::form::Kind;
use crate::kit::field::{DateField, Input, RadioField, TextField, choices, code_of};
use crate::kit::{Icon, Sign};
use crate::texts::acts::{self, handling};
use crate::texts::codes::Coded;
use crate::texts::time;

/// The form.
#[component]
pub(super) fn Charge(act: Act) -> impl IntoView {
    let form = act.form();
    let (api, item) = (use_api(), act.case.summary.service_item_id);
    let item = remote(move || registry::service_item(api, item));
    let fee = move || {
        item.value()
            .map(|item| view! { <p>{handling::ITEM_FEE.fill([&item.fee])}</p> })
    };
    form.preset("/state", code_of(ChargeState::Due));
    let on_submit = act.sends::<ChargeRequest>(form, json!({}));
    let so_far = act.clone();
    view! {
        <ActForm act form on_submit>
            <Note text=handling::CHARGE_WHY />
            {fee}
            <TextField form pointer="/name" label=handling::CHARGE_NAME />
            <TextField
                form
                pointer="/amount"
                label=handling::AMOUNT
                input=Input::Number
                kind=Kind::Amount
            />
            <TextField form pointer="/basis" label=handling::CHARGE_BASIS />
            <DateField form pointer="/due_on" label=handling::CHARGE_DUE />
            <RadioField form pointer="/state" label=handling::CHARGE_STATE choices=choices(ChargeState::ALL) />
        </ActForm>
        <SoFar act=so_far />
    }
}

/// What was recorded already; what is due leads to its payment.
#[component]
fn SoFar(act: Act) -> impl IntoView {
    let lines: Vec<_> = act
        .case
        .charges
        .iter()
        .map(|charge| {
            let href = super::href_of_row(&act.case.summary, act.sheet.action(), charge.id);
            let is_due = charge.state == ChargeState::Due;
            view! {
                <li>
                    <Icon sign=if is_due { Sign::Clock } else { Sign::Done } />
                    <span>{line(charge)} " · " {charge.state.t()}</span>
                    {is_due.then(|| view! { <A href=href>{acts::SETTLE_CHARGE.t()}</A> })}
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section aria-labelledby="charges-title">
                <h2 id="charges-title">{handling::CHARGES_SO_FAR.t()}</h2>
                <ul class="material-list">{lines}</ul>
            </section>
        }
    })
}

/// A charge in words.
pub(super) fn line(charge: &ChargeView) -> String {
    let yuan = format!("{}.{:02}", charge.amount.0 / 100, charge.amount.0 % 100);
    handling::CHARGE_LINE.fill([&charge.name, &yuan, &time::day(charge.due_on)])
}
