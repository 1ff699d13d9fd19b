//! A list of cases as a table, the same in the queue and in the search: whose, what, where, how far, by when, and the
//! next verb. It is loaded page by page.

use bangban_api_types::Page;
use bangban_api_types::cases::summary::CaseSummary;
use bangban_domain::case::{Action, Priority};
use leptos::prelude::*;
use leptos_router::components::A;

use super::due::CaseDue;
use crate::api::names::{Named, use_names};
use crate::api::{Failure, remote};
use crate::kit::list::{More, Pages};
use crate::kit::{Loading, Look, Sign, StateTag, Tag, Tone};
use crate::pages::case::acts;
use crate::texts::codes::Coded;
use crate::texts::{acts as act_texts, cases};

/// The cases that `load` brings (none: the first page); loaded anew whenever a signal that it reads changes. `none`
/// says why there are none.
#[component]
pub(crate) fn CaseList<F, L, E, V>(load: F, none: E) -> impl IntoView
where
    F: Fn(Option<String>) -> L + Clone + Send + Sync + 'static,
    L: Future<Output = Result<Page<CaseSummary>, Failure>> + 'static,
    E: Fn() -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let first = load.clone();
    let remote = remote(move || first(None));
    let show = move |page: Page<CaseSummary>| {
        if page.items.is_empty() && page.next_cursor.is_none() {
            return none().into_any();
        }
        let pages = Pages::beginning_with(page);
        let load = load.clone();
        view! {
            <CaseTable pages />
            <More pages load=move |cursor| load(Some(cursor)) />
        }
        .into_any()
    };
    view! { <Loading remote children=show lines=8 /> }
}

/// The table.
#[component]
fn CaseTable(pages: Pages<CaseSummary>) -> impl IntoView {
    let columns = [
        cases::APPLICANT,
        cases::ITEM,
        cases::VENUE,
        cases::STATE,
        cases::DUE,
    ];
    let heads = columns
        .into_iter()
        .map(|column| view! { <th scope="col">{column.t()}</th> })
        .collect_view();
    view! {
        <table class="cards-on-phone case-table">
            <caption class="hidden">{cases::TABLE.t()}</caption>
            <thead>
                <tr>
                    {heads}
                    <th scope="col" class="act-column">{cases::NEXT.t()}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || pages.items() key=|case| (case.id, case.version) let:case>
                    <Row case />
                </For>
            </tbody>
        </table>
    }
}

/// A case.
#[component]
fn Row(case: CaseSummary) -> impl IntoView {
    let names = use_names();
    let item = names.signal(Named::ServiceItem(case.service_item_id));
    let venue = names.signal(Named::Organization(case.organization_id));
    let (href, name) = (format!("/cases/{}", case.id), case.applicant.name.clone());
    let number = case
        .case_number
        .clone()
        .unwrap_or_else(|| cases::NO_NUMBER.into());
    view! {
        <tr>
            <td data-label=cases::APPLICANT.t()>
                <span class="case-name">
                    <A href>{name}</A>
                    <span class="soft small">{number}</span>
                </span>
            </td>
            <td data-label=cases::ITEM.t()><span>{item}</span></td>
            <td data-label=cases::VENUE.t()><span>{venue}</span></td>
            <td data-label=cases::STATE.t()>
                <span class="tags"><StateTag state=case.state /><PriorityTag priority=case.priority /></span>
            </td>
            <td data-label=cases::DUE.t()><CaseDue case=case.clone() /></td>
            <td class="act-column"><NextLink case /></td>
        </tr>
    }
}

/// How urgent, where it is.
#[component]
pub(crate) fn PriorityTag(priority: Priority) -> impl IntoView {
    (priority != Priority::Normal)
        .then(|| view! { <Tag text=priority.t() tone=Tone::Waiting sign=Some(Sign::Star) /> })
}

/// The next thing that the case waits for from the caller; the way to the case where that is nothing.
#[component]
fn NextLink(case: CaseSummary) -> impl IntoView {
    let page = format!("/cases/{}", case.id);
    let (verb, href, class) = match acts::next(&case) {
        // What the clerk decides is decided before the whole application.
        Some(Action::Acceptance) => (cases::ANSWER, page, Look::Primary.class()),
        Some(action) => (
            act_texts::verb(action),
            acts::href(&case, action),
            Look::Primary.class(),
        ),
        None => (cases::OPEN, page, Look::Secondary.class()),
    };
    view! {
        <A href attr:class=class>
            {verb.t()}
            <span class="hidden">{format!("：{}", case.applicant.name)}</span>
        </A>
    }
}
