//! 提交申请 (C1, C3, C5, C8): from draft to submitted.

use chrono::NaiveDate;

use crate::case::intake::Intake;
use crate::case::{
    Action, Case, Command, Context, Decision, Event, Material, Obstacle, Refusal, State, diagram,
};
use crate::deadline::{Due, Limit};
use crate::service_item::{ServiceItem, Subject};
use crate::settings::MOST_ANSWER_DAYS;

/// The applicant's declaration, with the number and the code that submission brings (C8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submit {
    /// The materials are true, lawful and complete (二（二）3).
    pub declaration: bool,
    /// 办件编号; unique, made by the caller.
    pub case_number: String,
    /// Keyed digest of the tracking code.
    pub tracking_digest: String,
    /// The item as it is published now.
    pub current_item: ServiceItem,
}

impl Command for Submit {
    const ACTION: Action = Action::Submission;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        if !self.declaration {
            return Err(Refusal::fault("/declaration", "must_be_true"));
        }
        diagram::check(&case, Self::ACTION)?;
        check_item(&case, &self.current_item)?;
        adopt_version(&mut case, &self.current_item);
        let answer_due = answer_due(context.today(), context);
        case.record.state = State::Submitted(Intake {
            case_number: self.case_number.clone(),
            tracking_digest: self.tracking_digest,
            submitted_at: context.now,
            answer_from: context.today(),
            answer_due,
            answer_overdue_noted: false,
            notices_issued: 0,
            further_notice_approved: false,
            agreement: None,
            consent_record: None,
        });
        Ok(Decision::of(
            case,
            Event::Submitted {
                case_number: self.case_number,
                answer_due,
            },
        ))
    }
}

/// The date by which the venue has to answer (C5).
pub(super) fn answer_due(from: NaiveDate, context: &Context<'_>) -> Due {
    let days = context.settings.answer_days.min(MOST_ANSWER_DAYS);
    Due::compute(from, Limit::working(days), &[], context.calendar)
}

fn check_item(case: &Case, item: &ServiceItem) -> Result<(), Obstacle> {
    let subject = if case.applicant.is_natural_person() {
        Subject::NaturalPerson
    } else {
        Subject::LegalPerson
    };
    if !item.subjects.contains(&subject) {
        return Err(Obstacle::SubjectTypeMismatch);
    }
    if !item.is_offered_by(case.venue.kind) {
        return Err(Obstacle::ItemNotOffered);
    }
    Ok(())
}

/// A draft may be older than the item's version: the list of materials follows, receipts stay.
pub(super) fn adopt_version(case: &mut Case, item: &ServiceItem) {
    if case.record.service_item_version == item.version {
        return;
    }
    let old = std::mem::take(&mut case.record.materials);
    case.record.service_item_version = item.version;
    case.record.materials = item
        .materials
        .iter()
        .map(|requirement| {
            let receipt = old
                .iter()
                .find(|material| material.id == requirement.id)
                .and_then(|m| m.receipt.clone());
            Material {
                receipt,
                ..Material::from_requirement(requirement)
            }
        })
        .collect();
}
