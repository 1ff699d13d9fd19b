//! What the agent does with an accepted case: log, department, suspensions, charges, problems.

use bangban_application::Error;
use bangban_domain::case::acts::log_work::LogWork;
use bangban_domain::case::acts::raise_problem::RaiseProblem;
use bangban_domain::case::acts::record_charge::RecordCharge;
use bangban_domain::case::acts::record_department::RecordDepartment;
use bangban_domain::case::acts::remind::Remind;
use bangban_domain::case::acts::resume::Resume;
use bangban_domain::case::acts::settle_charge::SettleCharge;
use bangban_domain::case::acts::solve_problem::SolveProblem;
use bangban_domain::case::acts::supplement::{Supplement, SupplementItem};
use bangban_domain::case::acts::suspend::Suspend;
use bangban_domain::case::department::{DepartmentState, Outcome};
use bangban_domain::case::event::LogKind;
use bangban_domain::case::intake::NoticeSubject;
use bangban_domain::case::mandate::{ChargeState, SuspensionGround};
use bangban_domain::case::{Mode, State};
use bangban_domain::deadline::DayUnit;
use bangban_domain::service_item::ServiceItem;
use chrono::NaiveDate;

use super::Tale;
use crate::demo::cases::texts;

/// Working days between the steps of a case that goes its way.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Pace {
    /// From the acceptance of the entrustment to the filing.
    pub(in super::super) filed: u32,
    /// From the filing to the department's acceptance: less than its silence would take.
    pub(in super::super) taken: u32,
    /// From there to the decision.
    pub(in super::super) decided: u32,
}

/// A paper of the department that says nothing but where it stands.
pub(in super::super) const fn paper(
    state: DepartmentState,
    occurred_on: NaiveDate,
) -> RecordDepartment {
    RecordDepartment {
        state,
        occurred_on,
        reference: None,
        outcome: None,
        promised: None,
        statutory: None,
        special_procedure: None,
        extension: None,
    }
}

/// What a yes is called for this item.
pub(super) fn favourable(item: &ServiceItem) -> Outcome {
    match item.item_type.as_str() {
        "行政许可" => Outcome::Granted,
        "行政确认" | "行政给付" => Outcome::Confirmed,
        "公共服务" => Outcome::Registered,
        _ => Outcome::Recorded,
    }
}

impl Tale<'_> {
    /// A pace that keeps the limit, or exceeds it by some days.
    pub(in super::super) fn pace(&mut self, late: bool) -> Result<Pace, Error> {
        let limit = self.mandate()?.limit;
        let days = match limit.unit {
            DayUnit::WorkingDays => limit.days,
            DayUnit::CalendarDays => limit.days * 2 / 3,
        };
        let dice = &mut self.scene.dice;
        let span = if late {
            days + dice.between(2, 6)
        } else {
            days * dice.between(40, 85) / 100
        };
        let filed = (span / 4).min(2);
        let taken = ((span - filed) / 3).min(2);
        Ok(Pace {
            filed,
            taken,
            decided: span - filed - taken,
        })
    }

    /// 填写日志.
    pub(in super::super) async fn log(&mut self, kind: LogKind, text: &str) -> Result<(), Error> {
        let entry = LogWork {
            text: text.to_owned(),
            kind,
            happened_at: self.scene.happened_at(),
        };
        self.act(self.agent(), entry).await
    }

    /// The first entry: guidance, or a visit where the applicant can't come.
    pub(in super::super) async fn begin(&mut self) -> Result<(), Error> {
        let (kind, texts) = if self.scene.dice.percent(25) {
            (LogKind::Visit, texts::VISITS.as_slice())
        } else {
            (LogKind::Guidance, texts::GUIDANCE.as_slice())
        };
        let text = self.scene.dice.pick(texts);
        self.log(kind, text).await
    }

    /// An entry on the way.
    pub(in super::super) async fn keep_in_touch(&mut self) -> Result<(), Error> {
        let text = self.scene.dice.pick(&texts::CONTACTS);
        self.log(LogKind::Contact, text).await
    }

    /// A paper of the department.
    pub(in super::super) async fn department(
        &mut self,
        paper: RecordDepartment,
    ) -> Result<(), Error> {
        self.act(self.agent(), paper).await
    }

    /// A paper that says nothing but where the department stands.
    pub(in super::super) async fn department_is(
        &mut self,
        state: DepartmentState,
    ) -> Result<(), Error> {
        self.department(paper(state, self.scene.paper_date())).await
    }

    /// Files with the department, or sees the applicant file.
    pub(in super::super) async fn file(&mut self) -> Result<(), Error> {
        if self.case.record.mode == Mode::Entrust {
            let text = self.scene.dice.pick(&texts::FILINGS);
            self.log(LogKind::Filing, text).await?;
        } else {
            let text = self.scene.dice.pick(&texts::FILED_BY_APPLICANT);
            self.log(LogKind::Guidance, text).await?;
        }
        self.department_is(DepartmentState::Filed).await
    }

    /// The department accepts.
    pub(in super::super) async fn taken(&mut self) -> Result<(), Error> {
        let reference = Some(texts::reference(self.scene.dice.between(1, 99_999)));
        let paper = RecordDepartment {
            reference,
            ..paper(DepartmentState::Accepted, self.scene.paper_date())
        };
        self.department(paper).await
    }

    /// The department decides.
    pub(in super::super) async fn decided(&mut self, outcome: Outcome) -> Result<(), Error> {
        let paper = RecordDepartment {
            outcome: Some(outcome),
            ..paper(DepartmentState::Decided, self.scene.paper_date())
        };
        self.department(paper).await
    }

    /// What a yes is called for this item.
    pub(in super::super) fn favourable(&self) -> Outcome {
        favourable(&self.scene.item)
    }

    /// From the first entry to the department's decision, at this pace.
    pub(in super::super) async fn see_through(
        &mut self,
        pace: Pace,
        outcome: Outcome,
    ) -> Result<(), Error> {
        self.begin().await?;
        self.days(pace.filed);
        self.file().await?;
        self.days(pace.taken);
        self.taken().await?;
        if pace.decided > 3 && self.scene.dice.percent(40) {
            self.days(pace.decided / 2);
            self.keep_in_touch().await?;
            self.days(pace.decided - pace.decided / 2);
        } else {
            self.days(pace.decided);
        }
        self.decided(outcome).await
    }

    /// 中止, from today on.
    pub(in super::super) async fn suspend(
        &mut self,
        expected_days: Option<u32>,
    ) -> Result<(), Error> {
        let company = !self.scene.applicant.is_natural_person();
        let ground = if company {
            SuspensionGround::ProjectAtRest
        } else {
            SuspensionGround::ApplicantCause
        };
        let basis = if company {
            texts::SUSPENSION_PAPERS[1]
        } else {
            self.scene
                .dice
                .pick(&[texts::SUSPENSION_PAPERS[0], texts::SUSPENSION_PAPERS[2]])
        };
        let suspend = Suspend {
            ground,
            basis: basis.to_owned(),
            started_on: self.scene.today(),
            expected_days,
        };
        self.act(self.agent(), suspend).await
    }

    /// 续办, today.
    pub(in super::super) async fn resume(&mut self) -> Result<(), Error> {
        let State::Suspended { suspension, .. } = &self.case.record.state else {
            return Err(Error::Internal);
        };
        let note = Some("申请人书面要求恢复办理".to_owned());
        let resume = Resume {
            id: suspension.id,
            ended_on: self.scene.today(),
            note,
        };
        self.act(self.agent(), resume).await
    }

    /// 规费, due in ten days; in fen.
    pub(in super::super) async fn charge(&mut self) -> Result<(), Error> {
        let (name, amount_fen, basis) = match self.scene.item.category.as_str() {
            "不动产登记" => (
                "不动产登记费",
                55_000,
                "财税〔2016〕79号、发改价格规〔2016〕2559号",
            ),
            "涉水审批" => ("水土保持补偿费", 1_286_400, "财综〔2014〕8号"),
            _ => ("城市基础设施配套费", 23_580_000, "地方规定（示例）"),
        };
        let charge = RecordCharge {
            name: name.to_owned(),
            amount_fen,
            basis: basis.to_owned(),
            due_on: self.scene.in_days(10),
            state: ChargeState::Due,
        };
        self.act(self.agent(), charge).await
    }

    /// 规费 paid or waived.
    pub(in super::super) async fn settle(&mut self, state: ChargeState) -> Result<(), Error> {
        let charge = self.mandate()?.charges.last().ok_or(Error::Internal)?;
        let settle = SettleCharge {
            id: charge.id,
            state,
        };
        self.act(self.agent(), settle).await
    }

    /// 问题上报.
    pub(in super::super) async fn problem(&mut self) -> Result<(), Error> {
        let (text, with_whom, _) = texts::PROBLEMS[self.scene.nth as usize % texts::PROBLEMS.len()];
        let raise = RaiseProblem {
            text: text.to_owned(),
            with_whom: Some(with_whom.to_owned()),
        };
        self.act(self.agent(), raise).await
    }

    /// 问题解决, by the agent or the superior.
    pub(in super::super) async fn solve(&mut self) -> Result<(), Error> {
        let (_, _, solution) = texts::PROBLEMS[self.scene.nth as usize % texts::PROBLEMS.len()];
        let problem = self.mandate()?.problems.last().ok_or(Error::Internal)?;
        let solve = SolveProblem {
            id: problem.id,
            text: solution.to_owned(),
        };
        let by = if self.scene.nth.is_multiple_of(2) {
            self.agent()
        } else {
            &self.scene.desk.supervisor
        };
        self.act(by, solve).await
    }

    /// 催办提醒, with a date so many calendar days ahead.
    pub(in super::super) async fn remind(&mut self, days: u64) -> Result<(), Error> {
        let text = "请于限期前补交材料并到窗口配合办理，逾期将按协议约定处理".to_owned();
        let respond_by = self.scene.in_days(days);
        self.act(self.agent(), Remind { text, respond_by }).await
    }

    /// What the department asked for, supplied at the counter or by the applicant.
    pub(in super::super) async fn supply_to_department(&mut self) -> Result<(), Error> {
        let subject = NoticeSubject::Subject("审批部门要求的补正材料".to_owned());
        let note = Some("已按部门补正通知书准备".to_owned());
        let by = self.scene.account.unwrap_or(&self.scene.desk.clerk);
        self.act(
            by,
            Supplement {
                items: vec![SupplementItem { subject, note }],
            },
        )
        .await
    }
}
