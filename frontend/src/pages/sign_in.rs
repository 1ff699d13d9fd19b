//! Signing in. The demonstration accounts are offered where the server holds demonstration data.

use bangban_api_types::auth::LoginRequest;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde_json::json;

use crate::app::first_page;
use crate::browser::page;
use crate::form::Form;
use crate::kit::PageHead;
use crate::kit::field::{Input, TextField};
use crate::kit::form::FormView;
use crate::session::{Person, use_session};
use crate::texts::shell;

/// The page.
#[component]
pub(crate) fn SignIn() -> impl IntoView {
    let session = use_session();
    let navigate = use_navigate();
    // Whoever is signed in already goes on to where he or she wanted to go.
    Effect::new(move |_| {
        if let Person::Somebody(me) = session.person() {
            let roles: Vec<_> = me.roles.iter().map(|held| held.role).collect();
            let wanted = page::query("next").filter(|next| next.starts_with('/') && !next.starts_with("//"));
            navigate(&wanted.unwrap_or_else(|| first_page(&roles).to_owned()), Default::default());
        }
    });
    view! {
        <div class="narrow">
            <PageHead title=shell::SIGN_IN />
            <SignInForm on_done=Callback::new(|()| ()) />
        </div>
    }
}

/// Name and password.
#[component]
pub(crate) fn SignInForm(on_done: Callback<()>) -> impl IntoView {
    let session = use_session();
    let form = Form::forgetful("sign-in");
    let on_submit = Callback::new(move |()| {
        let work = move |request: LoginRequest, _| async move { session.sign_in(&request).await };
        form.submit(json!({}), work, move |()| on_done.run(()));
    });
    view! {
        <FormView form on_submit submit=shell::SIGN_IN>
            <TextField form pointer="/username" label=shell::USERNAME input=Input::Username />
            <TextField form pointer="/password" label=shell::PASSWORD input=Input::Password />
        </FormView>
    }
}
