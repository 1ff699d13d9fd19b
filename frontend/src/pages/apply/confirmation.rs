//! A6: number and code, shown once; what happens next, and whom to call.

use bangban_api_types::cases::view::CaseView;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::browser::page;
use crate::kit::qr::Qr;
use crate::kit::{Button, Look, PageHead, Sign};
use crate::texts::{apply, kit, time};

/// The confirmation.
#[component]
pub(super) fn Confirmation(case: CaseView) -> impl IntoView {
    let number = case.summary.case_number.clone().unwrap_or_default();
    let answer_by = case
        .summary
        .answer_due_on
        .map(|day| apply::WHAT_NOW.fill([&time::day(day)]));
    let code = case.tracking_code.map(|code| {
        view! { <div class="fact"><dt>{apply::CODE.t()}</dt><dd class="lead">{code}</dd></div> }
    });
    let address = format!("{}/track?number={number}", page::origin());
    let print = Callback::new(|()| page::print());
    view! {
        <PageHead title=apply::DONE />
        <dl class="facts">
            <div class="fact"><dt>{apply::NUMBER.t()}</dt><dd class="lead">{number}</dd></div>
            {code}
        </dl>
        <Qr text=address name=apply::QR />
        {answer_by.map(|text| view! { <p>{text}</p> })}
        <p>{apply::WHOM_TO_CALL.t()}</p>
        <div class="actions">
            <Button label=kit::PRINT look=Look::Primary sign=Sign::Print on_press=print />
            <A href=format!("/cases/{}", case.summary.id) attr:class=Look::Secondary.class()>{apply::TO_CASE.t()}</A>
        </div>
    }
}
