//! From the draft to the acceptance.

use bangban_application::cases::{self, NewCase, OnTheSpotCase};
use bangban_application::{Caller, Error};
use bangban_domain::case::acts::complete::Complete;
use bangban_domain::case::acts::draw_up_agreement::DrawUpAgreement;
use bangban_domain::case::acts::issue_notice::IssueNotice;
use bangban_domain::case::acts::receive_material::ReceiveMaterial;
use bangban_domain::case::acts::sign::Sign;
use bangban_domain::case::acts::supplement::{Supplement, SupplementItem};
use bangban_domain::case::intake::{NoticeItem, NoticeSubject, Party, SignatureMethod};
use bangban_domain::case::material::Form;
use bangban_domain::case::{Action, Consent, Mode};
use bangban_domain::id::DocumentId;
use bangban_domain::service_item::{MaterialRequirement, Necessity, ServiceItem};
use chrono::NaiveDate;

use super::{Scene, Tale, favourable};
use crate::demo::cases::people;
use crate::demo::cases::texts;

impl<'a> Scene<'a> {
    /// What the applicant wants.
    fn new_case(&mut self) -> NewCase {
        let mode = if self.dice.percent(60) {
            Mode::Entrust
        } else {
            Mode::Assist
        };
        let scope = match mode {
            Mode::Entrust => self.dice.pick(&texts::SCOPES_ENTRUST),
            Mode::Assist => self.dice.pick(&texts::SCOPES_ASSIST),
        };
        NewCase {
            service_item_id: self.item.id,
            organization_id: Some(self.desk.venue),
            mode,
            applicant: self.applicant.clone(),
            consent: Consent {
                voluntary: true,
                scope: scope.to_owned(),
            },
            origin: Some(self.origin),
        }
    }

    /// 起草.
    pub(in super::super) async fn draft(mut self) -> Result<Tale<'a>, Error> {
        let new = self.new_case();
        self.draft_as(new).await
    }

    /// 起草, 帮办 only.
    pub(in super::super) async fn draft_to_assist(mut self) -> Result<Tale<'a>, Error> {
        let scope = self.dice.pick(&texts::SCOPES_ASSIST).to_owned();
        let new = NewCase {
            mode: Mode::Assist,
            consent: Consent {
                voluntary: true,
                scope,
            },
            ..self.new_case()
        };
        self.draft_as(new).await
    }

    async fn draft_as(self, new: NewCase) -> Result<Tale<'a>, Error> {
        self.wait().await;
        let case = cases::create(self.stage.platform, self.writer, new)
            .await?
            .commit()
            .await?;
        let mut tale = Tale { scene: self, case };
        tale.scene.minutes(3, 10);
        Ok(tale)
    }

    /// 当场办 (C12): from the application to the result in one go.
    pub(in super::super) async fn on_the_spot(mut self) -> Result<Tale<'a>, Error> {
        let simplified = self.item.simplified && self.applicant.is_natural_person();
        let agreement = (!simplified).then(|| DrawUpAgreement {
            content: format!(
                "受托机构为委托人当场办理“{}”提供无偿帮办代办服务",
                self.item.name
            ),
            scope: texts::SCOPES_ENTRUST[2].to_owned(),
            valid_until: self.in_days(30),
            non_cooperation_clause: false,
            mode: None,
        });
        let agents = &self.desk.agents;
        let case = OnTheSpotCase {
            new: self.new_case(),
            declaration: true,
            agent_id: Some(agents[self.nth as usize % agents.len()].actor.user_id),
            agreement,
            signature: if simplified {
                (SignatureMethod::Oral, None)
            } else {
                (SignatureMethod::Paper, None)
            },
            receipts: self.receipts(),
            complete: Complete {
                outcome: favourable(&self.item),
                result: texts::result(&self.item.name, true, self.dice.between(1, 9_999)),
            },
        };
        self.wait().await;
        let submitted = cases::on_the_spot(self.stage.platform, &self.desk.clerk, case).await?;
        let case = submitted.pending.commit().await?;
        let mut tale = Tale { scene: self, case };
        tale.scene.minutes(3, 10);
        Ok(tale)
    }

    /// 起草, and 提交 in one go.
    pub(in super::super) async fn apply(self) -> Result<Tale<'a>, Error> {
        let mut tale = self.draft().await?;
        if tale.scene.dice.percent(15) {
            tale.upload(tale.scene.writer).await?;
        }
        tale.submit().await?;
        Ok(tale)
    }

    /// The forms in which the materials of the item come in.
    pub(in super::super) fn receipts(&mut self) -> Vec<ReceiveMaterial> {
        let item = std::sync::Arc::clone(&self.item);
        let wanted = item
            .materials
            .iter()
            .filter(|it| it.necessity != Necessity::Optional || self.dice.percent(40));
        let wanted: Vec<_> = wanted.collect();
        wanted.into_iter().map(|it| receipt(it, None)).collect()
    }
}

impl Tale<'_> {
    /// 提交申请.
    pub(in super::super) async fn submit(&mut self) -> Result<(), Error> {
        let work = self.open(self.scene.writer, Action::Submission).await?;
        let submitted = cases::submit(self.scene.stage.platform, work, true).await?;
        let case = submitted.pending.commit().await?;
        self.keep(case);
        Ok(())
    }

    /// 上传材料; the last document is the new one.
    pub(in super::super) async fn upload(
        &mut self,
        by: &Caller,
    ) -> Result<Option<DocumentId>, Error> {
        let platform = self.scene.stage.platform;
        let kind = "application/pdf".to_owned();
        let upload = cases::prepare_upload(platform, self.case.id, kind, tiny_pdf()).await?;
        let work = self.open(by, Action::Documents).await?;
        let pending = cases::add_document(by, work, upload).await?;
        let case = pending.commit().await?;
        self.keep(case);
        Ok(self
            .case
            .record
            .documents
            .last()
            .map(|document| document.id))
    }

    /// 材料收讫 of everything that the item asks for; what can follow later does so now and then.
    pub(in super::super) async fn receive_materials(&mut self) -> Result<(), Error> {
        let until = self.scene.in_days(25);
        for mut received in self.scene.receipts() {
            let necessity = necessity(&self.scene.item, &received);
            if necessity == Some(Necessity::Deferrable) && self.scene.dice.percent(50) {
                received = ReceiveMaterial {
                    form: Form::Deferred,
                    copies: 0,
                    until: Some(until),
                    ..received
                };
            }
            self.act(&self.scene.desk.clerk, received).await?;
        }
        Ok(())
    }

    /// 材料收讫 of what is still open: what was deferred, above all.
    pub(in super::super) async fn receive_the_rest(&mut self) -> Result<(), Error> {
        let item = std::sync::Arc::clone(&self.scene.item);
        let deferred = |it: &&MaterialRequirement| {
            let material = self
                .case
                .record
                .materials
                .iter()
                .find(|material| material.id == it.id);
            let receipt = material.and_then(|material| material.receipt.as_ref());
            receipt.map_or(it.necessity != Necessity::Optional, |receipt| {
                receipt.form == Form::Deferred
            })
        };
        let rest: Vec<_> = item
            .materials
            .iter()
            .filter(deferred)
            .map(|it| receipt(it, None))
            .collect();
        for received in rest {
            self.act(&self.scene.desk.clerk, received).await?;
        }
        Ok(())
    }

    /// 材料收讫 where one material follows by that date.
    pub(in super::super) async fn defer_one(&mut self, until: NaiveDate) -> Result<(), Error> {
        let item = std::sync::Arc::clone(&self.scene.item);
        let deferrable = item
            .materials
            .iter()
            .find(|it| it.necessity == Necessity::Deferrable);
        if let Some(material) = deferrable {
            self.act(&self.scene.desk.clerk, receipt(material, Some(until)))
                .await?;
        }
        Ok(())
    }

    /// 一次性告知: the first paper, and something that only the applicant knows.
    pub(in super::super) async fn notice(
        &mut self,
        supply_by: Option<NaiveDate>,
    ) -> Result<(), Error> {
        let items = self.notice_items();
        self.act(&self.scene.desk.clerk, IssueNotice { items, supply_by })
            .await
    }

    pub(super) fn notice_items(&self) -> Vec<NoticeItem> {
        let material = self
            .case
            .record
            .materials
            .first()
            .map(|material| NoticeItem {
                subject: NoticeSubject::Material(material.id),
                requirement: format!("{}须填写完整并由申请人签名（盖章）", material.name),
                how_to_supply: "送至受理窗口，或拍照后在网上补传".to_owned(),
                supplied: false,
            });
        let contact = NoticeItem {
            subject: NoticeSubject::Subject("有效的联系电话和送达地址".to_owned()),
            requirement: "与申请表一致，办理期间保持畅通".to_owned(),
            how_to_supply: "电话告知窗口工作人员即可".to_owned(),
            supplied: false,
        };
        material.into_iter().chain([contact]).collect()
    }

    /// 补正 of the first so many things that the notice lists, by the applicant or at the counter.
    pub(in super::super) async fn supply(&mut self, most: usize) -> Result<(), Error> {
        let listed = self.notice_items().into_iter().take(most);
        let items = listed
            .map(|item| SupplementItem {
                subject: item.subject,
                note: None,
            })
            .collect();
        let by = self.scene.account.unwrap_or(&self.scene.desk.clerk);
        self.act(by, Supplement { items }).await
    }

    /// Consent or 委托协议 with its signatures (C7).
    pub(in super::super) async fn agree(&mut self) -> Result<(), Error> {
        let item = &self.scene.item;
        let natural = self.scene.applicant.is_natural_person();
        if item.simplified && item.is_livelihood() && natural {
            return self.consent().await;
        }
        self.agree_in_writing(self.scene.nth.is_multiple_of(3))
            .await
    }

    async fn consent(&mut self) -> Result<(), Error> {
        let method = self.scene.dice.pick(&[
            SignatureMethod::Oral,
            SignatureMethod::Oral,
            SignatureMethod::Paper,
        ]);
        self.sign_for_applicant(method, None).await
    }

    /// 委托协议, drawn up and signed by both.
    pub(in super::super) async fn agree_in_writing(
        &mut self,
        non_cooperation_clause: bool,
    ) -> Result<(), Error> {
        self.draw_up(non_cooperation_clause, None).await?;
        let scan = self.scene.account.is_none() && self.scene.dice.percent(20);
        let document_id = if scan {
            self.upload(&self.scene.desk.clerk).await?
        } else {
            None
        };
        let method = if self.scene.dice.percent(8) {
            SignatureMethod::Fingerprint
        } else {
            SignatureMethod::Paper
        };
        self.sign_for_applicant(method, document_id).await?;
        self.sign_for_venue().await
    }

    /// 委托协议, or 补充协议 with another mode.
    pub(in super::super) async fn draw_up(
        &mut self,
        non_cooperation_clause: bool,
        mode: Option<Mode>,
    ) -> Result<(), Error> {
        let scope = match mode {
            Some(Mode::Entrust) => self.scene.dice.pick(&texts::SCOPES_ENTRUST).to_owned(),
            _ => self.case.record.consent.scope.clone(),
        };
        let agreement = DrawUpAgreement {
            content: format!(
                "受托机构为委托人办理“{}”提供无偿帮办代办服务",
                self.scene.item.name
            ),
            scope,
            valid_until: self.scene.in_days(180),
            non_cooperation_clause,
            mode,
        };
        self.act(&self.scene.desk.clerk, agreement).await
    }

    /// The applicant signs: electronically with an account, else so at the counter.
    pub(in super::super) async fn sign_for_applicant(
        &mut self,
        method: SignatureMethod,
        document_id: Option<DocumentId>,
    ) -> Result<(), Error> {
        let account = self.scene.account;
        let method = if account.is_some() {
            SignatureMethod::Electronic
        } else {
            method
        };
        let fingerprint = method == SignatureMethod::Fingerprint;
        let sign = Sign {
            party: Party::Applicant,
            method,
            signed_on: self.scene.paper_date(),
            witness: fingerprint.then(|| people::name(&mut self.scene.dice)),
            document_id,
            by_applicant: account.is_some(),
        };
        self.act(account.unwrap_or(&self.scene.desk.clerk), sign)
            .await
    }

    /// The venue signs.
    pub(in super::super) async fn sign_for_venue(&mut self) -> Result<(), Error> {
        let sign = Sign {
            party: Party::Organization,
            method: SignatureMethod::Paper,
            signed_on: self.scene.paper_date(),
            witness: None,
            document_id: None,
            by_applicant: false,
        };
        self.act(&self.scene.desk.clerk, sign).await
    }

    /// 受理委托, with one of the desk's agents.
    pub(in super::super) async fn accept(&mut self) -> Result<(), Error> {
        let agents = &self.scene.desk.agents;
        let agent = &agents[self.scene.nth as usize % agents.len()];
        let work = self
            .open(&self.scene.desk.clerk, Action::Acceptance)
            .await?;
        let case = cases::accept(work, agent.actor.user_id)
            .await?
            .commit()
            .await?;
        self.keep(case);
        Ok(())
    }

    /// Materials, agreement, acceptance.
    pub(in super::super) async fn take_on(&mut self) -> Result<(), Error> {
        self.receive_materials().await?;
        self.agree().await?;
        self.accept().await
    }
}

fn necessity(item: &ServiceItem, received: &ReceiveMaterial) -> Option<Necessity> {
    let requirement = item
        .materials
        .iter()
        .find(|material| material.id == received.id);
    requirement.map(|material| material.necessity)
}

/// A receipt in the form that the item asks for; deferred where a date is given.
fn receipt(material: &MaterialRequirement, until: Option<NaiveDate>) -> ReceiveMaterial {
    let form = match material.form.as_str() {
        _ if until.is_some() => Form::Deferred,
        words if words.contains("核验") => Form::SharedLicence,
        words if words.contains("原件") => Form::Original,
        words if words.contains("复印") => Form::Copy,
        _ => Form::Electronic,
    };
    let copies = if matches!(form, Form::Original | Form::Copy) {
        material.copies.max(1)
    } else {
        0
    };
    ReceiveMaterial {
        id: material.id,
        form,
        copies,
        until,
    }
}

/// One empty page.
fn tiny_pdf() -> Vec<u8> {
    const OBJECTS: [&str; 3] = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut offsets = String::new();
    for (number, object) in (1..).zip(OBJECTS) {
        offsets += &format!("{:010} 00000 n \n", pdf.len());
        pdf += &format!("{number} 0 obj{object}endobj\n");
    }
    let start = pdf.len();
    pdf += &format!(
        "xref\n0 4\n0000000000 65535 f \n{offsets}trailer<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    pdf.into_bytes()
}
