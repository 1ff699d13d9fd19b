//! Applying (A1–A6): find the item, read the guide, answer the questions, keep the confirmation.
//! One address for each: `/apply`, `/apply/{item}`, `/apply/{item}?step=1…4`.

mod choose;
mod confirmation;
mod guide;
mod questions;
mod venue;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use uuid::Uuid;

use super::NotFound;
use crate::api::{registry, remote, use_api};
use crate::kit::Loading;

/// The page.
#[component]
pub(crate) fn Apply() -> impl IntoView {
    let parameters = use_params_map();
    let item = Memo::new(move |_| parameters.with(|parameters| parameters.get("item")));
    move || match item.get() {
        None => view! { <choose::Choose /> }.into_any(),
        Some(id) => match Uuid::parse_str(&id) {
            Ok(id) => view! { <OfItem id /> }.into_any(),
            Err(_) => view! { <NotFound /> }.into_any(),
        },
    }
}

/// The guide of an item, or the questions once they are begun.
#[component]
fn OfItem(id: Uuid) -> impl IntoView {
    let api = use_api();
    let query = use_query_map();
    let guide = remote(move || registry::guide(api, id));
    let begun = Memo::new(move |_| query.with(|query| query.get("step").is_some()));
    view! {
        <Loading remote=guide lines=6 children=move |guide| {
            move || if begun.get() {
                view! { <questions::Questions item=guide.item.clone() /> }.into_any()
            } else {
                view! { <guide::Guide guide=guide.clone() /> }.into_any()
            }
        } />
    }
}
