//! The field that chooses an organisation, by a part of its name.

use bangban_api_types::organizations::OrganizationView;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::names::{Named, Names, use_names};
use crate::api::{Api, Failure, registry, use_api};
use crate::form::Form;
use crate::kit::combo::ComboField;
use crate::kit::field::Choice;
use crate::texts::codes::Coded;
use crate::texts::organizations;

/// The field; what is sent is the organisation's id.
#[component]
pub(crate) fn OrganizationField(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] label: String,
    #[prop(optional)] optional: bool,
    /// Says how to use it; left out where there is no room.
    #[prop(default = true)]
    explained: bool,
) -> impl IntoView {
    let api = use_api();
    let names = use_names();
    let named = Callback::new(move |id: String| {
        let id = Uuid::parse_str(&id).ok();
        id.map(|id| names.get(Named::Organization(id)))
            .unwrap_or_default()
    });
    let search = move |words| find(api, names, words);
    let hint = explained.then(|| organizations::FIELD_HINT.into());
    view! { <ComboField form pointer label search named hint optional /> }
}

/// Those in service whose name has the words; each with its kind and what stands above it, since names repeat.
async fn find(api: Api, names: Names, words: String) -> Result<Vec<Choice>, Failure> {
    let parameters = [
        ("q", Some(words)),
        ("active", Some("true".to_owned())),
        ("limit", Some("8".to_owned())),
    ];
    let page = registry::organizations(api, &parameters).await?;
    let mut choices = Vec::new();
    for organization in page.items {
        names.learn(Named::Organization(organization.id), &organization.name);
        let above = above(api, names, &organization).await;
        choices.push(Choice {
            value: organization.id.to_string(),
            hint: Some(format!("{} · {above}", organization.kind.t())),
            label: organization.name,
        });
    }
    Ok(choices)
}

/// The name of what stands above; a name that can't be had is left out.
async fn above(api: Api, names: Names, organization: &OrganizationView) -> String {
    let Some(id) = organization.parent_id else {
        return String::new();
    };
    if let Some(name) = names.known(Named::Organization(id)) {
        return name;
    }
    let name = registry::organization(api, id)
        .await
        .map(|found| found.name);
    let name = name.unwrap_or_default();
    names.learn(Named::Organization(id), &name);
    name
}
