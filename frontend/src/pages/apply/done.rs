//! It was sent: the number and the code, what happens next and by when, whom to call; to be printed.

use leptos::prelude::*;
use leptos_router::components::A;

use super::application::{Application, first_step};
use super::receipt::Receipt;
use crate::api::names::{Named, use_names};
use crate::api::{registry, remote, use_api};
use crate::browser::page;
use crate::kit::list::Empty;
use crate::kit::qr::Qr;
use crate::kit::{Button, Icon, Look, PageHead, Sign};
use crate::texts::{apply, time};

/// The step.
#[component]
pub(super) fn Done(application: Application, name: String) -> impl IntoView {
    match Receipt::kept(application.item) {
        Some(receipt) => view! { <Slip application name receipt /> }.into_any(),
        None => view! {
            <PageHead title=apply::SUBMITTED />
            <Empty text=apply::NOTHING_SUBMITTED>
                <A href="/my" attr:class=Look::Primary.class()>{apply::TO_MY.t()}</A>
            </Empty>
        }
        .into_any(),
    }
}

/// What one takes along.
#[component]
fn Slip(application: Application, name: String, receipt: Receipt) -> impl IntoView {
    let address = format!("{}/track?number={}", page::origin(), receipt.case_number);
    let on_print = Callback::new(|()| page::print());
    let item = application.item;
    let again = application.href(first_step(application.kind));
    let code = match receipt.tracking_code.clone() {
        Some(code) => view! {
            <p class="code-name">{apply::TRACKING_CODE.t()}</p>
            <p class="code">{code}</p>
            <p class="free">{apply::CODE_ONCE.t()}</p>
        }
        .into_any(),
        None => view! { <p>{apply::CODE_GONE.t()}</p> }.into_any(),
    };
    view! {
        <PageHead title=apply::SUBMITTED />
        <p class="step-head"><Icon sign=Sign::Done /> " " <strong>{name}</strong></p>
        <div class="card slip">
            <div>
                <p class="code-name">{apply::CASE_NUMBER.t()}</p>
                <p class="number">{receipt.case_number.clone()}</p>
                {code}
            </div>
            <div>
                <Qr text=address name=apply::QR_NAME />
                <p class="soft">{apply::QR_HINT.t()}</p>
            </div>
        </div>
        <div class="actions">
            <Button label=apply::PRINT_THIS look=Look::Primary sign=Sign::Print on_press=on_print />
            <A href="/my" attr:class=Look::Secondary.class()>{apply::TO_MY.t()}</A>
            <A href=again attr:class=Look::Plain.class() on:click=move |_| Receipt::forget(item)>{apply::AGAIN.t()}</A>
        </div>
        <Next receipt />
    }
}

/// What happens next, and whom to call.
#[component]
fn Next(receipt: Receipt) -> impl IntoView {
    let api = use_api();
    let names = use_names();
    let id = receipt.organization_id;
    let venue = remote(move || registry::organization(api, id));
    let answer = move || {
        let name = names.get(Named::Organization(id));
        match receipt.answer_due_on {
            Some(day) => apply::ANSWER_BY.fill([&name, &time::day(day)]),
            None => apply::ANSWER_SOON.fill([&name]),
        }
    };
    let phone = move || {
        venue.value().and_then(|venue| venue.phone).map(|phone| {
            let href = format!("tel:{phone}");
            view! { <p><a class="phone" href=href>{apply::VENUE_PHONE.fill([&phone])}</a></p> }
        })
    };
    let address = move || {
        let address = venue.value().and_then(|venue| venue.address);
        address.map(|address| view! { <p>{apply::VENUE_ADDRESS.fill([&address])}</p> })
    };
    view! {
        <section>
            <h2>{apply::WHAT_NEXT.t()}</h2>
            <ol class="what-next">
                <li>{answer}</li>
                <li>{apply::THEN_AGENT.t()}</li>
                <li>{apply::THEN_MATERIALS.t()}</li>
            </ol>
        </section>
        <section>
            <h2>{apply::WHOM_TO_CALL.t()}</h2>
            {phone}
            {address}
            <p><a class="phone" href="tel:12345"><Icon sign=Sign::Phone /> " 12345"</a></p>
        </section>
    }
}
