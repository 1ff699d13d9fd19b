//! Which problems there are, and finding them. Their texts stand in `catalogue`.

use actix_web::http::StatusCode;

use super::catalogue::CATALOGUE;

/// Which problem it is. The variants stand in the order of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
#[expect(missing_docs, reason = "each is described by its row of the catalogue")]
pub enum ProblemCode {
    BadRequest,
    MalformedJson,
    MalformedEncoding,
    MalformedPath,
    MalformedQuery,
    MalformedHeader,
    IdempotencyKeyInvalid,
    IdempotencyKeyRequired,
    Unauthenticated,
    TokenExpired,
    InvalidCredentials,
    Forbidden,
    OwnAct,
    NotFound,
    MethodNotAllowed,
    NotAcceptable,
    RequestTimeout,
    Conflict,
    TransitionNotAllowed,
    RuleNotMet,
    ItemNotOffered,
    SubjectTypeMismatch,
    SecondNoticeNeedsApproval,
    AgreementNotSigned,
    NoAgreement,
    AlreadySigned,
    OutsideEntrustedScope,
    DepartmentOutOfOrder,
    AlreadyExtended,
    MaterialsOpen,
    ChargesOpen,
    ChargeSettled,
    ProblemSolved,
    AlreadyDecided,
    ImpossibilityNotConfirmed,
    NonCooperationNotEstablished,
    NotOnTheSpotItem,
    AlreadyRated,
    NotDue,
    AlreadyRegistered,
    VersionPublished,
    DraftExists,
    DraftSuperseded,
    NormWouldBreak,
    AgentNotInService,
    ChangePending,
    NoSuperior,
    FilingOutOfOrder,
    AbsenceEnded,
    CalendarMissing,
    IdempotencyInProgress,
    StaleVersion,
    PayloadTooLarge,
    UnsupportedMediaType,
    ValidationFailed,
    MaskedValue,
    IdempotencyKeyReused,
    IfMatchRequired,
    TooManyRequests,
    TooManyAttempts,
    Internal,
    Unavailable,
    Timeout,
}

/// One row of the catalogue.
#[derive(Debug)]
pub struct Entry {
    /// The problem.
    pub code: ProblemCode,
    /// Its name on the wire and the last part of its `type`.
    pub name: &'static str,
    /// The HTTP status.
    pub status: StatusCode,
    /// Title: Chinese, English. The same at every occurrence (RFC 9457 §3.1.3).
    pub title: (&'static str, &'static str),
    /// What it means and what to do: Chinese, English.
    pub explanation: (&'static str, &'static str),
}

impl ProblemCode {
    /// Its row.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        // In bounds: the check above runs at compile time.
        &CATALOGUE[self as usize]
    }

    /// Its name on the wire, in `snake_case`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// Its HTTP status.
    #[must_use]
    pub fn status(self) -> StatusCode {
        self.entry().status
    }

    /// The problem with this name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        CATALOGUE
            .iter()
            .find(|entry| entry.name == name)
            .map(|entry| entry.code)
    }

    /// The general problem for a status that something else than our code answered with.
    #[must_use]
    pub fn by_status(status: StatusCode) -> Self {
        match status.as_u16() {
            401 => Self::Unauthenticated,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            405 => Self::MethodNotAllowed,
            406 => Self::NotAcceptable,
            408 => Self::RequestTimeout,
            409 => Self::Conflict,
            412 => Self::StaleVersion,
            413 => Self::PayloadTooLarge,
            415 => Self::UnsupportedMediaType,
            422 => Self::ValidationFailed,
            428 => Self::IfMatchRequired,
            429 => Self::TooManyRequests,
            503 => Self::Unavailable,
            504 => Self::Timeout,
            other if other < 500 => Self::BadRequest,
            _ => Self::Internal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_maps_to_a_problem_of_its_class() {
        for status in 400..600_u16 {
            let status = StatusCode::from_u16(status).unwrap();
            let found = ProblemCode::by_status(status).status();
            assert_eq!(
                found.is_server_error(),
                status.is_server_error(),
                "{status}"
            );
        }
    }
}
