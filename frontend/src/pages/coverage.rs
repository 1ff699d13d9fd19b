//! Coverage (配备): what an organisation and everything it manages has to have, has and lacks, down the tree by `of`
//! in the address; and the list of gaps to work off.
//!
//! Owns the figures as they are shown. Appointing is `agents`.

mod below;
mod gaps;
mod levels;
mod own;

use bangban_api_types::coverage::{CoverageView, Totals};
use bangban_api_types::organizations::OrganizationView;
use bangban_domain::organization::OrganizationKind;
use bangban_domain::policy::{Permission, Role};
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::For;
use crate::api::names::{Named, use_names};
use crate::api::{Api, Failure, network, registry, remote, use_api};
use crate::browser::page;
use crate::kit::filter::{Filter, use_filter};
use crate::kit::{Button, Loading, Look, PageHead, Sign, Tag, Tone};
use crate::session::{Session, use_session};
use crate::texts::network::coverage as words;
use below::Below;
pub(crate) use gaps::Gaps;
use levels::Levels;
use own::Own;

/// Those who see it.
const READERS: &[Role] = Permission::ReadCoverage.roles();

/// The page.
#[component]
pub(crate) fn Coverage() -> impl IntoView {
    view! {
        <For roles=READERS>
            <Opened />
        </For>
    }
}

#[component]
fn Opened() -> impl IntoView {
    let api = use_api();
    let session = use_session();
    let filter = use_filter(&["of"]);
    let loaded = remote(move || {
        let id = named(filter);
        let home = untrack(move || home(session));
        load(api, id, home)
    });
    view! { <Loading remote=loaded children=|(coverage, up)| view! { <One coverage up /> } /> }
}

/// The organisation that the address names.
fn named(filter: Filter) -> Option<Uuid> {
    Uuid::parse_str(&filter.get("of")?).ok()
}

/// Where somebody who may see the coverage has that role.
fn home(session: Session) -> Option<Uuid> {
    let roles = session.me()?.roles;
    let held = roles.iter().find(|held| READERS.contains(&held.role));
    held.map(|held| held.organization_id)
}

/// The coverage, and the organisation above; nobody goes up past the own place.
async fn load(
    api: Api,
    id: Option<Uuid>,
    home: Option<Uuid>,
) -> Result<(CoverageView, Option<Uuid>), Failure> {
    let top = looked_after(api, home.unwrap_or_default()).await?;
    let (top, organization) = match id {
        Some(id) if id != top.id => (top.id, registry::organization(api, id).await?),
        _ => (top.id, top),
    };
    let coverage = network::coverage(api, organization.id).await?;
    let up = organization.parent_id.filter(|_| organization.id != top);
    Ok((coverage, up))
}

/// What somebody looks after who belongs there: of a department, what the hall of its level manages.
async fn looked_after(api: Api, home: Uuid) -> Result<OrganizationView, Failure> {
    let organization = registry::organization(api, home).await?;
    match (organization.kind, organization.parent_id) {
        (OrganizationKind::ApprovalDepartment, Some(hall)) => {
            registry::organization(api, hall).await
        }
        _ => Ok(organization),
    }
}

#[component]
fn One(coverage: CoverageView, up: Option<Uuid>) -> impl IntoView {
    let id = coverage.organization_id;
    use_names().learn(Named::Organization(id), &coverage.name);
    let sum = sum(&coverage.totals);
    let back = up.map(|up| {
        view! { <p class="back"><A href=href(up)>{words::UP.t()}</A></p> }
    });
    view! {
        <PageHead title=words::TITLE>
            <A href=format!("/coverage/gaps?within={id}") attr:class=Look::Secondary.class()>{words::GAPS.t()}</A>
            <Button label=words::PRINT.t() look=Look::Plain on_press=Callback::new(|()| page::print()) />
        </PageHead>
        <p>{words::INTRO.t()}</p>
        <section>
            <h2>{coverage.name}</h2>
            <p><strong>{sum}</strong></p>
            <Levels levels=coverage.levels />
        </section>
        <Own id own=coverage.own lines=coverage.lines />
        <Below parent=id />
        {back}
    }
}

/// An organisation's address on this page.
pub(super) fn href(id: Uuid) -> String {
    format!("/coverage?of={id}")
}

fn sum(totals: &Totals) -> String {
    words::COVERED.fill([
        &totals.organizations.to_string(),
        &totals.covered.to_string(),
        &percent(totals.share),
        &totals.missing.to_string(),
    ])
}

/// A share as it is read: 81.8%. It is cut and not rounded, so that 100% means all.
fn percent(share: f64) -> String {
    format!("{:.1}%", (share * 1000.0).floor() / 10.0)
}

/// How many are missing: a word and not a zero, where nobody is.
fn missing(count: i32) -> impl IntoView {
    if count == 0 {
        view! { <Tag text=words::NONE_MISSING tone=Tone::Good sign=Some(Sign::Done) /> }.into_any()
    } else {
        let text = words::PEOPLE.fill([&count.to_string()]);
        view! { <Tag text tone=Tone::Bad sign=Some(Sign::Warning) /> }.into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_share_is_cut() {
        assert_eq!(percent(0.9999), "99.9%");
        assert_eq!(percent(1.0), "100.0%");
        assert_eq!(percent(0.8181), "81.8%");
    }
}
