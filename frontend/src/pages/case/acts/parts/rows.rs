//! The choice of a row, where the address names none: links, or a word that there is nothing to do.

use bangban_domain::case::Action;
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::super::href_of_row;
use super::super::sheet::Act;
use crate::kit::list::Empty;
use crate::kit::{Icon, Look, Sign};
use crate::texts::acts;

/// Rows to choose from: their id and their name.
#[component]
pub(crate) fn Rows(
    act: Act,
    rows: Vec<(Uuid, String)>,
    /// What is said where there are none.
    #[prop(into)]
    none: String,
) -> impl IntoView {
    let back = format!("/cases/{}", act.case.summary.id);
    if rows.is_empty() {
        let link = view! { <A href=back attr:class=Look::Primary.class()>{acts::BACK.t()}</A> };
        return view! { <Empty text=none><p>{link}</p></Empty> }.into_any();
    }
    let action: Action = act.sheet.action();
    let links = rows.into_iter().map(|(row, name)| {
        let href = href_of_row(&act.case.summary, action, row);
        view! { <li><A href=href><Icon sign=Sign::File />{name}</A></li> }
    });
    view! {
        <p>{acts::CHOOSE_ROW.t()}</p>
        <ul class="link-list">{links.collect_view()}</ul>
    }
    .into_any()
}
