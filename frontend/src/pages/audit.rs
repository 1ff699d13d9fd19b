//! The audit trail, for the auditor.
//!
//! Owns the list and its filters. One record is in `record`.

mod record;

use bangban_api_types::notifications::AuditEventView;
use bangban_domain::policy::Role;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use leptos_router::components::A;

use super::For;
use crate::api::{administration, use_api};
use crate::kit::field::{Choice, DateField, SelectField, TextField};
use crate::kit::filter::{Filter, FilterView, use_filter};
use crate::kit::list::{Empty, Pages};
use crate::kit::{Listing, Look, PageHead};
use crate::texts::{audit, kit};
use record::Record;

/// The page.
#[component]
pub(crate) fn Audit() -> impl IntoView {
    view! {
        <For roles=&[Role::Auditor]>
            <Trail />
        </For>
    }
}

#[component]
fn Trail() -> impl IntoView {
    let api = use_api();
    let filter = use_filter(&[
        "from",
        "until",
        "action",
        "outcome",
        "subject_kind",
        "subject_id",
        "actor_id",
    ]);
    let load = move |cursor| {
        let mut parameters = parameters(filter);
        parameters.push(("cursor", cursor));
        async move { administration::audit_events(api, &parameters).await }
    };
    let empty = || {
        view! {
            <Empty text=audit::EMPTY>
                <A href="/audit" attr:class=Look::Secondary.class()>{audit::SEE_ALL.t()}</A>
            </Empty>
        }
    };
    view! {
        <PageHead title=audit::TITLE />
        <p>{audit::INTRO.t()}</p>
        <Fields filter />
        <Listing load empty children=move |pages| table(pages, filter) />
    }
}

/// The parameters of the API: its times are moments, those of the page are days.
fn parameters(filter: Filter) -> Vec<(&'static str, Option<String>)> {
    let mut parameters = filter.parameters();
    for (name, value) in &mut parameters {
        let day = value
            .as_ref()
            .and_then(|value| value.parse::<NaiveDate>().ok());
        match *name {
            "from" => *value = day.map(start),
            "until" => {
                *value = day
                    .and_then(|day| day.checked_add_days(Days::new(1)))
                    .map(start)
            }
            _ => {}
        }
    }
    parameters
}

/// The moment at which a day begins, at UTC+8.
fn start(day: NaiveDate) -> String {
    format!("{day}T00:00:00+08:00")
}

#[component]
fn Fields(filter: Filter) -> impl IntoView {
    let form = filter.form;
    let outcomes = vec![
        Choice::new("done", audit::DONE),
        Choice::new("refused", audit::REFUSED),
        Choice::new("denied", audit::DENIED),
    ];
    let kinds = audit::SUBJECT_KINDS.iter().map(|kind| {
        let label = audit::subject(kind).map_or_else(|| (*kind).to_owned(), String::from);
        Choice::new(*kind, label)
    });
    let kinds: Vec<_> = kinds.collect();
    // A code that is not offered (a request that was refused) may still stand in the address.
    let actions = Signal::derive(move || {
        let mut all: Vec<_> = audit::actions()
            .into_iter()
            .map(|(code, told)| Choice::new(code, told))
            .collect();
        let wanted = filter.get("action");
        let other = wanted.filter(|wanted| all.iter().all(|choice| choice.value != *wanted));
        all.extend(other.map(|code| Choice::new(code.clone(), code)));
        all
    });
    let more = Memo::new(move |_| {
        let names = ["subject_kind", "subject_id", "actor_id"];
        names.into_iter().any(|name| filter.get(name).is_some())
    });
    view! {
        <FilterView filter>
            <DateField form pointer="/from" label=audit::FROM />
            <DateField form pointer="/until" label=audit::UNTIL />
            <SelectField form pointer="/action" label=audit::ACTION choices=actions nothing=kit::ALL />
            <SelectField form pointer="/outcome" label=audit::OUTCOME choices=outcomes nothing=kit::ALL />
            <details open=more>
                <summary>{audit::MORE_FILTERS.t()}</summary>
                <div>
                    <SelectField
                        form
                        pointer="/subject_kind"
                        label=audit::SUBJECT_KIND
                        choices=kinds
                        nothing=kit::ALL
                    />
                    <TextField form pointer="/subject_id" label=audit::SUBJECT_ID />
                    <TextField form pointer="/actor_id" label=audit::ACTOR />
                </div>
            </details>
        </FilterView>
    }
}

fn table(pages: Pages<AuditEventView>, filter: Filter) -> impl IntoView {
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{audit::LIST.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{audit::AT.t()}</th>
                    <th scope="col">{audit::WHO.t()}</th>
                    <th scope="col">{audit::WHAT.t()}</th>
                    <th scope="col">{audit::ON.t()}</th>
                    <th scope="col">{audit::OUTCOME.t()}</th>
                    <th scope="col">{audit::MORE.t()}</th>
                </tr>
            </thead>
            <tbody>
                <leptos::prelude::For
                    each=move || pages.items()
                    key=|event| (event.chain.clone(), event.sequence)
                    let:event
                >
                    <Record event filter />
                </leptos::prelude::For>
            </tbody>
        </table>
    }
}
