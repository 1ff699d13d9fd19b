//! What is told of an organisation, and whether it is in service: changed by the system administrator.

use bangban_api_types::faults::{InputFault, Language};
use bangban_api_types::organizations::{OrganizationPatch, OrganizationView, counter_phone};
use bangban_api_types::{FieldFault, Text};
use bangban_domain::policy::{Permission, Role};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_params_map};
use serde_json::{Value, json};
use uuid::Uuid;

use super::href;
use super::one::One;
use crate::api::names::{Named, use_names};
use crate::api::{Loaded, Remote, registry, remote, use_api};
use crate::form::{Form, Kind};
use crate::kit::conflict::{Conflict, Difference};
use crate::kit::dialog::Dialog;
use crate::kit::field::{Choice, Input, RadioField, TextArea, TextField};
use crate::kit::form::FormView;
use crate::kit::toast::use_toasts;
use crate::kit::{Button, Loading, Look, PageHead};
use crate::pages::{For, NotFound};
use crate::preferences;
use crate::session::use_session;
use crate::texts::{kit, organizations};

/// Those who change it.
const MANAGERS: &[Role] = Permission::ManageOrganizations.roles();

const NAME: &str = "/name";
const ADDRESS: &str = "/address";
const PHONE: &str = "/phone";
const ACTIVE: &str = "/active";

type Seen = Loaded<OrganizationView>;

/// The way to the page, for those whose it is.
#[component]
pub(super) fn Link(id: Uuid) -> impl IntoView {
    let session = use_session();
    move || {
        session.has_any(MANAGERS).then(|| {
            let href = format!("/organizations/{id}");
            view! { <p><A href attr:class=Look::Secondary.class()>{organizations::EDIT.t()}</A></p> }
        })
    }
}

/// The page.
#[component]
pub(crate) fn OrganizationPage() -> impl IntoView {
    view! {
        <For roles=MANAGERS>
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
        Some(id) => view! { <Organization id /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Organization(id: Uuid) -> impl IntoView {
    let api = use_api();
    let shown = remote(move || registry::organization_as_seen(api, id));
    let show = move |seen: Seen| {
        view! {
            <PageHead title=organizations::EDIT />
            <One organization=seen.value.clone() />
            <Edit seen shown />
        }
    };
    view! {
        <Loading remote=shown children=show />
        <p class="back"><A href=href(id)>{organizations::BACK.t()}</A></p>
    }
}

/// What is sent: an empty address or phone is taken away.
fn base() -> Value {
    json!({ "address": null, "phone": null })
}

#[component]
fn Edit(seen: Seen, shown: Remote<Seen>) -> impl IntoView {
    let organization = seen.value.clone();
    let form = Form::over(
        format!("organization.{}", organization.id),
        seen.etag.clone(),
    );
    form.begin(NAME, organization.name.clone());
    form.begin(ADDRESS, organization.address.clone().unwrap_or_default());
    form.begin(PHONE, organization.phone.clone().unwrap_or_default());
    form.begin(ACTIVE, organization.active.to_string());
    let closing = RwSignal::new(None::<OrganizationPatch>);
    let send = use_send(form, seen, shown, closing);
    let name = organization.name.clone();
    let saved = organization.clone();
    let on_submit = Callback::new(move |()| {
        let Some(typed) = form.read::<OrganizationPatch>(base()) else {
            return;
        };
        let change = only_changes(typed, &organization);
        if change == OrganizationPatch::default() {
            form.tell(vec![nothing_to_change(preferences::language())]);
        } else if change.active == Some(false) {
            closing.set(Some(change));
        } else {
            send.run(change);
        }
    });
    let states = vec![
        Choice::new("true", organizations::ACTIVE),
        Choice::new("false", organizations::INACTIVE),
    ];
    let differences = move || Some(differences(form, &saved));
    view! {
        <Conflict form differences on_saved=Callback::new(move |()| shown.reload()) />
        <section>
            <p>{organizations::EDIT_WHY.t()}</p>
            <FormView form on_submit submit=organizations::SAVE>
                <TextField form pointer=NAME label=organizations::NAME />
                <TextArea
                    form
                    pointer=ADDRESS
                    label=organizations::ADDRESS
                    hint=organizations::ADDRESS_HINT
                    rows=2
                    optional=true
                />
                <TextField
                    form
                    pointer=PHONE
                    label=organizations::PHONE
                    hint=organizations::PHONE_HINT
                    input=Input::Phone
                    optional=true
                />
                <RadioField
                    form
                    pointer=ACTIVE
                    label=organizations::STATE
                    hint=organizations::ACTIVE_HINT
                    choices=states
                    kind=Kind::Flag
                />
            </FormView>
        </section>
        <Closing name form closing send />
    }
}

/// Sends a change. Where another one came first, the organisation is loaded anew, and what was typed is in the fields
/// again.
fn use_send(
    form: Form,
    seen: Seen,
    shown: Remote<Seen>,
    closing: RwSignal<Option<OrganizationPatch>>,
) -> Callback<OrganizationPatch> {
    let api = use_api();
    let names = use_names();
    let toasts = use_toasts();
    let navigate = use_navigate();
    let id = seen.value.id;
    Callback::new(move |change: OrganizationPatch| {
        let (etag, navigate) = (seen.etag.clone(), navigate.clone());
        let work = move |_| async move {
            let outcome = registry::change_organization(api, id, &change, etag).await;
            if let Err(failure) = &outcome {
                closing.set(None);
                if failure.status() == Some(412) {
                    shown.reload();
                }
            }
            outcome
        };
        let done = move |changed: Seen| {
            names.learn_anew(Named::Organization(id), &changed.value.name);
            toasts.tell(organizations::SAVED.fill([&changed.value.name]));
            closing.set(None);
            // An open dialog closes first: it gives the focus back, and then its page goes.
            request_animation_frame(move || navigate(&href(id), Default::default()));
        };
        form.run(work, done);
    })
}

/// Closing hurts: it is asked about.
#[component]
fn Closing(
    name: String,
    form: Form,
    closing: RwSignal<Option<OrganizationPatch>>,
    send: Callback<OrganizationPatch>,
) -> impl IntoView {
    let open = Signal::derive(move || closing.with(Option::is_some));
    let close = Callback::new(move |()| closing.set(None));
    let confirm = Callback::new(move |()| {
        if let Some(change) = closing.get_untracked() {
            send.run(change);
        }
    });
    let busy = Signal::derive(move || form.is_busy());
    view! {
        <Dialog title=organizations::CLOSE_TITLE.fill([&name]) open on_close=close>
            <p>{organizations::CLOSE_WARNING.t()}</p>
            <div class="actions">
                <Button label=organizations::CLOSE look=Look::Danger busy on_press=confirm />
                <Button label=kit::CANCEL on_press=close />
            </div>
        </Dialog>
    }
}

/// Without what stays as it is.
fn only_changes(typed: OrganizationPatch, now: &OrganizationView) -> OrganizationPatch {
    let same = |typed: &Option<Text<200>>, now: &Option<String>| {
        typed.as_ref().map(|text| text.0.trim()) == now.as_deref()
    };
    let phone = |typed: &Option<Text<20>>| typed.as_ref().and_then(|it| counter_phone(&it.0));
    OrganizationPatch {
        name: typed.name.filter(|name| name.0.trim() != now.name),
        address: typed.address.filter(|address| !same(address, &now.address)),
        phone: typed.phone.filter(|typed| phone(typed) != now.phone),
        active: typed.active.filter(|active| *active != now.active),
    }
}

fn nothing_to_change(language: Language) -> FieldFault {
    InputFault::at("", "nothing_to_change").told_in(language)
}

/// Where what is typed differs from what is saved.
fn differences(form: Form, saved: &OrganizationView) -> Vec<Difference> {
    let typed = |pointer: &str| form.signal(pointer).get_untracked().trim().to_owned();
    let state = |active: bool| {
        if active {
            organizations::ACTIVE.t()
        } else {
            organizations::INACTIVE.t()
        }
    };
    let saved_text = |text: &Option<String>| text.clone().unwrap_or_default();
    let found = [
        Difference::between(organizations::NAME, saved.name.clone(), typed(NAME)),
        Difference::between(
            organizations::ADDRESS,
            saved_text(&saved.address),
            typed(ADDRESS),
        ),
        Difference::between(organizations::PHONE, saved_text(&saved.phone), typed(PHONE)),
        Difference::between(
            organizations::STATE,
            state(saved.active),
            state(typed(ACTIVE) == "true"),
        ),
    ];
    found.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use bangban_domain::organization::OrganizationKind;

    use super::*;

    #[test]
    fn only_what_differs_is_sent() {
        let now = OrganizationView {
            id: Uuid::nil(),
            kind: OrganizationKind::CountyHall,
            name: "某中心".to_owned(),
            division_code: None,
            parent_id: None,
            territorial_parent_id: None,
            level: 2,
            address: Some("某路".to_owned()),
            phone: Some("0539-8123456".to_owned()),
            active: true,
            version: 1,
        };
        let typed = OrganizationPatch {
            name: Some("某中心 ".into()),
            address: Some(None),
            phone: Some(Some("05398123456".into())),
            active: Some(true),
        };
        let change = only_changes(typed, &now);
        let expected = OrganizationPatch {
            address: Some(None),
            ..OrganizationPatch::default()
        };
        assert_eq!(change, expected);
    }
}
