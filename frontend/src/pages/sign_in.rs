//! Signing in. The demonstration accounts are offered where the server holds demonstration data.

use bangban_api_types::auth::LoginRequest;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;
use serde_json::json;

use crate::api::{registry, remote, use_api, with_query};
use crate::app::first_page;
use crate::browser::page;
use crate::form::Form;
use crate::kit::field::{Input, TextField};
use crate::kit::form::FormView;
use crate::kit::{Button, FailureView, Look, PageHead};
use crate::session::{Person, use_session};
use crate::texts::{Words, register, shell};

/// The page.
#[component]
pub(crate) fn SignIn() -> impl IntoView {
    let session = use_session();
    let navigate = use_navigate();
    // Whoever is signed in already goes on to where he or she wanted to go.
    Effect::new(move |_| {
        if let Person::Somebody(me) = session.person() {
            let roles: Vec<_> = me.roles.iter().map(|held| held.role).collect();
            navigate(
                &page::next().unwrap_or_else(|| first_page(&roles).to_owned()),
                Default::default(),
            );
        }
    });
    view! {
        <div class="narrow">
            <PageHead title=shell::SIGN_IN />
            <SignInForm on_done=Callback::new(|()| ()) />
            <NoAccount />
            <DemonstrationAccounts />
        </div>
    }
}

/// Applicants register; staff are entered by the security administrator.
#[component]
fn NoAccount() -> impl IntoView {
    let href = with_query("/register", &[("next", page::next())]);
    view! {
        <p class="back">
            {register::NO_ACCOUNT.t()} " "
            <A href attr:class=Look::Secondary.class()>{register::REGISTER.t()}</A>
        </p>
    }
}

/// One account for each kind of work, where the server holds demonstration data (`docs/api.md` lists them all).
const ACCOUNTS: [(&str, Words); 12] = [
    ("wang", shell::DEMO_CITIZEN),
    ("corp", shell::DEMO_ENTERPRISE),
    ("village.agent", shell::DEMO_VILLAGE),
    ("lanshan.clerk", shell::DEMO_CLERK),
    ("lanshan.agent1", shell::DEMO_AGENT),
    ("lanshan.archivist", shell::DEMO_ARCHIVIST),
    ("lanshan.supervisor", shell::DEMO_SUPERVISOR),
    ("city.leader", shell::DEMO_LEADER),
    ("yishui.clerk", shell::DEMO_OTHER_COUNTY),
    ("sysadmin", shell::DEMO_SYSTEM),
    ("secadmin", shell::DEMO_SECURITY),
    ("auditor", shell::DEMO_AUDITOR),
];
/// Printed in the documentation: without the mark of demonstration data these accounts don't exist.
const PASSWORD: &str = "Bangban-demo-2026";

/// The demonstration accounts: one press signs in.
#[component]
fn DemonstrationAccounts() -> impl IntoView {
    let (api, session) = (use_api(), use_session());
    let site = remote(move || registry::site(api));
    let failure = RwSignal::new(None);
    let sign_in = move |username: &'static str| {
        let request = LoginRequest {
            username: username.into(),
            password: PASSWORD.into(),
            otp: None,
            client: None,
        };
        spawn_local(async move {
            failure.set(session.sign_in(&request).await.err());
        });
    };
    move || {
        let shown = site.value().is_some_and(|site| site.demonstration);
        shown.then(|| {
            let buttons = ACCOUNTS.map(|(username, who)| {
                let on_press = Callback::new(move |()| sign_in(username));
                view! { <li><Button label=Signal::stored(format!("{} · {username}", who.t())) on_press /></li> }
            });
            view! {
                <section aria-labelledby="demo-accounts">
                    <h2 id="demo-accounts">{shell::DEMO_ACCOUNTS.t()}</h2>
                    <p>{shell::DEMO_ACCOUNTS_WHY.fill([PASSWORD])}</p>
                    {move || failure.get().map(|failure| view! { <FailureView failure /> })}
                    <ul class="plain-list">{buttons.collect_view()}</ul>
                </section>
            }
        })
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
            <TextField form pointer="/username" label=shell::SIGN_IN_NAME input=Input::Username />
            <TextField form pointer="/password" label=shell::PASSWORD input=Input::Password />
        </FormView>
    }
}
