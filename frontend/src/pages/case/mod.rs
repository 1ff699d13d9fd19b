//! One case: its page (`/cases/{id}`) and the forms of the acts on it (`/cases/{id}/acts/{slug}`).

pub(crate) mod acts;
mod agreement;
mod all;
mod before;
mod charges;
mod clocks;
mod decide;
mod ending;
mod files;
mod happening;
mod head;
mod log;
mod materials;
mod missing;
mod money;
mod next;
pub(crate) mod open;
mod page;
mod people;
mod phone;
mod problems;
mod receipt;
mod requests;
mod reveal;
mod rows;
mod supplied;
mod suspensions;
mod timeline;
mod viewers;

use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use super::guard::ANYBODY;
use super::{For, NotFound};
pub(crate) use acts::page::ActPage;
pub(crate) use head::AgentFact;
use open::OpenCase;
pub(crate) use page::CasePage;
use viewers::Viewers;

/// The frame of both: loads the case once, and keeps it while one goes back and forth.
#[component]
pub(crate) fn CaseFrame() -> impl IntoView {
    let parameters = use_params_map();
    let id = Memo::new(move |_| {
        parameters.with(|parameters| {
            parameters
                .get("id")
                .and_then(|id| Uuid::parse_str(&id).ok())
        })
    });
    let shown = move || match id.get() {
        None => view! { <NotFound /> }.into_any(),
        Some(id) => {
            provide_context(OpenCase::open(id));
            view! { <Viewers id /> <Outlet /> }.into_any()
        }
    };
    view! { <For roles=ANYBODY>{shown}</For> }
}
