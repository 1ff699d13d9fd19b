//! `POST /api/v1/cases/{id}/charges`: 登记规费.

use actix_web::{HttpResponse, get, post};
use bangban_api_types::Page;
use bangban_api_types::cases::acts::ChargeRequest;
use bangban_api_types::cases::parts::ChargeView;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::record_charge::RecordCharge;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::problem::Problem;

/// 登记规费
///
/// Records a statutory charge (C2).
#[utoipa::path(
    tag = "办件",
    operation_id = "record_charge",
    summary = "登记规费",
    request_body = ChargeRequest,
    responses((status = 201, body = CaseView, description = "已登记，返回办件现状", headers(("Location" = String, description = "新记录的地址"))))
)]
#[post("/{id}/charges")]
pub(crate) async fn record_charge(
    on: OnCase,
    body: Result<Body<ChargeRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<ChargeRequest, RecordCharge>(body).await
}

/// 规费
///
/// All of the case, in the order of recording: they are few, so that there is one page.
#[utoipa::path(
    tag = "办件",
    operation_id = "list_charges",
    summary = "查看规费",
    responses((status = 200, body = Page<ChargeView>, description = "全部规费"))
)]
#[get("/{id}/charges")]
pub(crate) async fn list_charges(on: OnCase) -> Result<HttpResponse, Problem> {
    let case = on.read().await?;
    let mandate = case.record.state.mandate();
    let items = mandate
        .map(|mandate| mandate.charges.iter().map(ChargeView::from).collect())
        .unwrap_or_default();
    Ok(HttpResponse::Ok().json(Page::<ChargeView> {
        items,
        next_cursor: None,
    }))
}
