//! Applying: find the item, read its guide, answer the questions, check, send.
//!
//! Owns which of these an address shows: `/apply` finds, `/apply/{item}` is the guide, `?step=` a step of the
//! application. Does not own what happens to a case afterwards (`case`, `track`, `my`).

mod application;
mod check;
mod done;
mod find;
mod guide;
mod how;
mod place;
mod receipt;
mod send;
mod sign_in_first;
mod steps;
mod tasks;
mod who;

use bangban_api_types::service_items::GuideView;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use uuid::Uuid;

use crate::api::{registry, remote, use_api};
use crate::kit::Loading;
use crate::pages::NotFound;
use application::Step;
use find::Find;
use guide::Guide;
use steps::Steps;

/// The page.
#[component]
pub(crate) fn Apply() -> impl IntoView {
    let parameters = use_params_map();
    let item = Memo::new(move |_| parameters.with(|parameters| parameters.get("item")));
    move || match item.get() {
        None => view! { <Find /> }.into_any(),
        Some(item) => match item.parse::<Uuid>() {
            Ok(id) => view! { <Item id /> }.into_any(),
            Err(_) => view! { <NotFound /> }.into_any(),
        },
    }
}

/// One item: its guide, or the steps of the application.
#[component]
fn Item(id: Uuid) -> impl IntoView {
    let api = use_api();
    let remote = remote(move || registry::guide(api, id));
    view! { <Loading remote let:guide><Chosen guide /></Loading> }
}

#[component]
fn Chosen(guide: GuideView) -> impl IntoView {
    let query = use_query_map();
    let applying = Memo::new(move |_| {
        query.with(|query| query.get("step").as_deref().and_then(Step::parse).is_some())
    });
    move || {
        let guide = guide.clone();
        if applying.get() {
            view! { <Steps guide /> }.into_any()
        } else {
            view! { <Guide guide /> }.into_any()
        }
    }
}
