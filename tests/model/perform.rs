//! Asks the program: each command through its use case, as the routes do, but without HTTP.
//!
//! Owns the way from the model's words to the program's commands, and the reading of what came back.

use std::collections::{BTreeSet, HashMap};

use bangban_application::cases::{self, NewCase, NewRequest, Pending, Work};
use bangban_application::{Caller, Error, Platform};
use bangban_domain::case::acts;
use bangban_domain::case::acts::supplement::SupplementItem;
use bangban_domain::case::approval::{self, ChangeReason};
use bangban_domain::case::archive::Retention;
use bangban_domain::case::closing::{HandoverItem, RejectionReason};
use bangban_domain::case::department::{DepartmentState, Extension, SpecialProcedureGround};
use bangban_domain::case::intake::{NoticeItem, NoticeSubject};
use bangban_domain::case::mandate::SuspensionGround;
use bangban_domain::case::material::Form;
use bangban_domain::case::{self, Action, Case, State};
use bangban_domain::id::{CaseId, DocumentId, MaterialId, OrganizationId, UserId};
use bangban_http::problem::Problem;
use bangban_persistence::registry::users;
use bangban_tests::TestServer;
use chrono::TimeDelta;
use uuid::Uuid;

use crate::commands::{Attempt, Command, Subject, Wish};
use crate::facts::Facts;
use crate::matters::{Matter, consent};

/// An id of nothing.
const NOTHING: Uuid = Uuid::from_u128(1);

/// What came of an attempt.
pub(super) enum Outcome {
    /// The case as it now is, and the id of what the act made in it.
    Accepted(Box<Case>, Option<Uuid>),
    /// Why not.
    Refused(Refused),
}

/// A refusal, as a caller of the API reads it.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) code: String,
    /// The state and what it allows, where it does not allow this.
    pub(super) state: Option<(String, BTreeSet<String>)>,
}

/// Those who act, on one server.
pub(super) struct Stage<'a> {
    pub(super) server: &'a TestServer,
    people: HashMap<String, Caller>,
}

impl<'a> Stage<'a> {
    pub(super) async fn new(server: &'a TestServer) -> Self {
        let mut people = HashMap::new();
        let reader = server.platform.store.reader().await.unwrap();
        for account in bangban_tests::accounts() {
            let id = UserId::new(server.user(account.username));
            let (actor, profile) = users::actor(&reader, id).await.unwrap().unwrap();
            let caller = Caller {
                actor: actor.into(),
                profile: profile.into(),
                family: NOTHING.into(),
                trace_id: "model".to_owned(),
            };
            people.insert(account.username.to_owned(), caller);
        }
        Self { server, people }
    }

    pub(super) fn platform(&self) -> &'a Platform {
        &self.server.platform
    }

    pub(super) fn caller(&self, username: &str) -> &Caller {
        &self.people[username]
    }

    fn user(&self, username: &str) -> UserId {
        UserId::new(self.server.user(username))
    }

    /// The draft of a matter.
    pub(super) fn draft(&self, matter: &Matter, mode: case::Mode, voluntary: bool) -> NewCase {
        NewCase {
            service_item_id: self.server.item(matter.item).into(),
            organization_id: Some(OrganizationId::new(self.server.organization(matter.venue))),
            mode,
            applicant: matter.who_applies(),
            consent: consent(voluntary),
            origin: None,
        }
    }

    /// Tries it.
    pub(super) async fn perform(
        &self,
        facts: &Facts,
        materials: &[MaterialId],
        attempt: &Attempt,
    ) -> Outcome {
        let act = Act {
            stage: self,
            facts,
            materials,
            caller: self.caller(attempt.by),
            id: CaseId::new(facts.id),
        };
        let outcome = async {
            let pending = act.decide(attempt).await?;
            pending.commit().await
        };
        match outcome.await {
            Ok(case) => {
                let made = made(&case, &attempt.command);
                Outcome::Accepted(Box::new(case), made)
            }
            Err(error) => Outcome::Refused(refused(error)),
        }
    }
}

fn refused(error: Error) -> Refused {
    let problem = Problem::from(error);
    let allowed = problem.extensions.get("allowed").map(|allowed| {
        let names = allowed.as_array().unwrap().iter();
        names
            .map(|name| name.as_str().unwrap().to_owned())
            .collect()
    });
    let state = problem.extensions.get("state");
    let state = state.map(|state| state.as_str().unwrap().to_owned());
    Refused {
        code: problem.code.name().to_owned(),
        state: state.zip(allowed),
    }
}

/// The id of the part of the case that the act has just made.
fn made(case: &Case, command: &Command) -> Option<Uuid> {
    let mandate = case.record.state.mandate();
    match command {
        Command::Suspend { .. } => match &case.record.state {
            State::Suspended { suspension, .. } => Some(suspension.id.uuid()),
            _ => None,
        },
        Command::Charge { .. } => mandate?.charges.last().map(|charge| charge.id.uuid()),
        Command::Problem => mandate?.problems.last().map(|problem| problem.id.uuid()),
        Command::Request { .. } => case.record.open_requests.last().map(|id| id.uuid()),
        _ => None,
    }
}

/// One attempt on its way.
struct Act<'a> {
    stage: &'a Stage<'a>,
    facts: &'a Facts,
    materials: &'a [MaterialId],
    caller: &'a Caller,
    id: CaseId,
}

impl<'a> Act<'a> {
    async fn open(&self, action: Action) -> Result<Work<'a>, Error> {
        Work::open(self.stage.platform(), self.caller, self.id, action).await
    }

    async fn run<C: case::Command>(&self, command: C) -> Result<Pending<'a>, Error> {
        self.open(C::ACTION).await?.finish(command).await
    }

    async fn decide(&self, attempt: &Attempt) -> Result<Pending<'a>, Error> {
        match &attempt.command {
            Command::Change { voluntary, mode } => {
                let work = self.open(Action::Change).await?;
                let new = self.stage.draft(self.facts.matter, *mode, *voluntary);
                cases::change(self.stage.platform(), self.caller, work, new).await
            }
            Command::Submit { declared } => {
                let work = self.open(Action::Submission).await?;
                let submitted = cases::submit(self.stage.platform(), work, *declared).await?;
                Ok(submitted.pending)
            }
            Command::Accept { agent } => {
                let work = self.open(Action::Acceptance).await?;
                cases::accept(work, self.stage.user(agent)).await
            }
            Command::Request { wish, coded } => {
                let new = NewRequest {
                    wish: self.wish(wish),
                    reason_code: coded.then_some(ChangeReason::LeftPost),
                    reason: "情况特殊".to_owned(),
                };
                let work = self.open(Action::ApprovalRequests).await?;
                cases::request_approval(self.caller, work, new).await
            }
            Command::Decide { request, yes } => {
                let asked = request.map(|place| self.facts.requests[place].id);
                let work = self.open(Action::ApprovalDecision).await?;
                let id = asked.unwrap_or(NOTHING).into();
                let reason = "已核实".to_owned();
                cases::decide_request(self.caller, work, id, *yes, reason).await
            }
            Command::Document => self.upload().await,
            _ => self.before_acceptance(attempt).await,
        }
    }

    async fn upload(&self) -> Result<Pending<'a>, Error> {
        let platform = self.stage.platform();
        let (kind, content) = ("application/pdf".to_owned(), b"%PDF-1.7\n".to_vec());
        let upload = cases::prepare_upload(platform, self.id, kind, content).await?;
        let work = self.open(Action::Documents).await?;
        cases::add_document(self.caller, work, upload).await
    }

    async fn before_acceptance(&self, attempt: &Attempt) -> Result<Pending<'a>, Error> {
        match &attempt.command {
            Command::Notice {
                subjects,
                supply_by,
            } => {
                self.run(acts::issue_notice::IssueNotice {
                    items: self.notice_items(subjects),
                    supply_by: *supply_by,
                })
                .await
            }
            Command::Supplement { subjects } => {
                let item = |subject: &Subject| SupplementItem {
                    subject: self.subject(*subject),
                    note: None,
                };
                let items = subjects.iter().map(item).collect();
                self.run(acts::supplement::Supplement { items }).await
            }
            Command::Reject => {
                self.run(acts::reject::Reject {
                    reason_code: RejectionReason::NotEligible,
                    reason: "不符合条件".to_owned(),
                    alternative: "到县级大厅咨询".to_owned(),
                })
                .await
            }
            Command::Withdraw => self.run(acts::withdraw::Withdraw { reason: None }).await,
            Command::Agreement {
                valid_until,
                clause,
                mode,
            } => {
                self.run(acts::draw_up_agreement::DrawUpAgreement {
                    content: "代办申报".to_owned(),
                    scope: "准备、递交申报材料".to_owned(),
                    valid_until: *valid_until,
                    non_cooperation_clause: *clause,
                    mode: *mode,
                })
                .await
            }
            Command::Sign {
                party,
                method,
                on,
                witness,
            } => {
                self.run(acts::sign::Sign {
                    party: *party,
                    method: *method,
                    signed_on: *on,
                    witness: witness.then(|| "孙立".to_owned()),
                    document_id: None::<DocumentId>,
                    by_applicant: attempt.by == self.facts.matter.applicant,
                })
                .await
            }
            Command::Receive {
                material,
                form,
                copies,
                until,
            } => {
                self.run(acts::receive_material::ReceiveMaterial {
                    id: self.material(material.unwrap_or(usize::MAX)),
                    form: *form,
                    copies: *copies,
                    until: *until,
                })
                .await
            }
            _ => self.handling(&attempt.command).await,
        }
    }

    async fn handling(&self, command: &Command) -> Result<Pending<'a>, Error> {
        let facts = self.facts.mandate.as_ref();
        match command {
            Command::Log { kind, tomorrow } => {
                let ahead = || self.stage.platform().now() + TimeDelta::days(1);
                self.run(acts::log_work::LogWork {
                    text: "指导填写申请表".to_owned(),
                    kind: *kind,
                    happened_at: tomorrow.then(ahead),
                })
                .await
            }
            Command::Department {
                to,
                on,
                extension,
                outcome,
            } => {
                let procedure = (SpecialProcedureGround::ExpertReview, None);
                self.run(acts::record_department::RecordDepartment {
                    state: *to,
                    occurred_on: *on,
                    reference: None,
                    outcome: *outcome,
                    promised: None,
                    statutory: None,
                    special_procedure: (*to == DepartmentState::SpecialProcedure)
                        .then_some(procedure),
                    extension: extension.map(|days| Extension {
                        days,
                        reason: "情况复杂".to_owned(),
                    }),
                })
                .await
            }
            Command::Suspend { on } => {
                self.run(acts::suspend::Suspend {
                    ground: SuspensionGround::ApplicantCause,
                    basis: "申请人书面请求".to_owned(),
                    started_on: *on,
                    expected_days: None,
                })
                .await
            }
            Command::Resume { known, on } => {
                let running = facts.and_then(|it| it.suspension).filter(|_| *known);
                self.run(acts::resume::Resume {
                    id: running.map_or(NOTHING, |(id, _)| id).into(),
                    ended_on: *on,
                    note: None,
                })
                .await
            }
            Command::Charge { state, negative } => {
                self.run(acts::record_charge::RecordCharge {
                    name: "工本费".to_owned(),
                    amount_fen: if *negative { -1 } else { 1_000 },
                    basis: "价费字〔2001〕1号".to_owned(),
                    due_on: self.facts.drafted_on,
                    state: *state,
                })
                .await
            }
            Command::Settle { charge, to } => {
                let id = charge.and_then(|at| facts?.charges.get(at));
                self.run(acts::settle_charge::SettleCharge {
                    id: id.map_or(NOTHING, |(id, _)| *id).into(),
                    state: *to,
                })
                .await
            }
            Command::Problem => {
                self.run(acts::raise_problem::RaiseProblem {
                    text: "意见不一致".to_owned(),
                    with_whom: None,
                })
                .await
            }
            Command::Solve { problem } => {
                let id = problem.and_then(|at| facts?.problems.get(at));
                self.run(acts::solve_problem::SolveProblem {
                    id: id.map_or(NOTHING, |(id, _)| *id).into(),
                    text: "已协调".to_owned(),
                })
                .await
            }
            Command::Remind { by } => {
                self.run(acts::remind::Remind {
                    text: "请补充材料".to_owned(),
                    respond_by: *by,
                })
                .await
            }
            _ => self.ending(command).await,
        }
    }

    async fn ending(&self, command: &Command) -> Result<Pending<'a>, Error> {
        match command {
            Command::AskToEnd => {
                let reason = "自行办理".to_owned();
                self.run(acts::request_termination::RequestTermination { reason })
                    .await
            }
            Command::Terminate { ground, listed } => {
                self.run(acts::terminate::Terminate {
                    ground: *ground,
                    reason: "无法继续".to_owned(),
                    returned_materials: if *listed { given() } else { Vec::new() },
                })
                .await
            }
            Command::Complete { outcome } => {
                self.run(acts::complete::Complete {
                    outcome: *outcome,
                    result: "审批结果已送达".to_owned(),
                })
                .await
            }
            Command::HandOver { empty } => {
                self.run(acts::hand_over::HandOver {
                    to_applicant: if *empty { Vec::new() } else { given() },
                    to_organization: if *empty { Vec::new() } else { given() },
                    received_by: "王芳".to_owned(),
                })
                .await
            }
            Command::Archive => {
                self.run(acts::archive::ArchiveCase {
                    retention: Retention::TenYears,
                    note: None,
                })
                .await
            }
            Command::Evaluate { level } => {
                self.run(acts::evaluate::Evaluate {
                    level: *level,
                    comment: None,
                })
                .await
            }
            other => panic!("{other:?} has no way to the program"),
        }
    }

    fn wish(&self, wish: &Wish) -> approval::Wish {
        match wish {
            Wish::SecondNotice {
                subjects,
                supply_by,
            } => approval::Wish::SecondNotice {
                items: self.notice_items(subjects),
                supply_by: *supply_by,
            },
            Wish::Agent(agent) => approval::Wish::AgentChange {
                agent_id: self.stage.user(agent),
                handover_note: None,
            },
            Wish::Priority(priority) => approval::Wish::Priority {
                priority: *priority,
            },
            Wish::Impossibility { listed } => approval::Wish::ObjectiveImpossibility {
                returned_materials: listed.then(given),
            },
            Wish::Reopening => approval::Wish::Reopening,
        }
    }

    fn notice_items(&self, subjects: &[Subject]) -> Vec<NoticeItem> {
        let item = |subject: &Subject| NoticeItem {
            subject: self.subject(*subject),
            requirement: "内容清晰".to_owned(),
            how_to_supply: "到窗口补交".to_owned(),
            supplied: false,
        };
        subjects.iter().map(item).collect()
    }

    fn subject(&self, subject: Subject) -> NoticeSubject {
        match subject {
            Subject::Material(place) => NoticeSubject::Material(self.material(place)),
            Subject::Words(number) => NoticeSubject::Subject(format!("其他材料{number}")),
        }
    }

    fn material(&self, place: usize) -> MaterialId {
        let known = self.materials.get(place).copied();
        known.unwrap_or(MaterialId::new(NOTHING))
    }
}

fn given() -> Vec<HandoverItem> {
    vec![HandoverItem {
        name: "申请书".to_owned(),
        form: Form::Original,
        count: 1,
    }]
}
