//! The fields of the filters, and what is filtered by in words.

use bangban_domain::case::{Priority, StateName};
use bangban_domain::policy::Role;
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::chosen::{Chosen, OTHERS};
use crate::api::names::{Named, Names, use_names};
use crate::api::{Remote, registry, remote, use_api};
use crate::form::Form;
use crate::kit::field::{CheckField, Choice, DateField, FlagField, SelectField, choices, code_of};
use crate::kit::{Button, Look};
use crate::session::use_session;
use crate::texts::codes::Coded;
use crate::texts::{Words, cases, kit};

/// Who has cases of several agents before them.
const OVER_AGENTS: &[Role] = &[Role::Clerk, Role::Supervisor, Role::Archivist, Role::Leader];

/// The orders, as the API writes them.
const SORTS: [(&str, Words); 5] = [
    ("-created_at", cases::NEWEST),
    ("created_at", cases::OLDEST),
    ("due_on", cases::DUE_SOONEST),
    ("-due_on", cases::DUE_LATEST),
    ("-priority", cases::MOST_PRESSING),
];

/// The filters, folded away until they are wanted. `on_apply` is told what the fields say.
#[component]
pub(super) fn Filters(chosen: Memo<Chosen>, on_apply: Callback<Chosen>) -> impl IntoView {
    let form = Form::forgetful("case-filter");
    // The fields say what the address says, also after going back.
    Effect::new(move |_| {
        let chosen = chosen.get();
        form.set("/state", chosen.states.join(","));
        for name in OTHERS {
            form.set(
                &format!("/{name}"),
                chosen.get(name).unwrap_or_default().to_owned(),
            );
        }
    });
    let submitted = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let value = |name: &str| form.signal(&format!("/{name}")).get_untracked();
        let searching = chosen.with_untracked(|chosen| chosen.is_searching);
        on_apply.run(Chosen::from_fields(&value("state"), value, searching));
    };
    let title = move || match chosen.get().count() {
        0 => cases::FILTERS.t().to_owned(),
        count => cases::FILTERS_SET.fill([&count.to_string()]),
    };
    view! {
        <details class="filters">
            <summary class="button">{title}</summary>
            <form class="filter-form" novalidate on:submit=submitted>
                <div class="in-columns">
                    <CheckField form pointer="/state" label=cases::STATES choices=choices(&StateName::ALL) optional=true />
                </div>
                <Selects form />
                <FlagField form pointer="/overdue" label=cases::ONLY_OVERDUE />
                <Button label=cases::APPLY look=Look::Secondary submit=true />
            </form>
        </details>
    }
}

/// Those of which one is chosen.
#[component]
fn Selects(form: Form) -> impl IntoView {
    let session = use_session();
    let items = items();
    let agents = move || {
        session
            .has_any(OVER_AGENTS)
            .then(|| view! { <AgentField form /> })
    };
    let sorts: Vec<_> = SORTS
        .iter()
        .map(|(value, name)| Choice::new(*value, name.t()))
        .collect();
    view! {
        <div class="fields">
            <SelectField form pointer="/service_item_id" label=cases::ITEM choices=offered(items) optional=true nothing=kit::ALL />
            {agents}
            <SelectField form pointer="/priority" label=cases::PRIORITY choices=choices(&Priority::ALL) optional=true nothing=kit::ALL />
            <DateField form pointer="/due_before" label=cases::DUE_BEFORE optional=true />
            <SelectField form pointer="/sort" label=cases::SORT choices=sorts optional=true />
        </div>
    }
}

/// The agents of the own venue and those below.
#[component]
fn AgentField(form: Form) -> impl IntoView {
    let (api, names, session) = (use_api(), use_names(), use_session());
    let agents = remote(move || {
        let within = session
            .me()
            .and_then(|me| me.organization_id)
            .map(|id| id.to_string());
        async move {
            let parameters = [("within", within), ("limit", Some("100".to_owned()))];
            let page = registry::agents(api, &parameters).await?;
            names.learn_agents(&page);
            Ok(page
                .items
                .into_iter()
                .map(|agent| Choice::new(agent.id, agent.name))
                .collect())
        }
    });
    view! { <SelectField form pointer="/agent_id" label=cases::AGENT choices=offered(agents) optional=true nothing=kit::ALL /> }
}

fn items() -> Remote<Vec<Choice>> {
    let (api, names) = (use_api(), use_names());
    remote(move || async move {
        let page = registry::service_items(api, &[("limit", Some("100".to_owned()))]).await?;
        names.learn_items(&page);
        Ok(page
            .items
            .into_iter()
            .map(|item| Choice::new(item.id, item.name))
            .collect())
    })
}

/// What is offered as soon as it is there.
fn offered(remote: Remote<Vec<Choice>>) -> Signal<Vec<Choice>> {
    Signal::derive(move || remote.value().unwrap_or_default())
}

/// What is filtered by, in words, with the way back to everything.
#[component]
pub(super) fn FilteredBy(chosen: Memo<Chosen>) -> impl IntoView {
    let names = use_names();
    move || {
        let chosen = chosen.get();
        if chosen.count() == 0 {
            // Words that are searched for are told beside the box.
            let all = !chosen.is_searching;
            return all
                .then(|| view! { <p class="soft">{cases::ALL_SHOWN_UNFILTERED.t()}</p> })
                .into_any();
        }
        let all = Chosen {
            is_searching: chosen.is_searching,
            ..Chosen::default()
        }
        .href();
        let told = told(&chosen, names)
            .into_iter()
            .map(|told| view! { <li class="tag">{told}</li> })
            .collect_view();
        view! {
            <div class="filtered-by">
                <span id="filtered-by" class="soft">{cases::FILTERED_BY.t()}</span>
                <ul class="tags" aria-labelledby="filtered-by">{told}</ul>
                <A href=all attr:class=Look::Plain.class()>{cases::CLEAR.t()}</A>
            </div>
        }
        .into_any()
    }
}

fn told(chosen: &Chosen, names: Names) -> Vec<String> {
    let states = chosen
        .states
        .iter()
        .filter_map(|state| name_of(&StateName::ALL, state));
    let mut told: Vec<String> = states.map(ToOwned::to_owned).collect();
    let id = |name| chosen.get(name).and_then(|id| Uuid::parse_str(id).ok());
    told.extend(id("service_item_id").map(|id| names.get(Named::ServiceItem(id))));
    told.extend(id("agent_id").map(|id| names.get(Named::Agent(id))));
    let priority = chosen
        .get("priority")
        .and_then(|code| name_of(&Priority::ALL, code));
    told.extend(priority.map(ToOwned::to_owned));
    told.extend(chosen.get("overdue").map(|_| cases::ONLY_OVERDUE.into()));
    told.extend(
        chosen
            .get("due_before")
            .map(|day| format!("{} {day}", cases::DUE_BEFORE.t())),
    );
    told
}

fn name_of<C: Coded + serde::Serialize>(codes: &[C], wanted: &str) -> Option<&'static str> {
    let found = codes.iter().copied().find(|code| code_of(*code) == wanted);
    found.map(Coded::t)
}
