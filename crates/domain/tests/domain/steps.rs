//! Commands with plausible contents, and the stages that a case on the bench can be brought to.

use bangban_domain::agent::Candidate;
use bangban_domain::case::acts::accept::Accept;
use bangban_domain::case::acts::complete::Complete;
use bangban_domain::case::acts::decide_request::DecideRequest;
use bangban_domain::case::acts::draw_up_agreement::DrawUpAgreement;
use bangban_domain::case::acts::hand_over::HandOver;
use bangban_domain::case::acts::issue_notice::IssueNotice;
use bangban_domain::case::acts::log_work::LogWork;
use bangban_domain::case::acts::receive_material::ReceiveMaterial;
use bangban_domain::case::acts::record_charge::RecordCharge;
use bangban_domain::case::acts::record_department::RecordDepartment;
use bangban_domain::case::acts::reject::Reject;
use bangban_domain::case::acts::request_approval::RequestApproval;
use bangban_domain::case::acts::resume::Resume;
use bangban_domain::case::acts::sign::Sign;
use bangban_domain::case::acts::submit::Submit;
use bangban_domain::case::acts::supplement::{Supplement, SupplementItem};
use bangban_domain::case::acts::suspend::Suspend;
use bangban_domain::case::acts::terminate::Terminate;
use bangban_domain::case::approval::{ApprovalState, ChangeReason, OpenRequest, Wish};
use bangban_domain::case::closing::{HandoverItem, RejectionReason, TerminationGround};
use bangban_domain::case::department::{
    DepartmentState, Extension, Outcome, SpecialProcedureGround,
};
use bangban_domain::case::event::LogKind;
use bangban_domain::case::intake::{NoticeItem, NoticeSubject, Party, SignatureMethod};
use bangban_domain::case::mandate::{ChargeState, SuspensionGround};
use bangban_domain::case::material::Form;
use bangban_domain::case::{Event, State};
use bangban_domain::id::MaterialId;
use bangban_domain::service_item::ServiceItem;
use chrono::NaiveDate;

use crate::support::{AGENT, Bench, CLERK, REQUIRED, SUPERVISOR, candidate, date, user};

pub(crate) fn submit(item: &ServiceItem) -> Submit {
    Submit {
        declaration: true,
        case_number: "LY20260803000001".to_owned(),
        tracking_digest: "digest".to_owned(),
        current_item: item.clone(),
    }
}

pub(crate) fn notice_item(subject: NoticeSubject) -> NoticeItem {
    NoticeItem {
        subject,
        requirement: "加盖公章".to_owned(),
        how_to_supply: "线上上传或到窗口".to_owned(),
        supplied: false,
    }
}

pub(crate) fn notice_of(ids: &[MaterialId]) -> IssueNotice {
    let items = ids.iter().map(|id| NoticeSubject::Material(*id));
    IssueNotice {
        items: items.map(notice_item).collect(),
        supply_by: None,
    }
}

pub(crate) fn supplement_of(ids: &[MaterialId]) -> Supplement {
    let item = |id: &MaterialId| SupplementItem {
        subject: NoticeSubject::Material(*id),
        note: None,
    };
    Supplement {
        items: ids.iter().map(item).collect(),
    }
}

pub(crate) fn reject() -> Reject {
    Reject {
        reason_code: RejectionReason::NotThisVenue,
        reason: "不属于本机构职权范围".to_owned(),
        alternative: "沂水县政务服务中心".to_owned(),
    }
}

pub(crate) fn agreement(valid_until: &str) -> DrawUpAgreement {
    DrawUpAgreement {
        content: "代办食品经营许可".to_owned(),
        scope: "准备并递交材料".to_owned(),
        valid_until: date(valid_until),
        non_cooperation_clause: false,
        mode: None,
    }
}

pub(crate) fn signature(party: Party, signed_on: NaiveDate) -> Sign {
    Sign {
        party,
        method: SignatureMethod::Paper,
        signed_on,
        witness: None,
        document_id: None,
        by_applicant: false,
    }
}

pub(crate) fn log_work(kind: LogKind) -> LogWork {
    LogWork {
        text: "电话辅导".to_owned(),
        kind,
        happened_at: None,
    }
}

/// A paper of the department without any addition.
pub(crate) fn paper(state: DepartmentState, occurred_on: &str) -> RecordDepartment {
    RecordDepartment {
        state,
        occurred_on: date(occurred_on),
        reference: None,
        outcome: (state == DepartmentState::Decided).then_some(Outcome::Granted),
        promised: None,
        statutory: None,
        special_procedure: (state == DepartmentState::SpecialProcedure)
            .then_some((SpecialProcedureGround::ExpertReview, Some(5))),
        extension: None,
    }
}

pub(crate) fn extension(days: u32, occurred_on: &str) -> RecordDepartment {
    let reason = "案情复杂".to_owned();
    RecordDepartment {
        extension: Some(Extension { days, reason }),
        ..paper(DepartmentState::Accepted, occurred_on)
    }
}

pub(crate) fn suspend(started_on: &str) -> Suspend {
    Suspend {
        ground: SuspensionGround::ApplicantCause,
        basis: "申请人书面申请".to_owned(),
        started_on: date(started_on),
        expected_days: Some(10),
    }
}

pub(crate) fn charge(state: ChargeState) -> RecordCharge {
    RecordCharge {
        name: "不动产登记费".to_owned(),
        amount_fen: 8000,
        basis: "发改价格规〔2016〕2559号".to_owned(),
        due_on: date("2026-09-01"),
        state,
    }
}

pub(crate) fn receipt(id: MaterialId, form: Form) -> ReceiveMaterial {
    ReceiveMaterial {
        id,
        form,
        copies: 1,
        until: None,
    }
}

pub(crate) fn deferred(id: MaterialId, until: &str) -> ReceiveMaterial {
    ReceiveMaterial {
        until: Some(date(until)),
        copies: 0,
        ..receipt(id, Form::Deferred)
    }
}

pub(crate) fn complete() -> Complete {
    Complete {
        outcome: Outcome::Granted,
        result: "食品经营许可证".to_owned(),
    }
}

pub(crate) fn list_of(name: &str) -> Vec<HandoverItem> {
    vec![HandoverItem {
        name: name.to_owned(),
        form: Form::Original,
        count: 1,
    }]
}

pub(crate) fn hand_over() -> HandOver {
    HandOver {
        to_applicant: list_of("食品经营许可证"),
        to_organization: list_of("申请书"),
        received_by: "赵敏".to_owned(),
    }
}

pub(crate) fn terminate(ground: TerminationGround) -> Terminate {
    Terminate {
        ground,
        reason: "如实记录".to_owned(),
        returned_materials: list_of("申请书"),
    }
}

pub(crate) fn wish(wish: Wish) -> RequestApproval {
    RequestApproval {
        wish,
        reason_code: None,
        reason: "情况特殊".to_owned(),
        requested_by: user(CLERK),
        candidate: None,
    }
}

pub(crate) fn another_agent(successor: Candidate) -> RequestApproval {
    RequestApproval {
        reason_code: Some(ChangeReason::SickLeave),
        candidate: Some(successor.clone()),
        ..wish(Wish::AgentChange {
            agent_id: successor.id,
            handover_note: Some("材料已递交".to_owned()),
        })
    }
}

pub(crate) fn decide(open: OpenRequest, approved: bool) -> DecideRequest {
    DecideRequest {
        open,
        approved,
        reason: "经核实".to_owned(),
        decided_by: user(SUPERVISOR),
    }
}

impl Bench {
    pub(crate) fn submit(&mut self) -> &mut Self {
        self.act(submit(&self.item));
        self
    }

    /// An agreement that both have signed, valid for a year.
    pub(crate) fn agree(&mut self) -> &mut Self {
        let today = self.context().today();
        let valid_until = today.checked_add_days(chrono::Days::new(365)).unwrap();
        self.act(DrawUpAgreement {
            valid_until,
            ..agreement("2026-12-31")
        });
        self.sign_both()
    }

    pub(crate) fn sign_both(&mut self) -> &mut Self {
        let today = self.context().today();
        self.act(signature(Party::Applicant, today));
        self.act(signature(Party::Organization, today));
        self
    }

    pub(crate) fn accept(&mut self) -> &mut Self {
        let agent = Some(candidate(AGENT, &self.case.venue));
        self.act(Accept { agent });
        self
    }

    /// From the draft to accepted, on one day.
    pub(crate) fn accepted(mut self) -> Self {
        self.submit().agree().accept();
        self
    }

    /// From the draft to work begun, on one day.
    pub(crate) fn in_progress(mut self) -> Self {
        self.submit().agree().accept();
        self.act(log_work(LogKind::Guidance));
        self
    }

    /// Everything that completion asks for of the standard list.
    pub(crate) fn receive_all(&mut self) -> &mut Self {
        self.act(receipt(REQUIRED, Form::Original));
        self.act(receipt(crate::support::DEFERRABLE, Form::Copy));
        self
    }

    /// From the draft to completed, on one day.
    pub(crate) fn completed(mut self) -> Self {
        self.submit().agree().accept().receive_all();
        self.act(complete());
        self
    }

    /// From the draft to suspended.
    pub(crate) fn suspended(mut self) -> Self {
        self.submit().agree().accept();
        self.act(log_work(LogKind::Guidance));
        let started_on = self.context().today();
        self.act(Suspend {
            started_on,
            ..suspend("2026-08-03")
        });
        self
    }

    /// The end of the suspension that runs.
    pub(crate) fn resume_on(&self, ended_on: &str) -> Resume {
        let State::Suspended { suspension, .. } = &self.case.record.state else {
            panic!("not suspended");
        };
        Resume {
            id: suspension.id,
            ended_on: date(ended_on),
            note: None,
        }
    }

    /// Asks for an approval; the request as a supervisor finds it.
    #[track_caller]
    pub(crate) fn ask(&mut self, request: RequestApproval) -> OpenRequest {
        let candidate = request.candidate.clone();
        let events = self.act(request);
        let [Event::ApprovalRequested(request)] = events.as_slice() else {
            panic!("no request: {events:?}");
        };
        OpenRequest {
            request: (**request).clone(),
            state: ApprovalState::Pending,
            candidate,
        }
    }

    /// Asks, and a supervisor says yes; what happened with the decision.
    #[track_caller]
    pub(crate) fn approve(&mut self, request: RequestApproval) -> Vec<Event> {
        let open = self.ask(request);
        self.act(decide(open, true))
    }
}
