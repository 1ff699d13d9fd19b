//! What time alone brings about (C4, C5, C13): the sweeps record it, and doing so twice changes
//! nothing.

use chrono::NaiveDate;

use super::submit::answer_due;
use crate::calendar::WorkCalendar;
use crate::case::closing::Lapse;
use crate::case::department::{Department, DepartmentState};
use crate::case::{
    Action, Case, Closed, Command, Context, Decision, Event, Obstacle, Refusal, State,
};
use crate::deadline::{Due, Limit, due_date};
use crate::time::legal_date;

/// The venue has not answered in time: tells the superior, once (C5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoteUnanswered;

impl Command for NoteUnanswered {
    const ACTION: Action = Action::Sweep;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        let State::Submitted(intake) = &mut case.record.state else {
            return Err(Obstacle::NotDue.into());
        };
        match intake.answer_due {
            Due::On(answer_due) if answer_due < context.today() && !intake.answer_overdue_noted => {
                intake.answer_overdue_noted = true;
                Ok(Decision::of(case, Event::AnswerOverdue { answer_due }))
            }
            _ => Err(Obstacle::NotDue.into()),
        }
    }
}

/// Reminds of the notice's date some working days before it (C4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemindOfSupply;

impl Command for RemindOfSupply {
    const ACTION: Action = Action::Sweep;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        let today = context.today();
        let State::CorrectionRequired { notice, .. } = &mut case.record.state else {
            return Err(Obstacle::NotDue.into());
        };
        let Due::On(supply_by) = notice.supply_by else {
            return Err(Obstacle::NotDue.into());
        };
        let near = is_near(
            today,
            supply_by,
            context.settings.supply_reminder_days,
            context.calendar,
        );
        if notice.reminded_on.is_some() || !near {
            return Err(Obstacle::NotDue.into());
        }
        notice.reminded_on = Some(today);
        Ok(Decision::of(case, Event::SupplyReminded { supply_by }))
    }
}

/// Nothing was supplied by the date, after a reminder: the application lapses (C4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordLapse;

impl Command for RecordLapse {
    const ACTION: Action = Action::Sweep;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        let State::CorrectionRequired { intake, notice } = &case.record.state else {
            return Err(Obstacle::NotDue.into());
        };
        let today = context.today();
        let Due::On(supply_by) = notice.supply_by else {
            return Err(Obstacle::NotDue.into());
        };
        // Reminded before today: a reminder of the same day would leave no time to answer it.
        let reminded = notice.reminded_on.is_some_and(|date| date < today);
        if supply_by >= today || !reminded {
            return Err(Obstacle::NotDue.into());
        }
        let lapse = Lapse {
            supply_by,
            lapsed_at: context.now,
        };
        case.record.state = State::Closed(Closed::Lapsed {
            intake: intake.clone(),
            lapse,
        });
        Ok(Decision::of(case, Event::Lapsed { supply_by }))
    }
}

/// The department was silent on a licence application: it counts as accepted from the day of
/// receipt (C5; 行政许可法 art. 32).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordDeemedAcceptance;

impl Command for RecordDeemedAcceptance {
    const ACTION: Action = Action::Sweep;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        let Some(mandate) = case.record.state.live_mandate_mut() else {
            return Err(Obstacle::NotDue.into());
        };
        let department = &mut mandate.department;
        let (DepartmentState::Filed, Some(filed_on), true) = (
            department.state,
            department.filed_on,
            context.item.is_licence(),
        ) else {
            return Err(Obstacle::NotDue.into());
        };
        let limit = Limit::working(context.settings.deemed_acceptance_days);
        // After a supplement the five days begin with the supplement's own filing.
        let from = department.last_on.unwrap_or(filed_on);
        let silent = matches!(due_date(from, limit, &[], context.calendar), Ok(last) if last < context.today());
        if !silent {
            return Err(Obstacle::NotDue.into());
        }
        department.state = DepartmentState::Accepted;
        department.accepted_on = Some(from);
        department.deemed = true;
        department.promised = context.item.promised_limit;
        department.statutory = context.item.legal_limit;
        department.recompute(context.calendar);
        Ok(Decision::of(
            case,
            Event::DepartmentDeemedAccepted { accepted_on: from },
        ))
    }
}

/// A calendar came in: due dates that it lets us know are filled in (C13).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FillInDates;

impl Command for FillInDates {
    const ACTION: Action = Action::Sweep;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        let events = fill_in(&mut case.record.state, context);
        let mut events = events.into_iter().flatten();
        let first = events.next().ok_or(Obstacle::NotDue)?;
        Ok(events.fold(Decision::of(case, first), Decision::and))
    }
}

/// Computes the dates of this state anew; what happened to the department's and to the own date.
fn fill_in(state: &mut State, context: &Context<'_>) -> [Option<Event>; 2] {
    match state {
        State::Submitted(intake) if intake.answer_due.date().is_none() => {
            let due = answer_due(intake.answer_from, context);
            [None, replace(&mut intake.answer_due, due)]
        }
        State::CorrectionRequired { notice, .. } if notice.supply_by.date().is_none() => {
            let issued_on = legal_date(notice.issued_at);
            let limit = Limit::working(context.settings.supply_days);
            let due = Due::compute(issued_on, limit, &[], context.calendar);
            [None, replace(&mut notice.supply_by, due)]
        }
        state => match state.live_mandate_mut() {
            Some(mandate) => {
                let department = recompute_department(&mut mandate.department, context);
                let due = mandate.compute_due(context.calendar);
                [department, replace(&mut mandate.due, due)]
            }
            None => [None, None],
        },
    }
}

fn recompute_department(department: &mut Department, context: &Context<'_>) -> Option<Event> {
    let before = (department.promised_due, department.statutory_due);
    department.recompute(context.calendar);
    let after = (department.promised_due, department.statutory_due);
    (before != after).then_some(Event::DepartmentDatesFilledIn {
        promised_due: after.0,
        statutory_due: after.1,
    })
}

fn replace(due: &mut Due, to: Due) -> Option<Event> {
    let from = std::mem::replace(due, to);
    (from != to).then_some(Event::DueMoved { from, to })
}

/// Whether at most so many working days are left, or the date has passed. A day of a year without
/// calendar is never near: nothing is guessed.
fn is_near(today: NaiveDate, date: NaiveDate, days: u32, calendar: &WorkCalendar) -> bool {
    date <= today || matches!(calendar.working_days_between(today, date), Ok(left) if left <= days)
}
