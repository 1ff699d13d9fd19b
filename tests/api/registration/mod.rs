//! Registering: the phone is proved by a code, then the account is made.
//!
//! Owns the helpers: somebody who holds a phone and reads what is sent there. The messages are those of the
//! program, taken by the same run as the worker's.

mod codes;
mod conflicts;
mod registering;

use std::sync::Mutex;

use bangban_application::texts::{self, NotSent, TextMessage, TextSender};
use bangban_tests::{Answer, TestServer, resident_id};
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};
use serde_json::{Value, json};

const CODE: &str = "/api/v1/auth/registration/code";
const REGISTRATION: &str = "/api/v1/auth/registration";
const NEW_PASSWORD: &str = "Yimeng-2026-hongse";

/// Keeps what is sent, as the phones would.
#[derive(Default)]
struct Phones(Mutex<Vec<TextMessage>>);

impl TextSender for Phones {
    fn send<'a>(&'a self, message: &'a TextMessage) -> BoxFuture<'a, Result<(), NotSent>> {
        self.0.lock().unwrap().push(message.clone());
        ready(Ok(())).boxed()
    }
}

/// The messages that wait, each with its phone.
async fn messages(server: &TestServer) -> Vec<(String, String)> {
    let phones = Phones::default();
    let owner = server.platform.fresh_id();
    texts::run_once(&server.platform, &phones, owner)
        .await
        .unwrap();
    let sent = phones.0.into_inner().unwrap().into_iter();
    sent.map(|message| (message.phone, message.text)).collect()
}

async fn ask(server: &TestServer, phone: &str) -> Answer {
    server
        .as_nobody()
        .post(CODE, json!({ "phone": phone }))
        .await
}

/// Asks for a code, and reads it.
async fn code(server: &TestServer, phone: &str) -> String {
    ask(server, phone).await.expect(202);
    let sent = messages(server).await;
    let (_, text) = sent.iter().rfind(|(to, _)| to == phone).unwrap();
    let digits = text.split("验证码 ").nth(1).unwrap();
    digits.chars().take(6).collect()
}

/// A code that this one is not.
fn other(code: &str) -> String {
    let number: u32 = code.parse().unwrap();
    format!("{:06}", (number + 1) % 1_000_000)
}

/// The phone of a person, by the number that `resident_id` takes.
fn phone(number: u32) -> String {
    format!("138{:08}", 53_900_000 + number)
}

/// A person who registers.
fn person(number: u32, code: &str) -> Value {
    json!({
        "phone": phone(number), "code": code, "password": NEW_PASSWORD,
        "kind": "natural_person", "name": "赵兰", "id_number": resident_id(number),
    })
}

async fn register(server: &TestServer, body: &Value) -> Answer {
    server.as_nobody().post(REGISTRATION, body.clone()).await
}

/// An account, made.
pub(crate) async fn registered(server: &TestServer, number: u32) -> Answer {
    let code = code(server, &phone(number)).await;
    register(server, &person(number, &code)).await.expect(201)
}

/// A message that waits.
pub(crate) async fn waiting(server: &TestServer, number: u32) {
    ask(server, &phone(number)).await.expect(202);
}

/// What an answer says, but for what differs with every request.
fn said(answer: &Answer) -> (u16, Vec<String>, Value) {
    let mut body = answer.json.clone();
    if let Some(fields) = body.as_object_mut() {
        fields.remove("trace_id");
    }
    let names = answer.headers.keys().map(ToString::to_string);
    (answer.status, names.collect(), body)
}
