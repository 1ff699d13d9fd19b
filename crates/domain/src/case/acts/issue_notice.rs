//! 一次性告知 (C4): the one notice of everything that is missing.

use chrono::NaiveDate;

use super::dates::none_of;
use crate::case::intake::{CorrectionNotice, Intake, NoticeItem, NoticeSubject};
use crate::case::{
    Action, Case, Command, Context, Decision, Event, Obstacle, Refusal, State, diagram,
};
use crate::deadline::{Due, Limit};
use crate::fault::Fault;

/// What is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueNotice {
    /// Everything that is missing or defective.
    pub items: Vec<NoticeItem>,
    /// By when to supply; the configured time from today where none is given.
    pub supply_by: Option<NaiveDate>,
}

impl Command for IssueNotice {
    const ACTION: Action = Action::CorrectionNotice;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        none_of(faults(
            &case,
            &self.items,
            self.supply_by,
            "",
            context.today(),
        ))?;
        diagram::check(&case, Self::ACTION)?;
        let State::Submitted(intake) = &case.record.state else {
            return Err(diagram::not_allowed(&case, Self::ACTION));
        };
        if intake.notices_issued > 0 && !intake.further_notice_approved {
            return Err(Obstacle::SecondNoticeNeedsApproval.into());
        }
        let (intake, notice) = issue(intake.clone(), self, context);
        let event = Event::CorrectionNoticeIssued {
            subjects: notice
                .items
                .iter()
                .map(|item| subject_name(&case, &item.subject))
                .collect(),
            supply_by: notice.supply_by,
            nth: intake.notices_issued,
        };
        case.record.state = State::CorrectionRequired { intake, notice };
        Ok(Decision::of(case, event))
    }
}

fn issue(
    mut intake: Intake,
    command: IssueNotice,
    context: &Context<'_>,
) -> (Intake, CorrectionNotice) {
    intake.notices_issued += 1;
    intake.further_notice_approved = false;
    let limit = Limit::working(context.settings.supply_days);
    let default = || Due::compute(context.today(), limit, &[], context.calendar);
    let mut items = command.items;
    for item in &mut items {
        // Nothing on a new notice has been supplied yet, whatever the caller says.
        item.supplied = false;
    }
    let notice = CorrectionNotice {
        items,
        supply_by: command.supply_by.map_or_else(default, Due::On),
        issued_at: context.now,
        reminded_on: None,
    };
    (intake, notice)
}

/// Every fault of a notice's items; `base` is the pointer to the object that holds them.
pub(super) fn faults(
    case: &Case,
    items: &[NoticeItem],
    supply_by: Option<NaiveDate>,
    base: &str,
    today: NaiveDate,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    if items.is_empty() {
        faults.push(Fault::at(format!("{base}/items"), "required"));
    }
    for (index, item) in items.iter().enumerate() {
        if let NoticeSubject::Material(id) = &item.subject
            && !case
                .record
                .materials
                .iter()
                .any(|material| material.id == *id)
        {
            faults.push(Fault::at(
                format!("{base}/items/{index}/material_id"),
                "unknown_material",
            ));
        }
        if items[..index]
            .iter()
            .any(|earlier| earlier.subject == item.subject)
        {
            faults.push(Fault::at(format!("{base}/items/{index}"), "duplicate"));
        }
    }
    if supply_by.is_some_and(|date| date <= today) {
        faults.push(Fault::at(format!("{base}/supply_by"), "too_early"));
    }
    faults
}

/// What a subject is called; nothing for a material that is not on the case's list.
pub fn subject_name(case: &Case, subject: &NoticeSubject) -> String {
    match subject {
        NoticeSubject::Subject(text) => text.clone(),
        NoticeSubject::Material(id) => {
            let material = case
                .record
                .materials
                .iter()
                .find(|material| material.id == *id);
            material
                .map(|material| material.name.clone())
                .unwrap_or_default()
        }
    }
}
