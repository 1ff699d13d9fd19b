//! The header: name, navigation, who is signed in, language, elder mode.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;

use super::navigation::{Navigation, notifications_href};
use crate::kit::{Button, Icon, Look, Sign};
use crate::preferences;
use crate::session::{Person, use_session};
use crate::texts::shell;

/// The header.
#[component]
pub(super) fn Header() -> impl IntoView {
    let menu = RwSignal::new(false);
    view! {
        <header class="site-header">
            <div class="wrap">
                <A href="/" attr:class="site-name">
                    <span class="star" aria-hidden="true">"★"</span>
                    {shell::PROGRAMME.t()}
                </A>
                <button
                    type="button"
                    class="button on-red menu-button"
                    aria-expanded=move || menu.get().to_string()
                    aria-controls="site-navigation"
                    on:click=move |_| menu.update(|open| *open = !*open)
                >
                    <Icon sign=Sign::Menu />
                    {shell::MENU.t()}
                </button>
                <div id="site-navigation" class="site-navigation" class:open=menu on:click=move |_| menu.set(false)>
                    <Navigation />
                    <div class="site-tools">
                        <Account />
                        <Views />
                    </div>
                </div>
            </div>
        </header>
    }
}

/// Who is signed in, and the way in or out.
#[component]
fn Account() -> impl IntoView {
    let session = use_session();
    let navigate = use_navigate();
    let sign_out = Callback::new(move |()| {
        let navigate = navigate.clone();
        spawn_local(async move {
            session.sign_out().await;
            navigate("/", Default::default());
        });
    });
    move || match session.person() {
        Person::Unknown => ().into_any(),
        Person::Nobody => {
            view! { <A href="/sign-in" attr:class="button on-red">{shell::SIGN_IN.t()}</A> }
                .into_any()
        }
        Person::Somebody(me) => view! {
            <A href=notifications_href() attr:class="button on-red">
                <Icon sign=Sign::Bell />
                {shell::NOTIFICATIONS.t()}
            </A>
            <span class="signed-in"><Icon sign=Sign::Person />{me.name}</span>
            <Button label=shell::SIGN_OUT look=Look::Plain on_press=sign_out />
        }
        .into_any(),
    }
}

/// Language and size of type.
#[component]
fn Views() -> impl IntoView {
    let elder = RwSignal::new(preferences::is_elder());
    let toggle_elder = move |_| {
        elder.update(|elder| *elder = !*elder);
        preferences::set_elder(elder.get_untracked());
    };
    let other = preferences::other_language().tag();
    view! {
        <button type="button" class="button on-red" on:click=toggle_elder>
            {move || if elder.get() { shell::ELDER_OFF.t() } else { shell::ELDER_ON.t() }}
        </button>
        <button type="button" class="button on-red" lang=other on:click=move |_| preferences::switch_language()>
            {shell::OTHER_LANGUAGE.t()}
        </button>
    }
}
