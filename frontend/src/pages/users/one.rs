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
use crate::browser::page;
use crate::kit::list::Fact;
use crate::kit::{Button, Loading, Notice, PageHead, Tone};
use crate::pages::{For, NotFound};
use crate::session::use_session;
use crate::texts::{time, users};

/// The id of the notice that another change came first.
const STALE: &str = "stale";

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

/// An account that is open: what is loaded of it, and what outlives its being loaded anew.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub(super) id: Uuid,
    account: Remote<Loaded<UserView>>,
    editing: RwSignal<bool>,
    /// Whether another change came first.
    stale: RwSignal<bool>,
    api: Api,
}

impl Open {
    /// Changes the account as it is shown; where another has changed it meanwhile, it is loaded anew, and that is told.
    pub(super) async fn change(
        self,
        change: &UserPatch,
        etag: Option<String>,
    ) -> Result<Loaded<UserView>, Failure> {
        let outcome = administration::change_user(self.api, self.id, change, etag).await;
        let is_stale = matches!(&outcome, Err(failure) if failure.status() == Some(412));
        self.stale.set(is_stale);
        if is_stale {
            self.account.reload();
        }
        outcome
    }

    /// Shows the account as it is after a change.
    pub(super) fn put(self, account: Loaded<UserView>) {
        self.account.put(account);
    }

    /// Loads the account anew.
    pub(super) fn reload(self) {
        self.account.reload();
    }

    /// Ends the changing of roles.
    pub(super) fn end_editing(self) {
        self.editing.set(false);
    }
}

#[component]
fn Account(id: Uuid) -> impl IntoView {
    let api = use_api();
    let open = Open {
        id,
        account: remote(move || administration::user(api, id)),
        editing: RwSignal::new(false),
        stale: RwSignal::new(false),
        api,
    };
    view! {
        <Loading remote=open.account children=move |user| view! { <Shown user open /> } />
        <p class="back"><A href="/users">{users::BACK.t()}</A></p>
    }
}

#[component]
fn Shown(user: Loaded<UserView>, open: Open) -> impl IntoView {
    let session = use_session();
    let is_own = session.id_now() == Some(user.value.id);
    let (value, named) = (user.value.clone(), user.value.clone());
    let acts = if is_own {
        view! { <Notice><p>{users::OWN.t()}</p></Notice> }.into_any()
    } else {
        view! { <Standing user=user.clone() open /> }.into_any()
    };
    let stale = move || {
        open.stale.get().then(|| {
            page::focus_soon(STALE);
            view! {
                <div id=STALE tabindex="-1" role="alert">
                    <Notice tone=Tone::Waiting><p>{users::STALE.t()}</p></Notice>
                </div>
            }
        })
    };
    view! {
        <PageHead title=value.name.clone()><StandingTag user=named /></PageHead>
        {stale}
        <Facts user=value />
        {acts}
        <Roles user open is_own />
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
fn Roles(user: Loaded<UserView>, open: Open, is_own: bool) -> impl IntoView {
    let is_applicant = user
        .value
        .roles
        .iter()
        .any(|held| held.role == Role::Applicant);
    let roles = user.value.roles.clone();
    let edit = Callback::new(move |()| open.editing.set(true));
    let body = move || {
        if open.editing.get() {
            return view! { <RolesForm user=user.clone() open /> }.into_any();
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
