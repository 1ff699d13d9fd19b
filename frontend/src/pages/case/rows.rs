//! Links to the forms of acts that belong to one row of a list: the receipt of a material, the settlement of a charge,
//! the solution of a problem, the decision on a request.

use bangban_domain::case::Action;
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::acts;
use crate::kit::Look;

/// The form in which a charge is settled: the same act as recording one.
pub(super) const SETTLEMENT: &str = "charges-settlement";

/// Where the form of an act on a row stands.
pub(super) fn row_href(case: Uuid, action: Action, row: Uuid) -> String {
    slug_href(case, &acts::slug(action), row)
}

/// The same, by the last part of the address.
pub(super) fn slug_href(case: Uuid, slug: &str, row: Uuid) -> String {
    format!("/cases/{case}/acts/{slug}?row={row}")
}

/// The link of a row; `what` names the row for those who hear it.
#[component]
pub(super) fn RowLink(
    href: String,
    #[prop(into)] label: String,
    #[prop(into)] what: String,
    #[prop(optional)] look: Look,
) -> impl IntoView {
    view! {
        <A href attr:class=look.class()>
            {label}
            <span class="hidden">{format!("：{what}")}</span>
        </A>
    }
}
