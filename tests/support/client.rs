//! A client of the test server: one person's requests, signed in through the real sign-in.

use bangban_application::Clock;
use chrono::{DateTime, TimeDelta, Utc};
use reqwest::Method;
use reqwest::header::{HeaderName, HeaderValue};
use serde_json::{Value, json};

use crate::accounts::PASSWORD;
use crate::answer::Answer;
use crate::server::TestServer;

/// Access tokens live fifteen minutes; a new one is fetched a little earlier.
const USED_FOR: TimeDelta = TimeDelta::minutes(14);

/// A token, and the time in which it is used.
#[derive(Clone)]
pub(crate) struct Session {
    token: String,
    since: DateTime<Utc>,
}

/// Somebody, or nobody, who sends requests.
#[derive(Clone)]
pub struct Client<'a> {
    server: &'a TestServer,
    user: Option<String>,
}

impl<'a> Client<'a> {
    pub(crate) fn new(server: &'a TestServer, user: Option<&str>) -> Self {
        Self {
            server,
            user: user.map(str::to_owned),
        }
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path).send().await
    }

    /// Makes or does something.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.call(Method::POST, path).json(&body).send().await
    }

    /// A request to be completed.
    pub fn call(&self, method: Method, path: &str) -> Call<'a> {
        let asked = format!(
            "{method} {path} as {}",
            self.user.as_deref().unwrap_or("nobody")
        );
        let builder = self
            .server
            .http()
            .request(method, format!("{}{path}", self.server.base()));
        Call {
            server: self.server,
            user: self.user.clone(),
            builder,
            asked,
        }
    }
}

/// A request that is being put together.
pub struct Call<'a> {
    server: &'a TestServer,
    user: Option<String>,
    builder: reqwest::RequestBuilder,
    asked: String,
}

impl Call<'_> {
    /// Sends a JSON body.
    #[must_use]
    pub fn json(self, body: &Value) -> Self {
        Self {
            builder: self.builder.json(body),
            ..self
        }
    }

    /// Sends these bytes as of this media type.
    #[must_use]
    pub fn body(self, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let builder = self
            .builder
            .header("content-type", media_type)
            .body(body.into());
        Self { builder, ..self }
    }

    /// Sends a file in a form.
    #[must_use]
    pub fn file(self, name: &'static str, content: &[u8]) -> Self {
        let part = reqwest::multipart::Part::bytes(content.to_vec()).file_name("scan.pdf");
        let form = reqwest::multipart::Form::new().part(name, part);
        Self {
            builder: self.builder.multipart(form),
            ..self
        }
    }

    /// With a file in a form, and other fields before it.
    #[must_use]
    pub fn file_with(
        self,
        name: &'static str,
        content: &[u8],
        fields: &[(&'static str, &str)],
    ) -> Self {
        let part = reqwest::multipart::Part::bytes(content.to_vec()).file_name("scan.pdf");
        let form = reqwest::multipart::Form::new();
        let form = fields.iter().fold(form, |form, (name, value)| {
            form.text(*name, (*value).to_owned())
        });
        Self {
            builder: self.builder.multipart(form.part(name, part)),
            ..self
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(self, name: &str, value: &str) -> Self {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        let value = HeaderValue::from_bytes(value.as_bytes()).unwrap();
        Self {
            builder: self.builder.header(name, value),
            ..self
        }
    }

    /// The version that was seen.
    #[must_use]
    pub fn if_match(self, etag: &str) -> Self {
        self.header("if-match", etag)
    }

    /// The key under which the request may be repeated.
    #[must_use]
    pub fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    /// Sends it.
    pub async fn send(self) -> Answer {
        let builder = match &self.user {
            Some(user) => self.builder.bearer_auth(self.server.token(user).await),
            None => self.builder,
        };
        let response = builder
            .send()
            .await
            .unwrap_or_else(|error| panic!("{}: {error:?}", self.asked));
        Answer::read(self.asked, response).await
    }
}

impl TestServer {
    /// A client that is not signed in.
    pub fn as_nobody(&self) -> Client<'_> {
        Client::new(self, None)
    }

    /// A client that is signed in under this name.
    pub fn as_user(&self, username: &str) -> Client<'_> {
        Client::new(self, Some(username))
    }

    /// Signs in anew, as a program does; the answer holds both tokens.
    pub async fn sign_in(&self, username: &str, password: &str) -> Answer {
        let body = json!({ "username": username, "password": password, "client": "api" });
        self.as_nobody().post("/api/v1/auth/login", body).await
    }

    /// An access token of this account; the one from before, for as long as it is good.
    pub async fn token(&self, username: &str) -> String {
        // Held over the sign-in: of many requests at once, one signs in.
        let mut sessions = self.sessions().lock().await;
        let now = self.clock.now();
        let known = sessions
            .get(username)
            .filter(|known| known.since <= now && now < known.since + USED_FOR);
        if let Some(known) = known {
            return known.token.clone();
        }
        // Boxed: signing in is a request as well.
        let answer = Box::pin(self.sign_in(username, PASSWORD)).await.expect(200);
        let token = answer.json["access_token"].as_str().unwrap().to_owned();
        sessions.insert(
            username.to_owned(),
            Session {
                token: token.clone(),
                since: now,
            },
        );
        token
    }

    /// Forgets the tokens that were fetched, so that the next request signs in anew.
    pub async fn forget_tokens(&self) {
        self.sessions().lock().await.clear();
    }
}
