//! The frame around every page, and which address shows which page.
//!
//! Owns skip link, header, navigation by role, footer, the banner without a network, and signing in again in place.
//! Pages own what is inside `<main>`.

mod header;
mod navigation;
mod session_ended;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

use crate::api::{self, names::Names};
use crate::browser::network;
use crate::kit::toast::{ToastPlace, Toasts};
use crate::kit::{Icon, Sign};
use crate::pages::{self, NotFound};
use crate::session::{Session, use_session};
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
    provide_context(Names::new());
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
                        <Route path=path!("/register") view=pages::register::Register />
                        <Route path=path!("/work") view=pages::work::Work />
                        <Route path=path!("/cases") view=pages::cases::Cases />
                        <Route path=path!("/cases/new") view=pages::new_case::NewCase />
                        <ParentRoute path=path!("/cases/:id") view=pages::case::CaseFrame>
                            <Route path=path!("") view=pages::case::CasePage />
                            <Route path=path!("acts/:act") view=pages::case::ActPage />
                        </ParentRoute>
                        <Route path=path!("/apply/:item?") view=pages::apply::Apply />
                        <Route path=path!("/track") view=pages::track::Track />
                        <Route path=path!("/my") view=pages::my::My />
                        <Route path=path!("/approvals") view=pages::approvals::Approvals />
                        <Route path=path!("/items") view=pages::items::Items />
                        <Route path=path!("/items/new") view=pages::items::NewItem />
                        <Route path=path!("/items/:id") view=pages::items::ItemPage />
                        <Route path=path!("/items/:id/versions/:version") view=pages::items::VersionPage />
                        <Route path=path!("/organizations") view=pages::organizations::Organizations />
                        <Route path=path!("/organizations/:id") view=pages::organizations::OrganizationPage />
                        <Route path=path!("/coverage") view=pages::coverage::Coverage />
                        <Route path=path!("/coverage/gaps") view=pages::coverage::Gaps />
                        <Route path=path!("/agents/new") view=pages::agents::NewAgent />
                        <Route path=path!("/agents/:id") view=pages::agents::AgentPage />
                        <Route path=path!("/filings") view=pages::filings::Filings />
                        <Route path=path!("/filings/:id") view=pages::filings::FilingPage />
                        <Route path=path!("/calendar") view=pages::calendar::Calendar />
                        <Route path=path!("/calendar/import") view=pages::calendar::CalendarImport />
                        <Route path=path!("/users") view=pages::users::Users />
                        <Route path=path!("/users/new") view=pages::users::NewUser />
                        <Route path=path!("/users/:id") view=pages::users::UserPage />
                        <Route path=path!("/audit") view=pages::audit::Audit />
                        <Route path=path!("/alerts") view=pages::alerts::Alerts />
                        <Route path=path!("/notifications") view=pages::notifications::Notifications />
                        <Route path=path!("/kit") view=pages::kit::KitPage />
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
        (!connected.get()).then(
            || view! { <p class="banner"><Icon sign=Sign::Warning />{shell::OFFLINE.t()}</p> },
        )
    };
    view! { <div role="status">{banner}</div> }
}

/// What holds on every page: free, voluntary, and where to complain.
#[component]
fn Footer() -> impl IntoView {
    let session = use_session();
    view! {
        <footer class="site-footer">
            <div class="wrap">
                <p>{shell::FREE.t()}</p>
                <p>{shell::COMPLAINTS.t()} " " <a href="tel:12345">"12345"</a></p>
                {move || session.is_staff().then(|| view! {
                    <p><a href="/docs/" rel="external">{shell::API_DOCS.t()}</a></p>
                })}
            </div>
        </footer>
    }
}
