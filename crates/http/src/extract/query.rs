//! Query parameters. Owns their reading into a type and the telling of all their faults at once, as 400.

use std::cell::Cell;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use bangban_api_types::faults::{escape, faults_of};
use futures_util::future::{Ready, ready};
use serde::de::DeserializeOwned;
use validator::Validate;

use super::percent;
use super::serde_fault::Kind;
use super::text::{Named, TextReader};
use crate::problem::{InputFault, Problem, ProblemCode};

/// Checked query parameters.
///
/// `T` is a struct whose fields are the parameters: `Option` for those that may be left out, `Vec` (with
/// `#[serde(default)]`) for those that may be repeated. No `#[serde(flatten)]`: it hides the fields.
/// Every fault is told at once: unknown, repeated or misshapen parameters and those of `validator`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + Validate> FromRequest for Query<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request.query_string()).map(Self))
    }
}

/// More pairs than any of our routes has use for.
const MOST_PAIRS: usize = 200;

pub(crate) fn read<T: DeserializeOwned + Validate>(query: &str) -> Result<T, Problem> {
    let mut faults = Vec::new();
    let mut named = pairs(query, &mut faults);
    // Each turn records one fault and takes its parameter out, so there are no more turns than names.
    let value = loop {
        let fields = Cell::new(None);
        let outcome = T::deserialize(TextReader {
            named: &named,
            fields: &fields,
        });
        if let Some(fields) = fields.get() {
            take_unknown(&mut named, fields, &mut faults);
        }
        let fault = match outcome {
            Ok(value) => break Some(value),
            Err(fault) => fault,
        };
        let path = fault.path();
        let (name, told) = match (&fault.kind, path.first()) {
            // With `deny_unknown_fields`; otherwise they were taken out above.
            (Kind::Unknown(name), _) => (name, InputFault::at(pointer(name), "unknown_parameter")),
            (Kind::Missing(name), _) | (_, Some(name)) => {
                (name, fault.kind.field_fault(pointer(name), None))
            }
            (_, None) => break None,
        };
        if !faults
            .iter()
            .any(|known: &InputFault| known.pointer == told.pointer)
        {
            faults.push(told);
        }
        let before = named.len();
        named.retain(|(known, _)| known != name);
        if named.len() == before && !matches!(fault.kind, Kind::Unknown(_)) {
            break None;
        }
        if named.is_empty() && before == 0 {
            break None;
        }
    };
    match value {
        Some(value) => {
            let found = faults_of(&value);
            faults.extend(found);
            if faults.is_empty() {
                Ok(value)
            } else {
                Err(malformed(faults))
            }
        }
        None => Err(malformed(faults)),
    }
}

fn malformed(mut faults: Vec<InputFault>) -> Problem {
    faults.sort();
    // What was taken out as faulty may be missed by validator; its first fault is the true one.
    faults.dedup_by(|later, first| later.pointer == first.pointer);
    Problem::new(ProblemCode::MalformedQuery).with_errors(faults)
}

/// The parameters by name, each with all its values in their order.
fn pairs(query: &str, faults: &mut Vec<InputFault>) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    for pair in query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .take(MOST_PAIRS)
    {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let Some(name) = percent::decode(name, true) else {
            faults.push(InputFault::at("", "malformed_encoding"));
            continue;
        };
        let Some(value) = percent::decode(value, true) else {
            faults.push(InputFault::at(pointer(&name), "malformed_encoding"));
            continue;
        };
        match named.iter_mut().find(|(known, _)| *known == name) {
            Some((_, values)) => values.push(value),
            None => named.push((name, vec![value])),
        }
    }
    named
}

fn take_unknown(named: &mut Vec<Named>, fields: &[&str], faults: &mut Vec<InputFault>) {
    named.retain(|(name, _)| {
        let known = fields.contains(&name.as_str());
        if !known {
            faults.push(InputFault::at(pointer(name), "unknown_parameter"));
        }
        known
    });
}

fn pointer(name: &str) -> String {
    format!("/{}", escape(name))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, Utc};
    use serde::Deserialize;
    use uuid::Uuid;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum State {
        Draft,
        Accepted,
    }

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

    fn codes(query: &str) -> Vec<String> {
        let problem = read::<Filter>(query).unwrap_err();
        assert_eq!(problem.code, ProblemCode::MalformedQuery);
        problem
            .errors
            .iter()
            .map(|fault| format!("{} {}", fault.pointer, fault.code))
            .collect()
    }

    #[test]
    fn reads_repeated_and_optional_parameters() {
        let filter: Filter = read(
            "state=draft&limit=5&state=accepted&organization_id=0193f000-0000-7000-8000-000000000000\
             &due_before=2026-03-01&since=2026-03-01T00:00:00%2B08:00&overdue=true&cursor=a%2Bb+c",
        )
        .unwrap();
        assert_eq!(filter.state, [State::Draft, State::Accepted]);
        assert_eq!(
            (filter.limit, filter.overdue, filter.cursor.as_deref()),
            (5, Some(true), Some("a+b c"))
        );
        assert!(
            filter.organization_id.is_some()
                && filter.due_before.is_some()
                && filter.since.is_some()
        );
        let nothing: Filter = read("").unwrap();
        assert_eq!((nothing.state.len(), nothing.limit), (0, 20));
    }

    #[test]
    fn tells_all_faults_at_once() {
        assert_eq!(
            codes(
                "state=draft&state=fly&organization_id=x&due_before=2026-13-01&since=now&overdue=yes&limit=many&page=2&q%3D=1"
            ),
            [
                "/due_before date",
                "/limit wrong_type",
                "/organization_id uuid",
                "/overdue wrong_type",
                "/page unknown_parameter",
                "/q= unknown_parameter",
                "/since date_time",
                "/state not_one_of",
            ]
        );
        assert_eq!(codes("limit=0"), ["/limit range"]);
        assert_eq!(codes("limit=-1"), ["/limit number_out_of_range"]);
        assert_eq!(
            codes("limit=99999999999999999999"),
            ["/limit number_out_of_range"]
        );
        assert_eq!(codes("limit="), ["/limit wrong_type"]);
        assert_eq!(codes("limit=1&limit=2"), ["/limit repeated"]);
        assert_eq!(
            codes("cursor=%ff&limit=101"),
            ["/cursor malformed_encoding", "/limit range"]
        );
        assert_eq!(codes("%ff=1"), [" malformed_encoding"]);
        assert_eq!(codes("cursor=%00"), ["/cursor control_character"]);
    }

    #[test]
    fn a_required_parameter_may_be_missing() {
        #[derive(Debug, Deserialize, Validate)]
        #[serde(deny_unknown_fields)]
        #[expect(dead_code, reason = "only read")]
        struct Needs {
            from: NaiveDate,
            days: u8,
        }
        let problem = read::<Needs>("days=x&y=1").unwrap_err();
        let pointers: Vec<_> = problem
            .errors
            .iter()
            .map(|fault| fault.pointer.as_str())
            .collect();
        assert!(
            pointers.contains(&"/days") && pointers.contains(&"/y"),
            "{pointers:?}"
        );
        assert_eq!(read::<Needs>("from=2026-01-01&days=3").unwrap().days, 3);
    }

    #[actix_web::test]
    async fn is_an_extractor() {
        let request = actix_web::test::TestRequest::get()
            .uri("/?limit=7")
            .to_http_request();
        assert_eq!(Query::<Filter>::extract(&request).await.unwrap().0.limit, 7);
    }
}
