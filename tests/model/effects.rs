//! What an accepted act changes, in the model.
//!
//! Owns the changes of the facts, and which events an act is to make. Does not own whether it is
//! accepted.

use bangban_domain::case::department::DepartmentState;
use bangban_domain::case::intake::Party;
use bangban_domain::case::mandate::ChargeState;
use bangban_domain::case::material::Form;
use bangban_domain::case::{Mode, Priority};
use chrono::NaiveDate;
use uuid::Uuid;

use crate::calendar::{Due, Unit};
use crate::commands::{Attempt, Command, Subject, Wish};
use crate::facts::{
    ANSWER_DAYS, Agreement, Answer, Day, Department, ENTRUSTMENT_DAYS, Facts, Mandate, Notice,
    Request, SUPPLY_DAYS,
};
use crate::matters::Matter;
use crate::oracle::{ORACLE, Row};

/// The sweeps, in the order in which one run does them.
pub(super) const SWEEPS: [&str; 5] = [
    "sweep:unanswered",
    "sweep:remind",
    "sweep:lapse",
    "sweep:deemed",
    "sweep:fill_in",
];

/// Every date that may move: the entrustment's, and the department's two.
type Dates = (Option<Due>, [Option<Due>; 2]);

impl Facts {
    /// A draft that was made.
    pub(super) fn drafted(matter: &'static Matter, id: Uuid, mode: Mode, today: NaiveDate) -> Self {
        Self {
            matter,
            id,
            state: "draft".to_owned(),
            version: 1,
            log: vec![vec!["drafted".to_owned()]],
            drafted_on: today,
            mode,
            priority: Priority::Normal,
            receipts: vec![None; matter.materials.len()],
            answer: None,
            notices: 0,
            further_notice: false,
            notice: None,
            agreement: None,
            consented: false,
            mandate: None,
            requests: Vec::new(),
            documents: 0,
            rated: false,
            ended: None,
            alerts: Vec::new(),
        }
    }

    /// A case that was done on the spot (C12): every material came in, consent stood in.
    pub(super) fn done_at_once(matter: &'static Matter, id: Uuid, day: Day) -> Self {
        let mut facts = Self::drafted(matter, id, Mode::Assist, day.today);
        facts.consented = true;
        facts.receipts = vec![Some((Form::Electronic, None)); matter.materials.len()];
        facts.entrust(matter.agents[0], day);
        let mut kinds = vec!["drafted", "submitted", "consent_recorded", "accepted"];
        kinds.extend(matter.materials.iter().map(|_| "material_received"));
        kinds.push("completed");
        facts.log = vec![kinds.into_iter().map(str::to_owned).collect()];
        facts.state = "completed".to_owned();
        facts
    }

    /// Takes over what a row of the diagram says of an accepted command; `made` is the id of what it
    /// made.
    pub(super) fn accept(&mut self, row: &Row, attempt: &Attempt, made: Option<Uuid>, day: Day) {
        let before = self.dates();
        self.apply(attempt, made, day);
        self.happened(row, before);
    }

    /// The same for a sweep.
    pub(super) fn swept(&mut self, act: &str, row: &Row, day: Day) {
        let before = self.dates();
        match act {
            "sweep:unanswered" => {
                let answer = self.answer.as_mut().unwrap();
                answer.noted = true;
                self.alerts.push(answer.due.unwrap());
            }
            "sweep:remind" => self.notice.as_mut().unwrap().reminded_on = Some(day.today),
            "sweep:lapse" => self.notice = None,
            "sweep:deemed" => self.deemed_accepted(day),
            "sweep:fill_in" => self.fill_in(day),
            other => panic!("no sweep {other}"),
        }
        self.happened(row, before);
    }

    fn happened(&mut self, row: &Row, before: Dates) {
        let after = self.dates();
        let moved = |kind: &str| match kind {
            "due_moved" => before.0 != after.0,
            "department_dates_filled_in" => before.1 != after.1,
            other => panic!("{other} has no condition in the model"),
        };
        let kinds = row
            .events
            .iter()
            .filter(|(kind, only_if)| !only_if || moved(kind));
        self.log.push(kinds.map(|(kind, _)| kind.clone()).collect());
        self.version += 1;
        if let Some(to) = &row.to {
            if to == "archived" {
                self.ended = Some(self.state.clone());
            }
            self.state.clone_from(to);
        }
        self.check_events(row);
    }

    /// The events tell where the case stands: the diagram agrees with itself.
    fn check_events(&self, row: &Row) {
        for kind in self.log.last().unwrap() {
            if let Some(state) = ORACLE.state_after(kind, row.to.is_none()) {
                assert_eq!(state, self.state, "{kind} of {}", row.act);
            }
        }
    }

    fn dates(&self) -> Dates {
        let department = |it: &Mandate| [it.department.promised, it.department.by_law];
        let mandate = self.mandate.as_ref();
        (
            mandate.map(|it| it.due),
            mandate.map_or([None; 2], department),
        )
    }

    fn apply(&mut self, attempt: &Attempt, made: Option<Uuid>, day: Day) {
        match &attempt.command {
            Command::Change { mode, .. } => self.mode = *mode,
            Command::Submit { .. } => self.await_answer(day),
            Command::Notice {
                subjects,
                supply_by,
            } => self.issue_notice(subjects, *supply_by, day),
            Command::Supplement { subjects } => self.supply(subjects, day),
            Command::Reject | Command::Withdraw => (self.notice, self.answer) = (None, None),
            Command::Agreement {
                valid_until,
                clause,
                mode,
            } => self.draw_up(*valid_until, *clause, mode.unwrap_or(self.mode)),
            Command::Sign { party, .. } => self.sign(*party),
            Command::Accept { agent } => {
                if let Some(agreement) = &self.agreement {
                    self.mode = agreement.mode;
                }
                self.entrust(agent, day);
            }
            Command::Department { to, on, .. } => self.file_paper(*to, *on, attempt, day),
            Command::Receive {
                material,
                form,
                until,
                ..
            } => self.receipts[material.unwrap()] = Some((*form, *until)),
            Command::Request { wish, .. } => self.requests.push(Request {
                id: made.unwrap(),
                by: attempt.by,
                wish: wish.clone(),
                decided: false,
            }),
            Command::Decide { request, yes } => self.decide(request.unwrap(), *yes, day),
            Command::Evaluate { .. } => self.rated = true,
            Command::Document => self.documents += 1,
            Command::Terminate { .. } => self.mandate.as_mut().unwrap().suspension = None,
            Command::Log { .. }
            | Command::Complete { .. }
            | Command::HandOver { .. }
            | Command::AskToEnd
            | Command::Archive => {}
            other => self.apply_to_mandate(other, made, day),
        }
    }

    fn apply_to_mandate(&mut self, command: &Command, made: Option<Uuid>, day: Day) {
        let mandate = self.mandate.as_mut().unwrap();
        match command {
            Command::Suspend { on } => mandate.suspension = Some((made.unwrap(), *on)),
            Command::Resume { on, .. } => {
                let (_, began) = mandate.suspension.take().unwrap();
                mandate.stops.push((began, Some(*on)));
                self.count(day);
            }
            Command::Charge { state, .. } => {
                let open = *state == ChargeState::Due;
                mandate.charges.push((made.unwrap(), open));
            }
            Command::Settle { charge, .. } => mandate.charges[charge.unwrap()].1 = false,
            Command::Problem => mandate.problems.push((made.unwrap(), true)),
            Command::Solve { problem } => mandate.problems[problem.unwrap()].1 = false,
            Command::Remind { by } => mandate.reminder = Some(*by),
            other => panic!("{other:?} has no effect in the model"),
        }
    }

    fn await_answer(&mut self, day: Day) {
        self.answer = Some(Answer {
            from: day.today,
            due: day.working(day.today, ANSWER_DAYS),
            noted: false,
        });
    }

    fn issue_notice(&mut self, subjects: &[Subject], supply_by: Option<NaiveDate>, day: Day) {
        let usual = || day.working(day.today, SUPPLY_DAYS);
        self.notices += 1;
        self.further_notice = false;
        self.answer = None;
        self.notice = Some(Notice {
            subjects: subjects.iter().map(|subject| (*subject, false)).collect(),
            issued_on: day.today,
            supply_by: supply_by.map_or_else(usual, Ok),
            reminded_on: None,
        });
    }

    fn supply(&mut self, given: &[Subject], day: Day) {
        let Some(notice) = &mut self.notice else {
            // To the department: who supplies cooperates (C15).
            self.mandate.as_mut().unwrap().reminder = None;
            return;
        };
        for (subject, supplied) in &mut notice.subjects {
            *supplied |= given.contains(subject);
        }
        if notice.subjects.iter().all(|(_, supplied)| *supplied) {
            self.notice = None;
            self.await_answer(day);
        }
    }

    fn draw_up(&mut self, valid_until: NaiveDate, clause: bool, mode: Mode) {
        let agreement = Some(Agreement {
            valid_until,
            clause,
            mode,
            applicant: false,
            venue: false,
        });
        match &mut self.mandate {
            Some(mandate) => mandate.supplementary = agreement,
            None => self.agreement = agreement,
        }
    }

    fn sign(&mut self, party: Party) {
        let text = match &mut self.mandate {
            Some(mandate) => mandate.supplementary.as_mut(),
            None => self.agreement.as_mut(),
        };
        let Some(agreement) = text else {
            self.consented = true;
            return;
        };
        match party {
            Party::Applicant => agreement.applicant = true,
            Party::Organization => agreement.venue = true,
        }
        if let Some(mandate) = &mut self.mandate
            && mandate
                .supplementary
                .as_ref()
                .is_some_and(|it| it.applicant && it.venue)
        {
            // In force: it takes the place of the one before (C1).
            self.agreement = mandate.supplementary.take();
            self.mode = self.agreement.as_ref().unwrap().mode;
        }
    }

    fn entrust(&mut self, agent: &'static str, day: Day) {
        self.answer = None;
        self.mandate = Some(Mandate {
            agent,
            accepted_on: day.today,
            due: Ok(day.today),
            stops: Vec::new(),
            suspension: None,
            department: Department::unfiled(),
            charges: Vec::new(),
            problems: Vec::new(),
            reminder: None,
            impossible: false,
            supplementary: None,
        });
        self.count(day);
    }

    /// Counts the entrustment's date anew.
    fn count(&mut self, day: Day) {
        let (days, unit) = self
            .matter
            .promised
            .unwrap_or((ENTRUSTMENT_DAYS, Unit::Working));
        let days = match self.priority {
            Priority::Normal => days,
            // Half of it, to the next whole day (C11).
            Priority::Urgent | Priority::Special => days.div_ceil(2),
        };
        let mandate = self.mandate.as_mut().unwrap();
        let stops = [mandate.stops.as_slice(), &mandate.department.procedures].concat();
        mandate.due = day.calendar.due(mandate.accepted_on, days, unit, &stops);
    }

    /// Counts the department's dates anew.
    fn count_for_department(&mut self, day: Day) {
        let matter = self.matter;
        let department = &mut self.mandate.as_mut().unwrap().department;
        department.promised = department.due(matter.promised, day);
        department.by_law = department.due(matter.by_law, day);
    }

    fn file_paper(&mut self, to: DepartmentState, on: NaiveDate, attempt: &Attempt, day: Day) {
        use DepartmentState as D;
        let from = self.standing(&attempt.command).unwrap();
        let Command::Department {
            extension, outcome, ..
        } = attempt.command
        else {
            return;
        };
        let department = &mut self.mandate.as_mut().unwrap().department;
        if from != department.state {
            (department.deemed, department.accepted_on) = (false, None);
        }
        if from == D::SpecialProcedure {
            department.procedures.last_mut().unwrap().1 = Some(on);
        }
        match (from, to) {
            (D::CorrectionRequired, D::Filed) => {}
            (_, D::Filed) => {
                // A new filing; what stopped the entrustment's clock stays.
                let procedures = std::mem::take(&mut department.procedures);
                *department = Department {
                    procedures,
                    filed_on: Some(on),
                    ..Department::unfiled()
                };
            }
            (D::Accepted, D::Accepted) => department.extension = extension,
            (D::SpecialProcedure, D::Accepted) => {}
            (_, D::Accepted) => (department.accepted_on, department.deemed) = (Some(on), false),
            (_, D::SpecialProcedure) => department.procedures.push((on, None)),
            (_, D::Decided) => department.outcome = outcome,
            _ => {}
        }
        department.state = to;
        department.last_on = Some(on);
        self.count_for_department(day);
        self.count(day);
    }

    fn deemed_accepted(&mut self, day: Day) {
        let department = &mut self.mandate.as_mut().unwrap().department;
        department.accepted_on = department.last_on.or(department.filed_on);
        department.state = DepartmentState::Accepted;
        department.deemed = true;
        self.count_for_department(day);
    }

    fn decide(&mut self, request: usize, yes: bool, day: Day) {
        let asked = &mut self.requests[request];
        asked.decided = true;
        if !yes {
            return;
        }
        match asked.wish.clone() {
            Wish::SecondNotice {
                subjects,
                supply_by,
            } => {
                self.further_notice = true;
                if !subjects.is_empty() {
                    self.issue_notice(&subjects, supply_by, day);
                }
            }
            Wish::Agent(agent) => self.mandate.as_mut().unwrap().agent = agent,
            Wish::Priority(priority) => {
                self.priority = priority;
                if self.mandate.is_some() {
                    self.count(day);
                }
            }
            Wish::Impossibility { listed } => {
                let mandate = self.mandate.as_mut().unwrap();
                mandate.impossible = true;
                if listed {
                    mandate.suspension = None;
                }
            }
            Wish::Reopening => {}
        }
    }

    fn fill_in(&mut self, day: Day) {
        if let Some(notice) = &mut self.notice {
            notice.supply_by = day.working(notice.issued_on, SUPPLY_DAYS);
        } else if self.mandate.is_some() {
            self.count_for_department(day);
            self.count(day);
        } else if let Some(answer) = &mut self.answer {
            answer.due = day.working(answer.from, ANSWER_DAYS);
        }
    }

    /// The year that a date waits for which still matters.
    pub(super) fn awaited_year(&self) -> Option<i32> {
        match self.state.as_str() {
            "submitted" => self.answer.as_ref().and_then(|it| it.due.err()),
            "correction_required" => self.notice.as_ref().and_then(|it| it.supply_by.err()),
            "accepted" | "in_progress" | "suspended" => {
                let (due, [promised, by_law]) = self.dates();
                let mut dates = [due, promised, by_law].into_iter().flatten();
                dates.find_map(Due::err)
            }
            _ => None,
        }
    }

    /// Whether the year came in that a date waited for.
    pub(super) fn dates_changed(&self, day: Day) -> bool {
        let year = self.awaited_year();
        year.is_some_and(|year| {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            day.calendar.is_worked(first).is_ok()
        })
    }
}

impl Department {
    fn unfiled() -> Self {
        Self {
            state: DepartmentState::NotFiled,
            filed_on: None,
            accepted_on: None,
            deemed: false,
            procedures: Vec::new(),
            extension: None,
            outcome: None,
            last_on: None,
            promised: None,
            by_law: None,
        }
    }

    /// One of the two dates; the extension is in working days, whatever the limit counts.
    fn due(&self, limit: Option<(u32, Unit)>, day: Day) -> Option<Due> {
        let (accepted_on, (days, unit)) = (self.accepted_on?, limit?);
        let end = day.calendar.due(accepted_on, days, unit, &self.procedures);
        let extra = self.extension.unwrap_or(0);
        Some(end.and_then(|end| {
            day.calendar
                .due(end, extra, Unit::Working, &self.procedures)
        }))
    }
}
