//! The network: coverage, agents and what is done about them, filings.

use bangban_api_types::Page;
use bangban_api_types::agents::{
    AgentView, AppointmentRequest, DismissalRequest, StaffChangeView, TransferRequest,
    UndertakingRequest, WorkloadView,
};
use bangban_api_types::coverage::{ChildCoverage, CoverageView, GapView};
use bangban_api_types::filings::{FilingView, ReceiptRequest, ReturnRequest};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{Api, Failure, Loaded, Method, Request, Stamp, with_query};

/// How far an organisation and everything it manages fulfil the norms.
pub(crate) async fn coverage(api: Api, id: Uuid) -> Result<CoverageView, Failure> {
    api.read(format!("/api/v1/organizations/{id}/coverage"))
        .await
}

/// A page of the same of those directly below, the worst first.
pub(crate) async fn coverage_below(
    api: Api,
    id: Uuid,
    cursor: Option<String>,
) -> Result<Page<ChildCoverage>, Failure> {
    let path = format!("/api/v1/organizations/{id}/coverage/children");
    let limit = Some("50".to_owned());
    api.read(with_query(&path, &[("limit", limit), ("cursor", cursor)]))
        .await
}

/// A page of the organisations that lack somebody, those that lack most first.
pub(crate) async fn gaps(
    api: Api,
    parameters: &[(&str, Option<String>)],
) -> Result<Page<GapView>, Failure> {
    api.read(with_query("/api/v1/coverage/gaps", parameters))
        .await
}

/// An agent, with the tag that an act on it names.
pub(crate) async fn agent(api: Api, id: Uuid) -> Result<Loaded<AgentView>, Failure> {
    api.get(agent_path(id, "")).await
}

/// What an agent has to do.
pub(crate) async fn workload(api: Api, id: Uuid) -> Result<WorkloadView, Failure> {
    api.read(agent_path(id, "/workload")).await
}

/// Appoints an agent.
pub(crate) async fn appoint(
    api: Api,
    appointment: &AppointmentRequest,
    stamp: Stamp,
) -> Result<StaffChangeView, Failure> {
    act(api, "/api/v1/agents".to_owned(), appointment, stamp).await
}

/// Transfers an agent.
pub(crate) async fn transfer(
    api: Api,
    id: Uuid,
    transfer: &TransferRequest,
    stamp: Stamp,
) -> Result<StaffChangeView, Failure> {
    act(api, agent_path(id, "/transfer"), transfer, stamp).await
}

/// Dismisses an agent.
pub(crate) async fn dismiss(
    api: Api,
    id: Uuid,
    dismissal: &DismissalRequest,
    stamp: Stamp,
) -> Result<StaffChangeView, Failure> {
    act(api, agent_path(id, "/dismissal"), dismissal, stamp).await
}

/// Records that an agent signed the confidentiality undertaking.
pub(crate) async fn undertake(
    api: Api,
    id: Uuid,
    undertaking: &UndertakingRequest,
    stamp: Stamp,
) -> Result<AgentView, Failure> {
    act(api, agent_path(id, "/undertaking"), undertaking, stamp).await
}

/// A page of the filings that fit the parameters, which are those of the API.
pub(crate) async fn filings(
    api: Api,
    parameters: &[(&str, Option<String>)],
) -> Result<Page<FilingView>, Failure> {
    api.read(with_query("/api/v1/filings", parameters)).await
}

/// A filing, with the tag that an act on it names.
pub(crate) async fn filing(api: Api, id: Uuid) -> Result<Loaded<FilingView>, Failure> {
    api.get(format!("/api/v1/filings/{id}")).await
}

/// Files it with the superior department.
pub(crate) async fn submit_filing(api: Api, id: Uuid, stamp: Stamp) -> Result<FilingView, Failure> {
    let path = format!("/api/v1/filings/{id}/submission");
    let request = Request::new(Method::Post, path).stamped(stamp);
    Ok(api.send(request).await?.loaded_json().await?.value)
}

/// Receives it.
pub(crate) async fn receive_filing(
    api: Api,
    id: Uuid,
    receipt: &ReceiptRequest,
    stamp: Stamp,
) -> Result<FilingView, Failure> {
    act(api, format!("/api/v1/filings/{id}/receipt"), receipt, stamp).await
}

/// Gives it back.
pub(crate) async fn return_filing(
    api: Api,
    id: Uuid,
    reason: &ReturnRequest,
    stamp: Stamp,
) -> Result<FilingView, Failure> {
    act(api, format!("/api/v1/filings/{id}/return"), reason, stamp).await
}

fn agent_path(id: Uuid, act: &str) -> String {
    format!("/api/v1/agents/{id}{act}")
}

async fn act<T: DeserializeOwned>(
    api: Api,
    path: String,
    body: &impl Serialize,
    stamp: Stamp,
) -> Result<T, Failure> {
    Ok(api.ask(Method::Post, path, body, stamp).await?.value)
}
