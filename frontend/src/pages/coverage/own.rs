//! What is asked of one organisation itself, norm by norm, and the next thing to do about it.

use bangban_api_types::coverage::{NeedLine, OwnNeed};
use bangban_domain::policy::{Permission, Role};
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::missing;
use crate::kit::Look;
use crate::session::use_session;
use crate::texts::codes::Coded;
use crate::texts::network::coverage as words;

/// Those who appoint.
const MANAGERS: &[Role] = Permission::ManageAgents.roles();

/// The section.
#[component]
pub(super) fn Own(id: Uuid, own: OwnNeed, lines: Vec<NeedLine>) -> impl IntoView {
    let session = use_session();
    let table = if own.covered.is_none() {
        view! { <p class="soft">{words::NOTHING_ASKED.t()}</p> }.into_any()
    } else {
        table(lines).into_any()
    };
    let appoint = move || {
        session.has_any(MANAGERS).then(|| {
            let look = if own.missing > 0 {
                Look::Primary
            } else {
                Look::Secondary
            };
            let href = format!("/agents/new?organization={id}");
            view! { <A href attr:class=look.class()>{words::APPOINT.t()}</A> }
        })
    };
    view! {
        <section>
            <h2>{words::OWN.t()}</h2>
            {table}
            <div class="actions">
                {appoint}
                <A href=format!("/organizations?parent={id}") attr:class=Look::Secondary.class()>{words::ROSTER.t()}</A>
            </div>
        </section>
    }
}

fn table(lines: Vec<NeedLine>) -> impl IntoView {
    let rows = lines.into_iter().map(row).collect_view();
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{words::OWN.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{words::NORM.t()}</th>
                    <th scope="col">{words::REQUIRED.t()}</th>
                    <th scope="col">{words::PRESENT.t()}</th>
                    <th scope="col">{words::MISSING.t()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(line: NeedLine) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" data-label=words::NORM.t()>{line.measure.t()}</th>
            <td data-label=words::REQUIRED.t()>{line.required}</td>
            <td data-label=words::PRESENT.t()>{line.present}</td>
            <td data-label=words::MISSING.t()>{missing(i32::try_from(line.missing).unwrap_or(i32::MAX))}</td>
        </tr>
    }
}
