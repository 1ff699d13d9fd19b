//! 审批: what is asked of a supervisor, and what he or she says.

use bangban_application::cases::{self, NewRequest};
use bangban_application::{Caller, Error};
use bangban_domain::case::approval::{ChangeReason, Wish};
use bangban_domain::case::{Action, Event, Priority};
use bangban_domain::id::ApprovalRequestId;

use super::Tale;
use crate::demo::cases::texts;

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Answer {
    /// Nobody has decided yet.
    Pending,
    /// 同意.
    Approved,
    /// 不同意.
    Refused,
}

/// A request that waits.
struct Asked(ApprovalRequestId);

/// How many working days a supervisor takes.
const fn later(answer: Answer) -> u32 {
    match answer {
        Answer::Pending => 0,
        Answer::Approved | Answer::Refused => 1,
    }
}

impl Tale<'_> {
    /// 再次告知.
    pub(in super::super) async fn ask_second_notice(
        &mut self,
        answer: Answer,
    ) -> Result<(), Error> {
        let items = self.notice_items();
        let wish = Wish::SecondNotice {
            items,
            supply_by: None,
        };
        let reason = "补正后的材料出现新的不一致，确需再次告知";
        self.ask(&self.scene.desk.clerk, wish, None, reason, answer)
            .await
    }

    /// 更换代办员; nothing where the desk has no other agent.
    pub(in super::super) async fn ask_agent_change(&mut self, answer: Answer) -> Result<(), Error> {
        const REASONS: [(ChangeReason, &str); 3] = [
            (ChangeReason::SickLeave, "原代办员病假，预计超过十个工作日"),
            (ChangeReason::LeftPost, "原代办员轮岗"),
            (ChangeReason::ApplicantRequest, "申请人书面要求更换"),
        ];
        let agent = self.agent();
        let Some(successor) = self.scene.desk.other_agent(agent) else {
            return Ok(());
        };
        let (code, reason) = REASONS[self.scene.nth as usize % REASONS.len()];
        let wish = Wish::AgentChange {
            agent_id: successor.actor.user_id,
            handover_note: Some("材料已收齐，部门已收件，下一步跟进审批意见".to_owned()),
        };
        self.ask(&self.scene.desk.clerk, wish, Some(code), reason, answer)
            .await
    }

    /// 急事急办、特事特办.
    pub(in super::super) async fn ask_priority(
        &mut self,
        priority: Priority,
        answer: Answer,
    ) -> Result<(), Error> {
        let reason = match priority {
            Priority::Special => self.scene.dice.pick(&texts::SPECIAL_REASONS),
            _ => self.scene.dice.pick(&texts::URGENT_REASONS),
        };
        let by = if self.case.agent_id().is_some() {
            self.agent()
        } else {
            &self.scene.desk.clerk
        };
        self.ask(by, Wish::Priority { priority }, None, reason, answer)
            .await
    }

    /// 客观原因无法办结; ends the entrustment with the approval where `at_once`.
    pub(in super::super) async fn ask_impossibility(
        &mut self,
        at_once: bool,
        answer: Answer,
    ) -> Result<(), Error> {
        let returned_materials = at_once.then(|| self.originals());
        let reason = "政策调整，该事项暂停受理，客观上无法办结";
        self.ask(
            self.agent(),
            Wish::ObjectiveImpossibility { returned_materials },
            None,
            reason,
            answer,
        )
        .await
    }

    /// 重新办理.
    pub(in super::super) async fn ask_reopening(&mut self, answer: Answer) -> Result<(), Error> {
        let reason = "结果文书载明的地址有误，需返回部门更正";
        self.ask(self.agent(), Wish::Reopening, None, reason, answer)
            .await
    }

    async fn ask(
        &mut self,
        by: &Caller,
        wish: Wish,
        reason_code: Option<ChangeReason>,
        reason: &str,
        answer: Answer,
    ) -> Result<(), Error> {
        let asked = self
            .request(
                by,
                NewRequest {
                    wish,
                    reason_code,
                    reason: reason.to_owned(),
                },
            )
            .await?;
        self.days(later(answer));
        match answer {
            Answer::Pending => Ok(()),
            Answer::Approved => self.decide(asked, true, "情况属实，同意").await,
            Answer::Refused => {
                self.decide(asked, false, "理由不充分，不同意，请按原安排办理")
                    .await
            }
        }
    }

    async fn request(&mut self, by: &Caller, new: NewRequest) -> Result<Asked, Error> {
        let work = self.open(by, Action::ApprovalRequests).await?;
        let pending = cases::request_approval(by, work, new).await?;
        let asked = pending.events.iter().find_map(|event| match event {
            Event::ApprovalRequested(request) => Some(Asked(request.id)),
            _ => None,
        });
        let case = pending.commit().await?;
        self.keep(case);
        asked.ok_or(Error::Internal)
    }

    async fn decide(
        &mut self,
        Asked(id): Asked,
        approved: bool,
        reason: &str,
    ) -> Result<(), Error> {
        let supervisor = &self.scene.desk.supervisor;
        let work = self.open(supervisor, Action::ApprovalDecision).await?;
        let pending =
            cases::decide_request(supervisor, work, id, approved, reason.to_owned()).await?;
        let case = pending.commit().await?;
        self.keep(case);
        Ok(())
    }
}
