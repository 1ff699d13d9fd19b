//! After a case was submitted, or done on the spot: its number and, this once, its tracking code.

use bangban_api_types::cases::view::CaseView;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::api::with_query;
use crate::browser::page;
use crate::kit::qr::Qr;
use crate::kit::{Button, Look, PageHead, Sign};
use crate::pages::case::AgentFact;
use crate::texts::{kit, new_case};

/// The confirmation.
#[component]
pub(super) fn Done(case: CaseView, again: Callback<()>) -> impl IntoView {
    let (title, next) = if case.summary.completed_at.is_some() {
        (new_case::SPOT_DONE, new_case::TO_HANDOVER)
    } else {
        (new_case::SUBMITTED, new_case::TO_CASE)
    };
    let number = case.summary.case_number.unwrap_or_default();
    let code = case.tracking_code;
    let href = format!("/cases/{}", case.summary.id);
    // The code stays out of the address: it is asked for on the page.
    let track = with_query(
        &format!("{}/track", page::origin()),
        &[("number", Some(number.clone()))],
    );
    let print = Callback::new(|()| page::print());
    view! {
        <PageHead title />
        <p>{new_case::SPOT_DONE_TEXT.t()}</p>
        <dl class="facts big">
            <div class="fact"><dt>{new_case::CASE_NUMBER.t()}</dt><dd>{number}</dd></div>
            {code.map(|code| view! {
                <div class="fact"><dt>{new_case::TRACKING_CODE.t()}</dt><dd>{code}</dd></div>
            })}
            <AgentFact agent=case.agent />
        </dl>
        <Qr text=track name=new_case::QR />
        <div class="actions">
            <A href=href attr:class=Look::Primary.class()>{next.t()}</A>
            <Button label=kit::PRINT sign=Sign::Print on_press=print />
            <Button label=new_case::ANOTHER on_press=again />
        </div>
    }
}
