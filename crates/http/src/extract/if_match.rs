//! `If-Match` (RFC 9110 §13.1.1): the version that the caller saw. Owns its reading and the comparison.

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::{Ready, ready};

use crate::etag::version_of;
use crate::problem::{Problem, ProblemCode};

/// The condition of a change. Missing is 428, unreadable 400.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IfMatch {
    /// `*`: whatever version there is.
    Any,
    /// One of these versions. Tags that are weak or not of our making match nothing and are left out.
    Versions(Vec<i64>),
}

impl IfMatch {
    /// The version to change, when `current` is what there is.
    ///
    /// # Errors
    /// `stale_version` when the caller saw another one.
    pub fn expects(&self, current: i64) -> Result<i64, Problem> {
        match self {
            Self::Versions(versions) if !versions.contains(&current) => {
                Err(ProblemCode::StaleVersion.into())
            }
            _ => Ok(current),
        }
    }
}

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request.headers()))
    }
}

fn read(headers: &HeaderMap) -> Result<IfMatch, Problem> {
    let mut values = headers.get_all(header::IF_MATCH).peekable();
    if values.peek().is_none() {
        return Err(ProblemCode::IfMatchRequired.into());
    }
    let mut any = false;
    let mut versions = Vec::new();
    let mut tags = 0;
    for value in values {
        let text = value.to_str().map_err(|_| malformed())?;
        if text.trim() == "*" {
            any = true;
            continue;
        }
        for tag in split(text)? {
            tags += 1;
            if let Some(opaque) = tag.strong() {
                versions.extend(version_of(opaque));
            }
        }
    }
    match (any, tags) {
        (true, 0) => Ok(IfMatch::Any),
        (false, 1..) => Ok(IfMatch::Versions(versions)),
        _ => Err(malformed()),
    }
}

fn malformed() -> Problem {
    Problem::new(ProblemCode::MalformedHeader).with_detail(
        "If-Match 须是读取时得到的 ETag，带双引号，如 \"3-1a2b3c4d\"。",
        "If-Match must be the ETag got when reading, with its double quotes, such as \"3-1a2b3c4d\".",
    )
}

/// One entity tag.
struct Tag<'a> {
    weak: bool,
    opaque: &'a str,
}

impl<'a> Tag<'a> {
    fn strong(&self) -> Option<&'a str> {
        (!self.weak).then_some(self.opaque)
    }
}

/// The entity tags of a list. An opaque tag may hold a comma, so splitting at commas won't do.
fn split(text: &str) -> Result<Vec<Tag<'_>>, Problem> {
    let mut tags = Vec::new();
    let mut rest = text.trim_matches([' ', '\t', ',']);
    while !rest.is_empty() {
        let (weak, quoted) = match rest.strip_prefix("W/") {
            Some(quoted) => (true, quoted),
            None => (false, rest),
        };
        let (opaque, after) = quoted
            .strip_prefix('"')
            .and_then(|start| start.split_once('"'))
            .ok_or_else(malformed)?;
        if opaque.contains(|c: char| c <= ' ' || c == '\u{7f}') {
            return Err(malformed());
        }
        tags.push(Tag { weak, opaque });
        let after = after.trim_start_matches([' ', '\t']);
        if !after.is_empty() && !after.starts_with(',') {
            return Err(malformed());
        }
        rest = after.trim_start_matches([' ', '\t', ',']);
    }
    Ok(tags)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn given(values: &[&'static str]) -> Result<IfMatch, ProblemCode> {
        let mut request = TestRequest::post();
        for value in values {
            request = request.append_header((header::IF_MATCH, *value));
        }
        read(request.to_http_request().headers()).map_err(|problem| problem.code)
    }

    #[test]
    fn reads_the_versions() {
        assert_eq!(given(&["*"]), Ok(IfMatch::Any));
        assert_eq!(given(&["\"3-1a2b3c4d\""]), Ok(IfMatch::Versions(vec![3])));
        assert_eq!(
            given(&["\"3-1a2b3c4d\", \"x,y\" ,\"4-1a2b3c4d\""]),
            Ok(IfMatch::Versions(vec![3, 4]))
        );
        assert_eq!(
            given(&["\"3-1a2b3c4d\"", "\"4-1a2b3c4d\""]),
            Ok(IfMatch::Versions(vec![3, 4]))
        );
        assert_eq!(
            given(&["W/\"3-1a2b3c4d\""]),
            Ok(IfMatch::Versions(vec![])),
            "weak never matches"
        );
    }

    #[test]
    fn refuses_none_and_the_unreadable() {
        assert_eq!(given(&[]), Err(ProblemCode::IfMatchRequired));
        for value in [
            "",
            ",",
            "3",
            "\"3",
            "3-1a2b3c4d",
            "\"a\"\"b\"",
            "\"a\" \"b\"",
            "\"a b\"",
            "w/\"a\"",
            "*, \"a\"",
        ] {
            assert_eq!(
                given(&[value]),
                Err(ProblemCode::MalformedHeader),
                "{value}"
            );
        }
        assert_eq!(
            given(&["*", "\"3-1a2b3c4d\""]),
            Err(ProblemCode::MalformedHeader)
        );
    }

    #[test]
    fn only_the_version_counts() {
        let seen = given(&["\"3-00000000\""]).unwrap();
        assert_eq!(seen.expects(3), Ok(3));
        assert_eq!(seen.expects(4).unwrap_err().code, ProblemCode::StaleVersion);
        assert_eq!(IfMatch::Any.expects(9), Ok(9));
        assert!(given(&["\"other\""]).unwrap().expects(3).is_err());
    }
}
