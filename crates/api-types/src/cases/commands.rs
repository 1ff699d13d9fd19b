//! From the requests of the acts to the commands of the domain.
//!
//! Owns no rule: names and spellings change, nothing else.

use bangban_domain::case::acts;
use bangban_domain::case::closing::HandoverItem;
use bangban_domain::case::department::Extension;
use bangban_domain::case::intake::{NoticeItem, NoticeSubject};
use bangban_domain::deadline::Limit;
use bangban_domain::id::{DocumentId, MaterialId};
use chrono::Utc;
use uuid::Uuid;

use super::acts::*;
use crate::text::Text;

fn subject(material_id: Option<Uuid>, subject: Option<Text<200>>) -> NoticeSubject {
    match material_id {
        Some(id) => NoticeSubject::Material(MaterialId::new(id)),
        None => NoticeSubject::Subject(subject.map(String::from).unwrap_or_default()),
    }
}

impl From<NoticeItemInput> for NoticeItem {
    fn from(item: NoticeItemInput) -> Self {
        Self {
            subject: subject(item.material_id, item.subject),
            requirement: item.requirement.into(),
            how_to_supply: item.how_to_supply.into(),
            supplied: false,
        }
    }
}

impl From<CorrectionNoticeRequest> for acts::issue_notice::IssueNotice {
    fn from(request: CorrectionNoticeRequest) -> Self {
        Self {
            items: request.items.into_iter().map(NoticeItem::from).collect(),
            supply_by: request.supply_by.map(|day| day.0),
        }
    }
}

impl From<SupplementRequest> for acts::supplement::Supplement {
    fn from(request: SupplementRequest) -> Self {
        let items = request
            .items
            .into_iter()
            .map(|item| acts::supplement::SupplementItem {
                subject: subject(item.material_id, item.subject),
                note: item.note.map(String::from),
            });
        Self {
            items: items.collect(),
        }
    }
}

impl From<RejectionRequest> for acts::reject::Reject {
    fn from(request: RejectionRequest) -> Self {
        Self {
            reason_code: request.reason_code,
            reason: request.reason.into(),
            alternative: request.alternative.into(),
        }
    }
}

impl From<WithdrawalRequest> for acts::withdraw::Withdraw {
    fn from(request: WithdrawalRequest) -> Self {
        Self {
            reason: request.reason.map(String::from),
        }
    }
}

impl From<AgreementRequest> for acts::draw_up_agreement::DrawUpAgreement {
    fn from(request: AgreementRequest) -> Self {
        Self {
            content: request.content.into(),
            scope: request.scope.into(),
            valid_until: request.valid_until.0,
            non_cooperation_clause: request.non_cooperation_clause,
            mode: request.mode,
        }
    }
}

impl SignatureRequest {
    /// The command; `by_applicant` where the caller is the applicant.
    pub fn into_command(self, by_applicant: bool) -> acts::sign::Sign {
        acts::sign::Sign {
            party: self.party,
            method: self.method,
            signed_on: self.signed_on.0,
            witness: self.witness.map(String::from),
            document_id: self.document_id.map(DocumentId::new),
            by_applicant,
        }
    }
}

impl From<LogEntryRequest> for acts::log_work::LogWork {
    fn from(request: LogEntryRequest) -> Self {
        Self {
            text: request.text.into(),
            kind: request.kind,
            happened_at: request
                .happened_at
                .map(|at| bangban_domain::time::to_micros(at.with_timezone(&Utc))),
        }
    }
}

impl From<LimitInput> for Limit {
    fn from(limit: LimitInput) -> Self {
        Self {
            days: limit.days,
            unit: limit.unit,
        }
    }
}

impl From<DepartmentProgressRequest> for acts::record_department::RecordDepartment {
    fn from(request: DepartmentProgressRequest) -> Self {
        let limits = request.limits.unwrap_or(LimitsInput {
            promised: None,
            statutory: None,
        });
        Self {
            state: request.state,
            occurred_on: request.occurred_on.0,
            reference: request.reference.map(String::from),
            outcome: request.outcome,
            promised: limits.promised.map(Limit::from),
            statutory: limits.statutory.map(Limit::from),
            special_procedure: request
                .special_procedure
                .map(|special| (special.ground, special.expected_days)),
            extension: request.extension.map(|extension| Extension {
                days: extension.days,
                reason: extension.reason.into(),
            }),
        }
    }
}

impl From<SuspensionRequest> for acts::suspend::Suspend {
    fn from(request: SuspensionRequest) -> Self {
        Self {
            ground: request.ground,
            basis: request.basis.into(),
            started_on: request.started_on.0,
            expected_days: request.expected_days,
        }
    }
}

impl From<ChargeRequest> for acts::record_charge::RecordCharge {
    fn from(request: ChargeRequest) -> Self {
        Self {
            name: request.name.into(),
            amount_fen: request.amount.0,
            basis: request.basis.into(),
            due_on: request.due_on.0,
            state: request.state,
        }
    }
}

impl MaterialReceiptRequest {
    /// The command for one line of the list.
    pub fn into_command(self, id: MaterialId) -> acts::receive_material::ReceiveMaterial {
        acts::receive_material::ReceiveMaterial {
            id,
            form: self.form,
            copies: self.copies,
            until: self.until.map(|day| day.0),
        }
    }
}

impl From<ProblemRequest> for acts::raise_problem::RaiseProblem {
    fn from(request: ProblemRequest) -> Self {
        Self {
            text: request.text.into(),
            with_whom: request.with_whom.map(String::from),
        }
    }
}

impl From<ReminderRequest> for acts::remind::Remind {
    fn from(request: ReminderRequest) -> Self {
        Self {
            text: request.text.into(),
            respond_by: request.respond_by.0,
        }
    }
}

impl From<CompletionRequest> for acts::complete::Complete {
    fn from(request: CompletionRequest) -> Self {
        Self {
            outcome: request.outcome,
            result: request.result.into(),
        }
    }
}

impl From<HandoverItemInput> for HandoverItem {
    fn from(item: HandoverItemInput) -> Self {
        Self {
            name: item.name.into(),
            form: item.form,
            count: item.count,
        }
    }
}

/// The lines of a list.
pub(crate) fn handover_items(items: Vec<HandoverItemInput>) -> Vec<HandoverItem> {
    items.into_iter().map(HandoverItem::from).collect()
}

impl From<HandoverRequest> for acts::hand_over::HandOver {
    fn from(request: HandoverRequest) -> Self {
        Self {
            to_applicant: handover_items(request.to_applicant),
            to_organization: handover_items(request.to_organization),
            received_by: request.received_by.into(),
        }
    }
}

impl From<TerminationWishRequest> for acts::request_termination::RequestTermination {
    fn from(request: TerminationWishRequest) -> Self {
        Self {
            reason: request.reason.into(),
        }
    }
}

impl From<TerminationRequest> for acts::terminate::Terminate {
    fn from(request: TerminationRequest) -> Self {
        Self {
            ground: request.ground,
            reason: request.reason.into(),
            returned_materials: handover_items(request.returned_materials),
        }
    }
}

impl From<ArchiveRequest> for acts::archive::ArchiveCase {
    fn from(request: ArchiveRequest) -> Self {
        Self {
            retention: request.retention.unwrap_or_default(),
            note: request.note.map(String::from),
        }
    }
}

impl From<EvaluationRequest> for acts::evaluate::Evaluate {
    fn from(request: EvaluationRequest) -> Self {
        Self {
            level: request.level,
            comment: request.comment.map(String::from),
        }
    }
}
