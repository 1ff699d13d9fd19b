//! From the refusal of a use case to the problem that is answered.
//!
//! Owns the mapping, complete over both types. Does not own texts (`catalogue`), but for those that
//! name a figure or a material of this very case.

use bangban_api_types::coverage::NeedLine;
use bangban_application::Error;
use bangban_application::network::NetworkRefusal;
use bangban_application::registration::Held;
use bangban_application::service_items::ItemRefusal;
use bangban_domain::case::refusal::Obstacle;
use bangban_domain::case::{Action, Refusal};
use bangban_domain::fault::Fault;

use super::{InputFault, Problem, ProblemCode};
use crate::routes::coverage::need_line;

/// Seconds after which to ask again when storage is away.
const AWAY: u32 = 5;

/// The code of a masked value that was sent back.
const MASKED: &str = "masked_value";

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => ProblemCode::NotFound.into(),
            Error::Forbidden => ProblemCode::Forbidden.into(),
            Error::Unauthenticated => ProblemCode::Unauthenticated.into(),
            Error::TokenExpired => ProblemCode::TokenExpired.into(),
            Error::WrongCredentials => ProblemCode::InvalidCredentials.into(),
            Error::TooManyAttempts { retry_after } => too_many_attempts(retry_after),
            Error::TooSoon { retry_after } => too_soon(retry_after),
            Error::Held(held) => registered(held),
            Error::Stale => ProblemCode::StaleVersion.into(),
            Error::Refused(refusal) => refusal.into(),
            Error::Faulty(faults) => faulty(faults),
            Error::InvalidCursor => Self::new(ProblemCode::MalformedQuery)
                .with_errors(vec![InputFault::at("/cursor", "cursor")]),
            Error::Duplicate(constraint) => duplicate(&constraint),
            Error::Item(refusal) => code_of_item(refusal).into(),
            Error::Network(refusal) => refusal.into(),
            Error::MissingYear(year) => missing_year(year),
            Error::Unavailable => Self::new(ProblemCode::Unavailable).with_retry_after(AWAY),
            Error::Internal => ProblemCode::Internal.into(),
        }
    }
}

impl From<NetworkRefusal> for Problem {
    fn from(refusal: NetworkRefusal) -> Self {
        match refusal {
            NetworkRefusal::NormWouldBreak(organization, lines) => {
                let missing: Vec<NeedLine> = lines.into_iter().map(need_line).collect();
                let missing = serde_json::to_value(missing).unwrap_or_default();
                Self::new(ProblemCode::NormWouldBreak)
                    .with_extension("organization_id", organization.to_string())
                    .with_extension("missing", missing)
            }
            NetworkRefusal::FilingOutOfOrder(state) => {
                Self::new(ProblemCode::FilingOutOfOrder).with_extension("state", state.as_str())
            }
            NetworkRefusal::NotInService => ProblemCode::AgentNotInService.into(),
            NetworkRefusal::ChangePending => ProblemCode::ChangePending.into(),
            NetworkRefusal::NoSuperior => ProblemCode::NoSuperior.into(),
            NetworkRefusal::AbsenceEnded => ProblemCode::AbsenceEnded.into(),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotAllowedInState { state, allowed, .. } => {
                let allowed: Vec<&str> = allowed.into_iter().map(Action::as_str).collect();
                Self::new(ProblemCode::TransitionNotAllowed)
                    .with_extension("state", state.as_str())
                    .with_extension("allowed", allowed)
            }
            Refusal::Unmet(obstacle) => obstacle.into(),
            Refusal::Faulty(faults) => faulty(faults),
            Refusal::OwnAct => ProblemCode::OwnAct.into(),
            Refusal::NoSuchPart => ProblemCode::NotFound.into(),
        }
    }
}

impl From<Obstacle> for Problem {
    fn from(obstacle: Obstacle) -> Self {
        let code = code_of(&obstacle);
        match obstacle {
            Obstacle::MaterialsOpen(names) => Self::new(code).with_detail(
                format!(
                    "以下必需材料尚未落实，请先登记收讫或容缺：{}。",
                    names.join("、")
                ),
                format!(
                    "Record the receipt or the deferral of these materials first: {}.",
                    names.join(", ")
                ),
            ),
            Obstacle::ChargesOpen(count) => Self::new(code).with_detail(
                format!("还有 {count} 笔规费未结清，请先登记缴纳或减免。"),
                format!("{count} charges are neither paid nor waived: record that first."),
            ),
            _ => code.into(),
        }
    }
}

const fn code_of(obstacle: &Obstacle) -> ProblemCode {
    match obstacle {
        Obstacle::ItemNotOffered => ProblemCode::ItemNotOffered,
        Obstacle::SubjectTypeMismatch => ProblemCode::SubjectTypeMismatch,
        Obstacle::SecondNoticeNeedsApproval => ProblemCode::SecondNoticeNeedsApproval,
        Obstacle::AgreementNotSigned => ProblemCode::AgreementNotSigned,
        Obstacle::NoAgreement => ProblemCode::NoAgreement,
        Obstacle::AlreadySigned => ProblemCode::AlreadySigned,
        Obstacle::OutsideEntrustedScope => ProblemCode::OutsideEntrustedScope,
        Obstacle::DepartmentOutOfOrder => ProblemCode::DepartmentOutOfOrder,
        Obstacle::AlreadyExtended => ProblemCode::AlreadyExtended,
        Obstacle::MaterialsOpen(_) => ProblemCode::MaterialsOpen,
        Obstacle::ChargesOpen(_) => ProblemCode::ChargesOpen,
        Obstacle::ChargeSettled => ProblemCode::ChargeSettled,
        Obstacle::ProblemSolved => ProblemCode::ProblemSolved,
        Obstacle::AlreadyDecided => ProblemCode::AlreadyDecided,
        Obstacle::ImpossibilityNotConfirmed => ProblemCode::ImpossibilityNotConfirmed,
        Obstacle::NonCooperationNotEstablished => ProblemCode::NonCooperationNotEstablished,
        Obstacle::NotOnTheSpotItem => ProblemCode::NotOnTheSpotItem,
        Obstacle::AlreadyRated => ProblemCode::AlreadyRated,
        Obstacle::NotDue => ProblemCode::NotDue,
    }
}

const fn code_of_item(refusal: ItemRefusal) -> ProblemCode {
    match refusal {
        ItemRefusal::Published => ProblemCode::VersionPublished,
        ItemRefusal::DraftExists => ProblemCode::DraftExists,
        ItemRefusal::Superseded => ProblemCode::DraftSuperseded,
    }
}

fn faulty(faults: Vec<Fault>) -> Problem {
    let masked = !faults.is_empty() && faults.iter().all(|fault| fault.code == MASKED);
    let code = if masked {
        ProblemCode::MaskedValue
    } else {
        ProblemCode::ValidationFailed
    };
    let mut errors: Vec<_> = faults
        .into_iter()
        .map(|fault| InputFault::at(fault.pointer, fault.code))
        .collect();
    errors.sort();
    errors.dedup();
    Problem::new(code).with_errors(errors)
}

fn duplicate(constraint: &str) -> Problem {
    match constraint {
        "users_username" => Problem::new(ProblemCode::ValidationFailed)
            .with_errors(vec![InputFault::at("/username", "taken")]),
        _ => ProblemCode::Conflict.into(),
    }
}

fn too_many_attempts(retry_after: u32) -> Problem {
    let problem = Problem::new(ProblemCode::TooManyAttempts).with_retry_after(retry_after);
    problem.with_detail(
        format!("尝试过于频繁，请在 {retry_after} 秒后再试；忘记密码请联系管理员。"),
        format!("Too many attempts. Try again in {retry_after} seconds; ask an administrator if the password is lost."),
    )
}

fn too_soon(retry_after: u32) -> Problem {
    let problem = Problem::new(ProblemCode::TooManyRequests).with_retry_after(retry_after);
    problem.with_detail(
        format!("这个手机号刚获取过验证码，或今天获取得太多，请在 {retry_after} 秒后再试。"),
        format!("A code was sent to this number a moment ago, or too many today. Try again in {retry_after} seconds."),
    )
}

/// Only for somebody who has proved the phone.
fn registered(held: Held) -> Problem {
    let problem = Problem::new(ProblemCode::AlreadyRegistered);
    match held {
        Held::Phone => problem.with_detail(
            "这个手机号已经注册过，请直接登录。忘了密码的，请带证件到就近的政务服务中心、便民服务中心或便民服务站，或拨打 12345。",
            "This phone has an account already: sign in. If the password is lost, go to the nearest service hall, town centre or village station with your document, or call 12345.",
        ),
        Held::Identity => problem.with_detail(
            "这个证件号码（统一社会信用代码）已有账号，或须当面核实。有账号的请直接登录；其他情况请带证件到就近的政务服务中心、便民服务中心或便民服务站办理，或拨打 12345。",
            "This identity number or credit code has an account already, or has to be checked in person. Sign in if the account is yours; otherwise go to the nearest service hall, town centre or village station with your document, or call 12345.",
        ),
    }
}

fn missing_year(year: i32) -> Problem {
    let problem = Problem::new(ProblemCode::CalendarMissing).with_extension("year", year);
    problem.with_detail(
        format!("{year} 年还没有官方工作日历，日期不能猜测。请系统管理员导入该年日历后再试。"),
        format!("There is no official work calendar of {year} yet, and a date is never guessed. Have it imported, then try again."),
    )
}

#[cfg(test)]
mod tests {
    use bangban_domain::case::StateName;

    use super::*;

    #[test]
    fn a_transition_names_state_and_what_is_allowed() {
        let problem = Problem::from(Error::Refused(Refusal::NotAllowedInState {
            state: StateName::Submitted,
            action: Action::Completion,
            allowed: vec![Action::Acceptance, Action::CorrectionNotice],
        }));
        assert_eq!(
            (problem.status().as_u16(), problem.code.name()),
            (409, "transition_not_allowed")
        );
        assert_eq!(problem.extensions["state"], "submitted");
        assert_eq!(
            problem.extensions["allowed"],
            serde_json::json!(["acceptance", "correction-notice"])
        );
    }

    #[test]
    fn obstacles_are_conflicts_with_their_figures() {
        let materials = vec!["身份证".to_owned(), "户口簿".to_owned()];
        let problem = Problem::from(Obstacle::MaterialsOpen(materials));
        assert_eq!(
            (problem.status().as_u16(), problem.code.name()),
            (409, "materials_open")
        );
        assert!(problem.detail.unwrap().zh.contains("身份证、户口簿"));
        let problem = Problem::from(Obstacle::ChargesOpen(3));
        assert!(problem.detail.unwrap().en.starts_with("3 charges"));
        assert_eq!(Problem::from(Obstacle::NotDue).code, ProblemCode::NotDue);
        assert_eq!(Problem::from(Refusal::OwnAct).status(), 403);
        assert_eq!(
            Problem::from(Error::MissingYear(2027)).extensions["year"],
            2027
        );
    }

    #[test]
    fn faults_are_told_in_order_and_masked_values_by_name() {
        let faults = vec![Fault::at("/b", "required"), Fault::at("/a", MASKED)];
        let problem = Problem::from(Error::Faulty(faults));
        assert_eq!(problem.code, ProblemCode::ValidationFailed);
        assert_eq!(problem.errors[0].pointer, "/a");
        let problem = Problem::from(Error::Faulty(vec![Fault::at("/a", MASKED)]));
        assert_eq!(problem.code, ProblemCode::MaskedValue);
        let problem = Problem::from(Error::Duplicate("users_username".to_owned()));
        assert_eq!(
            (
                problem.status().as_u16(),
                problem.errors[0].pointer.as_str()
            ),
            (422, "/username")
        );
        assert_eq!(
            Problem::from(Error::Duplicate("other".to_owned())).status(),
            409
        );
        assert_eq!(Problem::from(Error::InvalidCursor).status(), 400);
        let problem = Problem::from(Error::TooSoon { retry_after: 7 });
        assert_eq!(
            (problem.status().as_u16(), problem.retry_after),
            (429, Some(7))
        );
    }
}
