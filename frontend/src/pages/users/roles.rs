//! Roles of an account: shown, and chosen anew.

use bangban_api_types::auth::RoleAtOrganization;
use bangban_api_types::users::{UserPatch, UserView};
use bangban_domain::policy::Role;
use leptos::prelude::*;
use serde_json::json;

use super::one::Open;
use crate::api::Loaded;
use crate::api::names::{Named, Names, use_names};
use crate::form::Form;
use crate::kit::conflict::{Conflict, Difference};
use crate::kit::dialog::Dialog;
use crate::kit::field::{Choice, SelectField, choices, code_of};
use crate::kit::form::{FormView, Lines};
use crate::kit::toast::use_toasts;
use crate::kit::{Button, Look, Notice};
use crate::pages::organizations::field::OrganizationField;
use crate::texts::codes::Coded;
use crate::texts::{kit, users};

/// Where the roles stand in the form.
const POINTER: &str = "/roles";

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
            <Lines form pointer=POINTER first add=users::ADD_ROLE let:pointer>
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

/// The form that gives an account other roles. What was typed over an earlier version of the account is still in it.
#[component]
pub(super) fn RolesForm(user: Loaded<UserView>, open: Open) -> impl IntoView {
    let toasts = use_toasts();
    let names = use_names();
    let Loaded { value: user, etag } = user;
    let form = Form::over(format!("user.{}.roles", user.id), etag.clone());
    for (place, held) in user.roles.iter().enumerate() {
        let line = format!("{POINTER}/{place}");
        form.begin(&format!("{line}/role"), code_of(held.role));
        form.begin(
            &format!("{line}/organization_id"),
            held.organization_id.to_string(),
        );
    }
    let first = user.roles.len();
    let (held, name) = (user.roles, user.name);
    let asked = RwSignal::new(None::<UserPatch>);
    let send = {
        let name = name.clone();
        Callback::new(move |change: UserPatch| {
            let (etag, name) = (etag.clone(), name.clone());
            let work = move |_| async move {
                asked.set(None);
                open.change(&change, etag).await
            };
            let done = move |loaded| {
                toasts.tell(users::ROLES_SAVED.fill([&name]));
                open.end_editing();
                // An open dialog closes first: it gives the focus back, and then its page changes.
                request_animation_frame(move || open.put(loaded));
            };
            form.run(work, done);
        })
    };
    let (before, saved) = (held.clone(), held.clone());
    let on_submit = Callback::new(move |()| {
        let Some(change) = form.read::<UserPatch>(json!({ "roles": [] })) else {
            return;
        };
        if taken(&before, &change).is_empty() {
            send.run(change);
        } else {
            asked.set(Some(change));
        }
    });
    let cancel = Callback::new(move |()| {
        form.clear();
        open.end_editing();
    });
    let differences = move || differences(form, &saved, names);
    view! {
        <Conflict form differences on_saved=Callback::new(move |()| open.reload()) />
        <Notice><p>{users::ROLES_WARNING.t()}</p></Notice>
        <FormView form on_submit submit=users::SAVE_ROLES on_cancel=cancel>
            <RoleFields form first />
        </FormView>
        <Taking name held asked send />
    }
}

/// Taking roles hurts: it is asked about.
#[component]
fn Taking(
    name: String,
    held: Vec<RoleAtOrganization>,
    asked: RwSignal<Option<UserPatch>>,
    send: Callback<UserPatch>,
) -> impl IntoView {
    let open = Signal::derive(move || asked.with(Option::is_some));
    let close = Callback::new(move |()| asked.set(None));
    let confirm = Callback::new(move |()| {
        if let Some(change) = asked.get_untracked() {
            send.run(change);
        }
    });
    let lost = move || {
        let change = asked.get();
        let roles = change
            .map(|change| taken(&held, &change))
            .unwrap_or_default();
        view! { <RoleList roles /> }
    };
    view! {
        <Dialog title=users::TAKE_TITLE.fill([&name]) open on_close=close>
            <p>{users::TAKE_WARNING.t()}</p>
            {lost.clone()}
            <div class="actions">
                <Button label=users::TAKE look=Look::Danger on_press=confirm />
                <Button label=kit::CANCEL on_press=close />
            </div>
        </Dialog>
    }
}

/// The roles that a change takes away.
fn taken(held: &[RoleAtOrganization], change: &UserPatch) -> Vec<RoleAtOrganization> {
    let kept = change.roles.as_deref().unwrap_or_default();
    let gone = held.iter().filter(|role| !kept.contains(role));
    gone.cloned().collect()
}

/// Where the roles that are typed differ from those that are saved; none while they can't be read.
fn differences(form: Form, saved: &[RoleAtOrganization], names: Names) -> Option<Vec<Difference>> {
    let typed: UserPatch = crate::reading::read(&form.typed(json!({ "roles": [] })))?;
    let told = |roles: &[RoleAtOrganization]| {
        let mut lines: Vec<_> = roles
            .iter()
            .map(|held| {
                let at = untrack(|| names.get(Named::Organization(held.organization_id)));
                users::ROLE_AT.fill([held.role.t(), &at])
            })
            .collect();
        lines.sort();
        lines.join("；")
    };
    let found = Difference::between(
        users::ROLES,
        told(saved),
        told(typed.roles.as_deref().unwrap_or_default()),
    );
    Some(found.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_is_not_chosen_again_is_taken() {
        let role = |role| RoleAtOrganization {
            role,
            organization_id: Uuid::nil(),
        };
        let held = [role(Role::Clerk), role(Role::Agent)];
        let change = UserPatch {
            active: None,
            roles: Some(vec![role(Role::Supervisor), role(Role::Agent)]),
        };
        assert_eq!(taken(&held, &change), [role(Role::Clerk)]);
    }
}
