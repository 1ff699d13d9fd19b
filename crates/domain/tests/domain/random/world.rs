//! A case in a world of advancing days: what to try next, from a few random bytes.

use bangban_domain::calendar::WorkCalendar;
use bangban_domain::case::acts::accept::Accept;
use bangban_domain::case::acts::draft::Draft;
use bangban_domain::case::acts::on_the_spot::{OnTheSpot, on_the_spot};
use bangban_domain::case::acts::sign::Sign;
use bangban_domain::case::approval::{ApprovalState, OpenRequest};
use bangban_domain::case::department::DepartmentState;
use bangban_domain::case::intake::{Party, SignatureMethod};
use bangban_domain::case::material::Form;
use bangban_domain::case::{Case, Context, Decision, Event, Mode, StateName};
use bangban_domain::service_item::ServiceItem;
use bangban_domain::settings::Settings;
use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::commands::{Attempt, Kind};
use crate::steps::*;
use crate::support::*;

/// What a sequence begins with, in bytes.
#[derive(Debug, Clone)]
pub(super) struct Start(pub(super) [u8; 4]);

/// One step, in bytes: they choose the act and its arguments.
#[derive(Debug, Clone)]
pub(super) struct Step {
    /// Days that pass before it.
    pub(super) days: u8,
    /// An act that is to be expected where the case stands; any act otherwise.
    pub(super) plausible: bool,
    pub(super) pick: u8,
    pub(super) with: [u8; 4],
}

pub(super) struct World {
    pub(super) case: Case,
    pub(super) log: Vec<Event>,
    pub(super) requests: Vec<OpenRequest>,
    pub(super) item: ServiceItem,
    pub(super) today: NaiveDate,
    calendar: &'static WorkCalendar,
    settings: Settings,
    made: u128,
}

impl World {
    /// A draft; or, since few sequences get far, a case brought on its way by ordinary acts.
    pub(super) fn start(Start([item, day, mode, stage]): &Start) -> Self {
        let (item, applicant, venue) = match item % 3 {
            0 => (licence(), enterprise(), county()),
            1 => (livelihood(), citizen(), village()),
            _ => (on_the_spot_item(), citizen(), town()),
        };
        let day = date(if day % 3 == 0 { "2026-12-14" } else { MONDAY });
        let mut new = draft_of(applicant, venue);
        if mode % 3 == 0 {
            new.mode = Mode::Assist;
        }
        let mut bench = Bench::at(item, new.clone(), day);
        match stage % 4 {
            0 if bench.item.on_the_spot => {
                let Decision { case, events } = at_once(new, &bench.context());
                (bench.case, bench.log) = (case, events);
            }
            0 => {}
            1 => {
                bench.submit();
            }
            _ => bench = bench.accepted(),
        }
        Self {
            case: bench.case,
            log: bench.log,
            requests: Vec::new(),
            today: day,
            calendar: &CALENDAR,
            settings: bench.settings,
            made: 2000,
            item: bench.item,
        }
    }

    /// Tries the act of a step.
    pub(super) fn attempt(&mut self, step: &Step) -> Attempt {
        self.made += 1;
        self.today = self.today + Days::new(u64::from(step.days));
        if step.with[3] >= 248 {
            // The notice of the next year comes out.
            self.calendar = &CALENDAR_WITH_2027;
        }
        let kinds: &[Kind] = if !step.plausible {
            &Kind::ALL
        } else if self.department_is_silent() {
            &[Kind::Deemed, Kind::Log, Kind::Suspend, Kind::Department]
        } else {
            plausible(self.case.state())
        };
        let kind = kinds[usize::from(step.pick) % kinds.len()];
        let context = Context {
            now: morning(self.today),
            actor: None,
            calendar: self.calendar,
            settings: &self.settings,
            item: &self.item,
            fresh_id: Uuid::from_u128(self.made),
        };
        kind.attempt(self, &context, step.with)
    }

    fn department_is_silent(&self) -> bool {
        let mandate = self.case.record.state.mandate();
        mandate.is_some_and(|mandate| mandate.department.state == DepartmentState::Filed)
    }

    /// Takes over what was decided.
    pub(super) fn accept(&mut self, attempt: &Attempt, decision: &Decision) {
        for event in &decision.events {
            match event {
                Event::ApprovalRequested(request) => self.requests.push(OpenRequest {
                    request: (**request).clone(),
                    state: ApprovalState::Pending,
                    candidate: attempt.candidate.clone(),
                }),
                Event::ApprovalDecided { id, decision } => {
                    let decided = self.requests.iter_mut();
                    for open in decided.filter(|open| open.request.id == *id) {
                        open.state = if decision.approved {
                            ApprovalState::Approved
                        } else {
                            ApprovalState::Refused
                        };
                    }
                }
                _ => {}
            }
        }
        self.log.extend(decision.events.clone());
        self.case = decision.case.clone();
    }
}

fn at_once(new: Draft, context: &Context<'_>) -> Decision {
    let agent = Some(candidate(AGENT, &new.venue));
    let command = OnTheSpot {
        draft: new,
        submit: submit(context.item),
        agreement: None,
        signatures: vec![Sign {
            method: SignatureMethod::Oral,
            ..signature(Party::Applicant, context.today())
        }],
        accept: Accept { agent },
        receipts: vec![
            receipt(REQUIRED, Form::SharedLicence),
            receipt(DEFERRABLE, Form::Electronic),
        ],
        complete: complete(),
    };
    on_the_spot(command, context).unwrap()
}

/// What happens to a case in this state in real life, the frequent more than once.
fn plausible(state: StateName) -> &'static [Kind] {
    use Kind as K;
    match state {
        StateName::Draft => &[
            K::Submit,
            K::Submit,
            K::ChangeDraft,
            K::Receipt,
            K::Document,
        ],
        StateName::Submitted => &[
            K::Agreement,
            K::Sign,
            K::Sign,
            K::Sign,
            K::Sign,
            K::Accept,
            K::Accept,
            K::Accept,
            K::Notice,
            K::Notice,
            K::Receipt,
            K::Request,
            K::Decide,
            K::Reject,
            K::Withdraw,
            K::NoteUnanswered,
            K::FillIn,
        ],
        StateName::CorrectionRequired => &[
            K::Supplement,
            K::Supplement,
            K::Supplement,
            K::RemindOfSupply,
            K::RemindOfSupply,
            K::RemindOfSupply,
            K::RemindOfSupply,
            K::RecordLapse,
            K::RecordLapse,
            K::RecordLapse,
            K::RecordLapse,
            K::Request,
            K::Reject,
            K::Withdraw,
            K::FillIn,
        ],
        StateName::Accepted | StateName::InProgress => &[
            K::Log,
            K::Log,
            K::Department,
            K::Department,
            K::Department,
            K::Suspend,
            K::Suspend,
            K::Receipt,
            K::Receipt,
            K::Receipt,
            K::Complete,
            K::Complete,
            K::Complete,
            K::Supplement,
            K::Charge,
            K::Settle,
            K::Settle,
            K::Problem,
            K::Solve,
            K::Remind,
            K::Agreement,
            K::Sign,
            K::Sign,
            K::Request,
            K::Decide,
            K::RequestTermination,
            K::Terminate,
            K::FillIn,
            K::FillIn,
        ],
        StateName::Suspended => &[
            K::Resume,
            K::Resume,
            K::Resume,
            K::Department,
            K::Department,
            K::Log,
            K::Receipt,
            K::Request,
            K::Decide,
            K::Terminate,
        ],
        StateName::Completed => &[
            K::HandOver,
            K::Evaluate,
            K::Request,
            K::Request,
            K::Decide,
            K::Decide,
        ],
        StateName::HandedOver
        | StateName::Rejected
        | StateName::Terminated
        | StateName::Withdrawn
        | StateName::Lapsed => &[K::Archive, K::Evaluate, K::Decide, K::Document],
        StateName::Archived => &[K::Evaluate, K::Archive],
    }
}
