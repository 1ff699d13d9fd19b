//! What a server answered, with what every answer must be like.

use reqwest::header::HeaderMap;
use serde_json::Value;

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as sent.
    pub body: Vec<u8>,
    /// The body as JSON; null where it is none.
    pub json: Value,
    /// What was asked, for messages.
    pub asked: String,
}

impl Answer {
    pub(crate) async fn read(asked: String, response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response
            .bytes()
            .await
            .unwrap_or_else(|error| panic!("{asked}: {error}"))
            .to_vec();
        let json = serde_json::from_slice(&body).unwrap_or(Value::Null);
        Self {
            status,
            headers,
            body,
            json,
            asked,
        }
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header's value; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The `ETag`.
    pub fn etag(&self) -> String {
        let tag = self.header("etag").to_owned();
        assert!(
            tag.len() > 2 && tag.starts_with('"'),
            "{}: a strong ETag, not {tag:?}",
            self.asked
        );
        tag
    }

    /// Must have this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.text());
        self
    }

    /// Must be this problem, in the form of RFC 9457 with our members.
    #[track_caller]
    pub fn problem(self, status: u16, code: &str) -> Self {
        assert_eq!(
            (self.status, self.json["code"].as_str()),
            (status, Some(code)),
            "{}: {}",
            self.asked,
            self.text()
        );
        self.is_problem()
    }

    /// Must be a problem, whichever.
    #[track_caller]
    pub fn is_problem(self) -> Self {
        let place = format!("{}: {}", self.asked, self.text());
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{place}"
        );
        let text = |name: &str| {
            let text = self.json[name].as_str().unwrap_or_default();
            assert!(!text.is_empty(), "{name} of {place}");
            text
        };
        assert_eq!(
            text("type"),
            format!("/problems/{}", text("code")),
            "{place}"
        );
        assert_eq!(self.json["status"], self.status, "{place}");
        assert_eq!(text("trace_id"), self.header("x-request-id"), "{place}");
        let path = self
            .asked
            .split(' ')
            .nth(1)
            .and_then(|target| target.split('?').next());
        assert_eq!(Some(text("instance")), path, "{place}");
        let (_, _) = (text("title"), text("detail"));
        for fault in self.json["errors"].as_array().into_iter().flatten() {
            let pointer = fault["pointer"].as_str();
            assert!(
                pointer.is_some_and(|pointer| pointer.is_empty() || pointer.starts_with('/')),
                "{place}"
            );
            assert!(
                fault["code"].is_string() && fault["detail"].is_string(),
                "{place}"
            );
        }
        self
    }

    /// Pointer and code of each fault, in order.
    pub fn faults(&self) -> Vec<(&str, &str)> {
        let faults = self.json["errors"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        faults
            .iter()
            .map(|fault| (str_of(&fault["pointer"]), str_of(&fault["code"])))
            .collect()
    }

    /// The entries of a list.
    #[track_caller]
    pub fn items(&self) -> &[Value] {
        self.json["items"]
            .as_array()
            .unwrap_or_else(|| panic!("{}: {}", self.asked, self.text()))
    }
}

fn str_of(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
