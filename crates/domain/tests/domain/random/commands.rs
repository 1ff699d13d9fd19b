//! Every command, with arguments made of random bytes: mostly plausible, sometimes not.

use bangban_domain::agent::Candidate;
use bangban_domain::case::acts::accept::Accept;
use bangban_domain::case::acts::add_document::AddDocument;
use bangban_domain::case::acts::archive::ArchiveCase;
use bangban_domain::case::acts::change_draft::ChangeDraft;
use bangban_domain::case::acts::complete::Complete;
use bangban_domain::case::acts::decide_request::DecideRequest;
use bangban_domain::case::acts::draw_up_agreement::DrawUpAgreement;
use bangban_domain::case::acts::evaluate::Evaluate;
use bangban_domain::case::acts::hand_over::HandOver;
use bangban_domain::case::acts::issue_notice::IssueNotice;
use bangban_domain::case::acts::log_work::LogWork;
use bangban_domain::case::acts::raise_problem::RaiseProblem;
use bangban_domain::case::acts::receive_material::ReceiveMaterial;
use bangban_domain::case::acts::record_department::RecordDepartment;
use bangban_domain::case::acts::remind::Remind;
use bangban_domain::case::acts::request_approval::RequestApproval;
use bangban_domain::case::acts::request_termination::RequestTermination;
use bangban_domain::case::acts::resume::Resume;
use bangban_domain::case::acts::settle_charge::SettleCharge;
use bangban_domain::case::acts::sign::Sign;
use bangban_domain::case::acts::solve_problem::SolveProblem;
use bangban_domain::case::acts::submit::Submit;
use bangban_domain::case::acts::supplement::{Supplement, SupplementItem};
use bangban_domain::case::acts::suspend::Suspend;
use bangban_domain::case::acts::sweep::{
    FillInDates, NoteUnanswered, RecordDeemedAcceptance, RecordLapse, RemindOfSupply,
};
use bangban_domain::case::acts::terminate::Terminate;
use bangban_domain::case::acts::withdraw::Withdraw;
use bangban_domain::case::approval::{
    ApprovalRequest, ApprovalState, ChangeReason, OpenRequest, Wish,
};
use bangban_domain::case::archive::Retention;
use bangban_domain::case::closing::TerminationGround;
use bangban_domain::case::department::{DepartmentState, Extension, Outcome};
use bangban_domain::case::event::LogKind;
use bangban_domain::case::intake::{NoticeSubject, Party, SignatureMethod};
use bangban_domain::case::mandate::ChargeState;
use bangban_domain::case::material::Form;
use bangban_domain::case::{Action, Command, Context, Decision, Mode, Priority, Refusal, State};
use bangban_domain::deadline::Limit;
use bangban_domain::id::{ApprovalRequestId, ChargeId, MaterialId, ProblemId, SuspensionId};
use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::world::World;
use crate::steps::*;
use crate::support::*;

/// A command that was tried, twice, on the same case.
pub(super) struct Attempt {
    pub(super) label: String,
    pub(super) action: Action,
    pub(super) result: Result<Decision, Refusal>,
    pub(super) again: Result<Decision, Refusal>,
    /// A no to a request that is left over: possible in every state.
    pub(super) turns_down_a_request: bool,
    /// The successor's facts, with a request for another agent.
    pub(super) candidate: Option<Candidate>,
}

/// Every command.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    ChangeDraft,
    Submit,
    Notice,
    Supplement,
    Reject,
    Withdraw,
    Agreement,
    Sign,
    Accept,
    Log,
    Department,
    Suspend,
    Resume,
    Charge,
    Settle,
    Receipt,
    Problem,
    Solve,
    Remind,
    Request,
    Decide,
    Complete,
    HandOver,
    RequestTermination,
    Terminate,
    Archive,
    Evaluate,
    Document,
    NoteUnanswered,
    RemindOfSupply,
    RecordLapse,
    Deemed,
    FillIn,
}

impl Kind {
    pub(super) const ALL: [Self; 33] = [
        Self::ChangeDraft,
        Self::Submit,
        Self::Notice,
        Self::Supplement,
        Self::Reject,
        Self::Withdraw,
        Self::Agreement,
        Self::Sign,
        Self::Accept,
        Self::Log,
        Self::Department,
        Self::Suspend,
        Self::Resume,
        Self::Charge,
        Self::Settle,
        Self::Receipt,
        Self::Problem,
        Self::Solve,
        Self::Remind,
        Self::Request,
        Self::Decide,
        Self::Complete,
        Self::HandOver,
        Self::RequestTermination,
        Self::Terminate,
        Self::Archive,
        Self::Evaluate,
        Self::Document,
        Self::NoteUnanswered,
        Self::RemindOfSupply,
        Self::RecordLapse,
        Self::Deemed,
        Self::FillIn,
    ];

    pub(super) fn attempt(self, world: &World, context: &Context<'_>, with: [u8; 4]) -> Attempt {
        let bytes = Bytes { world, with };
        match self {
            Self::ChangeDraft => attempt(bytes.change_draft(), world, context),
            Self::Submit => attempt(bytes.submit(), world, context),
            Self::Notice => attempt(bytes.notice(), world, context),
            Self::Supplement => attempt(bytes.supplement(), world, context),
            Self::Reject => attempt(reject(), world, context),
            Self::Withdraw => attempt(Withdraw { reason: None }, world, context),
            Self::Agreement => attempt(bytes.agreement(), world, context),
            Self::Sign => attempt(bytes.sign(), world, context),
            Self::Accept => attempt(bytes.accept(), world, context),
            Self::Log => attempt(bytes.log(), world, context),
            Self::Department => attempt(bytes.department(), world, context),
            Self::Suspend => attempt(bytes.suspend(), world, context),
            Self::Resume => attempt(bytes.resume(), world, context),
            Self::Charge => attempt(charge(bytes.of(0, &CHARGES)), world, context),
            Self::Settle => attempt(bytes.settle(), world, context),
            Self::Receipt => attempt(bytes.receipt(), world, context),
            Self::Problem => attempt(problem(), world, context),
            Self::Solve => attempt(bytes.solve(), world, context),
            Self::Remind => attempt(bytes.remind(), world, context),
            Self::Request => bytes.request(context),
            Self::Decide => bytes.decide(context),
            Self::Complete => attempt(complete_with(bytes.of(0, &OUTCOMES)), world, context),
            Self::HandOver => attempt(bytes.hand_over(), world, context),
            Self::RequestTermination => attempt(ask_to_end(), world, context),
            Self::Terminate => attempt(bytes.terminate(), world, context),
            Self::Archive => attempt(archive(), world, context),
            Self::Evaluate => attempt(bytes.evaluate(), world, context),
            Self::Document => attempt(document(), world, context),
            Self::NoteUnanswered => attempt(NoteUnanswered, world, context),
            Self::RemindOfSupply => attempt(RemindOfSupply, world, context),
            Self::RecordLapse => attempt(RecordLapse, world, context),
            Self::Deemed => attempt(RecordDeemedAcceptance, world, context),
            Self::FillIn => attempt(FillInDates, world, context),
        }
    }
}

fn attempt<C: Command + Clone + std::fmt::Debug>(
    command: C,
    world: &World,
    context: &Context<'_>,
) -> Attempt {
    Attempt {
        label: format!("{command:?}"),
        action: C::ACTION,
        result: command.clone().decide(world.case.clone(), context),
        again: command.decide(world.case.clone(), context),
        turns_down_a_request: false,
        candidate: None,
    }
}

const CHARGES: [ChargeState; 3] = [ChargeState::Due, ChargeState::Paid, ChargeState::Waived];
const OUTCOMES: [Outcome; 2] = [Outcome::Granted, Outcome::Refused];
const FORMS: [Form; 5] = [
    Form::Original,
    Form::Copy,
    Form::Electronic,
    Form::SharedLicence,
    Form::Deferred,
];
const METHODS: [SignatureMethod; 5] = [
    SignatureMethod::Paper,
    SignatureMethod::Electronic,
    SignatureMethod::Paper,
    SignatureMethod::Oral,
    SignatureMethod::Fingerprint,
];
const LOGS: [LogKind; 3] = [LogKind::Guidance, LogKind::Filing, LogKind::Visit];
const GROUNDS: [TerminationGround; 3] = [
    TerminationGround::ApplicantRequest,
    TerminationGround::ObjectiveImpossibility,
    TerminationGround::NonCooperation,
];

fn complete_with(outcome: Outcome) -> Complete {
    Complete {
        outcome,
        ..complete()
    }
}

fn problem() -> RaiseProblem {
    RaiseProblem {
        text: "意见不一致".to_owned(),
        with_whom: None,
    }
}

fn ask_to_end() -> RequestTermination {
    RequestTermination {
        reason: "自行办理".to_owned(),
    }
}

fn archive() -> ArchiveCase {
    ArchiveCase {
        retention: Retention::ThirtyYears,
        note: None,
    }
}

fn document() -> AddDocument {
    AddDocument {
        media_type: "image/png".to_owned(),
        size: 1,
        digest: "00".repeat(32),
        added_by: user(CLERK),
    }
}

/// Four random bytes, and the world they choose from.
struct Bytes<'a> {
    world: &'a World,
    with: [u8; 4],
}

impl Bytes<'_> {
    fn of<T: Copy>(&self, byte: usize, choices: &[T]) -> T {
        choices[usize::from(self.with[byte]) % choices.len()]
    }

    /// True once in `times`.
    fn once_in(&self, byte: usize, times: u8) -> bool {
        self.with[byte].is_multiple_of(times)
    }

    fn days_ahead(&self, byte: usize, most: u8) -> NaiveDate {
        self.world.today + Days::new(u64::from(self.with[byte] % (most + 1)))
    }

    fn days_ago(&self, byte: usize, most: u8) -> NaiveDate {
        self.world.today - Days::new(u64::from(self.with[byte] % (most + 1)))
    }

    /// A date of the past few days, and once in a while tomorrow.
    fn paper_date(&self, byte: usize, most: u8) -> NaiveDate {
        if self.with[byte] >= 250 {
            self.world.today + Days::new(1)
        } else {
            self.days_ago(byte, most)
        }
    }

    /// One of these, or once in eight an id that the case does not know.
    fn id<T: Copy + From<Uuid>>(&self, byte: usize, known: &[T]) -> T {
        if known.is_empty() || self.once_in(byte, 8) {
            T::from(Uuid::from_u128(1))
        } else {
            self.of(byte, known)
        }
    }

    /// The materials whose bits are set.
    fn materials(&self, byte: usize) -> Vec<MaterialId> {
        let all = [REQUIRED, DEFERRABLE, OPTIONAL].into_iter().enumerate();
        let chosen = all.filter(|(index, _)| self.with[byte] >> index & 1 == 1);
        chosen.map(|(_, id)| id).collect()
    }

    fn change_draft(&self) -> ChangeDraft {
        let mut draft = draft_of(
            self.world.case.applicant.clone(),
            self.world.case.venue.clone(),
        );
        draft.mode = self.of(0, &[Mode::Assist, Mode::Entrust]);
        draft.consent.voluntary = !self.once_in(1, 8);
        ChangeDraft { draft }
    }

    fn submit(&self) -> Submit {
        Submit {
            declaration: !self.once_in(0, 8),
            ..submit(&self.world.item)
        }
    }

    fn notice(&self) -> IssueNotice {
        IssueNotice {
            supply_by: self.once_in(1, 3).then(|| self.days_ahead(2, 20)),
            ..notice_of(&self.materials(0))
        }
    }

    fn supplement(&self) -> Supplement {
        let State::CorrectionRequired { notice, .. } = &self.world.case.record.state else {
            return supplement_of(&self.materials(0));
        };
        let listed = notice.items.iter().enumerate();
        let all = self.once_in(1, 2);
        let chosen = listed.filter(|(index, _)| all || self.with[0] >> index & 1 == 1);
        let item = |subject: &NoticeSubject| SupplementItem {
            subject: subject.clone(),
            note: None,
        };
        Supplement {
            items: chosen.map(|(_, listed)| item(&listed.subject)).collect(),
        }
    }

    fn agreement(&self) -> DrawUpAgreement {
        DrawUpAgreement {
            valid_until: self.days_ahead(0, 120) - Days::new(1),
            non_cooperation_clause: self.once_in(1, 2),
            mode: self.of(2, &[None, Some(Mode::Assist), Some(Mode::Entrust)]),
            ..agreement("2026-12-31")
        }
    }

    /// The venue once the applicant has signed, and the applicant first.
    fn next_to_sign(&self) -> Party {
        let state = &self.world.case.record.state;
        let agreement = match state.mandate() {
            Some(mandate) => mandate.supplementary.as_ref(),
            None => state.intake().and_then(|intake| intake.agreement.as_ref()),
        };
        match agreement {
            Some(agreement) if agreement.signed_by(Party::Applicant) => Party::Organization,
            _ => Party::Applicant,
        }
    }

    fn sign(&self) -> Sign {
        let party = if self.once_in(0, 4) {
            self.of(1, &[Party::Applicant, Party::Organization])
        } else {
            self.next_to_sign()
        };
        Sign {
            method: self.of(1, &METHODS),
            witness: self.once_in(3, 2).then(|| "孙立".to_owned()),
            by_applicant: self.once_in(3, 16),
            ..signature(party, self.paper_date(2, 1))
        }
    }

    fn candidate(&self, byte: usize, id: u128) -> Option<Candidate> {
        let good = candidate(id, &self.world.case.venue);
        match self.with[byte] % 16 {
            0 => None,
            1 => Some(candidate(id, &other_county())),
            2 => Some(Candidate {
                active: false,
                ..good
            }),
            3 => Some(Candidate {
                is_applicant: true,
                ..good
            }),
            _ => Some(good),
        }
    }

    fn accept(&self) -> Accept {
        Accept {
            agent: self.candidate(0, AGENT),
        }
    }

    fn log(&self) -> LogWork {
        let tomorrow = self.world.today + Days::new(1);
        LogWork {
            happened_at: self.once_in(1, 16).then(|| morning(tomorrow)),
            ..log_work(self.of(0, &LOGS))
        }
    }

    fn department(&self) -> RecordDepartment {
        let mandate = self.world.case.record.state.mandate();
        let at = mandate.map(|mandate| mandate.department.state);
        let next = at.map_or(&[][..], DepartmentState::next);
        let state = if next.is_empty() || self.once_in(3, 8) {
            self.of(0, &DepartmentState::ALL)
        } else {
            self.of(0, next)
        };
        let day = self.paper_date(1, 2).to_string();
        let extends = at == Some(state) || self.once_in(3, 16);
        RecordDepartment {
            extension: extends.then(|| Extension {
                days: u32::from(self.with[2] % 12),
                reason: "情况复杂".to_owned(),
            }),
            promised: self
                .once_in(2, 4)
                .then(|| Limit::calendar(u32::from(self.with[3]))),
            ..paper(state, &day)
        }
    }

    fn suspend(&self) -> Suspend {
        Suspend {
            started_on: self.paper_date(0, 2),
            ..suspend(MONDAY)
        }
    }

    fn resume(&self) -> Resume {
        let known: &[SuspensionId] = match &self.world.case.record.state {
            State::Suspended { suspension, .. } => &[suspension.id],
            _ => &[],
        };
        Resume {
            id: self.id(0, known),
            ended_on: self.paper_date(1, 1),
            note: None,
        }
    }

    fn settle(&self) -> SettleCharge {
        let mandate = self.world.case.record.state.mandate();
        let charges = mandate.map_or(&[][..], |mandate| &mandate.charges);
        let ids: Vec<ChargeId> = charges.iter().map(|charge| charge.id).collect();
        SettleCharge {
            id: self.id(0, &ids),
            state: self.of(1, &CHARGES),
        }
    }

    fn receipt(&self) -> ReceiveMaterial {
        let form = self.of(1, &FORMS);
        let dated = form == Form::Deferred || self.once_in(3, 8);
        ReceiveMaterial {
            until: dated.then(|| self.days_ahead(2, 10)),
            copies: u32::from(self.with[3] % 4),
            ..receipt(self.id(0, &[REQUIRED, DEFERRABLE, OPTIONAL]), form)
        }
    }

    fn solve(&self) -> SolveProblem {
        let mandate = self.world.case.record.state.mandate();
        let problems = mandate.map_or(&[][..], |mandate| &mandate.problems);
        let ids: Vec<ProblemId> = problems.iter().map(|problem| problem.id).collect();
        SolveProblem {
            id: self.id(0, &ids),
            text: "已协调".to_owned(),
        }
    }

    fn remind(&self) -> Remind {
        Remind {
            text: "请补充材料".to_owned(),
            respond_by: self.days_ahead(0, 5),
        }
    }

    fn wish(&self) -> Wish {
        match self.with[0] % 5 {
            0 => Wish::SecondNotice {
                items: notice_of(&self.materials(1)).items,
                supply_by: None,
            },
            1 => Wish::AgentChange {
                agent_id: user(self.of(1, &[AGENT, OTHER_AGENT])),
                handover_note: None,
            },
            2 => Wish::Priority {
                priority: self.of(1, &Priority::ALL),
            },
            3 => Wish::ObjectiveImpossibility {
                returned_materials: self.once_in(1, 2).then(|| list_of("申请书")),
            },
            _ => Wish::Reopening,
        }
    }

    fn request(&self, context: &Context<'_>) -> Attempt {
        let successor = self.of(1, &[AGENT, OTHER_AGENT]);
        let command = RequestApproval {
            reason_code: (!self.once_in(2, 8)).then_some(ChangeReason::LeftPost),
            candidate: self.candidate(3, successor),
            ..wish(self.wish())
        };
        let candidate = command.candidate.clone();
        Attempt {
            candidate,
            ..attempt(command, self.world, context)
        }
    }

    fn decide(&self, context: &Context<'_>) -> Attempt {
        let requests = &self.world.requests;
        let open = match requests.len() {
            0 => self.made_up_request(context),
            // The latest ones first: the others are mostly decided.
            count => requests[count - 1 - usize::from(self.with[0] % 3) % count].clone(),
        };
        let approved = !self.once_in(1, 4);
        let decided_by = user(self.of(2, &[SUPERVISOR, SUPERVISOR, SUPERVISOR, CLERK, AGENT]));
        let command = DecideRequest {
            decided_by,
            ..decide(open, approved)
        };
        Attempt {
            turns_down_a_request: !approved,
            ..attempt(command, self.world, context)
        }
    }

    fn made_up_request(&self, context: &Context<'_>) -> OpenRequest {
        let request = ApprovalRequest {
            id: ApprovalRequestId::new(Uuid::from_u128(1)),
            wish: self.wish(),
            reason_code: None,
            reason: "情况特殊".to_owned(),
            requested_by: user(CLERK),
            requested_at: context.now,
        };
        OpenRequest {
            request,
            state: ApprovalState::Pending,
            candidate: self.candidate(3, OTHER_AGENT),
        }
    }

    fn hand_over(&self) -> HandOver {
        if self.once_in(0, 8) {
            return HandOver {
                to_applicant: Vec::new(),
                to_organization: Vec::new(),
                ..hand_over()
            };
        }
        hand_over()
    }

    fn terminate(&self) -> Terminate {
        let mut command = terminate(self.of(0, &GROUNDS));
        if self.once_in(1, 2) {
            command.returned_materials.clear();
        }
        command
    }

    fn evaluate(&self) -> Evaluate {
        Evaluate {
            level: self.with[0] % 7,
            comment: None,
        }
    }
}
