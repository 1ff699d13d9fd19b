//! The filters of the search; each choice is a new address.

use bangban_domain::case::{Priority, StateName};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::kit::field::{Choice, choices};
use crate::texts::cases as texts;
use crate::texts::codes::Coded;

/// The filters.
#[component]
pub(super) fn Filters() -> impl IntoView {
    let orders = vec![
        Choice::new("", texts::NEWEST),
        Choice::new("created_at", texts::OLDEST),
        Choice::new("due_on", texts::DUE_FIRST),
        Choice::new("-priority", texts::PRESSING_FIRST),
    ];
    let any = |mut list: Vec<Choice>| {
        list.insert(0, Choice::new("", texts::ANY));
        list
    };
    let overdue = vec![Choice::new("", texts::ANY), Choice::new("true", texts::ONLY_OVERDUE)];
    view! {
        <div class="search" role="group" aria-label=texts::FILTERS.t()>
            <Filter name="state" label=texts::STATE.t() choices=any(choices(&StateName::ALL)) />
            <Filter name="priority" label=texts::PRIORITY.t() choices=any(choices(&Priority::ALL)) />
            <Filter name="overdue" label=texts::DUE.t() choices=overdue />
            <Filter name="sort" label=texts::ORDER.t() choices=orders />
        </div>
    }
}

/// One filter, by the name of its parameter.
#[component]
fn Filter(name: &'static str, label: &'static str, choices: Vec<Choice>) -> impl IntoView {
    let query = use_query_map();
    let navigate = use_navigate();
    let id = format!("filter-{name}");
    let chosen = move |event| {
        let value = event_target_value(&event);
        let query = query.with_untracked(|query| {
            let mut query = query.clone();
            query.remove(name);
            if !value.is_empty() {
                query.insert(name, value);
            }
            query.to_query_string()
        });
        navigate(&format!("/cases{query}"), Default::default());
    };
    let options = move || {
        let current = query.with(|query| query.get(name)).unwrap_or_default();
        let options = choices.clone().into_iter().map(|choice| {
            let selected = choice.value == current;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        });
        options.collect_view()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id on:change=chosen>{options}</select>
        </div>
    }
}
