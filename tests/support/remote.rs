//! A client of a program that may go away at any moment.
//!
//! Owns what became of a request: answered, never sent, or sent and never answered. Does not own
//! what an answer must be like (`Answer`).

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::accounts::PASSWORD;
use crate::answer::Answer;

/// What became of a request.
#[derive(Debug)]
pub enum Outcome {
    /// There is an answer, whole.
    Answered(Answer),
    /// There was no connection to send it on.
    Refused,
    /// It was sent, and no whole answer came: nobody knows whether it had its effect.
    Lost(String),
}

impl Outcome {
    /// The answer; a panic where there is none.
    #[track_caller]
    pub fn answered(self) -> Answer {
        match self {
            Self::Answered(answer) => answer,
            Self::Refused => panic!("no connection"),
            Self::Lost(why) => panic!("no answer: {why}"),
        }
    }
}

/// Such a client.
#[derive(Clone)]
pub struct Remote {
    http: reqwest::Client,
    base: String,
}

/// A request to be sent, perhaps more than once.
#[derive(Debug, Clone)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Path and query.
    pub path: String,
    /// The access token; none for nobody.
    pub token: Option<String>,
    /// The body; none where it is null.
    pub body: Value,
    /// The key under which it may be repeated.
    pub key: Option<String>,
    /// The version that was seen.
    pub if_match: Option<String>,
}

impl Request {
    /// Reads.
    pub fn get(path: &str, token: &str) -> Self {
        Self {
            method: Method::GET,
            path: path.to_owned(),
            token: Some(token.to_owned()).filter(|token| !token.is_empty()),
            body: Value::Null,
            key: None,
            if_match: None,
        }
    }

    /// Makes or does something.
    pub fn post(path: &str, token: &str, body: Value) -> Self {
        Self {
            method: Method::POST,
            body,
            ..Self::get(path, token)
        }
    }

    /// Under this key.
    #[must_use]
    pub fn key(self, key: &str) -> Self {
        Self {
            key: Some(key.to_owned()),
            ..self
        }
    }

    /// Of the version that was seen.
    #[must_use]
    pub fn if_match(self, etag: &str) -> Self {
        Self {
            if_match: Some(etag.to_owned()),
            ..self
        }
    }
}

impl Remote {
    /// A client that gives a request up after that time.
    pub fn new(base: &str, timeout: Duration) -> Self {
        // The server closes what rests for five seconds.
        Self::with(
            base,
            http(timeout).pool_idle_timeout(Duration::from_secs(3)),
        )
    }

    /// The same with a connection of its own for each request: none is sent on one that the server is
    /// about to close.
    pub fn that_keeps_no_connection(base: &str, timeout: Duration) -> Self {
        Self::with(base, http(timeout).pool_max_idle_per_host(0))
    }

    fn with(base: &str, http: reqwest::ClientBuilder) -> Self {
        Self {
            http: http.build().unwrap(),
            base: base.to_owned(),
        }
    }

    /// Sends it once.
    pub async fn send(&self, request: &Request) -> Outcome {
        let asked = format!("{} {}", request.method, request.path);
        let url = format!("{}{}", self.base, request.path);
        let mut builder = self.http.request(request.method.clone(), url);
        if let Some(token) = &request.token {
            builder = builder.bearer_auth(token);
        }
        if let Some(key) = &request.key {
            builder = builder.header("idempotency-key", key);
        }
        if let Some(etag) = &request.if_match {
            builder = builder.header("if-match", etag);
        }
        if !request.body.is_null() {
            builder = builder.json(&request.body);
        }
        let response = match builder.send().await {
            Ok(response) => response,
            Err(error) if error.is_connect() => return Outcome::Refused,
            Err(error) => return Outcome::Lost(format!("{error:?}")),
        };
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = match response.bytes().await {
            Ok(body) => body.to_vec(),
            Err(error) => return Outcome::Lost(format!("{error:?}")),
        };
        let json = serde_json::from_slice(&body).unwrap_or(Value::Null);
        Outcome::Answered(Answer {
            status,
            headers,
            body,
            json,
            asked,
        })
    }

    /// An access token of this account.
    pub async fn sign_in(&self, username: &str) -> String {
        let body = json!({ "username": username, "password": PASSWORD });
        let request = Request::post("/api/v1/auth/login", "", body);
        let answer = self.send(&request).await.answered().expect(200);
        answer.json["access_token"].as_str().unwrap().to_owned()
    }
}

fn http(timeout: Duration) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .timeout(timeout)
}
