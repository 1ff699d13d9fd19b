//! What is wrong with a request itself: told first, whatever the state (`api.md`, order of status).
//!
//! Owns that, and the faults that only show when the act is carried out. Does not own needs
//! (`facts`).

use bangban_domain::case::department::DepartmentState;
use bangban_domain::case::intake::{Party, SignatureMethod};
use bangban_domain::case::mandate::ChargeState;
use bangban_domain::case::material::Form;
use chrono::NaiveDate;

use crate::commands::{Attempt, Command, Subject, Wish};
use crate::facts::{Day, Facts};
use crate::matters::Need;

impl Facts {
    /// Whether the request itself is faulty: that is told first, whatever the state.
    pub(super) fn is_faulty(&self, attempt: &Attempt, day: Day) -> bool {
        let today = day.today;
        let mandate = self.mandate.as_ref();
        match &attempt.command {
            Command::Change { voluntary, .. } => !voluntary,
            Command::Submit { declared } => !declared,
            Command::Notice {
                subjects,
                supply_by,
            } => subjects.is_empty() || self.bad_notice(subjects, *supply_by, today),
            Command::Supplement { subjects } => {
                subjects.is_empty() || subjects.iter().any(|it| !self.is_asked_for(*it))
            }
            Command::Agreement { valid_until, .. } => *valid_until < today,
            Command::Sign { on, .. } => {
                *on > today || *on < self.drafted_on || self.bad_signature(attempt)
            }
            Command::Accept { agent } => !self.matter.agents.contains(agent),
            Command::Log { tomorrow, .. } => *tomorrow,
            Command::Department {
                to, on, extension, ..
            } => {
                let last = mandate.and_then(|it| it.department.last_on);
                let extends = extension.is_some();
                let days = extension.unwrap_or(1);
                *on > today
                    || last.is_some_and(|last| *on < last)
                    || *to == DepartmentState::NotFiled
                    || (extends && *to != DepartmentState::Accepted)
                    || !(1..=10).contains(&days)
            }
            Command::Suspend { on } => {
                *on > today || mandate.is_some_and(|it| *on < it.accepted_on)
            }
            Command::Resume { known, on } => {
                let began = mandate.and_then(|it| it.suspension).filter(|_| *known);
                *on > today || began.is_some_and(|(_, began)| *on < began)
            }
            Command::Charge { negative, .. } => *negative,
            Command::Settle { to, .. } => *to == ChargeState::Due,
            Command::Receive { .. } => self.bad_receipt(attempt, today),
            Command::Remind { by } => *by <= today,
            Command::Request { wish, coded } => self.bad_wish(wish, *coded, today),
            Command::HandOver { empty } => *empty,
            Command::Terminate { listed, .. } => !listed && self.holds_originals(),
            Command::Evaluate { level } => !(1..=5).contains(level),
            _ => false,
        }
    }

    fn bad_notice(
        &self,
        subjects: &[Subject],
        supply_by: Option<NaiveDate>,
        today: NaiveDate,
    ) -> bool {
        let twice = |at: usize| subjects[..at].contains(&subjects[at]);
        supply_by.is_some_and(|by| by <= today)
            || (0..subjects.len()).any(twice)
            || !subjects.iter().all(|subject| self.is_on_the_list(*subject))
    }

    fn is_on_the_list(&self, subject: Subject) -> bool {
        match subject {
            Subject::Material(at) => at < self.matter.materials.len(),
            Subject::Words(_) => true,
        }
    }

    fn is_asked_for(&self, subject: Subject) -> bool {
        match &self.notice {
            Some(notice) => notice.subjects.iter().any(|(listed, _)| *listed == subject),
            None => self.is_on_the_list(subject),
        }
    }

    fn bad_signature(&self, attempt: &Attempt) -> bool {
        let Command::Sign {
            party,
            method,
            witness,
            ..
        } = attempt.command
        else {
            return false;
        };
        let applicant = party == Party::Applicant;
        let own = attempt.by == self.matter.applicant;
        (method == SignatureMethod::Fingerprint && !witness)
            || (method == SignatureMethod::Oral && !(applicant && self.matter.simplified))
            || (own && !(applicant && method == SignatureMethod::Electronic))
    }

    fn bad_receipt(&self, attempt: &Attempt, today: NaiveDate) -> bool {
        let Command::Receive {
            material,
            form,
            copies,
            until,
        } = attempt.command
        else {
            return false;
        };
        let Some(need) = material.and_then(|at| self.matter.materials.get(at)) else {
            return false;
        };
        let deferred = form == Form::Deferred;
        (deferred && *need == Need::Required)
            || deferred != until.is_some()
            || until.is_some_and(|until| until < today)
            || (copies == 0 && matches!(form, Form::Original | Form::Copy))
    }

    fn bad_wish(&self, wish: &Wish, coded: bool, today: NaiveDate) -> bool {
        match wish {
            Wish::SecondNotice {
                subjects,
                supply_by,
            } => !subjects.is_empty() && self.bad_notice(subjects, *supply_by, today),
            Wish::Agent(agent) => !coded || self.is_no_successor(agent),
            Wish::Priority(priority) => *priority == self.priority,
            Wish::Impossibility { .. } | Wish::Reopening => false,
        }
    }

    fn is_no_successor(&self, agent: &str) -> bool {
        self.agent() == Some(agent) || !self.matter.agents.contains(&agent)
    }

    /// Whether something else does not fit any more, or does not fit the department's papers: told as
    /// a fault, before or after the state.
    pub(super) fn has_leftover_fault(&self, attempt: &Attempt, day: Day) -> bool {
        match &attempt.command {
            Command::Complete { outcome } => {
                let decided = self.mandate.as_ref().and_then(|it| it.department.outcome);
                decided.is_some_and(|decided| decided != *outcome)
            }
            Command::Decide { request, yes: true } => {
                let wish = self.asked(*request).map(|asked| &asked.wish);
                match wish {
                    Some(Wish::SecondNotice {
                        subjects,
                        supply_by,
                    }) => !subjects.is_empty() && supply_by.is_some_and(|by| by <= day.today),
                    Some(Wish::Agent(agent)) => self.is_no_successor(agent),
                    Some(Wish::Priority(priority)) => *priority == self.priority,
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// Whether originals lie at the venue, which go back at the end.
    fn holds_originals(&self) -> bool {
        let mut receipts = self.receipts.iter().flatten();
        receipts.any(|(form, _)| *form == Form::Original)
    }
}
