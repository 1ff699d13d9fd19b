//! `DELETE /api/v1/service-items/{id}/versions/{version}`: 删除草稿版本.

use actix_web::{HttpRequest, HttpResponse, delete};
use bangban_application::service_items;
use bangban_domain::policy::Permission;
use uuid::Uuid;

use crate::caller::{Signed, platform};
use crate::extract::if_match::IfMatch;
use crate::extract::path::PathId;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 删除草稿版本
///
/// Throws a draft away; with the only version goes the item. A version that was published stays for ever.
#[utoipa::path(
    tag = "事项",
    operation_id = "discard_service_item_version",
    summary = "删除草稿版本",
    params(IfMatchHeader, ("version" = i32, Path, description = "版本号", minimum = 1, example = 2)),
    responses((status = 204, description = "已删除"))
)]
#[delete("/{id}/versions/{version}")]
pub(super) async fn discard_service_item_version(
    request: HttpRequest,
    Signed(caller): Signed,
    ids: Result<PathId<(Uuid, i32)>, Problem>,
    if_match: Result<IfMatch, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ManageServiceItems)?;
    let PathId((id, version)) = ids?;
    let id = id.into();
    let platform = platform(&request)?;
    let current = service_items::version(&platform, Some(&caller), id, version).await?;
    let expected = if_match?.expects(current.row_version)?;
    service_items::discard(&platform, &caller, (id, version), expected).await?;
    Ok(HttpResponse::NoContent().finish())
}
