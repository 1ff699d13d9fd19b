//! Accounts of staff, for the security administrator: `/users`, `/users/new`, `/users/{id}`.
//!
//! Owns the list. A new account is in `new`, one account in `one`.

mod new;
mod one;
mod roles;
mod standing;

use bangban_api_types::users::UserView;
use bangban_domain::policy::Role;
use leptos::prelude::*;
use leptos_router::components::A;

use super::For;
use super::organizations::field::OrganizationField;
use crate::api::names::{Named, use_names};
use crate::api::{administration, use_api};
use crate::kit::field::{Choice, SelectField, choices};
use crate::kit::filter::{FilterView, use_filter};
use crate::kit::list::{Empty, Pages};
use crate::kit::{Listing, Look, PageHead};
use crate::texts::{kit, users};
pub(crate) use new::NewUser;
pub(crate) use one::UserPage;
use roles::RoleList;
use standing::StandingTag;

/// Whose pages these are.
const ROLES: &[Role] = &[Role::SecurityAdmin];

/// The page.
#[component]
pub(crate) fn Users() -> impl IntoView {
    view! {
        <For roles=ROLES>
            <List />
        </For>
    }
}

#[component]
fn List() -> impl IntoView {
    let api = use_api();
    let filter = use_filter(&["role", "organization_id", "active"]);
    let load = move |cursor| {
        let mut parameters = filter.parameters();
        parameters.push(("cursor", cursor));
        async move { administration::users(api, &parameters).await }
    };
    let states = vec![
        Choice::new("true", users::ENABLED),
        Choice::new("false", users::DISABLED),
    ];
    let empty = || {
        view! {
            <Empty text=users::EMPTY>
                <A href="/users" attr:class=Look::Secondary.class()>{users::SEE_ALL.t()}</A>
            </Empty>
        }
    };
    view! {
        <PageHead title=users::TITLE>
            <A href="/users/new" attr:class=Look::Primary.class()>{users::NEW.t()}</A>
        </PageHead>
        <FilterView filter>
            <SelectField
                form=filter.form
                pointer="/role"
                label=users::ROLE
                choices=choices(Role::ALL.as_slice())
                nothing=kit::ALL
            />
            <OrganizationField
                form=filter.form
                pointer="/organization_id"
                label=users::ORGANIZATION
                explained=false
            />
            <SelectField form=filter.form pointer="/active" label=users::STATE choices=states nothing=kit::ALL />
        </FilterView>
        <Listing load empty children=table />
    }
}

fn table(pages: Pages<UserView>) -> impl IntoView {
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{users::LIST.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{users::NAME.t()}</th>
                    <th scope="col">{users::USERNAME.t()}</th>
                    <th scope="col">{users::ORGANIZATION.t()}</th>
                    <th scope="col">{users::ROLES.t()}</th>
                    <th scope="col">{users::STATE.t()}</th>
                </tr>
            </thead>
            <tbody>
                <leptos::prelude::For each=move || pages.items() key=|user| (user.id, user.version) let:user>
                    <Row user />
                </leptos::prelude::For>
            </tbody>
        </table>
    }
}

#[component]
fn Row(user: UserView) -> impl IntoView {
    let names = use_names();
    let organization = user.organization_id;
    let organization = move || organization.map(|id| names.get(Named::Organization(id)));
    let href = format!("/users/{}", user.id);
    let (name, username, roles) = (user.name.clone(), user.username.clone(), user.roles.clone());
    view! {
        <tr>
            <td data-label=users::NAME.t()><A href=href>{name}</A></td>
            <td data-label=users::USERNAME.t()>{username}</td>
            <td data-label=users::ORGANIZATION.t()>{organization}</td>
            <td data-label=users::ROLES.t()><RoleList roles /></td>
            <td data-label=users::STATE.t()><StandingTag user /></td>
        </tr>
    }
}
