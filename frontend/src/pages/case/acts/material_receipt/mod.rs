//! 收材料 (G6): one material with its form, or the whole list, in which the usual form of each is one click.

mod all;
mod list;
mod one;

use bangban_api_types::service_items::{MaterialRequirementView, ServiceItemView};
use leptos::prelude::*;
use uuid::Uuid;

use super::sheet::Act;
use crate::api::{registry, remote, use_api};
use crate::kit::Loading;

/// The form of the material that the address names, or the list.
#[component]
pub(super) fn MaterialReceipt(act: Act) -> impl IntoView {
    let (api, item) = (use_api(), act.case.summary.service_item_id);
    let item = remote(move || registry::service_item(api, item));
    let shown = move |item: ServiceItemView| {
        let act = act.clone();
        match act.row {
            Some(row) => view! { <one::One act row item /> }.into_any(),
            None => view! { <list::List act item /> }.into_any(),
        }
    };
    view! { <Loading remote=item children=shown /> }
}

/// What the item asks of a material; nothing where its list has changed since.
fn asked(item: &ServiceItemView, material: Uuid) -> Option<&MaterialRequirementView> {
    item.materials.iter().find(|asked| asked.id == material)
}
