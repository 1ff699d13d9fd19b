//! `PUT /api/v1/service-items/{id}/versions/{version}`: 修改草稿版本.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, put};
use bangban_api_types::service_items::{ServiceItemRequest, ServiceItemVersionView};
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

/// 修改草稿版本
///
/// Puts other contents in place of all that the draft says. A version that was published never changes.
#[utoipa::path(
    tag = "事项",
    operation_id = "replace_service_item_version",
    summary = "修改草稿版本",
    params(IfMatchHeader, ("version" = i32, Path, description = "版本号", minimum = 1, example = 2)),
    request_body = ServiceItemRequest,
    responses((status = 200, body = ServiceItemVersionView, description = "草稿现状", example = json!({
            "version": 2, "state": "draft", "published_at": null, "effective_on": null, "item": {
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
#[put("/{id}/versions/{version}")]
pub(super) async fn replace_service_item_version(
    request: HttpRequest,
    Signed(caller): Signed,
    ids: Result<PathId<(Uuid, i32)>, Problem>,
    if_match: Result<IfMatch, Problem>,
    body: Result<Body<ServiceItemRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ManageServiceItems)?;
    let PathId((id, version)) = ids?;
    let id = id.into();
    let platform = platform(&request)?;
    let current = service_items::version(&platform, Some(&caller), id, version).await?;
    let expected = if_match?.expects(current.row_version)?;
    let Body(sent) = body?;
    let item = sent.into_version(id, version, || platform.fresh_id().into());
    let draft = service_items::replace(&platform, &caller, &item, expected).await?;
    answer(&request, StatusCode::OK, &draft)
}
