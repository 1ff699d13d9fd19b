//! Organisations, each leading to its place in the tree.

use bangban_api_types::organizations::OrganizationView;
use leptos::prelude::*;
use leptos_router::components::A;

use super::href;
use crate::api::names::{Named, use_names};
use crate::kit::list::Pages;
use crate::kit::{Sign, Tag};
use crate::texts::codes::Coded;
use crate::texts::{Words, organizations};

/// The table; with what stands above each, where that is not the same for all.
pub(super) fn table(
    pages: Pages<OrganizationView>,
    caption: Words,
    with_parent: bool,
) -> impl IntoView {
    let parent = with_parent.then(|| view! { <th scope="col">{organizations::MANAGING.t()}</th> });
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{caption.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{organizations::NAME.t()}</th>
                    <th scope="col">{organizations::KIND.t()}</th>
                    <th scope="col">{organizations::DIVISION.t()}</th>
                    {parent}
                </tr>
            </thead>
            <tbody>
                <For each=move || pages.items() key=|one| one.id let:organization>
                    <Row organization with_parent />
                </For>
            </tbody>
        </table>
    }
}

#[component]
fn Row(organization: OrganizationView, with_parent: bool) -> impl IntoView {
    let names = use_names();
    names.learn(Named::Organization(organization.id), &organization.name);
    let parent = organization.parent_id;
    let parent = with_parent.then(|| {
        let name = move || parent.map(|id| names.get(Named::Organization(id)));
        view! { <td data-label=organizations::MANAGING.t()>{name}</td> }
    });
    let stopped = (!organization.active).then(|| {
        view! { " " <Tag text=organizations::INACTIVE sign=Some(Sign::Minus) /> }
    });
    view! {
        <tr>
            <td data-label=organizations::NAME.t()>
                <A href=href(organization.id)>{organization.name}</A> {stopped}
            </td>
            <td data-label=organizations::KIND.t()>{organization.kind.t()}</td>
            <td data-label=organizations::DIVISION.t()>{organization.division_code}</td>
            {parent}
        </tr>
    }
}
