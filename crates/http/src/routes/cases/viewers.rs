//! `POST /api/v1/cases/{id}/viewers`: who else is looking.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::viewers::{ViewerView, ViewersView};
use bangban_application::cases::{self, LOOKING, Viewer};

use super::on_case::OnCase;
use crate::problem::Problem;

/// A page that is still open says so this often within the time that it counts: one sign may get lost.
const SIGNS: i64 = 3;

/// 查看本件的其他人员
///
/// Says that the caller is looking at the case, and answers who else is. Among staff alone; whoever gives no further
/// sign for two minutes is no longer told of. It changes nothing of the case.
#[utoipa::path(
    tag = "办件",
    operation_id = "view_case_with_others",
    summary = "查看本件的其他人员",
    responses((status = 200, body = ViewersView, description = "其他正在查看的人员"))
)]
#[post("/{id}/viewers")]
pub(super) async fn view_case_with_others(on: OnCase) -> Result<HttpResponse, Problem> {
    let others = cases::look(on.platform(), on.caller(), on.id()).await?;
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "no-store"))
        .json(ViewersView {
            others: others.into_iter().map(view).collect(),
            again_after: u32::try_from(LOOKING.num_seconds() / SIGNS).unwrap_or(u32::MAX),
        }))
}

fn view(viewer: Viewer) -> ViewerView {
    ViewerView {
        id: viewer.id.uuid(),
        name: viewer.name,
    }
}
