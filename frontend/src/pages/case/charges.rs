//! Statutory charges of a case, which are the applicant's; the service itself is free. Nothing while there is none.

use bangban_api_types::cases::parts::ChargeView;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::Action;
use bangban_domain::case::mandate::ChargeState;
use leptos::prelude::*;
use uuid::Uuid;

use super::acts;
use super::money::yuan;
use super::rows::{RowLink, SETTLEMENT, slug_href};
use crate::kit::{Sign, Tag, Tone};
use crate::texts::codes::Coded;
use crate::texts::{case, time};

/// The charges.
#[component]
pub(super) fn Charges(case: CaseView) -> impl IntoView {
    if case.charges.is_empty() {
        return ().into_any();
    }
    let id = case.summary.id;
    let may_settle = acts::allowed(&case.summary).contains(&Action::Charges);
    let may_settle = may_settle
        && case
            .charges
            .iter()
            .any(|charge| charge.state == ChargeState::Due);
    let rows = case
        .charges
        .into_iter()
        .map(|charge| view! { <Row id charge may_settle /> })
        .collect_view();
    view! {
        <section aria-labelledby="charges-title">
            <h2 id="charges-title">{case::CHARGES.t()}</h2>
            <p class="soft">{case::CHARGES_WHO.t()}</p>
            <table class="cards-on-phone">
                <caption class="hidden">{case::CHARGES.t()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{case::CHARGE.t()}</th>
                        <th scope="col">{case::AMOUNT.t()}</th>
                        <th scope="col">{case::BASIS.t()}</th>
                        <th scope="col">{case::PAY_BY.t()}</th>
                        <th scope="col">{case::CHARGE_STATE.t()}</th>
                        {may_settle.then(|| view! { <th scope="col" class="act-column">{case::ACT.t()}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

#[component]
fn Row(id: Uuid, charge: ChargeView, may_settle: bool) -> impl IntoView {
    let is_due = charge.state == ChargeState::Due;
    let (tone, sign) = if is_due {
        (Tone::Waiting, Sign::Clock)
    } else {
        (Tone::Good, Sign::Done)
    };
    let link = may_settle.then(|| {
        let (href, what) = (slug_href(id, SETTLEMENT, charge.id), charge.name.clone());
        view! { <td class="act-column">{is_due.then(|| view! { <RowLink href label=case::SETTLE what /> })}</td> }
    });
    view! {
        <tr>
            <td data-label=case::CHARGE.t()><span>{charge.name}</span></td>
            <td data-label=case::AMOUNT.t()>{case::YUAN.fill([&yuan(charge.amount.0)])}</td>
            <td data-label=case::BASIS.t()><span>{charge.basis}</span></td>
            <td data-label=case::PAY_BY.t()>{time::day(charge.due_on)}</td>
            <td data-label=case::CHARGE_STATE.t()><Tag text=charge.state.t() tone sign=Some(sign) /></td>
            {link}
        </tr>
    }
}
