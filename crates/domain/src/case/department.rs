//! The department's side (承办部门): a record kept from its papers, beside the entrustment.
//!
//! Owns its states, its two limits, special procedures and the one extension (C13). Does not own
//! any decision: an agent never decides.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::WorkCalendar;
use crate::deadline::{Due, Limit, Stop};

/// What the department has done with the filing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Department {
    /// Where it stands.
    pub state: DepartmentState,
    /// The department's own number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// When the application was filed there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filed_on: Option<NaiveDate>,
    /// When the department accepted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_on: Option<NaiveDate>,
    /// Accepted by silence (行政许可法 art. 32).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deemed: bool,
    /// The promised limit (承诺时限).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<Limit>,
    /// The statutory limit (法定时限).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory: Option<Limit>,
    /// The promised date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised_due: Option<Due>,
    /// The statutory date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory_due: Option<Due>,
    /// Special procedures (特别程序), the running one last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub special_procedures: Vec<SpecialProcedure>,
    /// The one extension (art. 42).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<Extension>,
    /// What was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The day of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<NaiveDate>,
    /// The day of the latest progress: papers come in order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_on: Option<NaiveDate>,
}

/// Where the department stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DepartmentState {
    /// Nothing was filed yet.
    #[default]
    NotFiled,
    /// Filed, no answer yet.
    Filed,
    /// The department asks for more.
    CorrectionRequired,
    /// Accepted.
    Accepted,
    /// Not accepted.
    NotAccepted,
    /// A special procedure stops both clocks.
    SpecialProcedure,
    /// Taken back.
    Withdrawn,
    /// Decided.
    Decided,
}

impl DepartmentState {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::NotFiled,
        Self::Filed,
        Self::CorrectionRequired,
        Self::Accepted,
        Self::NotAccepted,
        Self::SpecialProcedure,
        Self::Withdrawn,
        Self::Decided,
    ];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotFiled => "not_filed",
            Self::Filed => "filed",
            Self::CorrectionRequired => "correction_required",
            Self::Accepted => "accepted",
            Self::NotAccepted => "not_accepted",
            Self::SpecialProcedure => "special_procedure",
            Self::Withdrawn => "withdrawn",
            Self::Decided => "decided",
        }
    }

    /// Where the department can go from here. `Accepted` to itself carries an extension.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::NotFiled => &[Self::Filed],
            Self::Filed => &[
                Self::CorrectionRequired,
                Self::Accepted,
                Self::NotAccepted,
                Self::Withdrawn,
                Self::Decided,
            ],
            Self::CorrectionRequired => &[
                Self::Filed,
                Self::Accepted,
                Self::NotAccepted,
                Self::Withdrawn,
            ],
            Self::Accepted => &[
                Self::Accepted,
                Self::SpecialProcedure,
                Self::Withdrawn,
                Self::Decided,
            ],
            Self::SpecialProcedure => &[Self::Accepted, Self::Withdrawn],
            Self::NotAccepted | Self::Withdrawn => &[Self::Filed],
            Self::Decided => &[],
        }
    }
}

/// What a department decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Outcome {
    /// 准予.
    Granted,
    /// 不予.
    Refused,
    /// 确认.
    Confirmed,
    /// 备案.
    Recorded,
    /// 登记.
    Registered,
}

/// A special procedure with its paper (art. 45).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialProcedure {
    /// Which.
    pub ground: SpecialProcedureGround,
    /// How many days the department expects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_days: Option<u32>,
    /// The day it began; that day still counts.
    pub started_on: NaiveDate,
    /// The day it ended; that day does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<NaiveDate>,
}

/// The special procedures of art. 45.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SpecialProcedureGround {
    /// 听证.
    Hearing,
    /// 招标.
    Bidding,
    /// 拍卖.
    Auction,
    /// 检验.
    Inspection,
    /// 检测.
    Testing,
    /// 检疫.
    Quarantine,
    /// 鉴定.
    Appraisal,
    /// 专家评审.
    ExpertReview,
}

/// The department's extension (art. 42): once, at most ten working days, reasons told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// Working days added.
    pub days: u32,
    /// The reasons that were told.
    pub reason: String,
}

impl Department {
    /// The times that count for neither clock.
    pub fn stops(&self) -> impl Iterator<Item = Stop> + '_ {
        self.special_procedures.iter().map(|procedure| Stop {
            after: procedure.started_on,
            until: procedure.ended_on,
        })
    }

    /// Computes both dates anew from acceptance, limits, stops and extension.
    pub fn recompute(&mut self, calendar: &WorkCalendar) {
        let stops: Vec<Stop> = self.stops().collect();
        let extra = self
            .extension
            .as_ref()
            .map_or(0, |extension| extension.days);
        let due = |limit: Option<Limit>| {
            self.accepted_on
                .zip(limit)
                .map(|(from, limit)| extended_due(from, limit, extra, &stops, calendar))
        };
        let (promised, statutory) = (due(self.promised), due(self.statutory));
        self.promised_due = promised;
        self.statutory_due = statutory;
    }
}

/// The extension is in working days even where the limit itself counts calendar days, so it is
/// counted on from the date that the limit alone gives.
fn extended_due(
    from: NaiveDate,
    limit: Limit,
    extra: u32,
    stops: &[Stop],
    calendar: &WorkCalendar,
) -> Due {
    match Due::compute(from, limit, stops, calendar) {
        Due::On(date) if extra > 0 => Due::compute(date, Limit::working(extra), stops, calendar),
        due => due,
    }
}
