//! What a supervisor or the system administrator has to look after.
//!
//! Owns how an alert is told. Whose alerts one sees, the server says; kinds that are new there are shown as they come.

use bangban_api_types::notifications::AlertView;
use bangban_domain::policy::Role;
use leptos::prelude::*;
use leptos_router::components::A;

use super::For;
use crate::api::names::{Named, use_names};
use crate::api::{supervision, use_api};
use crate::kit::list::{Empty, Pages};
use crate::kit::{Listing, Look, PageHead, Sign, Tag, Tone};
use crate::session::use_session;
use crate::texts::{alerts, time};

/// The page.
#[component]
pub(crate) fn Alerts() -> impl IntoView {
    view! {
        <For roles=&[Role::Supervisor, Role::SystemAdmin]>
            <List />
        </For>
    }
}

#[component]
fn List() -> impl IntoView {
    let api = use_api();
    let session = use_session();
    let load = move |cursor| async move { supervision::alerts(api, &[("cursor", cursor)]).await };
    // Administrators see no cases.
    let overdue = move || {
        session.has_any(&[Role::Supervisor]).then(|| {
            view! {
                <A href="/cases?overdue=true" attr:class=Look::Secondary.class()>{alerts::OVERDUE.t()}</A>
            }
        })
    };
    view! {
        <PageHead title=alerts::TITLE>{overdue}</PageHead>
        <p>{alerts::INTRO.t()}</p>
        <Listing load empty=|| view! { <Empty text=alerts::EMPTY /> } children=table />
    }
}

fn table(pages: Pages<AlertView>) -> impl IntoView {
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{alerts::LIST.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{alerts::KIND.t()}</th>
                    <th scope="col">{alerts::WHAT.t()}</th>
                    <th scope="col">{alerts::WHOM.t()}</th>
                    <th scope="col">{alerts::RAISED.t()}</th>
                    <th scope="col">{alerts::NEXT.t()}</th>
                </tr>
            </thead>
            <tbody>
                <leptos::prelude::For each=move || pages.items() key=|alert| alert.id let:alert>
                    <Row alert />
                </leptos::prelude::For>
            </tbody>
        </table>
    }
}

#[component]
fn Row(alert: AlertView) -> impl IntoView {
    let names = use_names();
    let (kind, what) = told(&alert);
    let organization = alert.organization_id;
    let whom = move || match organization {
        Some(id) => names.get(Named::Organization(id)),
        None => alerts::OF_ADMINISTRATOR.into(),
    };
    view! {
        <tr>
            <td data-label=alerts::KIND.t()><Tag text=kind tone=Tone::Bad sign=Some(Sign::Warning) /></td>
            <td data-label=alerts::WHAT.t()>{what.clone()}</td>
            <td data-label=alerts::WHOM.t()>{whom}</td>
            <td data-label=alerts::RAISED.t()>
                <time datetime=alert.raised_at.to_rfc3339()>{time::moment(alert.raised_at)}</time>
            </td>
            <td class="nowrap" data-label=alerts::NEXT.t()>{next(&alert, what)}</td>
        </tr>
    }
}

/// What an alert is called, and what it says.
fn told(alert: &AlertView) -> (String, String) {
    let detail = alert.detail.as_str();
    match alert.kind.as_str() {
        "answer_overdue" => (
            alerts::ANSWER_OVERDUE.into(),
            alerts::ANSWER_OVERDUE_WHAT.fill([detail]),
        ),
        "calendar_missing" => (
            alerts::CALENDAR_MISSING.into(),
            alerts::CALENDAR_MISSING_WHAT.fill([detail]),
        ),
        other => (alerts::OTHER.into(), format!("{other} · {detail}")),
    }
}

/// Where one goes to look after it; `what` tells those links apart that read alike.
fn next(alert: &AlertView, what: String) -> Option<AnyView> {
    if let Some(case) = alert.case_id {
        return Some(
            view! {
                <A href=format!("/cases/{case}")>
                    {alerts::TO_CASE.t()} <span class="hidden">{what}</span>
                </A>
            }
            .into_any(),
        );
    }
    (alert.kind == "calendar_missing").then(|| {
        let href = format!("/calendar/import?year={}", alert.detail);
        let label = alerts::TO_CALENDAR.fill([&alert.detail]);
        view! { <A href>{label}</A> }.into_any()
    })
}
