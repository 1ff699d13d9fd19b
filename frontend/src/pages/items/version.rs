//! One version of an item: a draft to be written, compared, published or thrown away; any other to be read.

use bangban_api_types::service_items::{ServiceItemRequest, ServiceItemVersionView};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use super::editor::{ItemFields, base, typed};
use super::one::{FactsOf, materials};
use super::publish::Publish;
use super::versions::StateOf;
use super::{compare, item_href};
use crate::api::{Failure, Loaded, Remote, registry, remote, use_api};
use crate::browser::page;
use crate::form::Form;
use crate::kit::conflict::Conflict;
use crate::kit::form::FormView;
use crate::kit::toast::use_toasts;
use crate::kit::{Loading, PageHead};
use crate::pages::guard::STAFF;
use crate::pages::{For, NotFound};
use crate::texts::items;

/// A version as it was loaded.
pub(super) type Version = Loaded<ServiceItemVersionView>;

/// The id of what comes after saving, where the focus goes.
pub(super) const NEXT: &str = "publish";

/// The page.
#[component]
pub(crate) fn VersionPage() -> impl IntoView {
    view! {
        <For roles=STAFF>
            <Opened />
        </For>
    }
}

#[component]
fn Opened() -> impl IntoView {
    let parameters = use_params_map();
    let which = Memo::new(move |_| {
        parameters.with(|parameters| {
            let id = Uuid::parse_str(&parameters.get("id")?).ok()?;
            Some((id, parameters.get("version")?.parse::<i32>().ok()?))
        })
    });
    move || match which.get() {
        Some((id, version)) => view! { <One id version /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn One(id: Uuid, version: i32) -> impl IntoView {
    let api = use_api();
    let shown = remote(move || registry::item_version(api, id, version));
    let show = move |version: Version| {
        let (view, item) = (version.value.clone(), version.value.item.clone());
        let number = view.version.to_string();
        let body = if view.state == "draft" {
            view! { <Draft version shown /> }.into_any()
        } else {
            view! {
                <FactsOf item=item.clone() />
                <section>
                    <h2>{items::MATERIALS.t()}</h2>
                    {materials(item.materials.clone())}
                </section>
            }
            .into_any()
        };
        view! {
            <PageHead title=items::VERSION_OF.fill([&item.name, &number])>
                <StateOf state=view.state />
            </PageHead>
            {body}
        }
    };
    view! {
        <Loading remote=shown children=show />
        <p class="back"><A href=item_href(id)>{items::TO_ITEM.t()}</A></p>
    }
}

/// The draft: its fields, and what can be done with it.
#[component]
fn Draft(version: Version, shown: Remote<Version>) -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let (id, number) = (version.value.item.id, version.value.version);
    let form = Form::over(format!("item.{id}.{number}"), version.etag.clone());
    let etag = version.etag.clone();
    let on_submit = Callback::new(move |()| {
        let etag = etag.clone();
        let work = move |item: ServiceItemRequest, _| async move {
            let outcome = registry::replace_version(api, id, number, &item, etag).await;
            meet(outcome, shown)
        };
        let done = move |saved: Version| {
            toasts.tell(items::SAVED);
            shown.put(saved);
            page::focus_soon(NEXT);
        };
        form.submit(base(), work, done);
    });
    let saved = version.value.item.clone();
    let differences = move || typed(form, &saved).map(|typed| compare::differences(&saved, &typed));
    let item = Some(version.value.item.clone());
    view! {
        <Conflict form differences on_saved=Callback::new(move |()| shown.reload()) />
        <section>
            <h2>{items::CONTENT.t()}</h2>
            <p class="soft">{items::KEPT.t()}</p>
            <FormView form on_submit submit=items::SAVE>
                <ItemFields form item />
            </FormView>
        </section>
        <Publish version shown written=form />
    }
}

/// Where another one came first, the draft is loaded anew; what was typed is in the fields again.
pub(super) fn meet<T>(outcome: Result<T, Failure>, shown: Remote<Version>) -> Result<T, Failure> {
    if let Err(failure) = &outcome
        && failure.status() == Some(412)
    {
        shown.reload();
    }
    outcome
}
