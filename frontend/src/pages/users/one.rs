//! One account: facts, roles, and whether it can be used.

use bangban_api_types::users::{UserPatch, UserView};
use bangban_domain::policy::Role;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use super::ROLES;
use super::roles::{RoleList, RolesForm};
use super::standing::{Standing, StandingTag};
use crate::api::names::{Named, use_names};
use crate::api::{Api, Failure, Loaded, Remote, administration, remote, use_api};
use crate::kit::list::Fact;
use crate::kit::{Button, Loading, Notice, PageHead};
use crate::pages::{For, NotFound};
use crate::session::use_session;
use crate::texts::{time, users};

/// The page.
#[component]
pub(crate) fn UserPage() -> impl IntoView {
    view! {
        <For roles=ROLES>
            <Opened />
        </For>
    }
}

#[component]
fn Opened() -> impl IntoView {
    let parameters = use_params_map();
    let id = Memo::new(move |_| {
        let id = parameters.with(|parameters| parameters.get("id"));
        id.and_then(|id| Uuid::parse_str(&id).ok())
    });
    move || match id.get() {
        Some(id) => view! { <Account id /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Account(id: Uuid) -> impl IntoView {
    let api = use_api();
    let account = remote(move || administration::user(api, id));
    view! {
        <Loading remote=account children=move |user| view! { <Shown user account /> } />
        <p class="back"><A href="/users">{users::BACK.t()}</A></p>
    }
}

/// Changes the account as it is shown; where another has changed it meanwhile, it is loaded anew.
pub(super) async fn change(
    api: Api,
    id: Uuid,
    change: &UserPatch,
    etag: Option<String>,
    account: Remote<Loaded<UserView>>,
) -> Result<Loaded<UserView>, Failure> {
    let outcome = administration::change_user(api, id, change, etag).await;
    if let Err(failure) = &outcome
        && failure.status() == Some(412)
    {
        account.reload();
    }
    outcome
}

#[component]
fn Shown(user: Loaded<UserView>, account: Remote<Loaded<UserView>>) -> impl IntoView {
    let session = use_session();
    let is_own = session.id_now() == Some(user.value.id);
    let (value, named) = (user.value.clone(), user.value.clone());
    let acts = if is_own {
        view! { <Notice><p>{users::OWN.t()}</p></Notice> }.into_any()
    } else {
        view! { <Standing user=user.clone() account /> }.into_any()
    };
    view! {
        <PageHead title=value.name.clone()><StandingTag user=named /></PageHead>
        <Facts user=value />
        {acts}
        <Roles user account is_own />
    }
}

#[component]
fn Facts(user: UserView) -> impl IntoView {
    let names = use_names();
    let organization = user.organization_id;
    let organization = move || {
        let name = organization.map(|id| names.get(Named::Organization(id)));
        view! { <Fact name=users::ORGANIZATION value=name /> }
    };
    let locked = user
        .locked_until
        .map(|until| users::LOCKED_UNTIL.fill([&time::moment(until)]));
    view! {
        <dl class="facts">
            <Fact name=users::USERNAME value=Some(user.username) />
            {organization}
            <Fact name=users::CREATED value=Some(time::moment(user.created_at)) />
            <Fact name=users::LOCKED value=locked />
        </dl>
    }
}

/// The roles, and the form that changes them.
#[component]
fn Roles(user: Loaded<UserView>, account: Remote<Loaded<UserView>>, is_own: bool) -> impl IntoView {
    let editing = RwSignal::new(false);
    let is_applicant = user
        .value
        .roles
        .iter()
        .any(|held| held.role == Role::Applicant);
    let roles = user.value.roles.clone();
    let edit = Callback::new(move |()| editing.set(true));
    let close = Callback::new(move |()| editing.set(false));
    let body = move || {
        if editing.get() {
            return view! { <RolesForm user=user.clone() shown=account on_close=close /> }
                .into_any();
        }
        let change = if is_applicant {
            view! { <p class="soft">{users::OF_APPLICANT.t()}</p> }.into_any()
        } else if is_own {
            ().into_any()
        } else {
            view! { <Button label=users::CHANGE_ROLES on_press=edit /> }.into_any()
        };
        view! {
            <RoleList roles=roles.clone() />
            {change}
        }
        .into_any()
    };
    view! {
        <section>
            <h2>{users::ROLES.t()}</h2>
            {body}
        </section>
    }
}
