//! Query parameters: refused with reasons or read, and what was written is read again.

#![no_main]

use bangban_fuzz::is_code;
use bangban_http::fuzzing::query;
use bangban_http::problem::ProblemCode;
use chrono::{DateTime, NaiveDate, Utc};
use libfuzzer_sys::fuzz_target;
use serde::Deserialize;
use uuid::Uuid;
use validator::Validate;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Draft,
    Accepted,
}

/// One parameter of each kind that the lists have.
#[derive(Debug, PartialEq, Deserialize, Validate)]
struct Filter {
    #[serde(default)]
    state: Vec<State>,
    organization_id: Option<Uuid>,
    due_before: Option<NaiveDate>,
    since: Option<DateTime<Utc>>,
    overdue: Option<bool>,
    cursor: Option<String>,
    #[serde(default = "twenty")]
    #[validate(range(min = 1, max = 100))]
    limit: u32,
}

const fn twenty() -> u32 {
    20
}

fuzz_target!(|input: (&str, &str, u32)| {
    let (text, cursor, limit) = input;
    match query::<Filter>(text) {
        Ok(filter) => assert!((1..=100).contains(&filter.limit)),
        Err(problem) => {
            assert_eq!(problem.code, ProblemCode::MalformedQuery);
            assert!(!problem.errors.is_empty(), "refused without a reason");
            for fault in &problem.errors {
                assert!(
                    fault.pointer.is_empty() || fault.pointer.starts_with('/'),
                    "{fault:?}"
                );
                assert!(is_code(&fault.code), "{fault:?}");
                assert!(!fault.detail().zh.is_empty());
            }
        }
    }
    written_is_read(cursor, limit);
});

fn written_is_read(cursor: &str, limit: u32) {
    let escaped: String = cursor.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let outcome = query::<Filter>(&format!("cursor={escaped}&limit={limit}"));
    let fits = (1..=100).contains(&limit);
    let plain = cursor.chars().all(|c| !c.is_control() && !is_hidden(c));
    if fits && plain {
        let filter = outcome.expect("nothing is wrong with it");
        assert_eq!(
            (filter.cursor.as_deref(), filter.limit),
            (Some(cursor), limit)
        );
    } else if !fits {
        assert!(outcome.is_err());
    }
}

/// Characters without a shape, which the API refuses.
fn is_hidden(c: char) -> bool {
    matches!(u32::from(c), 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069 | 0xfeff)
}
