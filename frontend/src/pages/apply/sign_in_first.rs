//! Before the first step: whoever is not signed in signs in, or goes to a counter; staff apply elsewhere.

use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_location;

use crate::api::with_query;
use crate::kit::{Icon, Look, PageHead, Sign};
use crate::texts::{apply, register};

/// Sign in first; and the ways that need no account.
#[component]
pub(super) fn SignInFirst(name: String) -> impl IntoView {
    let location = use_location();
    let next = Signal::derive(move || {
        location.pathname.get() + "?" + location.search.get().trim_start_matches('?')
    });
    let href = move || with_query("/sign-in", &[("next", Some(next.get()))]);
    view! {
        <PageHead title=apply::SIGN_IN_FIRST />
        <p><strong>{name}</strong></p>
        <p>{apply::SIGN_IN_WHY.t()}</p>
        <div class="actions"><A href attr:class=Look::Primary.class()>{apply::SIGN_IN.t()}</A></div>
        <NoAccount next />
    }
}

/// Without an account: one registers, or goes to a counter.
#[component]
fn NoAccount(next: Signal<String>) -> impl IntoView {
    let href = move || with_query("/register", &[("next", Some(next.get()))]);
    view! {
        <section>
            <h2>{apply::NO_ACCOUNT.t()}</h2>
            <p><A href attr:class=Look::Secondary.class()>{register::REGISTER.t()}</A></p>
            <p>{apply::NO_ACCOUNT_WAYS.t()}</p>
            <p><a class=Look::Secondary.class() href="tel:12345"><Icon sign=Sign::Phone />{apply::CALL.t()}</a></p>
        </section>
    }
}

/// Staff apply for people by a new case.
#[component]
pub(super) fn StaffHint() -> impl IntoView {
    view! {
        <PageHead title=apply::STAFF_TITLE />
        <p>{apply::STAFF.t()}</p>
        <p><A href="/cases/new" attr:class=Look::Primary.class()>{apply::STAFF_NEW.t()}</A></p>
    }
}
