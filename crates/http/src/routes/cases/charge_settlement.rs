//! `POST /api/v1/cases/{id}/charges/{charge_id}/settlement`: 规费 paid or waived.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::ChargeSettlementRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::Action;
use bangban_domain::case::acts::settle_charge::SettleCharge;
use bangban_domain::id::ChargeId;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::problem::Problem;

/// 规费缴清或减免
///
/// Completion needs every charge settled or waived (C14).
#[utoipa::path(
    tag = "办件",
    operation_id = "settle_charge",
    summary = "规费缴清或减免",
    request_body = ChargeSettlementRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/charges/{charge_id}/settlement")]
pub(crate) async fn settle_charge(
    on: OnCase,
    body: Result<Body<ChargeSettlementRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    let part = on.part()?;
    on.act(
        Action::Charges,
        body,
        async |work, request: ChargeSettlementRequest| {
            work.finish(SettleCharge {
                id: ChargeId::new(part),
                state: request.state,
            })
            .await
        },
    )
    .await
}
