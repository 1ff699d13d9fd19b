//! `PATCH /api/v1/cases/{id}`: 修改草稿, as JSON Merge Patch.

use actix_web::{HttpResponse, patch};
use bangban_api_types::applicant::masked_values;
use bangban_api_types::cases::draft::{CaseDraft, CaseDraftPatch};
use bangban_api_types::cases::view::CaseView;
use bangban_application::Error;
use bangban_application::cases;
use bangban_domain::case::Action;

use super::create::new_case;
use super::on_case::OnCase;
use crate::extract::body::{self, Body};
use crate::merge_patch::merge;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 修改草稿
///
/// JSON Merge Patch (RFC 7396): what is left out stays. A masked value sent back is refused: it would
/// overwrite the real one.
#[utoipa::path(
    tag = "办件",
    operation_id = "change_draft",
    summary = "修改草稿",
    params(IfMatchHeader),
    request_body(content = CaseDraftPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = CaseView, description = "草稿现状"))
)]
#[patch("/{id}")]
pub(crate) async fn change_draft(
    on: OnCase,
    body: Result<Body<CaseDraftPatch>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.act_with(Action::Change, body, async |work, patch: CaseDraftPatch| {
        let patch = serde_json::to_value(patch).map_err(|_| Error::Internal)?;
        let masked = masked_values(&patch, "");
        if !masked.is_empty() {
            return Err(Error::Faulty(masked).into());
        }
        let mut draft = serde_json::to_value(CaseDraft::from_domain(work.case()))
            .map_err(|_| Error::Internal)?;
        merge(&mut draft, patch);
        // The patched draft is judged as a whole, by the rules of a new one.
        let bytes = serde_json::to_vec(&draft).map_err(|_| Error::Internal)?;
        let draft: CaseDraft = body::read(&bytes)?;
        Ok((
            cases::change(on.platform(), on.caller(), work, new_case(draft)).await?,
            None,
        ))
    })
    .await
}
