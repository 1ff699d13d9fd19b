//! `GET /api/v1/service-items/{id}/guide`: 办事指南.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::service_items::GuideView;
use bangban_application::service_items;
use uuid::Uuid;

use crate::caller::platform;
use crate::etag::versioned_response;
use crate::extract::path::PathId;
use crate::openapi::IfNoneMatchHeader;
use crate::problem::Problem;

/// 办事指南
///
/// What an applicant has to know: steps, materials, limits, cost, whom to call.
#[utoipa::path(
    tag = "事项",
    operation_id = "get_service_item_guide",
    summary = "办事指南",
    security(()),
    params(IfNoneMatchHeader),
    responses(
        (status = 200, body = GuideView, description = "办事指南", headers(("ETag" = String)), example = json!({ "item": {
        "id": "01999999-9999-7999-8999-999999999996", "version": 1, "name": "最低生活保障申请", "category": "低保办理",
        "level": "county", "subjects": ["natural_person"], "item_type": "行政给付", "on_the_spot": false,
        "legal_limit": { "days": 30, "unit": "working" }, "promised_limit": { "days": 20, "unit": "working" },
        "fee": "不收费", "simplified_allowed": true, "materials": [], "intermediary": null,
        "not_counted_in_limit": ["入户调查"], "basis": "社会救助暂行办法", "confidence": "illustrative"
        }, "steps": ["提出申请", "受理委托", "事项办理", "交接归档", "评价"], "cost": "帮办代办服务免费，本事项也不收费",
        "intermediary": null, "not_counted_in_limit": ["入户调查"], "hotline": "12345" })),
        (status = 304, description = "未改变"),
    )
)]
#[get("/{id}/guide")]
pub(super) async fn get_service_item_guide(
    request: HttpRequest,
    id: PathId<Uuid>,
) -> Result<HttpResponse, Problem> {
    let platform = platform(&request)?;
    let item = service_items::current(&platform, id.0.into()).await?;
    versioned_response(
        &request,
        StatusCode::OK,
        item.version.into(),
        &GuideView::from(&item),
    )
}
