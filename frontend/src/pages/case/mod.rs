//! One case: its page (`/cases/{id}`) and the forms of the acts on it (`/cases/{id}/acts/{slug}`).

pub(crate) mod acts;
pub(crate) mod open;

use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use super::NotFound;
pub(crate) use acts::page::ActPage;
use open::OpenCase;

/// The frame of both: loads the case once, and keeps it while one goes back and forth.
#[component]
pub(crate) fn CaseFrame() -> impl IntoView {
    let parameters = use_params_map();
    let id = Memo::new(move |_| {
        parameters.with(|parameters| parameters.get("id").and_then(|id| Uuid::parse_str(&id).ok()))
    });
    move || match id.get() {
        None => view! { <NotFound /> }.into_any(),
        Some(id) => {
            provide_context(OpenCase::open(id));
            view! { <Outlet /> }.into_any()
        }
    }
}

/// The page of the case.
#[component]
pub(crate) fn CasePage() -> impl IntoView {
    view! { <p></p> }
}
