//! What the model knows of a case: from what was sent and accepted alone, never from the program.
//!
//! Owns the facts and the answers to the needs and conditions of the diagram. Does not own what an
//! accepted act changes (`effects`).

use bangban_domain::case::department::{DepartmentState, Outcome};
use bangban_domain::case::event::LogKind;
use bangban_domain::case::intake::Party;
use bangban_domain::case::material::Form;
use bangban_domain::case::{Mode, Priority};
use chrono::NaiveDate;
use uuid::Uuid;

use crate::calendar::{Calendar, Due, Stop, Unit};
use crate::commands::{Attempt, Command, Subject, Wish};
use crate::matters::{Matter, Need};
use crate::oracle::ORACLE;

/// 补正: working days to supply (C4), to answer (C5), of a department's silence (C5), and before the
/// date at which a reminder goes out.
pub(super) const SUPPLY_DAYS: u32 = 15;
pub(super) const ANSWER_DAYS: u32 = 2;
const SILENT_DAYS: u32 = 5;
const REMINDER_DAYS: u32 = 3;
/// 代办时限 of an item that promises none.
pub(super) const ENTRUSTMENT_DAYS: u32 = 20;

/// Everything that is known of one case.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    pub(super) matter: &'static Matter,
    pub(super) id: Uuid,
    pub(super) state: String,
    pub(super) version: i64,
    /// The kinds of events of each version, from the first.
    pub(super) log: Vec<Vec<String>>,
    pub(super) drafted_on: NaiveDate,
    pub(super) mode: Mode,
    pub(super) priority: Priority,
    /// What came in for each line of the list.
    pub(super) receipts: Vec<Option<(Form, Option<NaiveDate>)>>,
    pub(super) answer: Option<Answer>,
    pub(super) notices: u32,
    pub(super) further_notice: bool,
    pub(super) notice: Option<Notice>,
    pub(super) agreement: Option<Agreement>,
    pub(super) consented: bool,
    pub(super) mandate: Option<Mandate>,
    pub(super) requests: Vec<Request>,
    pub(super) documents: usize,
    pub(super) rated: bool,
    /// How it had ended, once it is in the archive.
    pub(super) ended: Option<String>,
    /// The dates of which a superior was told.
    pub(super) alerts: Vec<NaiveDate>,
}

/// The venue's time to answer (C5).
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) from: NaiveDate,
    pub(super) due: Due,
    pub(super) noted: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Notice {
    pub(super) subjects: Vec<(Subject, bool)>,
    pub(super) issued_on: NaiveDate,
    pub(super) supply_by: Due,
    pub(super) reminded_on: Option<NaiveDate>,
}

#[derive(Debug, Clone)]
pub(super) struct Agreement {
    pub(super) valid_until: NaiveDate,
    pub(super) clause: bool,
    pub(super) mode: Mode,
    pub(super) applicant: bool,
    pub(super) venue: bool,
}

/// The entrustment, from acceptance on.
#[derive(Debug, Clone)]
pub(super) struct Mandate {
    pub(super) agent: &'static str,
    pub(super) accepted_on: NaiveDate,
    pub(super) due: Due,
    pub(super) stops: Vec<Stop>,
    /// The suspension that runs.
    pub(super) suspension: Option<(Uuid, NaiveDate)>,
    pub(super) department: Department,
    /// Each charge, and whether it is open.
    pub(super) charges: Vec<(Uuid, bool)>,
    /// Each problem, and whether it is open.
    pub(super) problems: Vec<(Uuid, bool)>,
    pub(super) reminder: Option<NaiveDate>,
    pub(super) impossible: bool,
    pub(super) supplementary: Option<Agreement>,
}

#[derive(Debug, Clone)]
pub(super) struct Department {
    pub(super) state: DepartmentState,
    pub(super) filed_on: Option<NaiveDate>,
    pub(super) accepted_on: Option<NaiveDate>,
    pub(super) deemed: bool,
    pub(super) procedures: Vec<Stop>,
    pub(super) extension: Option<u32>,
    pub(super) outcome: Option<Outcome>,
    pub(super) last_on: Option<NaiveDate>,
    pub(super) promised: Option<Due>,
    pub(super) by_law: Option<Due>,
}

#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) id: Uuid,
    pub(super) by: &'static str,
    pub(super) wish: Wish,
    pub(super) decided: bool,
}

impl Agreement {
    fn signed_by(&self, party: Party) -> bool {
        match party {
            Party::Applicant => self.applicant,
            Party::Organization => self.venue,
        }
    }
}

/// The day on which something is tried, and what is known of the calendar then.
#[derive(Clone, Copy)]
pub(super) struct Day {
    pub(super) today: NaiveDate,
    pub(super) calendar: &'static Calendar,
}

impl Day {
    pub(super) fn working(&self, from: NaiveDate, days: u32) -> Due {
        self.calendar.due(from, days, Unit::Working, &[])
    }
}

impl Facts {
    /// The agent, once named.
    pub(super) fn agent(&self) -> Option<&'static str> {
        self.mandate.as_ref().map(|mandate| mandate.agent)
    }

    /// What the state offers now.
    pub(super) fn offered(&self, day: Day) -> Vec<String> {
        let names = ORACLE.offered(&self.state, |name| self.condition(name, day));
        names.into_iter().map(str::to_owned).collect()
    }

    /// A condition that follows from the case alone.
    pub(super) fn condition(&self, name: &str, day: Day) -> bool {
        let mandate = self.mandate.as_ref();
        match name {
            "department_asks" => {
                self.department_state() == Some(DepartmentState::CorrectionRequired)
            }
            "supplementary_drawn_up" => mandate.is_some_and(|it| it.supplementary.is_some()),
            "problem_open" => mandate.is_some_and(|it| it.problems.iter().any(|(_, open)| *open)),
            "notices_used_up" => self.notices > 0 && !self.further_notice,
            "request_open" => self.requests.iter().any(|request| !request.decided),
            "unrated" => !self.rated,
            "was_served" => !matches!(self.ended.as_deref(), Some("withdrawn" | "lapsed")),
            "answer_overdue" => self
                .answer
                .as_ref()
                .is_some_and(|answer| !answer.noted && answer.due.is_ok_and(|due| due < day.today)),
            "supply_date_near" => self.notice.as_ref().is_some_and(|notice| {
                notice.reminded_on.is_none()
                    && notice.supply_by.is_ok_and(|by| {
                        let left = day.calendar.left(day.today, by);
                        left.is_ok_and(|left| left <= REMINDER_DAYS)
                    })
            }),
            "supply_date_passed" => self.notice.as_ref().is_some_and(|notice| {
                let reminded = notice.reminded_on.is_some_and(|on| on < day.today);
                reminded && notice.supply_by.is_ok_and(|by| by < day.today)
            }),
            "department_silent" => self.silent(day),
            "date_becomes_known" => self.dates_changed(day),
            other => panic!("the model does not know the condition {other}"),
        }
    }

    fn department_state(&self) -> Option<DepartmentState> {
        self.mandate.as_ref().map(|it| it.department.state)
    }

    fn silent(&self, day: Day) -> bool {
        let department = self.mandate.as_ref().map(|it| &it.department);
        department.is_some_and(|it| {
            let since = it.last_on.or(it.filed_on);
            let last = since.map(|since| day.working(since, SILENT_DAYS));
            self.matter.licence
                && it.state == DepartmentState::Filed
                && matches!(last, Some(Ok(last)) if last < day.today)
        })
    }

    /// A need or a condition of the diagram.
    pub(super) fn holds(&self, name: &str, attempt: &Attempt, day: Day) -> bool {
        let mandate = self.mandate.as_ref();
        let place =
            |list: &[(Uuid, bool)], at: Option<usize>| at.and_then(|at| list.get(at).copied());
        match (name, &attempt.command) {
            ("item_offered", _) => self.matter.offered,
            ("subject_fits", _) => self.matter.fits,
            ("notice_allowed", _) => self.notices == 0 || self.further_notice,
            ("supplies_the_rest", Command::Supplement { subjects }) => self.supplies_all(subjects),
            ("supplies_a_part", Command::Supplement { subjects }) => !self.supplies_all(subjects),
            ("signs_agreement", _) => self.agreement.is_some(),
            ("consents", Command::Sign { party, .. }) => self.consents(*party),
            ("signs_nothing", Command::Sign { party, .. }) => {
                self.agreement.is_none() && !self.consents(*party)
            }
            ("something_to_sign", _) => self.agreement.is_some(),
            ("not_signed_yet", Command::Sign { party, .. }) => !self.has_signed(*party),
            ("signs_last", Command::Sign { party, .. }) => self.signs_last(*party),
            ("signs_first", Command::Sign { party, .. }) => !self.signs_last(*party),
            ("supplementary_valid", _) => mandate
                .and_then(|it| it.supplementary.as_ref())
                .is_none_or(|agreement| agreement.valid_until >= day.today),
            ("agreement_stands", _) => self.agreement_stands(day.today),
            ("may_file", command) => self.may_file(command, day.today),
            ("order_of_papers", command) => self.in_order(command),
            ("one_extension", command) => self.extends_once(command),
            ("suspension_known", Command::Resume { known, .. }) => {
                *known && mandate.is_some_and(|it| it.suspension.is_some())
            }
            ("charge_known", Command::Settle { charge, .. }) => {
                mandate.is_some_and(|it| place(&it.charges, *charge).is_some())
            }
            ("charge_open", Command::Settle { charge, .. }) => {
                let found = mandate.and_then(|it| place(&it.charges, *charge));
                found.is_none_or(|(_, open)| open)
            }
            ("problem_known", Command::Solve { problem }) => {
                mandate.is_some_and(|it| place(&it.problems, *problem).is_some())
            }
            ("problem_unsolved", Command::Solve { problem }) => {
                let found = mandate.and_then(|it| place(&it.problems, *problem));
                found.is_none_or(|(_, open)| open)
            }
            ("impossibility_confirmed", _) => mandate.is_some_and(|it| it.impossible),
            ("non_cooperation_established", _) => self.non_cooperation(day.today),
            ("materials_accounted", _) => self.accounted(day.today),
            ("charges_settled", _) => {
                mandate.is_some_and(|it| it.charges.iter().all(|(_, open)| !open))
            }
            ("material_known", Command::Receive { material, .. }) => {
                material.is_some_and(|at| at < self.matter.materials.len())
            }
            ("request_known", Command::Decide { request, .. }) => self.asked(*request).is_some(),
            ("not_own_act", Command::Decide { request, .. }) => {
                let own = |it: &Request| it.by == attempt.by || self.agent() == Some(attempt.by);
                !self.asked(*request).is_some_and(own)
            }
            ("not_decided_yet", Command::Decide { request, .. }) => {
                !self.asked(*request).is_some_and(|it| it.decided)
            }
            ("not_rated_yet", _) => !self.rated,
            (name, _) => self.condition(name, day),
        }
    }

    pub(super) fn asked(&self, request: Option<usize>) -> Option<&Request> {
        request.and_then(|place| self.requests.get(place))
    }

    fn supplies_all(&self, given: &[Subject]) -> bool {
        let notice = self.notice.as_ref();
        notice.is_some_and(|notice| {
            let mut listed = notice.subjects.iter();
            listed.all(|(subject, supplied)| *supplied || given.contains(subject))
        })
    }

    fn consents(&self, party: Party) -> bool {
        self.agreement.is_none() && self.matter.simplified && party == Party::Applicant
    }

    /// The text that lies there to be signed: the supplementary one once the case is handled.
    fn to_be_signed(&self) -> Option<&Agreement> {
        match &self.mandate {
            Some(mandate) => mandate.supplementary.as_ref(),
            None => self.agreement.as_ref(),
        }
    }

    fn has_signed(&self, party: Party) -> bool {
        match self.to_be_signed() {
            Some(agreement) => agreement.signed_by(party),
            None => self.mandate.is_none() && self.consents(party) && self.consented,
        }
    }

    fn signs_last(&self, party: Party) -> bool {
        let other = match party {
            Party::Applicant => Party::Organization,
            Party::Organization => Party::Applicant,
        };
        let text = self.to_be_signed();
        text.is_some_and(|agreement| agreement.signed_by(other))
    }

    fn agreement_stands(&self, today: NaiveDate) -> bool {
        match &self.agreement {
            Some(agreement) => {
                let by_venue = agreement.venue || self.matter.simplified;
                agreement.applicant && by_venue && agreement.valid_until >= today
            }
            None => self.consented && self.matter.simplified,
        }
    }

    fn may_file(&self, command: &Command, today: NaiveDate) -> bool {
        let valid = self
            .agreement
            .as_ref()
            .is_none_or(|it| it.valid_until >= today);
        match command {
            Command::Log {
                kind: LogKind::Filing,
                ..
            } => self.mode == Mode::Entrust && valid,
            Command::Department {
                to: DepartmentState::Filed,
                ..
            } => self.mode == Mode::Assist || valid,
            _ => true,
        }
    }

    /// Where the papers go on from: an acceptance by silence gives way to the department's own answer.
    pub(super) fn standing(&self, command: &Command) -> Option<DepartmentState> {
        use DepartmentState as D;
        let department = &self.mandate.as_ref()?.department;
        let Command::Department { to, extension, .. } = command else {
            return None;
        };
        let answers = matches!(to, D::Accepted | D::CorrectionRequired | D::NotAccepted);
        let presumed = department.deemed && department.state == D::Accepted;
        let from_filed = presumed && answers && extension.is_none();
        Some(if from_filed {
            D::Filed
        } else {
            department.state
        })
    }

    fn in_order(&self, command: &Command) -> bool {
        use DepartmentState as D;
        let Command::Department { to, extension, .. } = command else {
            return true;
        };
        let Some(from) = self.standing(command) else {
            return true;
        };
        match (from, to, extension) {
            (D::Accepted, D::Accepted, extension) => extension.is_some(),
            (from, to, None) => ORACLE.department_goes(from.as_str(), to.as_str()),
            (_, _, Some(_)) => false,
        }
    }

    fn extends_once(&self, command: &Command) -> bool {
        let Command::Department { extension, .. } = command else {
            return true;
        };
        let before = self.mandate.as_ref().and_then(|it| it.department.extension);
        extension.is_none() || before.is_none()
    }

    fn non_cooperation(&self, today: NaiveDate) -> bool {
        let says_so = self.agreement.as_ref().is_some_and(|it| it.clause);
        let reminder = self.mandate.as_ref().and_then(|it| it.reminder);
        says_so && reminder.is_some_and(|by| by < today)
    }

    pub(super) fn accounted(&self, today: NaiveDate) -> bool {
        let lines = self.matter.materials.iter().zip(&self.receipts);
        lines
            .into_iter()
            .all(|(need, receipt)| match (need, receipt) {
                (Need::Optional, _) => true,
                (_, Some((Form::Deferred, until))) => until.is_some_and(|until| until >= today),
                (_, receipt) => receipt.is_some(),
            })
    }
}
