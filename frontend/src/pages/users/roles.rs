//! Roles of an account: shown, and chosen anew.

use bangban_api_types::auth::RoleAtOrganization;
use bangban_api_types::users::{UserPatch, UserView};
use bangban_domain::policy::Role;
use leptos::prelude::*;
use serde_json::json;

use crate::api::names::{Named, use_names};
use crate::api::{Loaded, Remote, use_api};
use crate::form::Form;
use crate::kit::Notice;
use crate::kit::field::{Choice, SelectField, choices, code_of};
use crate::kit::form::{FormView, Lines};
use crate::kit::toast::use_toasts;
use crate::pages::organizations::field::OrganizationField;
use crate::texts::codes::Coded;
use crate::texts::users;

/// Each role with where it is held.
#[component]
pub(super) fn RoleList(roles: Vec<RoleAtOrganization>) -> impl IntoView {
    let names = use_names();
    let lines = roles.into_iter().map(|held| {
        let role = held.role.t();
        let told = move || {
            let at = names.get(Named::Organization(held.organization_id));
            users::ROLE_AT.fill([role, &at])
        };
        view! { <li>{told}</li> }
    });
    view! { <ul class="plain-list">{lines.collect_view()}</ul> }
}

/// The roles that members of staff can have.
fn offered() -> Vec<Choice> {
    let staff: Vec<Role> = Role::ALL
        .into_iter()
        .filter(|role| *role != Role::Applicant)
        .collect();
    choices(&staff)
}

/// The fields of the roles, line by line.
#[component]
pub(super) fn RoleFields(form: Form, #[prop(default = 1)] first: usize) -> impl IntoView {
    view! {
        <fieldset class="field">
            <legend>{users::ROLES.t()}</legend>
            <p class="hint">{users::ROLES_HINT.t()}</p>
            <Lines form pointer="/roles" first add=users::ADD_ROLE let:pointer>
                <SelectField form pointer=format!("{pointer}/role") label=users::ROLE choices=offered() />
                <OrganizationField
                    form
                    pointer=format!("{pointer}/organization_id")
                    label=users::ROLE_ORGANIZATION
                />
            </Lines>
        </fieldset>
    }
}

/// The form that gives an account other roles.
#[component]
pub(super) fn RolesForm(
    user: Loaded<UserView>,
    shown: Remote<Loaded<UserView>>,
    on_close: Callback<()>,
) -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let Loaded { value: user, etag } = user;
    // Of this version: what another has changed meanwhile is not overwritten by an old draft.
    let form = Form::new(format!("user.{}.roles.{}", user.id, user.version));
    for (place, held) in user.roles.iter().enumerate() {
        form.preset(&format!("/roles/{place}/role"), code_of(held.role));
        form.preset(
            &format!("/roles/{place}/organization_id"),
            held.organization_id.to_string(),
        );
    }
    let first = user.roles.len();
    let (id, name) = (user.id, user.name);
    let on_submit = Callback::new(move |()| {
        let (etag, name) = (etag.clone(), name.clone());
        let work = move |change: UserPatch, _| async move {
            super::one::change(api, id, &change, etag, shown).await
        };
        let done = move |loaded| {
            toasts.tell(users::ROLES_SAVED.fill([&name]));
            shown.put(loaded);
            on_close.run(());
        };
        form.submit(json!({ "roles": [] }), work, done);
    });
    view! {
        <Notice><p>{users::ROLES_WARNING.t()}</p></Notice>
        <FormView form on_submit submit=users::SAVE_ROLES on_cancel=on_close>
            <RoleFields form first />
        </FormView>
    }
}
