//! Whether consent may stand in for a written agreement (C7).

use bangban_api_types::applicant::ApplicantKind;
use bangban_api_types::cases::summary::CaseSummary;
use bangban_api_types::service_items::ServiceItemView;
use bangban_domain::service_item::LIVELIHOOD;

/// A natural person's livelihood item that is published as simplified.
pub(crate) fn is_simplified(kind: ApplicantKind, item: &ServiceItemView) -> bool {
    let is_livelihood = LIVELIHOOD.contains(&item.category.as_str());
    item.simplified_allowed && is_livelihood && kind == ApplicantKind::NaturalPerson
}

/// The same, of a case.
pub(super) fn may_be_simplified(case: &CaseSummary, item: &ServiceItemView) -> bool {
    is_simplified(case.applicant.kind, item)
}
