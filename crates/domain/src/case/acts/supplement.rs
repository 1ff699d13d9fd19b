//! 补正: the applicant supplies what a notice lists, or what the department asks for.

use super::dates::none_of;
use super::issue_notice::subject_name;
use super::submit::answer_due;
use crate::case::event::SuppliedItem;
use crate::case::intake::{CorrectionNotice, NoticeSubject};
use crate::case::{Action, Case, Command, Context, Decision, Event, Refusal, State, diagram};
use crate::fault::Fault;

/// What is supplied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supplement {
    /// At least one thing.
    pub items: Vec<SupplementItem>,
}

/// One thing that is supplied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupplementItem {
    /// Which.
    pub subject: NoticeSubject,
    /// What is said with it.
    pub note: Option<String>,
}

impl Command for Supplement {
    const ACTION: Action = Action::Supplement;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        none_of(faults(&case, &self.items))?;
        diagram::check(&case, Self::ACTION)?;
        let items = self.items.iter().map(|item| SuppliedItem {
            subject: subject_name(&case, &item.subject),
            note: item.note.clone(),
        });
        let items: Vec<SuppliedItem> = items.collect();
        let mut complete = true;
        if let State::CorrectionRequired { intake, notice } = &case.record.state {
            let mut notice = notice.clone();
            let mut intake = intake.clone();
            mark_supplied(&mut notice, &self.items);
            complete = notice.items.iter().all(|item| item.supplied);
            case.record.state = if complete {
                // The venue's time to answer begins anew (C5).
                intake.answer_from = context.today();
                intake.answer_due = answer_due(context.today(), context);
                intake.answer_overdue_noted = false;
                State::Submitted(intake)
            } else {
                State::CorrectionRequired { intake, notice }
            };
        }
        if let Some(mandate) = case.record.state.live_mandate_mut() {
            // Who supplies cooperates: an earlier reminder is answered (C15).
            mandate.reminder = None;
        }
        Ok(Decision::of(case, Event::Supplemented { items, complete }))
    }
}

fn mark_supplied(notice: &mut CorrectionNotice, supplied: &[SupplementItem]) {
    for item in &mut notice.items {
        item.supplied |= supplied.iter().any(|given| given.subject == item.subject);
    }
}

fn faults(case: &Case, items: &[SupplementItem]) -> Vec<Fault> {
    let mut faults = Vec::new();
    if items.is_empty() {
        faults.push(Fault::at("/items", "required"));
    }
    for (index, item) in items.iter().enumerate() {
        if !is_asked_for(case, &item.subject) {
            faults.push(Fault::at(format!("/items/{index}"), "not_asked_for"));
        }
    }
    faults
}

/// A notice binds: only what it lists can be supplied. The department's request is on paper.
fn is_asked_for(case: &Case, subject: &NoticeSubject) -> bool {
    match (&case.record.state, subject) {
        (State::CorrectionRequired { notice, .. }, subject) => {
            notice.items.iter().any(|item| item.subject == *subject)
        }
        (_, NoticeSubject::Material(id)) => case
            .record
            .materials
            .iter()
            .any(|material| material.id == *id),
        (_, NoticeSubject::Subject(_)) => true,
    }
}
