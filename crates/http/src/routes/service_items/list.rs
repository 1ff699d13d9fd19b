//! `GET /api/v1/service-items`: 事项列表.

use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::Page as PageView;
use bangban_api_types::service_items::ServiceItemView;
use bangban_application::service_items::{self, Listed, ServiceItemFilter};
use bangban_domain::service_item::{DecidingLevel, Subject};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;
use validator::Validate;

use crate::caller::{MaybeSigned, platform};
use crate::extract::query::Query;
use crate::problem::Problem;
use crate::routes::lists::list_response;
use crate::routes::paging::page;

/// Of which versions the list consists.
#[derive(Debug, Clone, Copy, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
enum ListedState {
    /// Those that new cases use.
    Published,
    /// Those that were published for a later day.
    Scheduled,
    /// Drafts.
    Draft,
}

impl From<ListedState> for Listed {
    fn from(state: ListedState) -> Self {
        match state {
            ListedState::Published => Self::Current,
            ListedState::Scheduled => Self::Scheduled,
            ListedState::Draft => Self::Drafts,
        }
    }
}

/// The filters of the list.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
struct ServiceItemQuery {
    /// 列出哪些版本：现行的（默认）、待生效的，或草稿（限系统管理员）。其他条件按事项现行的内容筛选。
    #[param(inline)]
    state: Option<ListedState>,
    /// 类别，如“低保办理”。
    #[validate(length(min = 1, max = 50))]
    #[param(min_length = 1, max_length = 50)]
    category: Option<String>,
    /// 审批层级。
    level: Option<DecidingLevel>,
    /// 可以申请的对象。
    subject: Option<Subject>,
    /// `true`：只看即办件。
    on_the_spot: Option<bool>,
    /// 该机构帮办代办的事项。
    organization_id: Option<Uuid>,
    /// 名称所含文字。
    #[validate(length(min = 1, max = 50))]
    #[param(min_length = 1, max_length = 50)]
    q: Option<String>,
    /// 每页条数，1–100，默认 20。
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// 上一页的 `next_cursor`。
    #[param(max_length = 1024)]
    cursor: Option<String>,
}

/// 事项列表
///
/// Current versions of the items that are offered; of those a venue assists with (C3). For system
/// administrators also the drafts.
#[utoipa::path(
    tag = "事项",
    operation_id = "list_service_items",
    summary = "事项列表",
    security((), ("bearer" = [])),
    params(ServiceItemQuery),
    responses((status = 200, body = PageView<ServiceItemView>, description = "一页事项", example = json!({ "items": [{
        "id": "01999999-9999-7999-8999-999999999996", "version": 1, "name": "最低生活保障申请", "category": "低保办理",
        "level": "county", "subjects": ["natural_person"], "item_type": "行政给付", "on_the_spot": false,
        "legal_limit": { "days": 30, "unit": "working" }, "promised_limit": { "days": 20, "unit": "working" },
        "fee": "不收费", "simplified_allowed": true, "materials": [], "intermediary": null,
        "not_counted_in_limit": ["入户调查"], "basis": "社会救助暂行办法", "confidence": "illustrative"
    }], "next_cursor": null })))
)]
#[get("")]
pub(super) async fn list_service_items(
    request: HttpRequest,
    MaybeSigned(caller): MaybeSigned,
    query: Query<ServiceItemQuery>,
) -> Result<HttpResponse, Problem> {
    let query = query.0;
    let filter = ServiceItemFilter {
        listed: query.state.map(Listed::from).unwrap_or_default(),
        category: query.category,
        level: query.level,
        subject: query.subject,
        on_the_spot: query.on_the_spot,
        offered_by: None,
        name_contains: query.q,
    };
    let platform = platform(&request)?;
    let venue = query.organization_id.map(Into::into);
    let page = page(query.limit, query.cursor);
    let found = service_items::list(&platform, caller.as_ref(), filter, venue, &page).await?;
    Ok(list_response(found, |item| ServiceItemView::from(&item)))
}
