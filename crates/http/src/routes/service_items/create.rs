//! `POST /api/v1/service-items`: 新建事项.

use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::service_items::{ServiceItemRequest, ServiceItemVersionView};
use bangban_application::service_items;
use bangban_domain::policy::Permission;

use super::made;
use crate::caller::{Signed, platform};
use crate::extract::body::Body;
use crate::problem::Problem;

/// 新建事项
///
/// An item whose first version is a draft: nobody but the system administrators sees it before it is
/// published.
#[utoipa::path(
    tag = "事项",
    operation_id = "create_service_item",
    summary = "新建事项",
    request_body = ServiceItemRequest,
    responses((status = 201, body = ServiceItemVersionView, description = "第 1 版草稿", headers(("ETag" = String)),
        example = json!({
            "version": 1, "state": "draft", "published_at": null, "effective_on": null, "item": {
            "id": "01999999-9999-7999-8999-999999999996", "version": 1, "name": "高龄津贴申领（示例）",
            "category": "福利救助", "level": "town", "subjects": ["natural_person"], "item_type": "行政给付",
            "on_the_spot": false, "legal_limit": { "days": 30, "unit": "working" },
            "promised_limit": { "days": 20, "unit": "working" }, "fee": "不收费", "simplified_allowed": true,
            "materials": [{ "id": "01999999-9999-7999-8999-999999999995", "name": "居民身份证",
                "necessity": "required", "form": "电子证照核验", "copies": 0, "source": "政府部门核发（可共享免提交）" }],
            "intermediary": null, "not_counted_in_limit": ["公示7日"], "basis": "《老年人权益保障法》",
            "confidence": "illustrative"
        } })))
)]
#[post("")]
pub(super) async fn create_service_item(
    request: HttpRequest,
    Signed(caller): Signed,
    body: Result<Body<ServiceItemRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ManageServiceItems)?;
    let Body(sent) = body?;
    let platform = platform(&request)?;
    let id = platform.fresh_id().into();
    let item = sent.into_version(id, 1, || platform.fresh_id().into());
    made(
        &request,
        &service_items::create(&platform, &caller, &item).await?,
    )
}
