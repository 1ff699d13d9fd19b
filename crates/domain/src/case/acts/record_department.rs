//! 部门办理进度 (C13): keeps what the department's papers say; it decides nothing.

use chrono::NaiveDate;

use super::dates::{EARLIEST, none_of, not_before, not_in_future};
use super::log_work::{begin_work, is_in_force};
use crate::case::department::{
    Department, DepartmentState, Extension, Outcome, SpecialProcedure, SpecialProcedureGround,
};
use crate::case::{
    Action, Case, Command, Context, Decision, Event, Mode, Obstacle, Refusal, diagram,
};
use crate::deadline::Limit;
use crate::fault::Fault;
use crate::settings::MOST_EXTENSION_DAYS;

/// One paper of the department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordDepartment {
    /// Where the department stands now.
    pub state: DepartmentState,
    /// The date of the paper.
    pub occurred_on: NaiveDate,
    /// The department's number.
    pub reference: Option<String>,
    /// The decision, with `decided`.
    pub outcome: Option<Outcome>,
    /// Promised limit, with `accepted`; the item's where none is given.
    pub promised: Option<Limit>,
    /// Statutory limit, with `accepted`; the item's where none is given.
    pub statutory: Option<Limit>,
    /// Ground and expected days, with `special_procedure`.
    pub special_procedure: Option<(SpecialProcedureGround, Option<u32>)>,
    /// The one extension, with `accepted` again.
    pub extension: Option<Extension>,
}

impl Command for RecordDepartment {
    const ACTION: Action = Action::DepartmentProgress;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        none_of(self.faults(&case, context))?;
        diagram::check(&case, Self::ACTION)?;
        let mode = case.record.mode;
        let not_allowed = diagram::not_allowed(&case, Self::ACTION);
        let began = begin_work(&mut case);
        let Some(mandate) = case.record.state.live_mandate_mut() else {
            return Err(not_allowed);
        };
        let from = mandate.department.state;
        self.check_order(&mandate.department)?;
        let files = self.state == DepartmentState::Filed && mode == Mode::Entrust;
        if files && !is_in_force(mandate, context) {
            return Err(Obstacle::OutsideEntrustedScope.into());
        }
        self.apply(&mut mandate.department, context);
        let (old_due, new_due) = (mandate.due, mandate.compute_due(context.calendar));
        mandate.due = new_due;
        let mut decision = Decision::of(
            case,
            Event::DepartmentProgressed {
                from,
                to: self.state,
                occurred_on: self.occurred_on,
                reference: self.reference,
                outcome: self.outcome,
                extension: self.extension,
            },
        );
        if began {
            decision = decision.and(Event::WorkBegan);
        }
        if old_due != new_due {
            decision = decision.and(Event::DueMoved {
                from: old_due,
                to: new_due,
            });
        }
        Ok(decision)
    }
}

impl RecordDepartment {
    fn faults(&self, case: &Case, context: &Context<'_>) -> Vec<Fault> {
        use DepartmentState as D;
        let mut faults = Vec::new();
        not_in_future(
            &mut faults,
            "/occurred_on",
            self.occurred_on,
            context.today(),
        );
        not_before(&mut faults, "/occurred_on", self.occurred_on, EARLIEST);
        if let Some(last) = case
            .record
            .state
            .mandate()
            .and_then(|mandate| mandate.department.last_on)
        {
            not_before(&mut faults, "/occurred_on", self.occurred_on, last);
        }
        if self.state == D::NotFiled {
            faults.push(Fault::at("/state", "not_one_of"));
        }
        goes_with(
            &mut faults,
            "/outcome",
            self.outcome.is_some(),
            self.state == D::Decided,
        );
        goes_with(
            &mut faults,
            "/special_procedure",
            self.special_procedure.is_some(),
            self.state == D::SpecialProcedure,
        );
        let limits = self.promised.is_some() || self.statutory.is_some();
        let mandate = case.record.state.mandate();
        let from = mandate.map(|mandate| self.standing(&mandate.department));
        let accepts =
            self.state == D::Accepted && !matches!(from, Some(D::Accepted | D::SpecialProcedure));
        if limits && !accepts {
            faults.push(Fault::at("/limits", "not_with_this_state"));
        }
        match &self.extension {
            Some(_) if self.state != D::Accepted => {
                faults.push(Fault::at("/extension", "not_with_this_state"))
            }
            Some(extension) if extension.days == 0 || extension.days > MOST_EXTENSION_DAYS => {
                faults.push(Fault::at("/extension/days", "out_of_range"));
            }
            _ => {}
        }
        faults
    }

    /// Where the papers stand. An acceptance by silence is a presumption: the department's own answer,
    /// dated in time and entered late, takes its place.
    fn standing(&self, department: &Department) -> DepartmentState {
        use DepartmentState as D;
        let answers = matches!(
            self.state,
            D::Accepted | D::CorrectionRequired | D::NotAccepted
        );
        let presumed = department.state == D::Accepted && department.deemed;
        if presumed && answers && self.extension.is_none() {
            D::Filed
        } else {
            department.state
        }
    }

    fn check_order(&self, department: &Department) -> Result<(), Obstacle> {
        use DepartmentState as D;
        let from = self.standing(department);
        if !from.next().contains(&self.state) {
            return Err(Obstacle::DepartmentOutOfOrder);
        }
        let extends = from == D::Accepted && self.state == D::Accepted;
        match (extends, &self.extension) {
            // Accepted again without an extension says nothing; an extension needs an acceptance.
            (true, None) | (false, Some(_)) => Err(Obstacle::DepartmentOutOfOrder),
            (true, Some(_)) if department.extension.is_some() => Err(Obstacle::AlreadyExtended),
            _ => Ok(()),
        }
    }

    fn apply(&self, department: &mut Department, context: &Context<'_>) {
        use DepartmentState as D;
        let from = self.standing(department);
        if from != department.state {
            department.deemed = false;
            department.accepted_on = None;
        }
        if from == D::SpecialProcedure
            && let Some(procedure) = department.special_procedures.last_mut()
        {
            procedure.ended_on = Some(self.occurred_on);
        }
        match self.state {
            D::Filed if from != D::CorrectionRequired => {
                // A new filing: what the department said of the old one is over. Special
                // procedures stay: the entrustment's clock had stopped for them.
                let special_procedures = std::mem::take(&mut department.special_procedures);
                *department = Department {
                    special_procedures,
                    filed_on: Some(self.occurred_on),
                    ..Department::default()
                };
            }
            D::Accepted if from == D::Accepted => department.extension.clone_from(&self.extension),
            D::Accepted if from != D::SpecialProcedure => {
                department.accepted_on = Some(self.occurred_on);
                department.deemed = false;
                department.promised = self.promised.or(context.item.promised_limit);
                department.statutory = self.statutory.or(context.item.legal_limit);
            }
            D::SpecialProcedure => {
                if let Some((ground, expected_days)) = self.special_procedure {
                    department.special_procedures.push(SpecialProcedure {
                        ground,
                        expected_days,
                        started_on: self.occurred_on,
                        ended_on: None,
                    });
                }
            }
            D::Decided => {
                department.outcome = self.outcome;
                department.decided_on = Some(self.occurred_on);
            }
            _ => {}
        }
        department.state = self.state;
        department.last_on = Some(self.occurred_on);
        if self.reference.is_some() {
            department.reference.clone_from(&self.reference);
        }
        department.recompute(context.calendar);
    }
}

fn goes_with(faults: &mut Vec<Fault>, pointer: &'static str, given: bool, wanted: bool) {
    match (given, wanted) {
        (false, true) => faults.push(Fault::at(pointer, "required")),
        (true, false) => faults.push(Fault::at(pointer, "not_with_this_state")),
        _ => {}
    }
}
