//! What is known of an application from its submission on: number, time to answer, notices,
//! agreement.
//!
//! Owns those facts. Does not own the entrustment that an acceptance makes of it (`mandate`).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::deadline::Due;
use crate::id::{DocumentId, MaterialId};

use super::Mode;

/// A submitted application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    /// 办件编号 (C8).
    pub case_number: String,
    /// Keyed digest of the tracking code; the code itself is shown once and not kept (C8).
    pub tracking_digest: String,
    /// When it was submitted.
    pub submitted_at: DateTime<Utc>,
    /// The day from which the venue's time to answer runs: submission, or the last supplement.
    pub answer_from: NaiveDate,
    /// When the venue must have answered (C5).
    pub answer_due: Due,
    /// The superior was told that the answer is overdue; once per time to answer (C5).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub answer_overdue_noted: bool,
    /// One-time notices that were issued, the current one included (C4).
    pub notices_issued: u32,
    /// A supervisor allowed one more notice than the first (C4).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub further_notice_approved: bool,
    /// The agreement, drawn up and perhaps signed (C7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Agreement>,
    /// Consent that stands in for an agreement (C7, simplified items).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_record: Option<Signature>,
}

/// 一次性告知书 (C4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionNotice {
    /// Everything that is missing or defective.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<NoticeItem>,
    /// The date by which to supply.
    pub supply_by: Due,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// When the applicant was reminded; without it the application does not lapse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminded_on: Option<NaiveDate>,
}

/// One thing that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeItem {
    /// A material of the item, or a free subject.
    pub subject: NoticeSubject,
    /// What the material must be like.
    pub requirement: String,
    /// Where and how to supply it.
    pub how_to_supply: String,
    /// Whether it has been supplied since.
    pub supplied: bool,
}

/// What a notice or a supplement speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeSubject {
    /// A material on the case's list.
    Material(MaterialId),
    /// Something else, in words.
    Subject(String),
}

/// 委托协议, or 补充协议 (C1, C7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// What the service is.
    pub content: String,
    /// What the agent may do.
    pub scope: String,
    /// Last day of validity.
    pub valid_until: NaiveDate,
    /// Whether non-cooperation may end the entrustment (C15).
    pub non_cooperation_clause: bool,
    /// Assist or entrust, where a supplementary agreement changes it (C1).
    pub mode: Mode,
    /// Signatures so far, at most one of each party.
    pub signatures: Vec<Signature>,
}

impl Agreement {
    /// Whether both parties have signed.
    pub fn is_signed(&self) -> bool {
        self.signed_by(Party::Applicant) && self.signed_by(Party::Organization)
    }

    /// Whether that party has signed.
    pub fn signed_by(&self, party: Party) -> bool {
        self.signatures
            .iter()
            .any(|signature| signature.party == party)
    }
}

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Who signed.
    pub party: Party,
    /// How.
    pub method: SignatureMethod,
    /// On which date.
    pub signed_on: NaiveDate,
    /// Before whom, where the applicant can't write.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub witness: Option<String>,
    /// The scan of the signed paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_id: Option<DocumentId>,
}

/// The two parties of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Party {
    /// 申请人.
    Applicant,
    /// 机构.
    Organization,
}

/// How somebody signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SignatureMethod {
    /// 电子签名.
    Electronic,
    /// 纸质签字.
    Paper,
    /// 按指印, before a witness.
    Fingerprint,
    /// 口头, for simplified items only.
    Oral,
}
