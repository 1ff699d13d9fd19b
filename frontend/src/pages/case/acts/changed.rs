//! Says that the case was changed while the form was open: by whom and how. What was typed is kept.

use bangban_api_types::cases::parts::EventView;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::{Api, Failure, cases, remote, use_api};
use crate::browser::page;
use crate::kit::{Icon, Loading, Sign};
use crate::texts::{acts, codes, time};

/// Where the focus goes.
const ID: &str = "changed";

/// The notice; `seen` is the version that the person had seen.
#[component]
pub(super) fn Changed(case: Uuid, seen: i64) -> impl IntoView {
    let api = use_api();
    let events = remote(move || since(api, case, seen));
    let lines = |events: Vec<EventView>| {
        let lines = events.into_iter().map(|event| view! { <Line event /> });
        view! { <ul>{lines.collect_view()}</ul> }
    };
    page::focus_soon(ID);
    view! {
        <div class="notice" id=ID tabindex="-1" role="alert">
            <Icon sign=Sign::Warning />
            <div>
                <h2 class="notice-title">{acts::CHANGED_TITLE.t()}</h2>
                <p>{acts::CHANGED.t()}</p>
                <Loading remote=events children=lines lines=1 />
            </div>
        </div>
    }
}

#[component]
fn Line(event: EventView) -> impl IntoView {
    let what = codes::event(&event.kind).t();
    let who = match (event.actor_id, event.actor_name) {
        (None, _) => acts::SYSTEM.into(),
        (Some(_), Some(name)) => name,
        (Some(_), None) => acts::APPLICANT.into(),
    };
    let who: String = who;
    view! { <li>{time::moment(event.at)} " · " {who} " · " <strong>{what}</strong></li> }
}

/// What happened after a version.
async fn since(api: Api, case: Uuid, seen: i64) -> Result<Vec<EventView>, Failure> {
    let mut happened = Vec::new();
    let mut cursor = None;
    loop {
        let page = cases::events(api, case, cursor).await?;
        happened.extend(page.items.into_iter().filter(|event| event.version > seen));
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(happened);
        }
    }
}
