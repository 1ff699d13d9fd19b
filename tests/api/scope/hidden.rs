//! Out of scope, a case does not exist: whatever is sent about it is answered, byte for byte, as for an
//! id that nobody ever gave out. So is every part of it that somebody names within a case of his or her
//! own.
//!
//! Compared are status, headers and body, but for the request's id and the ids that were sent.

use std::collections::BTreeMap;

use bangban_tests::{Answer, Call, Operation, TestServer, full_form, on_both};
use futures_util::stream::{self, StreamExt};
use reqwest::Method;
use serde_json::{Value, json};

use super::questions::Description;
use super::world::{self, EACH_SCOPE, MarkedCase, OUTSIDE, OwnCase, Traces};

/// An id of the right form that is nobody's.
const NOBODY_S: &str = "019cac0f-0000-7000-8000-000000000000";
/// Requests on their way at a time.
const AT_ONCE: usize = 16;

/// What is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sent {
    /// A body in order, with the version that the marked case has.
    AllRight,
    /// A body that nobody can read, without version.
    Unreadable,
    /// A body with a fault, and a version from before.
    Faulty,
    /// Text.
    OtherType,
    /// Whatever version there is; whatever was seen.
    AnyVersion,
    /// What the holder of the case has seen.
    Seen,
    /// Under a key.
    WithKey,
}

const VARIANTS: [Sent; 7] = [
    Sent::AllRight,
    Sent::Unreadable,
    Sent::Faulty,
    Sent::OtherType,
    Sent::AnyVersion,
    Sent::Seen,
    Sent::WithKey,
];

impl Sent {
    /// What nothing can be read with.
    const fn is_in_the_body(self) -> bool {
        matches!(self, Self::Unreadable | Self::Faulty | Self::OtherType)
    }
}

/// A request that is sent twice: about what is hidden, and about what does not exist.
struct Probe<'a> {
    user: &'a str,
    operation: &'a Operation,
    sent: Sent,
    body: Option<Value>,
    etag: &'a str,
    hidden: String,
    missing: String,
}

#[test]
fn a_case_out_of_scope_does_not_exist() {
    on_both(async |server| {
        let own = world::begin(server).await;
        let case = world::mark(server, &own).await;
        let traces = Traces::content(&case);
        let description = Description::read(server).await;
        let probes = probes(&description, &case);
        assert!(probes.len() > 700, "{}", probes.len());
        let answers = stream::iter(&probes)
            .map(|probe| both(server, probe))
            .buffered(AT_ONCE);
        let answers: Vec<_> = answers.collect().await;
        for (hidden, missing) in answers {
            let asked = &hidden.asked;
            assert_eq!(hidden.status, 404, "{asked}: {}", hidden.text());
            assert_eq!(said(&hidden), said(&missing), "{asked}");
            assert_eq!(traces.shown_in(&hidden), None, "{asked}");
        }
        // It was there all the time.
        let path = format!("/api/v1/cases/{}", case.id);
        server.as_user("lanshan.clerk").get(&path).await.expect(200);
    });
}

fn probes<'a>(description: &'a Description<'_>, case: &'a MarkedCase) -> Vec<Probe<'a>> {
    let mut probes = Vec::new();
    let on_case = |it: &&Operation| it.path.starts_with("/api/v1/cases/{id}");
    let operations = description.operations().iter().filter(on_case);
    for (turn, operation) in operations.enumerate() {
        let body = description.example(operation);
        let part = part_of(&operation.path, case);
        let path = |id: &str, part: &str| {
            let path = operation.path.replace("{id}", id);
            path.split('/')
                .map(|segment| {
                    if segment.starts_with('{') {
                        part
                    } else {
                        segment
                    }
                })
                .collect::<Vec<_>>()
                .join("/")
        };
        let id = case.id.to_string();
        let reads = operation.method == "GET";
        for user in OUTSIDE.into_iter().flatten() {
            let ways = ways_of(user, turn);
            for sent in ways
                .into_iter()
                .filter(|sent| !(reads && sent.is_in_the_body()))
            {
                probes.push(Probe {
                    user,
                    operation,
                    sent,
                    body: body.clone(),
                    etag: &case.etag,
                    hidden: path(&id, part.unwrap_or_default()),
                    missing: path(NOBODY_S, part.unwrap_or_default()),
                });
            }
        }
    }
    probes
}

/// One way for everybody; every other way for one of each kind, if all is asked for, and else for one of
/// them in turn.
fn ways_of(user: &str, turn: usize) -> Vec<Sent> {
    let (first, others) = VARIANTS.split_at(1);
    let mut ways = first.to_vec();
    if let Some(place) = EACH_SCOPE.iter().position(|it| *it == user) {
        let in_turn = |index: usize| full_form() || (index + turn) % EACH_SCOPE.len() == place;
        let others = others.iter().enumerate();
        ways.extend(
            others
                .filter(|(index, _)| in_turn(*index))
                .map(|(_, sent)| *sent),
        );
    }
    ways
}

/// A marked part that a path names, if it names one.
fn part_of<'a>(path: &str, case: &'a MarkedCase) -> Option<&'a str> {
    parts_of(path, case).first().copied()
}

/// The marked parts that stand for the one that a path names; none, if it names none.
fn parts_of<'a>(path: &str, case: &'a MarkedCase) -> Vec<&'a str> {
    let mut names = path
        .split('/')
        .filter_map(|segment| segment.strip_prefix('{'));
    let Some(name) = names.find(|name| *name != "id}") else {
        return Vec::new();
    };
    let name = name.trim_end_matches('}');
    let parts = case.parts.iter().filter(|(known, _)| *known == name);
    let parts: Vec<&str> = parts.map(|(_, part)| part.as_str()).collect();
    assert!(!parts.is_empty(), "no marked part stands for {{{name}}}");
    parts
}

async fn both(server: &TestServer, probe: &Probe<'_>) -> (Answer, Answer) {
    let send = async |path: &str| {
        let method = Method::from_bytes(probe.operation.method.as_bytes()).unwrap();
        // A connection of its own: one is closed after a refusal that did not wait for the body.
        let call = server.as_user(probe.user).call(method, path);
        let call = call.header("connection", "close");
        // Another key for each path, else the second request would be told of the first.
        let key = server.platform.fresh_id().to_string();
        dressed(call, probe, &key).send().await
    };
    (send(&probe.hidden).await, send(&probe.missing).await)
}

/// Puts onto a request what is sent with it.
fn dressed<'a>(call: Call<'a>, probe: &Probe<'_>, key: &str) -> Call<'a> {
    let reads = probe.operation.method == "GET";
    let patches = probe.operation.method == "PATCH";
    let json = if patches {
        "application/merge-patch+json"
    } else {
        "application/json"
    };
    let files = probe.operation.path.ends_with("/documents");
    let in_order = |call: Call<'a>| match &probe.body {
        _ if reads => call,
        Some(_) if files => call.file("file", bangban_tests::given::PDF),
        Some(body) => call.body(json, body.to_string()),
        None => call,
    };
    match probe.sent {
        Sent::AllRight => in_order(call).if_match(probe.etag),
        Sent::Unreadable => call.body(json, "{"),
        Sent::Faulty => call.body(json, r#"{"?":1}"#).if_match("\"1-00000000\""),
        Sent::OtherType => call.body("text/plain", "x").if_match("x"),
        Sent::AnyVersion => in_order(call).if_match("*").header("if-none-match", "*"),
        Sent::Seen => in_order(call)
            .if_match(probe.etag)
            .header("if-none-match", probe.etag),
        Sent::WithKey => in_order(call).if_match(probe.etag).key(key),
    }
}

/// All that an answer says, but for the ids.
fn said(answer: &Answer) -> (u16, BTreeMap<String, String>, String) {
    let trace_id = answer.header("x-request-id").to_owned();
    let headers = answer.headers.iter().filter_map(|(name, value)| {
        // Whether the connection is kept hangs on when a body came in.
        let own = ["connection", "date", "x-request-id"];
        (!own.contains(&name.as_str()))
            .then(|| (name.to_string(), value.to_str().unwrap().to_owned()))
    });
    let instance = answer.json["instance"].as_str().unwrap_or_default();
    let mut text = answer.text().replace(&trace_id, "-");
    if !instance.is_empty() {
        text = text.replace(instance, "-");
    }
    (answer.status, headers.collect(), text)
}

#[test]
fn a_part_of_a_hidden_case_is_no_part_of_another() {
    on_both(async |server| {
        let own = world::begin(server).await;
        let case = world::mark(server, &own).await;
        let description = Description::read(server).await;
        let of_parts = |it: &&Operation| {
            it.path.starts_with("/api/v1/cases/{id}/") && part_of(&it.path, &case).is_some()
        };
        let mut found = 0;
        for operation in description.operations().iter().filter(of_parts) {
            for part in parts_of(&operation.path, &case) {
                let mut looked = Vec::new();
                for user in ["yishui.clerk", "yishui.agent", "yishui.supervisor", "corp"] {
                    let body = description.example(operation);
                    let (hidden, missing) = parts(server, user, operation, &own, body, part).await;
                    assert_eq!(said(&hidden), said(&missing), "{}", hidden.asked);
                    assert!(hidden.status >= 400, "{}: {}", hidden.asked, hidden.text());
                    looked.push(hidden.status);
                }
                // At least one of them gets as far as looking the part up.
                assert!(looked.contains(&404), "{}: {looked:?}", operation.name());
            }
            found += 1;
        }
        assert_eq!(found, 6, "operations on parts");
    });
}

async fn parts(
    server: &TestServer,
    user: &str,
    operation: &Operation,
    own: &OwnCase,
    body: Option<Value>,
    part: &str,
) -> (Answer, Answer) {
    // Only a case that rests can go on.
    let resumes = operation.path.contains("/suspensions/");
    let (id, body) = if resumes {
        let today = server.clock.today();
        (own.suspended, Some(json!({ "ended_on": today })))
    } else {
        (own.id, body)
    };
    let case = format!("/api/v1/cases/{id}");
    let etag = server.as_user(user).get(&case).await.expect(200).etag();
    let send = async |part: &str| {
        let path = operation.path.replace("{id}", &id.to_string());
        let (head, tail) = path.split_once('{').unwrap();
        let (_, tail) = tail.split_once('}').unwrap();
        let method = Method::from_bytes(operation.method.as_bytes()).unwrap();
        let call = server
            .as_user(user)
            .call(method, &format!("{head}{part}{tail}"));
        let call = match &body {
            Some(body) => call.json(body).if_match(&etag),
            None => call,
        };
        call.send().await
    };
    (send(part).await, send(NOBODY_S).await)
}

/// Neither by a wrong code nor by a key that somebody else used.
#[test]
fn codes_and_keys_tell_nothing() {
    on_both(async |server| {
        let own = world::begin(server).await;
        let case = world::mark(server, &own).await;
        let track = async |number: &str, code: &str| {
            let body = json!({ "case_number": number, "code": code });
            server.as_nobody().post("/api/v1/track", body).await
        };
        track(&case.number, &case.code).await.expect(200);
        let wrong_code = track(&case.number, "AAAAAAAA").await;
        let wrong_number = track("LY20260303999999999", &case.code).await;
        assert_eq!(said(&wrong_code), said(&wrong_number));
        assert_eq!(wrong_code.status, 404);

        let log = async |user: &str| {
            let path = format!("/api/v1/cases/{}/log-entries", case.id);
            let call = server
                .as_user(user)
                .call(Method::POST, &path)
                .key("the-key-of-all");
            call.json(&json!({ "text": "上门", "kind": "visit" }))
                .send()
                .await
        };
        log("lanshan.agent1").await.expect(201);
        assert_eq!(
            log("lanshan.agent1").await.header("idempotency-replayed"),
            "true"
        );
        for user in OUTSIDE.into_iter().flatten() {
            let refused = log(user).await.problem(404, "not_found");
            assert_eq!(refused.header("idempotency-replayed"), "");
        }
    });
}
