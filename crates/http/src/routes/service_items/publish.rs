//! `POST /api/v1/service-items/{id}/versions/{version}/publication`: 发布版本.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::service_items::{PublicationRequest, ServiceItemVersionView};
use bangban_application::service_items;
use bangban_domain::policy::Permission;
use uuid::Uuid;

use super::answer;
use crate::caller::{Signed, platform};
use crate::extract::body::Body;
use crate::extract::if_match::IfMatch;
use crate::extract::path::PathId;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 发布版本
///
/// From the day on, new cases use the version: `published` if that is today, `scheduled` until then. Cases
/// that were submitted keep theirs. What was published never changes.
#[utoipa::path(
    tag = "事项",
    operation_id = "publish_service_item_version",
    summary = "发布版本",
    params(IfMatchHeader, ("version" = i32, Path, description = "版本号", minimum = 1, example = 2)),
    request_body = PublicationRequest,
    responses((status = 200, body = ServiceItemVersionView, description = "已发布", example = json!({
            "version": 2, "state": "scheduled", "published_at": "2026-11-20T01:30:00Z", "effective_on": "2026-12-01", "item": {
            "id": "01999999-9999-7999-8999-999999999996", "version": 2, "name": "高龄津贴申领（示例）",
            "category": "福利救助", "level": "town", "subjects": ["natural_person"], "item_type": "行政给付",
            "on_the_spot": false, "legal_limit": { "days": 30, "unit": "working" },
            "promised_limit": { "days": 20, "unit": "working" }, "fee": "不收费", "simplified_allowed": true,
            "materials": [{ "id": "01999999-9999-7999-8999-999999999995", "name": "居民身份证",
                "necessity": "required", "form": "电子证照核验", "copies": 0, "source": "政府部门核发（可共享免提交）" }],
            "intermediary": null, "not_counted_in_limit": ["公示7日"], "basis": "《老年人权益保障法》",
            "confidence": "illustrative"
        } })))
)]
#[post("/{id}/versions/{version}/publication")]
pub(super) async fn publish_service_item_version(
    request: HttpRequest,
    Signed(caller): Signed,
    ids: Result<PathId<(Uuid, i32)>, Problem>,
    if_match: Result<IfMatch, Problem>,
    body: Result<Body<PublicationRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ManageServiceItems)?;
    let PathId((id, version)) = ids?;
    let id = id.into();
    let platform = platform(&request)?;
    let current = service_items::version(&platform, Some(&caller), id, version).await?;
    let expected = if_match?.expects(current.row_version)?;
    let Body(sent) = body?;
    let day = sent.effective_on.0;
    let published =
        service_items::publish(&platform, &caller, (id, version), day, expected).await?;
    answer(&request, StatusCode::OK, &published)
}
