//! The sums of each level.

use bangban_api_types::coverage::LevelTotals;
use leptos::prelude::*;

use super::{missing, percent};
use crate::texts::codes::Coded;
use crate::texts::network::coverage as words;

/// The table.
#[component]
pub(super) fn Levels(levels: Vec<LevelTotals>) -> impl IntoView {
    let rows = levels.into_iter().map(row).collect_view();
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{words::BY_LEVEL.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{words::LEVEL.t()}</th>
                    <th scope="col">{words::ORGANIZATIONS.t()}</th>
                    <th scope="col">{words::COVERED_ONES.t()}</th>
                    <th scope="col">{words::SHARE.t()}</th>
                    <th scope="col">{words::REQUIRED.t()}</th>
                    <th scope="col">{words::PRESENT.t()}</th>
                    <th scope="col">{words::MISSING.t()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(LevelTotals { level, totals }: LevelTotals) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" data-label=words::LEVEL.t()>{level.t()}</th>
            <td data-label=words::ORGANIZATIONS.t()>{totals.organizations}</td>
            <td data-label=words::COVERED_ONES.t()>{totals.covered}</td>
            <td data-label=words::SHARE.t()>{percent(totals.share)}</td>
            <td data-label=words::REQUIRED.t()>{totals.required}</td>
            <td data-label=words::PRESENT.t()>{totals.present}</td>
            <td data-label=words::MISSING.t()>{missing(totals.missing)}</td>
        </tr>
    }
}
