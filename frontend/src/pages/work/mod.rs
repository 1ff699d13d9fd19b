//! 我的待办: what waits for the clerk, the agent or the archivist, each view with its address. Rows carry the next verb.

mod views;

use bangban_api_types::cases::search::CaseCount;
use bangban_domain::policy::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::For;
use super::cases::search::{self, SearchBox};
use super::cases::table::CaseList;
use super::cases::{READERS, searched_href};
use crate::api::{cases as api_cases, use_api};
use crate::browser::page;
use crate::kit::list::Empty;
use crate::kit::tabs::{TabLink, Tabs};
use crate::kit::{Look, PageHead};
use crate::session::use_session;
use crate::texts::{cases, shell};
use views::{View, views};

/// The page.
#[component]
pub(crate) fn Work() -> impl IntoView {
    view! { <For roles=READERS><Queue /></For> }
}

#[component]
fn Queue() -> impl IntoView {
    let session = use_session();
    let query = use_query_map();
    let roles = Memo::new(move |_| -> Vec<Role> {
        let me = session.me();
        me.map(|me| me.roles.iter().map(|held| held.role).collect())
            .unwrap_or_default()
    });
    let shown = Memo::new(move |_| {
        let offered = roles.with(|roles| views(roles));
        let wanted = query.with(|query| query.get("view"));
        let found = offered
            .iter()
            .copied()
            .find(|view| Some(view.name()) == wanted.as_deref());
        found
            .or_else(|| offered.first().copied())
            .unwrap_or(View::Todo)
    });
    let navigate = use_navigate();
    let on_search = Callback::new(move |words: String| {
        if !words.is_empty() {
            search::keep(Some(&words));
            navigate(&searched_href(), Default::default());
        }
    });
    let returns = page::returns();
    let counts = use_counts(roles, returns);
    let tabs = move || {
        let links = roles
            .with(|roles| views(roles))
            .into_iter()
            .map(|view| TabLink {
                href: view.href(),
                label: view.title().into(),
                count: count_of(counts, view),
                current: view == shown.get(),
            });
        let tabs: Vec<_> = links.collect();
        view! { <Tabs name=cases::VIEWS tabs /> }
    };
    view! {
        <PageHead title=shell::NAV_WORK />
        <SearchBox on_search words=None />
        {tabs}
        {move || view! { <Shown view=shown.get() roles=roles.get() returns /> }}
    }
}

/// How many cases each view holds, as far as that is known. A view is counted by the parameters of its list, so that
/// the figure and what it opens agree.
fn use_counts(
    roles: Memo<Vec<Role>>,
    returns: ReadSignal<u32>,
) -> RwSignal<Vec<(View, CaseCount)>> {
    let api = use_api();
    let counts = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        returns.track();
        let roles = roles.get();
        for view in views(&roles) {
            let parameters = view.parameters(&roles);
            spawn_local(async move {
                // Without its figure, a view is as good as before.
                if let Ok(count) = api_cases::count(api, &parameters).await {
                    counts.try_update(|counts: &mut Vec<_>| counts.push((view, count)));
                }
            });
        }
    });
    counts
}

/// The figure of a view.
fn count_of(counts: RwSignal<Vec<(View, CaseCount)>>, view: View) -> Signal<Option<String>> {
    Signal::derive(move || {
        counts.with(|counts| {
            let (_, count) = counts.iter().rev().find(|(counted, _)| *counted == view)?;
            let most = count.count.saturating_sub(1).to_string();
            Some(if count.more {
                cases::OR_MORE.fill([&most])
            } else {
                count.count.to_string()
            })
        })
    })
}

/// The cases of a view.
#[component]
fn Shown(view: View, roles: Vec<Role>, returns: ReadSignal<u32>) -> impl IntoView {
    let api = use_api();
    let desk = roles
        .iter()
        .any(|role| matches!(role, Role::Clerk | Role::Agent));
    let load = move |cursor: Option<String>| {
        // Another may have done something meanwhile.
        if cursor.is_none() {
            returns.track();
        }
        let mut parameters = view.parameters(&roles);
        parameters.push(("cursor", cursor));
        async move { api_cases::list(api, &parameters).await }
    };
    view! {
        <p class="soft">{view.what().t()}</p>
        <CaseList load none=move || none(view, desk) />
    }
}

/// Why a view is empty, and where to go on.
fn none(view: View, desk: bool) -> impl IntoView {
    let (href, label) = match view {
        View::Todo | View::Drafts if desk => ("/cases/new".to_owned(), cases::TO_NEW),
        _ if desk => (View::Todo.href(), cases::TO_TODO),
        _ => ("/cases".to_owned(), cases::TO_SEARCH),
    };
    view! {
        <Empty text=view.none()>
            <A href attr:class=Look::Secondary.class()>{label.t()}</A>
        </Empty>
    }
}
