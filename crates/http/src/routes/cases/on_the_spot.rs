//! `POST /api/v1/cases/on-the-spot`: 当场办.

use actix_web::{HttpMessage, HttpRequest, HttpResponse, post};
use bangban_api_types::cases::on_the_spot::OnTheSpotRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_application::Error;
use bangban_application::cases::{self, OnTheSpotCase};
use bangban_application::replies::Ticket;
use bangban_domain::case::acts::complete::Complete;
use bangban_domain::case::acts::receive_material::ReceiveMaterial;
use bangban_domain::id::{MaterialId, UserId};
use bangban_domain::policy::grants::authorize_creation_somewhere;

use super::create::new_case;
use super::shown::shown;
use crate::caller::{Signed, platform};
use crate::extract::body::Body;
use crate::problem::Problem;
use crate::routes::reply::{self, location_of};

/// 当场办
///
/// Application to completion in one request, the same day, for on-the-spot items (C12).
#[utoipa::path(
    tag = "办件",
    operation_id = "handle_on_the_spot",
    summary = "当场办",
    request_body = OnTheSpotRequest,
    responses((status = 201, body = CaseView, description = "已办结的办件", headers(("Location" = String, description = "办件的地址"))))
)]
#[post("/on-the-spot")]
pub(crate) async fn handle_on_the_spot(
    request: HttpRequest,
    Signed(caller): Signed,
    body: Result<Body<OnTheSpotRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    authorize_creation_somewhere(&caller.actor).map_err(Error::from)?;
    let platform = platform(&request)?;
    let submitted = cases::on_the_spot(&platform, &caller, case_of(body?.0)).await?;
    let pending = submitted.pending;
    let agent = pending.agent().await?;
    let mut view = shown(&caller, &pending.case, agent);
    view.tracking_code = Some(submitted.tracking_code);
    let location = location_of(&pending.case, &pending.events);
    let ticket = request.extensions_mut().remove::<Ticket>();
    Ok(reply::commit(pending, ticket.as_ref(), 201, location, &view).await?)
}

fn case_of(request: OnTheSpotRequest) -> OnTheSpotCase {
    let signature = request.signature();
    let receipts = request.materials.iter().map(|material| ReceiveMaterial {
        id: MaterialId::new(material.material_id),
        form: material.form,
        copies: material.copies,
        until: material.until.map(|day| day.0),
    });
    OnTheSpotCase {
        new: new_case(request.draft()),
        declaration: request.declaration,
        agent_id: request.agent_id.map(UserId::new),
        signature,
        receipts: receipts.collect(),
        agreement: request.agreement.map(Into::into),
        complete: Complete {
            outcome: request.outcome,
            result: request.result.into(),
        },
    }
}
