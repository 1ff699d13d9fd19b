//! The slip after an application was submitted: number and tracking code, which the server tells this once, and the QR
//! code that leads to the page on which the case is followed. The code is in no address.

use bangban_api_types::cases::view::CaseView;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::{registry, remote, use_api, with_query};
use crate::browser::page;
use crate::kit::qr::Qr;
use crate::kit::{Button, Icon, Sign};
use crate::texts::{case, time};

/// The slip; nothing unless the case has just been submitted.
#[component]
pub(super) fn Receipt(case: CaseView) -> impl IntoView {
    let (code, number) = (case.tracking_code?, case.summary.case_number?);
    let address = with_query(
        &format!("{}/track", page::origin()),
        &[("number", Some(number.clone()))],
    );
    let answer_by = case
        .summary
        .answer_due_on
        .map(time::day)
        .unwrap_or_default();
    let venue = case.summary.organization_id;
    Some(view! {
        <section class="card receipt" aria-labelledby="receipt-title">
            <h2 id="receipt-title"><Icon sign=Sign::Done />{case::RECEIPT_TITLE.t()}</h2>
            <div class="receipt-body">
                <div>
                    <dl>
                        <dt>{case::RECEIPT_NUMBER.t()}</dt>
                        <dd class="number">{number}</dd>
                        <dt>{case::RECEIPT_CODE.t()}</dt>
                        <dd class="code">{code}</dd>
                    </dl>
                    <p><strong>{case::RECEIPT_ONCE.t()}</strong></p>
                    <Answer venue answer_by />
                    <Button
                        label=case::RECEIPT_PRINT
                        sign=Sign::Print
                        on_press=Callback::new(|()| page::print())
                    />
                </div>
                <div>
                    <Qr text=address name=case::RECEIPT_QR />
                    <p class="soft">{case::RECEIPT_HOW.t()}</p>
                </div>
            </div>
        </section>
    })
}

/// Who answers by when, and whom to call.
#[component]
fn Answer(venue: Uuid, answer_by: String) -> impl IntoView {
    let api = use_api();
    let venue = remote(move || registry::organization(api, venue));
    move || {
        venue.value().map(|venue| {
            let phone = venue.phone.unwrap_or_else(|| "12345".to_owned());
            view! {
                <p>{case::RECEIPT_NEXT.fill([&venue.name, &answer_by])}</p>
                <p>{case::RECEIPT_CALL.fill([&phone])}</p>
            }
        })
    }
}
