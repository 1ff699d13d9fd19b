//! Before the first step: whoever is not signed in signs in, or goes to a counter; staff apply elsewhere.

use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_location;

use crate::api::with_query;
use crate::kit::{Icon, Look, PageHead, Sign};
use crate::texts::apply;

/// Sign in first; and the ways that need no account.
#[component]
pub(super) fn SignInFirst(name: String) -> impl IntoView {
    let location = use_location();
    let href = move || {
        let next = location.pathname.get() + "?" + location.search.get().trim_start_matches('?');
        with_query("/sign-in", &[("next", Some(next))])
    };
    view! {
        <PageHead title=apply::SIGN_IN_FIRST />
        <p><strong>{name}</strong></p>
        <p>{apply::SIGN_IN_WHY.t()}</p>
        <div class="actions"><A href attr:class=Look::Primary.class()>{apply::SIGN_IN.t()}</A></div>
        <NoAccount />
    }
}

/// Without an account. The link to the registration belongs here once there is one.
#[component]
fn NoAccount() -> impl IntoView {
    view! {
        <section>
            <h2>{apply::NO_ACCOUNT.t()}</h2>
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
