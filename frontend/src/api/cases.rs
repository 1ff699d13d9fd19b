//! Cases: lists, searches, one case, its parts, and the acts on it.

use bangban_api_types::Page;
use bangban_api_types::cases::approval::ApprovalRequestView;
use bangban_api_types::cases::disclosure::{DisclosureRequest, DisclosureView};
use bangban_api_types::cases::parts::{EventView, LogEntryView};
use bangban_api_types::cases::search::{CaseCount, CaseSearch};
use bangban_api_types::cases::summary::CaseSummary;
use bangban_api_types::cases::view::CaseView;
use bangban_api_types::cases::viewers::ViewersView;
use serde::Serialize;
use uuid::Uuid;
use web_sys::FormData;

use super::{Api, Failure, Loaded, Method, Request, Stamp, with_query};

const ROOT: &str = "/api/v1/cases";

/// The path of a case.
fn path(id: Uuid) -> String {
    format!("{ROOT}/{id}")
}

/// A page of the cases that fit the parameters, which are those of the API.
pub(crate) async fn list(
    api: Api,
    parameters: &[(&str, Option<String>)],
) -> Result<Page<CaseSummary>, Failure> {
    api.read(with_query(ROOT, parameters)).await
}

/// How many cases fit the parameters, which are those of the list.
pub(crate) async fn count(
    api: Api,
    parameters: &[(&str, Option<String>)],
) -> Result<CaseCount, Failure> {
    api.read(with_query(&format!("{ROOT}/count"), parameters))
        .await
}

/// Says that the caller looks at a case; answers who else does.
pub(crate) async fn look(api: Api, id: Uuid) -> Result<ViewersView, Failure> {
    let request = Request::new(Method::Post, format!("{}/viewers", path(id)));
    Ok(api.send(request).await?.loaded_json().await?.value)
}

/// Personal data of a case, whole, for a reason.
pub(crate) async fn disclose(
    api: Api,
    id: Uuid,
    request: &DisclosureRequest,
) -> Result<Loaded<DisclosureView>, Failure> {
    let path = format!("{}/disclosures", path(id));
    api.ask(Method::Post, path, request, Stamp::default()).await
}

/// A page of the cases that are searched for. What is searched for stays out of addresses.
pub(crate) async fn search(api: Api, search: &CaseSearch) -> Result<Page<CaseSummary>, Failure> {
    let found = api
        .ask(
            Method::Post,
            format!("{ROOT}/search"),
            search,
            Stamp::default(),
        )
        .await?;
    Ok(found.value)
}

/// A case.
pub(crate) async fn get(api: Api, id: Uuid) -> Result<Loaded<CaseView>, Failure> {
    api.get(path(id)).await
}

/// Its timeline, oldest first.
pub(crate) async fn events(
    api: Api,
    id: Uuid,
    cursor: Option<String>,
) -> Result<Page<EventView>, Failure> {
    let limit = Some("100".to_owned());
    api.read(with_query(
        &format!("{}/events", path(id)),
        &[("limit", limit), ("cursor", cursor)],
    ))
    .await
}

/// Its work log.
pub(crate) async fn log_entries(
    api: Api,
    id: Uuid,
    cursor: Option<String>,
) -> Result<Page<LogEntryView>, Failure> {
    let limit = Some("100".to_owned());
    api.read(with_query(
        &format!("{}/log-entries", path(id)),
        &[("limit", limit), ("cursor", cursor)],
    ))
    .await
}

/// The content of a file, with its media type.
pub(crate) async fn document(
    api: Api,
    id: Uuid,
    document: Uuid,
) -> Result<(Vec<u8>, String), Failure> {
    let request = Request::new(Method::Get, format!("{}/documents/{document}", path(id)));
    api.send(request).await?.bytes().await
}

/// A new draft.
pub(crate) async fn create(
    api: Api,
    draft: &impl Serialize,
    stamp: Stamp,
) -> Result<Loaded<CaseView>, Failure> {
    api.ask(Method::Post, ROOT, draft, stamp).await
}

/// A change of a draft, as a merge patch.
pub(crate) async fn change(
    api: Api,
    id: Uuid,
    patch: &impl Serialize,
    stamp: Stamp,
) -> Result<Loaded<CaseView>, Failure> {
    api.ask(Method::Patch, path(id), patch, stamp).await
}

/// A case from its application to its completion in one request.
pub(crate) async fn on_the_spot(
    api: Api,
    request: &impl Serialize,
    stamp: Stamp,
) -> Result<Loaded<CaseView>, Failure> {
    api.ask(Method::Post, format!("{ROOT}/on-the-spot"), request, stamp)
        .await
}

/// Adds a file.
pub(crate) async fn add_document(
    api: Api,
    id: Uuid,
    content: FormData,
) -> Result<Loaded<CaseView>, Failure> {
    let request = Request::new(Method::Post, format!("{}/documents", path(id))).form(content);
    api.send(request).await?.loaded_json().await
}

/// The approval requests of a case that wait for the caller's decision; there are a few at most.
pub(crate) async fn pending_approvals(
    api: Api,
    id: Uuid,
) -> Result<Vec<ApprovalRequestView>, Failure> {
    let parameters = [
        ("state", Some("pending".to_owned())),
        ("case_id", Some(id.to_string())),
        ("limit", Some("100".to_owned())),
    ];
    let path = with_query("/api/v1/approval-requests", &parameters);
    Ok(api.read::<Page<ApprovalRequestView>>(path).await?.items)
}

/// An act on a case: the name of its sub-resource, such as `acceptance` or `charges/{id}/settlement`.
pub(crate) async fn act(
    api: Api,
    id: Uuid,
    act: &str,
    body: &impl Serialize,
    stamp: Stamp,
) -> Result<Loaded<CaseView>, Failure> {
    api.ask(Method::Post, format!("{}/{act}", path(id)), body, stamp)
        .await
}
