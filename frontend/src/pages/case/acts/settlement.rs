//! 登记缴费: a charge was paid or waived (C2, C14).

use bangban_api_types::cases::acts::ChargeSettlementRequest;
use bangban_domain::case::mandate::ChargeState;
use leptos::prelude::*;
use serde_json::json;

use super::charges::line;
use super::parts::ActForm;
use super::parts::rows::Rows;
use super::sheet::Act;
use crate::kit::field::{RadioField, choices, code_of};
use crate::texts::acts::handling;

/// The form of the charge that the address names, or the charges that are due.
#[component]
pub(super) fn Settlement(act: Act) -> impl IntoView {
    let due = act
        .case
        .charges
        .iter()
        .filter(|charge| charge.state == ChargeState::Due);
    let chosen = due
        .clone()
        .find(|charge| Some(charge.id) == act.row)
        .cloned();
    let Some(charge) = chosen else {
        let rows: Vec<_> = due.map(|charge| (charge.id, line(charge))).collect();
        return view! { <Rows act rows none=handling::NO_CHARGES /> }.into_any();
    };
    let form = act.form();
    form.preset("/state", code_of(ChargeState::Paid));
    let on_submit = act.sends::<ChargeSettlementRequest>(form, json!({}));
    let settled = choices(&[ChargeState::Paid, ChargeState::Waived]);
    view! {
        <ActForm act form on_submit>
            <p><strong>{line(&charge)}</strong></p>
            <RadioField form pointer="/state" label=handling::SETTLED_AS choices=settled />
        </ActForm>
    }
    .into_any()
}
