//! `POST /api/v1/service-items/{id}/versions`: 新建版本.

use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::service_items::ServiceItemVersionView;
use bangban_application::service_items;
use bangban_domain::policy::Permission;
use uuid::Uuid;

use super::made;
use crate::caller::{Signed, platform};
use crate::extract::path::PathId;
use crate::problem::Problem;

/// 新建版本
///
/// A draft that says what the newest version says, to be changed and published. There is one at a time.
#[utoipa::path(
    tag = "事项",
    operation_id = "create_service_item_version",
    summary = "新建版本",
    responses((status = 201, body = ServiceItemVersionView, description = "新版本草稿", headers(("ETag" = String)),
        example = json!({
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
#[post("/{id}/versions")]
pub(super) async fn create_service_item_version(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ManageServiceItems)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    made(
        &request,
        &service_items::draft(&platform, &caller, id.into()).await?,
    )
}
