//! The choice of a service item among those on a venue's list: typed words narrow it, one press chooses.

use bangban_api_types::service_items::ServiceItemView;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::{Api, Failure, Remote, registry, remote, use_api};
use crate::browser::page;
use crate::form::{Form, Kind};
use crate::kit::faults::FaultsAt;
use crate::kit::{Button, Loading, Look, Sign, Tag, Tone};
use crate::texts::codes::Coded;
use crate::texts::new_case;

/// Where the item stands in the request.
pub(crate) const POINTER: &str = "/service_item_id";
/// How many are shown at once.
const SHOWN: usize = 8;

/// The items on the list of a venue.
pub(crate) type Items = Remote<Vec<ServiceItemView>>;

/// Loads the items on the list of a venue.
pub(crate) fn items_of(venue: Signal<Option<Uuid>>) -> Items {
    let api = use_api();
    remote(move || load(api, venue.get()))
}

async fn load(api: Api, venue: Option<Uuid>) -> Result<Vec<ServiceItemView>, Failure> {
    let mut items = Vec::new();
    let mut cursor = None;
    loop {
        let parameters = [
            ("organization_id", venue.map(|venue| venue.to_string())),
            ("limit", Some("100".to_owned())),
            ("cursor", cursor),
        ];
        let page = registry::service_items(api, &parameters).await?;
        items.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(items);
        }
    }
}

/// The item that is chosen, followed.
pub(crate) fn chosen(form: Form, items: Items) -> Memo<Option<ServiceItemView>> {
    let value = form.signal(POINTER);
    Memo::new(move |_| {
        let id = Uuid::parse_str(&value.get()).ok()?;
        items.value()?.into_iter().find(|item| item.id == id)
    })
}

/// The choice. `on_choice` is told of every new one.
#[component]
pub(crate) fn ItemChoice(
    form: Form,
    items: Items,
    #[prop(optional)] on_choice: Option<Callback<ServiceItemView>>,
) -> impl IntoView {
    form.register(POINTER, new_case::ITEM.into(), Kind::Choice, true);
    let chosen = chosen(form, items);
    let id = form.field_id(POINTER);
    let target = id.clone();
    let choose = Callback::new(move |item: ServiceItemView| {
        form.set(POINTER, item.id.to_string());
        if let Some(on_choice) = on_choice {
            on_choice.run(item);
        }
        page::focus_soon(target.clone());
    });
    let fault_id = format!("{id}-fault");
    let is_faulty = move || !form.faults_at(POINTER).is_empty();
    view! {
        <div class="field" class:faulty=is_faulty>
            <FaultsAt form pointer=POINTER id=fault_id.clone() />
            {move || {
                let (id, described) = (id.clone(), fault_id.clone());
                match chosen.get() {
                    Some(item) => view! { <Chosen form item id /> }.into_any(),
                    None => view! { <Search items id described choose /> }.into_any(),
                }
            }}
        </div>
    }
}

/// What is chosen, with the way back.
#[component]
fn Chosen(form: Form, item: ServiceItemView, id: String) -> impl IntoView {
    let target = id.clone();
    let again = move |_| {
        form.set(POINTER, String::new());
        page::focus_soon(target.clone());
    };
    let limit = item
        .promised_limit
        .map(|limit| new_case::PROMISED.fill([&limit.days.to_string(), limit.unit.t()]));
    let facts: Vec<String> = [Some(item.category), limit, Some(item.fee)]
        .into_iter()
        .flatten()
        .collect();
    view! {
        <p class="label">{new_case::ITEM.t()}</p>
        <div class="chosen">
            <div>
                <strong>{item.name}</strong>
                " "
                {item.on_the_spot.then(|| view! {
                    <Tag text=new_case::ON_THE_SPOT tone=Tone::Good sign=Some(Sign::Done) />
                })}
                <p class="hint">{facts.join(" · ")}</p>
            </div>
            <button type="button" id=id class=Look::Secondary.class() on:click=again>{new_case::OTHER_ITEM.t()}</button>
        </div>
    }
}

/// The field to type in, and what fits.
#[component]
fn Search(
    items: Items,
    id: String,
    described: String,
    choose: Callback<ServiceItemView>,
) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let hint_id = format!("{id}-hint");
    let typed = move |event| words.set(event_target_value(&event));
    // The return key would send the form.
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            let found = items
                .value_now()
                .map(|items| fitting(&items, &words.get_untracked()))
                .unwrap_or_default();
            if let [only] = found.as_slice() {
                choose.run(only.clone());
            }
        }
    };
    let results = move |items: Vec<ServiceItemView>| move || view! { <Results found=fitting(&items, &words.get()) choose /> };
    view! {
        <label for=id.clone()>{new_case::ITEM.t()}</label>
        <p class="hint" id=hint_id.clone()>{new_case::ITEM_HINT.t()}</p>
        <input
            id=id
            type="search"
            autocomplete="off"
            aria-describedby=format!("{hint_id} {described}")
            on:input=typed
            on:keydown=pressed
        />
        <Loading remote=items children=results />
    }
}

/// The items whose name or category holds every one of the typed words.
fn fitting(items: &[ServiceItemView], words: &str) -> Vec<ServiceItemView> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let fits = |item: &&ServiceItemView| {
        words
            .iter()
            .all(|word| item.name.contains(word) || item.category.contains(word))
    };
    items.iter().filter(fits).cloned().collect()
}

#[component]
fn Results(found: Vec<ServiceItemView>, choose: Callback<ServiceItemView>) -> impl IntoView {
    let all = found.len();
    let news = match all {
        0 => new_case::ITEMS_NONE.into(),
        all => new_case::ITEMS_FOUND.fill([&all.to_string()]),
    };
    let more = (all > SHOWN).then(|| new_case::ITEMS_MORE.fill([&(all - SHOWN).to_string()]));
    let lines = found.into_iter().take(SHOWN).map(|item| {
        let label = item.name.clone();
        let on_press = Callback::new(move |()| choose.run(item.clone()));
        view! { <li><Button label on_press /></li> }
    });
    view! {
        <p class="hint" role="status">{news}</p>
        <ul class="choices">{lines.collect_view()}</ul>
        {more.map(|more| view! { <p class="hint">{more}</p> })}
    }
}
