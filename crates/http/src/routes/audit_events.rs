//! `GET /api/v1/audit-events`: 审计记录, for the auditor.

use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::Page as PageView;
use bangban_api_types::notifications::AuditEventView;
use bangban_application::audit_trail::{self, AuditFilter, AuditRecord, Outcome, Subject};
use bangban_domain::policy::Permission;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::{Validate, ValidationError};

use super::lists::list_response;
use super::paging::page;
use crate::caller::{Signed, platform};
use crate::extract::query::Query;
use crate::problem::{InputFault, Problem, ProblemCode};

/// The filters of the list.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
struct AuditQuery {
    /// 操作人。
    actor_id: Option<Uuid>,
    /// 对象的种类，如 `case`、`user`；与 `subject_id` 一起给。
    #[validate(length(min = 1, max = 40))]
    #[param(min_length = 1, max_length = 40)]
    subject_kind: Option<String>,
    /// 对象的标识；与 `subject_kind` 一起给。
    #[validate(length(min = 1, max = 100))]
    #[param(min_length = 1, max_length = 100)]
    subject_id: Option<String>,
    /// 操作，如 `auth/login`。
    #[validate(length(min = 1, max = 200))]
    #[param(min_length = 1, max_length = 200)]
    action: Option<String>,
    /// 结果：`done`、`refused`、`denied`。
    #[validate(custom(function = "is_outcome"))]
    #[param(pattern = "^(done|refused|denied)$")]
    outcome: Option<String>,
    /// 不早于。
    from: Option<DateTime<Utc>>,
    /// 早于。
    until: Option<DateTime<Utc>>,
    /// 每页条数，1–100，默认 20。
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// 上一页的 `next_cursor`。
    #[param(max_length = 1024)]
    cursor: Option<String>,
}

fn is_outcome(name: &str) -> Result<(), ValidationError> {
    Outcome::parse(name)
        .map(|_| ())
        .ok_or_else(|| ValidationError::new("not_one_of"))
}

/// 审计记录
///
/// Who did or tried what, newest first. Records hold no personal data.
#[utoipa::path(
    tag = "审计",
    operation_id = "list_audit_events",
    summary = "审计记录",
    params(AuditQuery),
    responses((status = 200, body = PageView<AuditEventView>, description = "一页记录", example = json!({ "items": [{
        "chain": "shard:7", "sequence": 42, "at": "2026-11-20T01:30:00Z",
        "actor_id": "01999999-9999-7999-8999-999999999999", "action": "auth/login", "outcome": "done",
        "subject_kind": "user", "subject_id": "01999999-9999-7999-8999-999999999999", "detail": {},
        "trace_id": "0193f0c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f"
    }], "next_cursor": null })))
)]
#[get("")]
async fn list_audit_events(
    request: HttpRequest,
    Signed(caller): Signed,
    query: Result<Query<AuditQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadAuditTrail)?;
    let Query(query) = query?;
    let page = page(query.limit, query.cursor.clone());
    let platform = platform(&request)?;
    Ok(list_response(
        audit_trail::list(&platform, &caller, &filter(query)?, &page).await?,
        view,
    ))
}

fn filter(query: AuditQuery) -> Result<AuditFilter, Problem> {
    let missing = |name: &str| {
        Problem::new(ProblemCode::MalformedQuery)
            .with_errors(vec![InputFault::at(format!("/{name}"), "required")])
    };
    let subject = match (query.subject_kind, query.subject_id) {
        (Some(kind), Some(id)) => Some(Subject { kind, id }),
        (None, None) => None,
        (None, Some(_)) => return Err(missing("subject_kind")),
        (Some(_), None) => return Err(missing("subject_id")),
    };
    Ok(AuditFilter {
        actor: query.actor_id.map(Into::into),
        subject,
        action: query.action,
        outcome: query.outcome.as_deref().and_then(Outcome::parse),
        from: query.from,
        until: query.until,
    })
}

fn view(record: AuditRecord) -> AuditEventView {
    AuditEventView {
        chain: record.chain,
        sequence: record.sequence,
        at: record.at,
        actor_id: record.actor.map(Into::into),
        action: record.action,
        outcome: record.outcome,
        subject_kind: record.subject.kind,
        subject_id: record.subject.id,
        detail: record.detail,
        trace_id: record.trace_id,
    }
}

/// The route `/api/v1/audit-events`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(scope("/api/v1/audit-events").service(list_audit_events));
}
