//! Afterwards: one is signed in, and goes on.

use leptos::prelude::*;
use leptos_router::components::A;

use super::registration::Registration;
use crate::browser::page;
use crate::kit::{Look, Notice, PageHead, Tone};
use crate::texts::register;

/// The account is made.
#[component]
pub(super) fn Done(registration: Registration) -> impl IntoView {
    page::focus_soon("main");
    let news = register::DONE_NEWS.fill([&registration.phone()]);
    view! {
        <PageHead title=register::DONE />
        <Notice tone=Tone::Good><p>{news}</p></Notice>
        <GoOn registration />
    }
}

/// Whoever is signed in needs no account.
#[component]
pub(super) fn AlreadySignedIn(registration: Registration) -> impl IntoView {
    view! {
        <PageHead title=register::SIGNED_IN />
        <p>{register::SIGNED_IN_WHY.t()}</p>
        <GoOn registration />
    }
}

#[component]
fn GoOn(registration: Registration) -> impl IntoView {
    view! {
        <div class="actions">
            <A href=registration.onward() attr:class=Look::Primary.class()>{register::GO_ON.t()}</A>
        </div>
    }
}
