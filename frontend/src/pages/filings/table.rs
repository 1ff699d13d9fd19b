//! Filings, each leading to its page.

use bangban_api_types::filings::FilingView;
use leptos::prelude::*;
use leptos_router::components::A;

use super::{href, state_tag};
use crate::api::names::{Named, use_names};
use crate::kit::list::Pages;
use crate::texts::codes::Coded;
use crate::texts::network::filings as words;
use crate::texts::time;

/// The table.
pub(super) fn table(pages: Pages<FilingView>) -> impl IntoView {
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{words::TITLE.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{words::AGENT.t()}</th>
                    <th scope="col">{words::KIND.t()}</th>
                    <th scope="col">{words::ORGANIZATION.t()}</th>
                    <th scope="col">{words::EFFECTIVE.t()}</th>
                    <th scope="col">{words::STATE.t()}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || pages.items() key=|filing| filing.id let:filing>
                    <Row filing />
                </For>
            </tbody>
        </table>
    }
}

#[component]
fn Row(filing: FilingView) -> impl IntoView {
    let names = use_names();
    let organization = filing.organization_id;
    let tag = state_tag(&filing);
    view! {
        <tr>
            <td data-label=words::AGENT.t()>
                <A href=href(filing.id)>{filing.agent_name} <span class="hidden">{words::OPEN.t()}</span></A>
            </td>
            <td data-label=words::KIND.t()>{filing.kind.t()}</td>
            <td data-label=words::ORGANIZATION.t()>{move || names.get(Named::Organization(organization))}</td>
            <td class="nowrap" data-label=words::EFFECTIVE.t()>{time::day(filing.effective_on)}</td>
            <td data-label=words::STATE.t()>{tag}</td>
        </tr>
    }
}
