//! `/api/v1/agents/{id}/record`: 政治面貌和党支部, which few may see.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, post, put};
use bangban_api_types::Text;
use bangban_api_types::agents::{AgentRecordRequest, AgentRecordView, DisclosureRequest};
use bangban_application::network::agents::{self, AgentRecord};
use bangban_domain::policy::Permission;
use uuid::Uuid;

use crate::caller::{Signed, platform};
use crate::extract::body::Body;
use crate::extract::path::PathId;
use crate::problem::Problem;

/// 登记政治面貌和党支部
///
/// By the supervisor of the subtree, in place of what was there. It is kept sealed, and shown by a disclosure
/// alone.
#[utoipa::path(
    tag = "代办员",
    operation_id = "put_agent_record",
    summary = "登记政治面貌和党支部",
    request_body = AgentRecordRequest,
    responses((status = 204, description = "已登记"))
)]
#[put("/{id}/record")]
pub(super) async fn put_agent_record(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
    body: Result<Body<AgentRecordRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ManageAgents)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let agent = agents::managed(&platform, &caller, id.into()).await?;
    let Body(sent) = body?;
    let record = AgentRecord {
        political_status: sent.political_status.map(Text::trimmed),
        party_branch: sent.party_branch.map(Text::trimmed),
    };
    agents::put_record(&platform, &caller, agent.id, &record).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// 查看政治面貌和党支部
///
/// For a supervisor or an approval officer of the subtree, with a reason: reason and reader stay in the audit
/// trail. An `Idempotency-Key` is read and not needed: the answer is not kept.
#[utoipa::path(
    tag = "代办员",
    operation_id = "disclose_agent_record",
    summary = "查看政治面貌和党支部",
    request_body = DisclosureRequest,
    responses((status = 200, body = AgentRecordView, description = "政治面貌和党支部", example = json!({
        "political_status": "中共党员", "party_branch": "兰山区政务服务中心第一支部（示例）"
    })))
)]
#[post("/{id}/record/disclosure")]
pub(super) async fn disclose_agent_record(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
    body: Result<Body<DisclosureRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadFilings)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    agents::may_see_record(&platform, &caller, id.into()).await?;
    let Body(sent) = body?;
    let reason = sent.reason.trimmed();
    let record = agents::disclose_record(&platform, &caller, id.into(), &reason).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .json(AgentRecordView {
            political_status: record.political_status,
            party_branch: record.party_branch,
        }))
}
