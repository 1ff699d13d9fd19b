//! Where: county, town, village, as far down as the applicant likes and the item goes.

use bangban_api_types::Page;
use bangban_api_types::organizations::OrganizationView;
use bangban_domain::organization::OrganizationKind;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use validator::Validate;

use super::application::{Application, Step};
use super::steps::{StepFoot, StepHead};
use crate::api::names::{Named, use_names};
use crate::api::{Api, Failure, registry, remote, use_api};
use crate::kit::field::{Choice, SelectField};
use crate::kit::form::FormView;
use crate::kit::{Loading, PageHead};
use crate::texts::{Words, apply, kit};

const COUNTY: &str = "/county";
const TOWN: &str = "/town";
const VILLAGE: &str = "/village";

/// What this step asks.
#[derive(Debug, Deserialize, Validate)]
struct Answers {
    county: Uuid,
    town: Option<Uuid>,
    village: Option<Uuid>,
}

impl Answers {
    /// The lowest one that was chosen.
    fn venue(&self) -> Uuid {
        self.village
            .filter(|_| self.town.is_some())
            .or(self.town)
            .unwrap_or(self.county)
    }
}

/// The step.
#[component]
pub(super) fn PlaceStep(application: Application, name: String) -> impl IntoView {
    let form = application.form;
    let navigate = use_navigate();
    let on_submit = Callback::new(move |()| {
        if let Some(answers) = form.read::<Answers>(json!({})) {
            form.set("/organization_id", answers.venue().to_string());
            navigate(
                &application.href(application.after(Step::Place)),
                Default::default(),
            );
        }
    });
    let submit = if application.is_enterprise() {
        apply::DONE_TASK
    } else {
        apply::NEXT
    };
    // A place that lies in another county or town is taken back.
    forget_below(application, COUNTY, &[TOWN, VILLAGE]);
    forget_below(application, TOWN, &[VILLAGE]);
    let below = move || {
        application
            .livelihood
            .then(|| view! { <Below application /> })
    };
    view! {
        <StepHead application name number=1 />
        <PageHead title=apply::WHERE />
        <p>{apply::WHERE_WHY.t()}</p>
        <FormView form on_submit submit>
            <County application />
            {below}
        </FormView>
        <StepFoot application />
    }
}

/// Takes back what was chosen below when something else is chosen.
fn forget_below(application: Application, above: &'static str, below: &'static [&'static str]) {
    Effect::new(move |before: Option<String>| {
        let chosen = application.form.value(above);
        if before.is_some_and(|before| before != chosen) {
            for pointer in below {
                application.form.set(pointer, String::new());
            }
        }
        chosen
    });
}

/// The city hall, the counties and the zones.
#[component]
fn County(application: Application) -> impl IntoView {
    let api = use_api();
    let remote = remote(move || async move {
        let kind = Some(OrganizationKind::CityHall.as_str().to_owned());
        let mut city =
            registry::organizations(api, &[("kind", kind), ("limit", Some("1".to_owned()))])
                .await?
                .items;
        let mut all = Vec::new();
        if let Some(root) = city.first() {
            all = children_of(api, root.id).await?;
        }
        city.append(&mut all);
        Ok(city)
    });
    let hint = if application.livelihood {
        apply::COUNTY_HINT_LIVELIHOOD
    } else {
        apply::COUNTY_HINT
    };
    view! {
        <Loading remote let:places>
            <Places application places pointer=COUNTY label=apply::COUNTY hint=hint.t() />
        </Loading>
    }
}

/// The towns of the county, and the villages of the town.
#[component]
fn Below(application: Application) -> impl IntoView {
    let chosen = move |pointer: &'static str| {
        Memo::new(move |_| application.form.value(pointer).parse::<Uuid>().ok())
    };
    let (county, town) = (chosen(COUNTY), chosen(TOWN));
    view! {
        {move || county.get().map(|above| view! { <Level application above pointer=TOWN label=apply::TOWN /> })}
        {move || town.get().map(|above| view! { <Level application above pointer=VILLAGE label=apply::VILLAGE /> })}
    }
}

/// The venues directly below one.
#[component]
fn Level(
    application: Application,
    above: Uuid,
    pointer: &'static str,
    label: Words,
) -> impl IntoView {
    let api = use_api();
    let names = use_names();
    let remote = remote(move || children_of(api, above));
    view! {
        <Loading remote let:places>
            {
                let hint = apply::TOWN_HINT.fill([&names.get(Named::Organization(above))]);
                // The city hall has counties below it, which stand in the list above already.
                let places = places.into_iter().filter(|place| place.level > 2).collect::<Vec<_>>();
                if places.is_empty() {
                    view! { <p class="soft">{apply::NO_PLACES.t()}</p> }.into_any()
                } else {
                    view! { <Places application places pointer label hint optional=true /> }.into_any()
                }
            }
        </Loading>
    }
}

#[component]
fn Places(
    application: Application,
    places: Vec<OrganizationView>,
    pointer: &'static str,
    label: Words,
    #[prop(into)] hint: String,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let nothing = if optional {
        apply::PLACE_ABOVE
    } else {
        kit::CHOOSE
    };
    let names = use_names();
    for place in &places {
        names.learn(Named::Organization(place.id), &place.name);
    }
    let choices: Vec<_> = places
        .iter()
        .map(|place| Choice::new(place.id.to_string(), place.name.clone()))
        .collect();
    let chosen = move || {
        let id = application.form.value(pointer).parse::<Uuid>().ok();
        let chosen = places.iter().find(|place| Some(place.id) == id)?;
        let told = where_it_is(chosen);
        (!told.is_empty()).then(|| view! { <p class="soft">{told}</p> })
    };
    view! {
        <SelectField form=application.form pointer label choices=Signal::stored(choices) hint optional nothing />
        {chosen}
    }
}

/// Address and phone, as far as they are recorded.
fn where_it_is(place: &OrganizationView) -> String {
    let address = place.address.as_ref();
    let phone = place.phone.as_ref();
    let told = [
        address.map(|address| apply::VENUE_ADDRESS.fill([address])),
        phone.map(|phone| apply::VENUE_PHONE_IS.fill([phone])),
    ];
    told.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Every venue directly below one, however many answers that takes.
async fn children_of(api: Api, parent: Uuid) -> Result<Vec<OrganizationView>, Failure> {
    let mut all = Vec::new();
    let mut cursor = None;
    loop {
        let parameters = [
            ("parent_id", Some(parent.to_string())),
            ("active", Some("true".to_owned())),
            ("limit", Some("100".to_owned())),
            ("cursor", cursor),
        ];
        let page: Page<OrganizationView> = registry::organizations(api, &parameters).await?;
        all.extend(page.items.into_iter().filter(|place| place.kind.is_venue()));
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(all);
        }
    }
}
