//! The server, as the pages ask it: the public API and nothing else.
//!
//! Owns how a request is sent and an answer read, and the renewing of a session that ran out meanwhile. Paths and
//! types of the resources are in the files beside this one. Does not own what is shown of a failure (`kit::failure`).

pub(crate) mod administration;
pub(crate) mod cases;
mod failure;
pub(crate) mod names;
pub(crate) mod network;
pub(crate) mod registration;
pub(crate) mod registry;
mod remote;
pub(crate) mod supervision;
mod transport;

use std::pin::Pin;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub(crate) use failure::Failure;
use leptos::prelude::*;
pub(crate) use remote::{Remote, remote};
pub(crate) use transport::{Answer, Method, Request, send};

use crate::reading;
use crate::session::Session;

/// Something that is on its way. In a box, so that those who wait for it do not each hold all that it takes.
pub(crate) type Waiting<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

/// Something that was read, with the tag that a change of it has to name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Loaded<T> {
    /// What was read.
    pub(crate) value: T,
    /// Its `ETag`.
    pub(crate) etag: Option<String>,
}

/// The server, asked in the name of whoever is signed in.
#[derive(Clone, Copy)]
pub(crate) struct Api {
    session: Session,
}

/// The server, from anywhere inside of the frame.
pub(crate) fn use_api() -> Api {
    Api {
        session: crate::session::use_session(),
    }
}

impl Loaded<Value> {
    /// Read into its type.
    fn into_typed<T: DeserializeOwned>(self) -> Result<Loaded<T>, Failure> {
        let value = reading::read(&self.value).ok_or(Failure::Unreadable)?;
        Ok(Loaded {
            value,
            etag: self.etag,
        })
    }
}

impl Api {
    /// Sends a request as the person who is signed in; a token that ran out is renewed, once.
    pub(crate) fn send(self, mut request: Request) -> Waiting<Answer> {
        Box::pin(async move {
            self.session.known().await;
            let used = self.session.token();
            request.set_token(used.clone());
            let outcome = send(&request).await;
            let expired =
                matches!(&outcome, Err(Failure::Problem(problem)) if problem.status == 401);
            if !expired || used.is_none() {
                return outcome;
            }
            self.session.renew(used).await?;
            request.set_token(self.session.token());
            send(&request).await
        })
    }

    /// Sends a request and takes the answer as it is.
    fn answer(self, request: Request) -> Waiting<Loaded<Value>> {
        Box::pin(async move { self.send(request).await?.loaded().await })
    }

    /// Reads one thing.
    pub(crate) async fn get<T: DeserializeOwned>(
        self,
        path: impl Into<String>,
    ) -> Result<Loaded<T>, Failure> {
        self.answer(Request::new(Method::Get, path))
            .await?
            .into_typed()
    }

    /// Reads one thing of which no tag is needed, such as a page of a list.
    pub(crate) async fn read<T: DeserializeOwned>(
        self,
        path: impl Into<String>,
    ) -> Result<T, Failure> {
        Ok(self.get(path).await?.value)
    }

    /// Sends a body and reads the answer.
    pub(crate) async fn ask<T: DeserializeOwned>(
        self,
        method: Method,
        path: impl Into<String>,
        body: &impl Serialize,
        stamp: Stamp,
    ) -> Result<Loaded<T>, Failure> {
        let request = Request::new(method, path).json(body)?.stamped(stamp);
        self.answer(request).await?.into_typed()
    }
}

/// What makes a change safe to repeat and safe from overwriting another's.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stamp {
    /// `Idempotency-Key`.
    pub(crate) key: Option<String>,
    /// `If-Match`.
    pub(crate) etag: Option<String>,
}

/// A path with parameters; those without a value are left out.
pub(crate) fn with_query(path: &str, parameters: &[(&str, Option<String>)]) -> String {
    let mut address = path.to_owned();
    let given = parameters
        .iter()
        .filter_map(|(name, value)| Some((name, value.as_ref()?)));
    for (place, (name, value)) in given.enumerate() {
        address.push(if place == 0 { '?' } else { '&' });
        address.push_str(name);
        address.push('=');
        address.push_str(&String::from(js_sys::encode_uri_component(value)));
    }
    address
}

/// Provides the session to everything below.
pub(crate) fn provide(session: Session) {
    provide_context(session);
}
