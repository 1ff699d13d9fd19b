//! The frame around every page, and which address shows which page.
//!
//! Owns skip link, header, navigation by role, footer, the banner without a network, and signing in again in place.
//! Pages own what is inside `<main>`.

mod header;
mod navigation;
mod session_ended;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::api;
use crate::browser::network;
use crate::kit::toast::{ToastPlace, Toasts};
use crate::kit::{Icon, Sign};
use crate::pages::{self, NotFound};
use crate::session::Session;
use crate::texts::shell;
use header::Header;
pub(crate) use navigation::first_page;
use session_ended::SessionEnded;

/// The whole application.
#[component]
pub(crate) fn App() -> impl IntoView {
    let session = Session::new();
    api::provide(session);
    session.follow_other_tabs();
    spawn_local(session.restore());
    let toasts = Toasts::new();
    provide_context(toasts);
    view! {
        <Router>
            <a class="skip-link" href="#main">{shell::SKIP.t()}</a>
            <Header />
            <OfflineBanner />
            <main id="main" tabindex="-1">
                <div class="wrap">
                    <Routes fallback=NotFound>
                        <Route path=path!("/") view=pages::home::Home />
                        <Route path=path!("/sign-in") view=pages::sign_in::SignIn />
                    </Routes>
                </div>
            </main>
            <Footer />
            <SessionEnded />
            <ToastPlace toasts />
        </Router>
    }
}

/// Says that the network is away.
#[component]
fn OfflineBanner() -> impl IntoView {
    let connected = network::connected();
    let banner = move || {
        (!connected.get()).then(|| view! { <p class="banner"><Icon sign=Sign::Warning />{shell::OFFLINE.t()}</p> })
    };
    view! { <div role="status">{banner}</div> }
}

/// What holds on every page: free, voluntary, and where to complain.
#[component]
fn Footer() -> impl IntoView {
    view! {
        <footer class="site-footer">
            <div class="wrap">
                <p>{shell::FREE.t()}</p>
                <p>{shell::COMPLAINTS.t()} " " <a href="tel:12345">"12345"</a></p>
                <p><a href="/docs/" rel="external">{shell::API_DOCS.t()}</a></p>
            </div>
        </footer>
    }
}
