//! `GET /api/v1/service-items/{id}`: 查看事项.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::service_items::ServiceItemView;
use bangban_application::service_items;
use uuid::Uuid;

use crate::caller::platform;
use crate::etag::versioned_response;
use crate::extract::path::PathId;
use crate::problem::Problem;

/// 查看事项
///
/// The version that new cases use, with its materials and limits.
#[utoipa::path(
    tag = "事项",
    operation_id = "get_service_item",
    summary = "查看事项",
    security(()),
    responses((status = 200, body = ServiceItemView, description = "事项", example = json!({
        "id": "01999999-9999-7999-8999-999999999996", "version": 1, "name": "最低生活保障申请", "category": "低保办理",
        "level": "county", "subjects": ["natural_person"], "item_type": "行政给付", "on_the_spot": false,
        "legal_limit": { "days": 30, "unit": "working" }, "promised_limit": { "days": 20, "unit": "working" },
        "fee": "不收费", "simplified_allowed": true, "materials": [], "intermediary": null,
        "not_counted_in_limit": ["入户调查"], "basis": "社会救助暂行办法", "confidence": "illustrative"
    })))
)]
#[get("/{id}")]
pub(super) async fn get_service_item(
    request: HttpRequest,
    id: PathId<Uuid>,
) -> Result<HttpResponse, Problem> {
    let platform = platform(&request)?;
    let item = service_items::current(&platform, id.0.into()).await?;
    versioned_response(
        &request,
        StatusCode::OK,
        item.version.into(),
        &ServiceItemView::from(&item),
    )
}
