//! `POST /api/v1/cases/{id}/materials/{mid}/receipt`: 材料收讫.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::MaterialReceiptRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::Action;
use bangban_domain::id::MaterialId;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 材料收讫
///
/// Records what came in for one line of the list (C14).
#[utoipa::path(
    tag = "办件",
    operation_id = "receive_material",
    summary = "材料收讫",
    params(IfMatchHeader),
    request_body = MaterialReceiptRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/materials/{mid}/receipt")]
pub(crate) async fn receive_material(
    on: OnCase,
    body: Result<Body<MaterialReceiptRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    let part = on.part()?;
    on.act(
        Action::MaterialReceipt,
        body,
        async |work, request: MaterialReceiptRequest| {
            work.finish(request.into_command(MaterialId::new(part)))
                .await
        },
    )
    .await
}
