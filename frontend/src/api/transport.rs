//! One request over `fetch`: what is sent, and what comes back.

use bangban_api_types::Problem;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, FormData, Headers, RequestInit, Response};

use super::{Failure, Loaded, Stamp, Waiting};
use crate::preferences;
use crate::reading;

/// How long an answer is waited for, in milliseconds; files on slow lines take longer.
const PATIENCE: u32 = 60_000;
const PATIENCE_FOR_FILES: u32 = 600_000;

/// The method of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// What a request carries.
#[derive(Debug, Clone)]
pub(crate) enum Body {
    Nothing,
    Json(String),
    Form(FormData),
}

/// A request.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    method: Method,
    path: String,
    body: Body,
    stamp: Stamp,
    token: Option<String>,
}

impl Request {
    /// Without a body.
    pub(crate) fn new(method: Method, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
            body: Body::Nothing,
            stamp: Stamp::default(),
            token: None,
        }
    }

    /// With a JSON body.
    pub(crate) fn json(mut self, body: &impl Serialize) -> Result<Self, Failure> {
        let text = serde_json::to_string(body).map_err(|_| Failure::Unreadable)?;
        self.body = Body::Json(text);
        Ok(self)
    }

    /// With a form, for files.
    pub(crate) fn form(mut self, form: FormData) -> Self {
        self.body = Body::Form(form);
        self
    }

    /// With its key and its precondition.
    pub(crate) fn stamped(mut self, stamp: Stamp) -> Self {
        self.stamp = stamp;
        self
    }

    /// In the name of whoever holds the token.
    pub(crate) fn set_token(&mut self, token: Option<String>) {
        self.token = token;
    }

    fn init(&self) -> Result<RequestInit, JsValue> {
        let headers = Headers::new()?;
        headers.set("Accept", "application/json")?;
        headers.set("Accept-Language", preferences::language().tag())?;
        if let Some(token) = &self.token {
            headers.set("Authorization", &format!("Bearer {token}"))?;
        }
        if let Some(key) = &self.stamp.key {
            headers.set("Idempotency-Key", key)?;
        }
        if let Some(etag) = &self.stamp.etag {
            headers.set("If-Match", etag)?;
        }
        let init = RequestInit::new();
        init.set_method(self.method.name());
        let patience = match &self.body {
            Body::Nothing => PATIENCE,
            Body::Json(text) => {
                headers.set("Content-Type", "application/json")?;
                init.set_body(&JsValue::from_str(text));
                PATIENCE
            }
            // The browser writes the content type, with the boundary it chose.
            Body::Form(form) => {
                init.set_body(form);
                PATIENCE_FOR_FILES
            }
        };
        init.set_headers(&headers);
        init.set_signal(Some(&AbortSignal::timeout_with_u32(patience)));
        Ok(init)
    }
}

/// An answer that is no refusal.
pub(crate) struct Answer(Response);

/// Sends a request as it is.
pub(crate) async fn send(request: &Request) -> Result<Answer, Failure> {
    let window = web_sys::window().ok_or(Failure::Unreachable)?;
    let init = request.init().map_err(|_| Failure::Unreachable)?;
    let answer = JsFuture::from(window.fetch_with_str_and_init(&request.path, &init)).await;
    let response = answer
        .ok()
        .and_then(|answer| answer.dyn_into::<Response>().ok())
        .ok_or(Failure::Unreachable)?;
    if response.ok() {
        return Ok(Answer(response));
    }
    let text = text_of(&response).await?;
    // What stands between browser and server may answer without a problem of ours.
    let unknown = || Failure::Unreachable;
    let problem: Problem = reading::parse(&text).ok_or_else(unknown)?;
    Err(Failure::Problem(Box::new(problem)))
}

impl Answer {
    /// The body, read.
    pub(crate) async fn json<T: DeserializeOwned>(self) -> Result<T, Failure> {
        Ok(self.loaded_json().await?.value)
    }

    /// The body, read, with its tag.
    pub(crate) async fn loaded_json<T: DeserializeOwned>(self) -> Result<Loaded<T>, Failure> {
        self.loaded().await?.into_typed()
    }

    /// The body as it is, with its tag.
    pub(super) fn loaded(self) -> Waiting<Loaded<Value>> {
        Box::pin(async move {
            let text = text_of(&self.0).await?;
            Ok(Loaded {
                value: reading::parse(&text).ok_or(Failure::Unreadable)?,
                etag: self.0.headers().get("ETag").ok().flatten(),
            })
        })
    }

    /// The body as bytes, with its media type.
    pub(crate) async fn bytes(&self) -> Result<(Vec<u8>, String), Failure> {
        let promise = self.0.array_buffer().map_err(|_| Failure::Unreadable)?;
        let buffer = JsFuture::from(promise)
            .await
            .map_err(|_| Failure::Unreachable)?;
        let media_type = self.0.headers().get("Content-Type").ok().flatten();
        Ok((
            js_sys::Uint8Array::new(&buffer).to_vec(),
            media_type.unwrap_or_default(),
        ))
    }
}

async fn text_of(response: &Response) -> Result<String, Failure> {
    let promise = response.text().map_err(|_| Failure::Unreadable)?;
    let text = JsFuture::from(promise)
        .await
        .map_err(|_| Failure::Unreachable)?;
    text.as_string().ok_or(Failure::Unreadable)
}
