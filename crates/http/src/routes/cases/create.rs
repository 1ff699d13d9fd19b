//! `POST /api/v1/cases`: 起草.

use actix_web::{HttpMessage, HttpRequest, HttpResponse, post};
use bangban_api_types::cases::draft::CaseDraft;
use bangban_api_types::cases::view::CaseView;
use bangban_application::Error;
use bangban_application::cases::{self, NewCase};
use bangban_application::replies::Ticket;
use bangban_domain::id::{OrganizationId, ServiceItemId};
use bangban_domain::policy::grants::authorize_creation_somewhere;

use super::shown::shown;
use crate::caller::{Signed, platform};
use crate::extract::body::Body;
use crate::problem::Problem;
use crate::routes::reply::{self, location_of};

/// 起草办件
///
/// By the applicant, or by a clerk or an agent on behalf. Fields and consent are checked here;
/// jurisdiction, subject type and materials at submission. Items are in `GET /api/v1/service-items`.
#[utoipa::path(
    tag = "办件",
    operation_id = "create_case",
    summary = "起草办件",
    request_body = CaseDraft,
    responses((status = 201, body = CaseView, description = "草稿", headers(("Location" = String, description = "办件的地址"))))
)]
#[post("")]
pub(crate) async fn create_case(
    request: HttpRequest,
    Signed(caller): Signed,
    body: Result<Body<CaseDraft>, Problem>,
) -> Result<HttpResponse, Problem> {
    authorize_creation_somewhere(&caller.actor).map_err(Error::from)?;
    let platform = platform(&request)?;
    let pending = cases::create(&platform, &caller, new_case(body?.0)).await?;
    let view = shown(&caller, &pending.case, None);
    let location = location_of(&pending.case, &pending.events);
    let ticket = request.extensions_mut().remove::<Ticket>();
    Ok(reply::commit(pending, ticket.as_ref(), 201, location, &view).await?)
}

/// From the wire to the use case.
pub(super) fn new_case(draft: CaseDraft) -> NewCase {
    NewCase {
        service_item_id: ServiceItemId::new(draft.service_item_id),
        organization_id: draft.organization_id.map(OrganizationId::new),
        mode: draft.mode,
        applicant: draft.applicant.into_domain(),
        consent: draft.consent.into(),
        origin: draft.origin,
    }
}
