//! 我的申请: the cases of whoever is signed in as an applicant, each with what it means and what to do now.

use bangban_api_types::cases::summary::CaseSummary;
use leptos::prelude::*;
use leptos_router::components::A;

use super::case::acts;
use crate::api::names::{Named, use_names};
use crate::api::{cases, remote, use_api};
use crate::kit::list::{Empty, More, Pages};
use crate::kit::{Loading, Look, PageHead, StateTag};
use crate::texts::{acts::verb, my, shell, states, time};

/// The page.
#[component]
pub(crate) fn My() -> impl IntoView {
    let api = use_api();
    let load =
        move |cursor: Option<String>| async move { cases::list(api, &[("cursor", cursor)]).await };
    let first = remote(move || load(None));
    view! {
        <PageHead title=shell::NAV_MY_CASES>
            <A href="/apply" attr:class=Look::Primary.class()>{shell::NAV_APPLY.t()}</A>
        </PageHead>
        <Loading remote=first children=move |page| {
            let pages = Pages::beginning_with(page);
            view! {
                <Show when=move || pages.items().is_empty() fallback=move || view! {
                    <ul class="plain-list">
                        <For each=move || pages.items() key=|case| (case.id, case.version) let:case><Card case /></For>
                    </ul>
                    <More pages load=move |cursor| load(Some(cursor)) />
                }>
                    <Empty text=my::EMPTY>
                        <A href="/apply" attr:class=Look::Primary.class()>{shell::NAV_APPLY.t()}</A>
                    </Empty>
                </Show>
            }
        } />
    }
}

#[component]
fn Card(case: CaseSummary) -> impl IntoView {
    let name = use_names().signal(Named::ServiceItem(case.service_item_id));
    let next = acts::next(&case).map(|action| {
        view! { <A href=acts::href(&case, action) attr:class=Look::Primary.class()>{verb(action).t()}</A> }
    });
    let since = my::SINCE.fill([&time::date(case.submitted_at.unwrap_or(case.created_at))]);
    view! {
        <li class="card">
            <h2>{name} " " <StateTag state=case.state /></h2>
            <p>{states::applicant(case.state).t()}</p>
            <p class="soft">{since}</p>
            <div class="actions">
                {next}
                <A href=format!("/cases/{}", case.id) attr:class=Look::Secondary.class()>
                    {my::DETAILS.t()} <span class="hidden">{name}</span>
                </A>
            </div>
        </li>
    }
}
