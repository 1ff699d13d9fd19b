//! What supervisors decide and everybody is told: approval requests, alerts, notifications.

use bangban_api_types::Page;
use bangban_api_types::cases::approval::{ApprovalDecisionInput, ApprovalRequestView};
use bangban_api_types::cases::view::CaseView;
use bangban_api_types::notifications::{AlertView, NotificationView};
use uuid::Uuid;

use super::{Api, Failure, Loaded, Method, Request, Stamp, cases, with_query};

/// A page of the approval requests that fit the parameters, which are those of the API.
pub(crate) async fn approval_requests(
    api: Api,
    parameters: &[(&str, Option<String>)],
) -> Result<Page<ApprovalRequestView>, Failure> {
    api.read(with_query("/api/v1/approval-requests", parameters))
        .await
}

/// Decides a request. Its case comes back as it now is.
pub(crate) async fn decide(
    api: Api,
    case: Uuid,
    request: Uuid,
    decision: &ApprovalDecisionInput,
    stamp: Stamp,
) -> Result<Loaded<CaseView>, Failure> {
    let act = format!("approval-requests/{request}/decision");
    cases::act(api, case, &act, decision, stamp).await
}

/// A page of the alerts that the caller has to look after, newest first.
pub(crate) async fn alerts(
    api: Api,
    parameters: &[(&str, Option<String>)],
) -> Result<Page<AlertView>, Failure> {
    api.read(with_query("/api/v1/alerts", parameters)).await
}

/// A page of what the caller was told, newest first.
pub(crate) async fn notifications(
    api: Api,
    parameters: &[(&str, Option<String>)],
) -> Result<Page<NotificationView>, Failure> {
    api.read(with_query("/api/v1/notifications", parameters))
        .await
}

/// Marks a notification as read.
pub(crate) async fn mark_read(api: Api, id: Uuid) -> Result<(), Failure> {
    let path = format!("/api/v1/notifications/{id}/read");
    api.send(Request::new(Method::Post, path)).await?;
    Ok(())
}
