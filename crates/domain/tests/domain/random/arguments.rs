//! Arguments of the commands, made of random bytes: mostly plausible, sometimes not.

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
use bangban_domain::case::acts::record_charge::RecordCharge;
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
use bangban_domain::case::acts::terminate::Terminate;
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
use bangban_domain::case::{Context, Mode, Priority, State};
use bangban_domain::deadline::Limit;
use bangban_domain::id::{
    ApprovalRequestId, ChargeId, DocumentId, MaterialId, ProblemId, SuspensionId,
};
use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::commands::{Attempt, attempt};
use super::world::World;
use crate::steps::*;
use crate::support::*;

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

pub(super) fn problem() -> RaiseProblem {
    RaiseProblem {
        text: "意见不一致".to_owned(),
        with_whom: None,
    }
}

pub(super) fn ask_to_end() -> RequestTermination {
    RequestTermination {
        reason: "自行办理".to_owned(),
    }
}

pub(super) fn archive() -> ArchiveCase {
    ArchiveCase {
        retention: Retention::ThirtyYears,
        note: None,
    }
}

pub(super) fn document() -> AddDocument {
    AddDocument {
        id: DocumentId::new(Uuid::from_u128(77)),
        media_type: "image/png".to_owned(),
        size: 1,
        digest: "00".repeat(32),
        added_by: user(CLERK),
        material_id: None,
    }
}

/// Four random bytes, and the world they choose from.
pub(super) struct Bytes<'a> {
    world: &'a World,
    with: [u8; 4],
}

impl<'a> Bytes<'a> {
    pub(super) fn new(world: &'a World, with: [u8; 4]) -> Self {
        Self { world, with }
    }

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

    pub(super) fn change_draft(&self) -> ChangeDraft {
        let mut draft = draft_of(
            self.world.case.applicant.clone(),
            self.world.case.venue.clone(),
        );
        draft.mode = self.of(0, &[Mode::Assist, Mode::Entrust]);
        draft.consent.voluntary = !self.once_in(1, 8);
        ChangeDraft { draft }
    }

    pub(super) fn submit(&self) -> Submit {
        Submit {
            declaration: !self.once_in(0, 8),
            ..submit(&self.world.item)
        }
    }

    pub(super) fn notice(&self) -> IssueNotice {
        IssueNotice {
            supply_by: self.once_in(1, 3).then(|| self.days_ahead(2, 20)),
            ..notice_of(&self.materials(0))
        }
    }

    pub(super) fn supplement(&self) -> Supplement {
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

    pub(super) fn agreement(&self) -> DrawUpAgreement {
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

    pub(super) fn sign(&self) -> Sign {
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

    pub(super) fn accept(&self) -> Accept {
        Accept {
            agent: self.candidate(0, AGENT),
        }
    }

    pub(super) fn log(&self) -> LogWork {
        let tomorrow = self.world.today + Days::new(1);
        LogWork {
            happened_at: self.once_in(1, 16).then(|| morning(tomorrow)),
            ..log_work(self.of(0, &LOGS))
        }
    }

    pub(super) fn department(&self) -> RecordDepartment {
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

    pub(super) fn suspend(&self) -> Suspend {
        Suspend {
            started_on: self.paper_date(0, 2),
            ..suspend(MONDAY)
        }
    }

    pub(super) fn resume(&self) -> Resume {
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

    pub(super) fn charge(&self) -> RecordCharge {
        charge(self.of(0, &CHARGES))
    }

    pub(super) fn complete(&self) -> Complete {
        Complete {
            outcome: self.of(0, &OUTCOMES),
            ..complete()
        }
    }

    pub(super) fn settle(&self) -> SettleCharge {
        let mandate = self.world.case.record.state.mandate();
        let charges = mandate.map_or(&[][..], |mandate| &mandate.charges);
        let ids: Vec<ChargeId> = charges.iter().map(|charge| charge.id).collect();
        SettleCharge {
            id: self.id(0, &ids),
            state: self.of(1, &CHARGES),
        }
    }

    pub(super) fn receipt(&self) -> ReceiveMaterial {
        let form = self.of(1, &FORMS);
        let dated = form == Form::Deferred || self.once_in(3, 8);
        ReceiveMaterial {
            until: dated.then(|| self.days_ahead(2, 10)),
            copies: u32::from(self.with[3] % 4),
            ..receipt(self.id(0, &[REQUIRED, DEFERRABLE, OPTIONAL]), form)
        }
    }

    pub(super) fn solve(&self) -> SolveProblem {
        let mandate = self.world.case.record.state.mandate();
        let problems = mandate.map_or(&[][..], |mandate| &mandate.problems);
        let ids: Vec<ProblemId> = problems.iter().map(|problem| problem.id).collect();
        SolveProblem {
            id: self.id(0, &ids),
            text: "已协调".to_owned(),
        }
    }

    pub(super) fn remind(&self) -> Remind {
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

    pub(super) fn request(&self, context: &Context<'_>) -> Attempt {
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

    pub(super) fn decide(&self, context: &Context<'_>) -> Attempt {
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

    pub(super) fn hand_over(&self) -> HandOver {
        if self.once_in(0, 8) {
            return HandOver {
                to_applicant: Vec::new(),
                to_organization: Vec::new(),
                ..hand_over()
            };
        }
        hand_over()
    }

    pub(super) fn terminate(&self) -> Terminate {
        let mut command = terminate(self.of(0, &GROUNDS));
        if self.once_in(1, 2) {
            command.returned_materials.clear();
        }
        command
    }

    pub(super) fn evaluate(&self) -> Evaluate {
        Evaluate {
            level: self.with[0] % 7,
            comment: None,
        }
    }
}
