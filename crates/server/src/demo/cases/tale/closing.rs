//! How a case ends: result, hand-over, archive, rating; or one of the other four ways.

use bangban_application::Error;
use bangban_domain::case::acts::archive::ArchiveCase;
use bangban_domain::case::acts::complete::Complete;
use bangban_domain::case::acts::evaluate::Evaluate;
use bangban_domain::case::acts::hand_over::HandOver;
use bangban_domain::case::acts::reject::Reject;
use bangban_domain::case::acts::request_termination::RequestTermination;
use bangban_domain::case::acts::terminate::Terminate;
use bangban_domain::case::acts::withdraw::Withdraw;
use bangban_domain::case::archive::Retention;
use bangban_domain::case::closing::{HandoverItem, RejectionReason, TerminationGround};
use bangban_domain::case::department::Outcome;
use bangban_domain::case::material::Form;

use super::Tale;
use crate::demo::cases::texts;

impl Tale<'_> {
    /// 办结.
    pub(in super::super) async fn complete(&mut self, outcome: Outcome) -> Result<(), Error> {
        let number = self.scene.dice.between(1, 9_999);
        let result = texts::result(&self.scene.item.name, outcome != Outcome::Refused, number);
        self.act(self.agent(), Complete { outcome, result }).await
    }

    /// 交接: the result and the originals to the applicant, the file to the venue.
    pub(in super::super) async fn hand_over(&mut self) -> Result<(), Error> {
        let result = HandoverItem {
            name: "办理结果文书".to_owned(),
            form: Form::Original,
            count: 1,
        };
        let to_applicant = [result].into_iter().chain(self.originals()).collect();
        let file = HandoverItem {
            name: "代办案卷（协议、告知书、日志、回执）".to_owned(),
            form: Form::Copy,
            count: 1,
        };
        let received_by = self.scene.applicant.name().to_owned();
        self.act(
            self.agent(),
            HandOver {
                to_applicant,
                to_organization: vec![file],
                received_by,
            },
        )
        .await
    }

    /// The originals that were handed in.
    pub(super) fn originals(&self) -> Vec<HandoverItem> {
        let materials = self.case.record.materials.iter();
        let originals = materials.filter_map(|material| {
            let receipt = material
                .receipt
                .as_ref()
                .filter(|receipt| receipt.form == Form::Original)?;
            Some(HandoverItem {
                name: material.name.clone(),
                form: Form::Original,
                count: receipt.copies,
            })
        });
        originals.collect()
    }

    /// 归档, where an archivist reaches the venue.
    pub(in super::super) async fn archive(&mut self) -> Result<(), Error> {
        let Some(archivist) = &self.scene.desk.archivist else {
            return Ok(());
        };
        let project = !self.scene.applicant.is_natural_person();
        let (retention, note) = match self.scene.nth % 4 {
            0 if project => (Retention::ThirtyYears, Some("项目类卷宗，保管三十年")),
            3 if project => (Retention::Permanent, Some("重大项目卷宗，永久保管")),
            _ => (Retention::TenYears, None),
        };
        let note = note.map(str::to_owned);
        self.act(archivist, ArchiveCase { retention, note }).await
    }

    /// 评价 by the applicant's own account; nothing without one.
    pub(in super::super) async fn rate(&mut self, level: u8) -> Result<(), Error> {
        let Some(account) = self.scene.account else {
            return Ok(());
        };
        let remarks = texts::REMARKS
            .get(usize::from(level.saturating_sub(1)))
            .copied()
            .unwrap_or_default();
        let comment = (!remarks.is_empty() && self.scene.dice.percent(75))
            .then(|| self.scene.dice.pick(remarks).to_owned());
        self.act(account, Evaluate { level, comment }).await
    }

    /// 不受理, for each of the coded reasons in turn.
    pub(in super::super) async fn reject(&mut self) -> Result<(), Error> {
        use RejectionReason as R;
        const REASONS: [R; 7] = [
            R::OutOfScope,
            R::NotThisVenue,
            R::NotEligible,
            R::FalseMaterials,
            R::HarmsOthers,
            R::Duplicate,
            R::Other,
        ];
        let index = self.scene.nth as usize % REASONS.len();
        let (reason, alternative) = texts::REJECTIONS[index];
        let reject = Reject {
            reason_code: REASONS[index],
            reason: reason.to_owned(),
            alternative: alternative.to_owned(),
        };
        self.act(&self.scene.desk.clerk, reject).await
    }

    /// 撤回, by the applicant or recorded at the counter.
    pub(in super::super) async fn withdraw(&mut self) -> Result<(), Error> {
        let reason = self
            .scene
            .dice
            .percent(60)
            .then(|| "已自行在网上办理".to_owned());
        let by = self.scene.account.unwrap_or(&self.scene.desk.clerk);
        self.act(by, Withdraw { reason }).await
    }

    /// The applicant asks to end the entrustment.
    pub(in super::super) async fn ask_to_end(&mut self) -> Result<(), Error> {
        let by = self.scene.account.unwrap_or(&self.scene.desk.clerk);
        self.act(
            by,
            RequestTermination {
                reason: "投资计划调整，不再办理该事项".to_owned(),
            },
        )
        .await
    }

    /// 终止委托: the originals go back against the list.
    pub(in super::super) async fn terminate(
        &mut self,
        ground: TerminationGround,
    ) -> Result<(), Error> {
        let reason = match ground {
            TerminationGround::ApplicantRequest => "应申请人要求终止委托，材料已退还并签收",
            TerminationGround::ObjectiveImpossibility => "政策调整，事项停止受理，经负责人确认终止",
            TerminationGround::NonCooperation => "经提醒逾期未配合，按协议约定终止委托",
        };
        let returned_materials = self.originals();
        let terminate = Terminate {
            ground,
            reason: reason.to_owned(),
            returned_materials,
        };
        self.act(&self.scene.desk.clerk, terminate).await
    }
}
