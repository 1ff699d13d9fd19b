//! A new account of staff.

use bangban_api_types::users::{UserRequest, UserView};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;
use serde_json::json;

use super::ROLES;
use super::roles::RoleFields;
use crate::api::{Loaded, administration, use_api};
use crate::form::Form;
use crate::kit::PageHead;
use crate::kit::field::TextField;
use crate::kit::form::FormView;
use crate::kit::toast::use_toasts;
use crate::pages::For;
use crate::pages::organizations::field::OrganizationField;
use crate::texts::users;

/// The page.
#[component]
pub(crate) fn NewUser() -> impl IntoView {
    view! {
        <For roles=ROLES>
            <PageHead title=users::NEW />
            <p>{users::NEW_INTRO.t()}</p>
            <NewUserForm />
            <p class="back"><A href="/users">{users::BACK.t()}</A></p>
        </For>
    }
}

#[component]
fn NewUserForm() -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let navigate = use_navigate();
    // Nothing is kept of it: it holds a password.
    let form = Form::forgetful("user.new");
    // Most people have their role where they belong.
    Effect::new(move |_| {
        let organization = form.value("/organization_id");
        if !organization.is_empty() {
            form.preset("/roles/0/organization_id", organization);
        }
    });
    let on_submit = Callback::new(move |()| {
        let navigate = navigate.clone();
        let work = move |user: UserRequest, stamp| async move {
            administration::create_user(api, &user, stamp).await
        };
        let done = move |made: Loaded<UserView>| {
            toasts.tell(users::CREATED_NEWS.fill([&made.value.name]));
            navigate(&format!("/users/{}", made.value.id), Default::default());
        };
        form.submit(json!({ "roles": [] }), work, done);
    });
    view! {
        <FormView form on_submit submit=users::CREATE>
            <TextField form pointer="/name" label=users::NAME hint=users::NAME_HINT />
            <TextField form pointer="/username" label=users::USERNAME hint=users::USERNAME_HINT />
            <TextField form pointer="/password" label=users::PASSWORD hint=users::PASSWORD_HINT />
            <OrganizationField form pointer="/organization_id" label=users::ORGANIZATION />
            <RoleFields form />
        </FormView>
    }
}
