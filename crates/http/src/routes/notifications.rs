//! `GET /api/v1/notifications` and marking one as read: 通知, everybody's own.

use actix_web::{HttpRequest, HttpResponse, get, post};
use bangban_api_types::Page as PageView;
use bangban_api_types::notifications::NotificationView;
use bangban_application::notifications::{self, Notification};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::lists::list_response;
use super::paging::page;
use crate::caller::{Signed, platform};
use crate::extract::path::PathId;
use crate::extract::query::Query;
use crate::problem::Problem;

/// The filters of the list.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
struct NotificationQuery {
    /// `true`：只看未读的。
    unread: Option<bool>,
    /// 每页条数，1–100，默认 20。
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// 上一页的 `next_cursor`。
    #[param(max_length = 1024)]
    cursor: Option<String>,
}

/// 通知列表
///
/// What the caller was told, newest first.
#[utoipa::path(
    tag = "通知",
    operation_id = "list_notifications",
    summary = "通知列表",
    params(NotificationQuery),
    responses((status = 200, body = PageView<NotificationView>, description = "一页通知", example = json!({ "items": [{
        "id": "01999999-9999-7999-8999-999999999995", "case_id": "01999999-9999-7999-8999-999999999994",
        "kind": "accepted", "created_at": "2026-11-20T01:30:00Z", "read_at": null
    }], "next_cursor": null })))
)]
#[get("")]
async fn list_notifications(
    request: HttpRequest,
    Signed(caller): Signed,
    query: Query<NotificationQuery>,
) -> Result<HttpResponse, Problem> {
    let query = query.0;
    let unread_only = query.unread.unwrap_or(false);
    let platform = platform(&request)?;
    let page = page(query.limit, query.cursor);
    Ok(list_response(
        notifications::list(&platform, &caller, unread_only, &page).await?,
        view,
    ))
}

/// 标记已读
///
/// Doing it twice changes nothing.
#[utoipa::path(
    tag = "通知",
    operation_id = "mark_notification_read",
    summary = "标记已读",
    responses((status = 204, description = "已标记"))
)]
#[post("/{id}/read")]
async fn mark_notification_read(
    request: HttpRequest,
    Signed(caller): Signed,
    id: PathId<Uuid>,
) -> Result<HttpResponse, Problem> {
    let platform = platform(&request)?;
    notifications::mark_read(&platform, &caller, id.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn view(notification: Notification) -> NotificationView {
    NotificationView {
        id: notification.id,
        case_id: notification.case_id.map(Into::into),
        kind: notification.kind,
        created_at: notification.created_at,
        read_at: notification.read_at,
    }
}

/// The routes below `/api/v1/notifications`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1/notifications")
            .service(list_notifications)
            .service(mark_notification_read),
    );
}
