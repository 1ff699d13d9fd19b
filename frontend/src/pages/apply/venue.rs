//! Where: county, then town, then village; as far down as one likes.

use bangban_api_types::organizations::OrganizationView;
use bangban_domain::organization::OrganizationKind;
use leptos::prelude::*;

use crate::api::{Failure, registry, remote, use_api};
use crate::form::{Form, Kind};
use crate::kit::field::Choice;
use crate::texts::{Words, apply, kit};

/// The pointer of what is chosen in the end.
pub(super) const POINTER: &str = "/organization_id";

/// Three lists, each filled by the choice before.
#[component]
pub(super) fn Venue(form: Form) -> impl IntoView {
    // The deepest choice is what is sent; the field itself has no control of its own.
    form.register(POINTER, apply::COUNTY.into(), Kind::Choice, true);
    let levels = [
        ("#county", apply::COUNTY),
        ("#town", apply::TOWN),
        ("#village", apply::VILLAGE),
    ];
    let lists = levels
        .into_iter()
        .enumerate()
        .map(|(depth, (place, label))| {
            let above = (depth > 0).then(|| levels[depth - 1].0);
            let below: Vec<&'static str> = levels[depth + 1..]
                .iter()
                .map(|(place, _)| *place)
                .collect();
            view! { <Level form depth place label above below /> }
        });
    view! { <p class="hint">{apply::WHERE_HINT.t()}</p> {lists.collect_view()} }
}

#[component]
fn Level(
    form: Form,
    depth: usize,
    place: &'static str,
    label: Words,
    above: Option<&'static str>,
    below: Vec<&'static str>,
) -> impl IntoView {
    let api = use_api();
    let parent = Memo::new(move |_| above.map(|above| form.value(above)));
    let offered = remote(move || {
        let parent = parent.get();
        async move {
            let parent = match parent {
                None => Some(city(api).await?),
                Some(parent) => Some(parent).filter(|parent| !parent.is_empty()),
            };
            match parent {
                None => Ok(Vec::new()),
                Some(parent) => venues_below(api, parent).await,
            }
        }
    });
    let id = form.field_id(if depth == 0 { POINTER } else { place });
    let chosen = {
        let below = below.clone();
        move |event| {
            let value = event_target_value(&event);
            for place in &below {
                form.set(place, String::new());
            }
            form.set(place, value.clone());
            let deepest = if value.is_empty() {
                above
                    .map(|above| form.signal(above).get_untracked())
                    .unwrap_or_default()
            } else {
                value
            };
            form.set(POINTER, deepest);
        }
    };
    let options = move || {
        let current = form.value(place);
        let options = offered
            .value()
            .unwrap_or_default()
            .into_iter()
            .map(|choice| {
                let selected = choice.value == current;
                view! { <option value=choice.value selected=selected>{choice.label}</option> }
            });
        options.collect_view()
    };
    let faults = move || {
        if depth == 0 {
            form.faults_at(POINTER)
        } else {
            Vec::new()
        }
    };
    let is_left_out = move || {
        let nothing = offered.value().is_none_or(|offered| offered.is_empty());
        depth != 0 && nothing
    };
    view! {
        <div class="field" class:faulty=move || !faults().is_empty() hidden=is_left_out>
            <label for=id.clone()>{label.t()}</label>
            {move || faults().into_iter().map(|fault| view! { <p class="fault"><strong>{kit::ERROR.t()}</strong>{fault}</p> }).collect_view()}
            <select id=id on:change=chosen>
                <option value="">{kit::CHOOSE.t()}</option>
                {options}
            </select>
        </div>
    }
}

async fn city(api: crate::api::Api) -> Result<String, Failure> {
    let found = registry::organizations(api, &[("kind", Some("city_hall".to_owned()))]).await?;
    Ok(found
        .items
        .first()
        .map(|city| city.id.to_string())
        .unwrap_or_default())
}

async fn venues_below(api: crate::api::Api, parent: String) -> Result<Vec<Choice>, Failure> {
    let mut choices = Vec::new();
    let mut cursor = None;
    loop {
        let parameters = [
            ("parent_id", Some(parent.clone())),
            ("active", Some("true".to_owned())),
            ("limit", Some("100".to_owned())),
            ("cursor", cursor),
        ];
        let page = registry::organizations(api, &parameters).await?;
        choices.extend(
            page.items
                .iter()
                .filter(|one| is_venue(one))
                .map(|one| Choice::new(one.id.to_string(), &*one.name)),
        );
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(choices);
        }
    }
}

fn is_venue(organization: &OrganizationView) -> bool {
    organization.kind != OrganizationKind::ApprovalDepartment
}
