//! Whether consent may stand in for a written agreement (C7), and whether it was recorded.

use bangban_api_types::applicant::ApplicantKind;
use bangban_api_types::cases::summary::CaseSummary;
use bangban_api_types::service_items::ServiceItemView;
use bangban_domain::service_item::LIVELIHOOD;
use uuid::Uuid;

use crate::api::{Api, Failure, cases};

/// A natural person's livelihood item that is published as simplified.
pub(crate) fn is_simplified(kind: ApplicantKind, item: &ServiceItemView) -> bool {
    let is_livelihood = LIVELIHOOD.contains(&item.category.as_str());
    item.simplified_allowed && is_livelihood && kind == ApplicantKind::NaturalPerson
}

/// The same, of a case.
pub(super) fn may_be_simplified(case: &CaseSummary, item: &ServiceItemView) -> bool {
    is_simplified(case.applicant.kind, item)
}

/// Whether the applicant's consent was recorded: the timeline says so.
pub(super) async fn consent_is_recorded(api: Api, case: Uuid) -> Result<bool, Failure> {
    let mut cursor = None;
    loop {
        let page = cases::events(api, case, cursor).await?;
        if page
            .items
            .iter()
            .any(|event| event.kind == "consent_recorded")
        {
            return Ok(true);
        }
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(false);
        }
    }
}
