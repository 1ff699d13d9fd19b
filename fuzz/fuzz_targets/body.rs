//! JSON bodies: refused with all reasons or read, and never read where serde_json would not.

#![no_main]

use bangban_api_types::auth::LoginRequest;
use bangban_api_types::calendar::CalendarYearRequest;
use bangban_api_types::cases::acts::{
    AgreementRequest, CorrectionNoticeRequest, DepartmentProgressRequest, HandoverRequest,
    LogEntryRequest,
};
use bangban_api_types::cases::approval::ApprovalRequestInput;
use bangban_api_types::cases::draft::{CaseDraft, CaseDraftPatch};
use bangban_api_types::cases::on_the_spot::OnTheSpotRequest;
use bangban_api_types::cases::search::CaseSearch;
use bangban_api_types::organizations::OrganizationPatch;
use bangban_api_types::service_items::ServiceItemRequest;
use bangban_api_types::users::{UserPatch, UserRequest};
use bangban_fuzz::is_code;
use bangban_http::extract::body::read;
use bangban_http::problem::{Problem, ProblemCode};
use libfuzzer_sys::fuzz_target;
use serde::de::DeserializeOwned;
use serde_json::Value;
use validator::Validate;

fuzz_target!(|data: &[u8]| {
    let Some((kind, body)) = data.split_first() else {
        return;
    };
    match kind % 16 {
        0 => check::<CaseDraft>(body),
        1 => check::<CaseDraftPatch>(body),
        2 => check::<CaseSearch>(body),
        3 => check::<OnTheSpotRequest>(body),
        4 => check::<CorrectionNoticeRequest>(body),
        5 => check::<DepartmentProgressRequest>(body),
        6 => check::<HandoverRequest>(body),
        7 => check::<AgreementRequest>(body),
        8 => check::<ApprovalRequestInput>(body),
        9 => check::<CalendarYearRequest>(body),
        10 => check::<UserRequest>(body),
        11 => check::<UserPatch>(body),
        12 => check::<LogEntryRequest>(body),
        13 => check::<ServiceItemRequest>(body),
        14 => check::<OrganizationPatch>(body),
        _ => check::<LoginRequest>(body),
    }
});

fn check<T: DeserializeOwned + Validate>(body: &[u8]) {
    let value = serde_json::from_slice::<Value>(body).ok();
    match read::<T>(body) {
        Ok(read) => {
            assert!(read.validate().is_ok(), "what was read is valid");
            let value = whole_numbers(value.expect("what was read is JSON"));
            assert!(
                serde_json::from_value::<T>(value).is_ok(),
                "read more than serde does"
            );
        }
        Err(problem) => refused(&problem, value.is_some()),
    }
}

fn refused(problem: &Problem, is_json: bool) {
    match problem.code {
        ProblemCode::MalformedEncoding => assert!(!is_json),
        // JSON with a repeated key, too, so nothing follows for `is_json`.
        ProblemCode::MalformedJson => assert!(problem.extensions.contains_key("line")),
        ProblemCode::ValidationFailed => {
            assert!(is_json, "read what is no JSON");
            assert!(!problem.errors.is_empty(), "refused without a reason");
            for (fault, next) in problem.errors.iter().zip(problem.errors.iter().skip(1)) {
                assert!(fault < next, "in order, none twice: {fault:?}, {next:?}");
            }
            for fault in &problem.errors {
                assert!(is_pointer(&fault.pointer), "{fault:?}");
                assert!(is_code(&fault.code), "{fault:?}");
                let detail = fault.detail();
                assert!(!detail.zh.is_empty() && !detail.en.is_empty());
            }
        }
        other => panic!("{other:?}"),
    }
}

/// RFC 6901 §3.
fn is_pointer(text: &str) -> bool {
    let escapes = text
        .match_indices('~')
        .all(|(place, _)| matches!(text.as_bytes().get(place + 1), Some(b'0' | b'1')));
    (text.is_empty() || text.starts_with('/')) && escapes
}

/// `5.0` is an integer to JSON Schema, and to this API; to serde it is not.
fn whole_numbers(value: Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            #[expect(clippy::cast_possible_truncation, reason = "whole, and within 2^53")]
            Some(float)
                if number.is_f64()
                    && float.fract() == 0.0
                    && float.abs() <= 9_007_199_254_740_992.0 =>
            {
                Value::from(float as i64)
            }
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(whole_numbers).collect(),
        Value::Object(members) => members
            .into_iter()
            .map(|(key, member)| (key, whole_numbers(member)))
            .collect(),
        other => other,
    }
}
