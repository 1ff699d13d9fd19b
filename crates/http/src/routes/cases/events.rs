//! `GET /api/v1/cases/{id}/events`: the timeline.

use actix_web::{HttpResponse, get};
use bangban_api_types::Page;
use bangban_api_types::cases::parts::EventView;
use bangban_application::cases::{self, StaffNames, TimelineEntry};
use bangban_domain::policy::grants::acts_as_applicant;

use super::on_case::OnCase;
use crate::extract::query::Query;
use crate::problem::Problem;
use crate::routes::paging::PageQuery;

/// 办件时间线
///
/// Everything that happened, oldest first; what is between members of staff, to staff alone.
#[utoipa::path(
    tag = "办件",
    operation_id = "list_case_events",
    summary = "办件时间线",
    params(PageQuery),
    responses((status = 200, body = Page<EventView>, description = "一页事件"))
)]
#[get("/{id}/events")]
pub(crate) async fn list_case_events(
    on: OnCase,
    page: Result<Query<PageQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    let case = on.read().await?;
    let to_applicant = acts_as_applicant(&on.caller().actor, &case);
    let page = page?.0.page();
    let (entries, names) = cases::events(on.platform(), &case, &page).await?;
    let shown = entries
        .items
        .iter()
        .filter(|entry| !(to_applicant && entry.event.is_internal()));
    let items: Vec<EventView> = shown.map(|entry| view(entry, &names)).collect();
    Ok(HttpResponse::Ok().json(Page {
        items,
        next_cursor: entries.next_cursor,
    }))
}

fn view(entry: &TimelineEntry, names: &StaffNames) -> EventView {
    // An event is stored as {"kind", "data"}; what has no facts has no data.
    let stored = serde_json::to_value(&entry.event).unwrap_or_default();
    EventView {
        id: entry.id,
        kind: entry.event.kind().to_owned(),
        at: entry.at,
        actor_id: entry.actor.map(|actor| actor.uuid()),
        actor_name: entry.actor.and_then(|actor| names.get(&actor).cloned()),
        version: entry.version,
        data: stored
            .get("data")
            .cloned()
            .unwrap_or_else(|| serde_json::json!({})),
    }
}
