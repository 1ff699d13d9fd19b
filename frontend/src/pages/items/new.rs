//! A new item: its first version, saved as a draft.

use bangban_api_types::service_items::{ServiceItemRequest, ServiceItemVersionView};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;

use super::MANAGERS;
use super::editor::{ItemFields, base};
use crate::api::{Loaded, registry, use_api};
use crate::form::Form;
use crate::kit::PageHead;
use crate::kit::form::FormView;
use crate::kit::toast::use_toasts;
use crate::pages::For;
use crate::texts::items;

/// The page.
#[component]
pub(crate) fn NewItem() -> impl IntoView {
    view! {
        <For roles=MANAGERS>
            <PageHead title=items::NEW />
            <p>{items::NEW_WHY.t()}</p>
            <NewItemForm />
            <p class="back"><A href="/items">{items::BACK.t()}</A></p>
        </For>
    }
}

#[component]
fn NewItemForm() -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let navigate = use_navigate();
    let form = Form::new("item.new");
    let on_submit = Callback::new(move |()| {
        let navigate = navigate.clone();
        let work = move |item: ServiceItemRequest, stamp| async move {
            registry::create_item(api, &item, stamp).await
        };
        let done = move |made: Loaded<ServiceItemVersionView>| {
            toasts.tell(items::SAVED);
            let made = made.value;
            let href = super::version_href(made.item.id, made.version);
            navigate(&href, Default::default());
        };
        form.submit(base(), work, done);
    });
    view! {
        <p class="soft">{items::KEPT.t()}</p>
        <FormView form on_submit submit=items::SAVE>
            <ItemFields form item=None />
        </FormView>
    }
}
