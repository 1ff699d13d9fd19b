//! `GET /api/v1/approval-requests`: the queue of those who decide.

use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::Page;
use bangban_api_types::cases::approval::{
    ApprovalDecisionView, ApprovalPayloadView, ApprovalRequestView,
};
use bangban_application::cases::{self, ApprovalQuery, QueuedRequest};
use bangban_domain::case::approval::{ApprovalKind, ApprovalState};
use bangban_domain::id::CaseId;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use crate::caller::{Signed, platform};
use crate::extract::query::Query;
use crate::problem::Problem;
use crate::routes::paging::page;

/// The filters of the queue.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
struct QueueQuery {
    /// 状态，默认待审批。
    state: Option<ApprovalState>,
    /// 种类。
    kind: Option<ApprovalKind>,
    /// 办件。
    case_id: Option<Uuid>,
    /// 每页条数，1–100，默认 20。
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// 上一页的 `next_cursor`。
    #[param(max_length = 1024)]
    cursor: Option<String>,
}

/// 待审批列表
///
/// Requests of the subtree, oldest first, each with what an approval would carry out.
#[utoipa::path(
    tag = "审批",
    operation_id = "list_approval_requests",
    summary = "待审批列表",
    params(QueueQuery),
    responses((status = 200, body = Page<ApprovalRequestView>, description = "一页审批申请"))
)]
#[get("")]
pub(crate) async fn list_approval_requests(
    request: HttpRequest,
    Signed(caller): Signed,
    query: Query<QueueQuery>,
) -> Result<HttpResponse, Problem> {
    let QueueQuery {
        state,
        kind,
        case_id,
        limit,
        cursor,
    } = query.0;
    let platform = platform(&request)?;
    let found = cases::approval_requests(
        &platform,
        &caller,
        ApprovalQuery {
            state,
            kind,
            case_id: case_id.map(CaseId::new),
        },
        &page(limit, cursor),
    )
    .await?;
    let items = found.items.iter().map(view).collect();
    Ok(HttpResponse::Ok().json(Page::<ApprovalRequestView> {
        items,
        next_cursor: found.next_cursor,
    }))
}

fn view(queued: &QueuedRequest) -> ApprovalRequestView {
    let (stored, case) = (&queued.stored, &queued.case);
    let request = &stored.request;
    ApprovalRequestView {
        id: request.id.uuid(),
        case_id: stored.case_id.uuid(),
        case_number: case
            .record
            .state
            .intake()
            .map(|intake| intake.case_number.clone()),
        service_item_name: queued.service_item_name.clone(),
        applicant_name: case.applicant.masked().name().to_owned(),
        organization_id: case.venue.id().uuid(),
        kind: request.wish.kind(),
        state: stored.state,
        reason_code: request.reason_code,
        reason: request.reason.clone(),
        payload: ApprovalPayloadView::from(&request.wish),
        requested_by: request.requested_by.uuid(),
        requested_by_name: queued.requested_by.clone(),
        requested_at: request.requested_at,
        decision: stored
            .decision
            .as_ref()
            .map(|decision| ApprovalDecisionView {
                approved: decision.approved,
                reason: decision.reason.clone(),
                decided_by: decision.decided_by.uuid(),
                decided_by_name: queued.decided_by.clone(),
                decided_at: decision.decided_at,
            }),
    }
}

/// The routes below `/api/v1/approval-requests`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(scope("/api/v1/approval-requests").service(list_approval_requests));
}
