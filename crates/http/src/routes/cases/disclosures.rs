//! `POST /api/v1/cases/{id}/disclosures`: 显示完整信息.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::disclosure::{DisclosedValue, DisclosureRequest, DisclosureView};
use bangban_application::cases;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::problem::Problem;

/// 显示完整信息
///
/// Personal data that is masked everywhere else, whole (P2): for the case's agent, the clerks of its venue and the
/// supervisors above, and never for volunteers. Which facts and why is recorded in the audit trail; the answer is kept
/// nowhere. It changes nothing of the case.
#[utoipa::path(
    tag = "办件",
    operation_id = "disclose_personal_data",
    summary = "显示完整信息",
    request_body = DisclosureRequest,
    responses((status = 200, body = DisclosureView, description = "完整信息"))
)]
#[post("/{id}/disclosures")]
pub(super) async fn disclose_personal_data(
    on: OnCase,
    body: Result<Body<DisclosureRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    let case = cases::open_disclosure(on.platform(), on.caller(), on.id()).await?;
    let DisclosureRequest { fields, reason } = body?.0;
    let reason = reason.trimmed();
    let values = cases::disclose(on.platform(), on.caller(), &case, &fields, &reason).await?;
    let values = values
        .into_iter()
        .map(|(field, value)| DisclosedValue { field, value });
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "no-store"))
        .json(DisclosureView {
            values: values.collect(),
        }))
}
