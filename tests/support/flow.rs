//! One case on its way. Every act is sent as a caller sends it, and what must be true after any act
//! whatsoever is checked after each.

use reqwest::Method;
use sea_orm::Value as SqlValue;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::answer::Answer;
use crate::server::TestServer;

/// The acts that need no `If-Match` (`api.md`, concurrency).
const ADDING: [&str; 6] = [
    "log-entries",
    "documents",
    "charges",
    "problems",
    "evaluation",
    "approval-requests",
];

/// A case, as the last answer showed it.
pub struct Flow<'a> {
    server: &'a TestServer,
    /// Its id.
    pub id: Uuid,
    /// The case in the last answer.
    pub case: Value,
    /// The tag of the last answer.
    pub etag: String,
    /// The kinds of the events that the last act brought.
    pub happened: Vec<String>,
}

/// What an act adds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rows {
    version: i64,
    events: i64,
    audit: i64,
}

impl<'a> Flow<'a> {
    /// Makes a draft.
    pub async fn draft(server: &'a TestServer, user: &str, draft: Value) -> Self {
        Self::made(server, user, "/api/v1/cases", draft).await
    }

    /// Makes a case by one request.
    pub async fn made(server: &'a TestServer, user: &str, path: &str, body: Value) -> Self {
        let answer = server.as_user(user).post(path, body).await.expect(201);
        let id = Uuid::parse_str(answer.json["id"].as_str().unwrap()).unwrap();
        assert_eq!(answer.header("location"), format!("/api/v1/cases/{id}"));
        assert_eq!(id.get_version_num(), 7);
        let etag = answer.etag();
        let mut flow = Self {
            server,
            id,
            case: answer.json,
            etag,
            happened: Vec::new(),
        };
        let none = Rows {
            version: 0,
            events: 0,
            audit: 0,
        };
        flow.check(user, none).await;
        server.note(format!("POST {path}"));
        flow
    }

    /// The path of the case, or of something below it.
    pub fn path(&self, below: &str) -> String {
        let slash = if below.is_empty() { "" } else { "/" };
        format!("/api/v1/cases/{}{slash}{below}", self.id)
    }

    /// Does something that must succeed.
    pub async fn act(&mut self, user: &str, act: &str, body: Value) -> &mut Self {
        let call = self
            .server
            .as_user(user)
            .call(Method::POST, &self.path(act))
            .json(&body);
        let adds = ADDING
            .iter()
            .any(|adding| act == *adding || act.starts_with(&format!("{adding}/")));
        let call = if adds {
            call
        } else {
            call.if_match(&self.etag)
        };
        self.done(user, Method::POST, act, async || call.send().await)
            .await
    }

    /// Changes the draft.
    pub async fn change(&mut self, user: &str, patch: Value) -> &mut Self {
        let call = self
            .server
            .as_user(user)
            .call(Method::PATCH, &self.path(""));
        let call = call
            .body("application/merge-patch+json", patch.to_string())
            .if_match(&self.etag);
        self.done(user, Method::PATCH, "", async || call.send().await)
            .await
    }

    /// Adds a file.
    pub async fn upload(&mut self, user: &str, content: &[u8]) -> &mut Self {
        let call = self
            .server
            .as_user(user)
            .call(Method::POST, &self.path("documents"))
            .file("file", content);
        self.done(user, Method::POST, "documents", async || call.send().await)
            .await
    }

    async fn done(
        &mut self,
        user: &str,
        method: Method,
        act: &str,
        send: impl AsyncFnOnce() -> Answer,
    ) -> &mut Self {
        let before = self.rows().await;
        let answer = send().await;
        let made = answer.status == 201;
        let answer = answer.expect(if made { 201 } else { 200 });
        assert_eq!(
            made,
            !answer.header("location").is_empty(),
            "{}: Location goes with 201",
            answer.asked
        );
        self.etag = answer.etag();
        self.case = answer.json;
        self.check(user, before).await;
        self.server
            .note(format!("{method} {}", without_ids(&self.path(act))));
        self
    }

    /// What must be true after any act: the version has grown by one, there are events of that
    /// version and one record in the audit trail, and reading gives what the answer said.
    async fn check(&mut self, user: &str, before: Rows) {
        let after = self.rows().await;
        let version = before.version + 1;
        assert_eq!(after.version, version, "the version grows by one");
        assert_eq!(self.case["version"], version);
        assert!(after.events > before.events, "a change without event");
        assert_eq!(
            after.audit,
            before.audit + 1,
            "one record in the audit trail for each change"
        );
        self.happened = self.kinds_of(user, version).await;
        assert_eq!(
            i64::try_from(self.happened.len()).unwrap(),
            after.events - before.events
        );
        let read = self
            .server
            .as_user(user)
            .get(&self.path(""))
            .await
            .expect(200);
        let mut answered = self.case.clone();
        let shown_once = answered
            .as_object_mut()
            .unwrap()
            .remove("tracking_code")
            .is_some();
        assert_eq!(read.json, answered, "the answer is the case as it now is");
        assert!(
            shown_once || read.etag() == self.etag,
            "the tag of the answer is that of reading"
        );
    }

    /// Reads the case anew, after something else than an act of this flow.
    pub async fn reload(&mut self, user: &str) -> &mut Self {
        let read = self
            .server
            .as_user(user)
            .get(&self.path(""))
            .await
            .expect(200);
        self.etag = read.etag();
        self.case = read.json;
        let version = self.case["version"].as_i64().unwrap();
        self.happened = self.kinds_of(user, version).await;
        self
    }

    /// Tries something that must be refused with this problem, and leave nothing but a record in
    /// the audit trail.
    pub async fn refused(
        &self,
        user: &str,
        act: &str,
        body: Value,
        status: u16,
        code: &str,
    ) -> Answer {
        // Signing in has its own record.
        self.server.token(user).await;
        let before = self.server.rows().await;
        let call = self
            .server
            .as_user(user)
            .call(Method::POST, &self.path(act))
            .json(&body);
        let answer = call.if_match(&self.etag).send().await.problem(status, code);
        let mut after = self.server.rows().await;
        *after.get_mut("audit_events").unwrap() -= 1;
        assert_eq!(
            after, before,
            "{}: nothing but one audit record",
            answer.asked
        );
        answer
    }

    /// Where it must stand now, after events of these kinds.
    #[track_caller]
    pub fn is(&self, state: &str, happened: &[&str]) -> &Self {
        assert_eq!(
            (self.state(), self.happened.as_slice()),
            (state, to_owned(happened).as_slice())
        );
        self
    }

    /// What this person may do now: exactly these acts, in whatever order.
    pub async fn may(&self, user: &str, acts: &[&str]) -> &Self {
        let read = self
            .server
            .as_user(user)
            .get(&self.path(""))
            .await
            .expect(200);
        let allowed = read.json["allowed_actions"].as_array().unwrap();
        let mut allowed: Vec<&str> = allowed.iter().map(|act| act.as_str().unwrap()).collect();
        let mut expected = acts.to_vec();
        allowed.sort_unstable();
        expected.sort_unstable();
        assert_eq!(allowed, expected, "{user} in {}", self.state());
        self
    }

    /// Where it stands.
    pub fn state(&self) -> &str {
        self.case["state"].as_str().unwrap()
    }

    /// A text of the case; empty where it is null.
    pub fn text(&self, pointer: &str) -> &str {
        self.case
            .pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// The id of the last entry of one of the lists in the case.
    pub fn last_id(&self, list: &str) -> String {
        let entries = self.case[list].as_array().unwrap();
        entries.last().unwrap()["id"].as_str().unwrap().to_owned()
    }

    /// The id of the pending approval request, found as the one who decides finds it.
    pub async fn pending_request(&self, supervisor: &str) -> String {
        let queue = self
            .server
            .as_user(supervisor)
            .get("/api/v1/approval-requests?limit=100")
            .await
            .expect(200);
        let of_case = |request: &&Value| request["case_id"] == self.id.to_string();
        let request = queue
            .items()
            .iter()
            .find(of_case)
            .expect("a pending request");
        request["id"].as_str().unwrap().to_owned()
    }

    /// Receives every material that is needed, in the original.
    pub async fn receive_all(&mut self, user: &str) -> &mut Self {
        let needed = |material: &&Value| material["required"] == true;
        let ids = self.case["materials"]
            .as_array()
            .unwrap()
            .iter()
            .filter(needed);
        let ids: Vec<String> = ids
            .map(|material| material["id"].as_str().unwrap().to_owned())
            .collect();
        for id in ids {
            self.act(
                user,
                &format!("materials/{id}/receipt"),
                json!({ "form": "original", "copies": 1 }),
            )
            .await;
            self.is_after("material_received");
        }
        self
    }

    #[track_caller]
    fn is_after(&self, kind: &str) {
        assert_eq!(self.happened, [kind]);
    }

    /// The kinds of all events, in order.
    pub async fn kinds(&self, user: &str) -> Vec<String> {
        self.events(user)
            .await
            .iter()
            .map(|event| event["kind"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The timeline.
    pub async fn events(&self, user: &str) -> Vec<Value> {
        let answer = self
            .server
            .as_user(user)
            .get(&self.path("events?limit=100"))
            .await
            .expect(200);
        assert!(answer.json["next_cursor"].is_null());
        answer.items().to_vec()
    }

    /// The events that came after this version, in order.
    pub async fn events_after(&self, user: &str, version: i64) -> Vec<Value> {
        let path = self.path("events?limit=100");
        let mut events = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = self
                .server
                .as_user(user)
                .get(&format!("{path}{cursor}"))
                .await
                .expect(200);
            events.extend(
                page.items()
                    .iter()
                    .filter(|event| event["version"].as_i64() > Some(version))
                    .cloned(),
            );
            match page.json["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return events,
            }
        }
    }

    async fn kinds_of(&self, user: &str, version: i64) -> Vec<String> {
        let events = self.events_after(user, version - 1).await;
        let of_version = events.iter().filter(|event| event["version"] == version);
        of_version
            .map(|event| event["kind"].as_str().unwrap().to_owned())
            .collect()
    }

    async fn rows(&self) -> Rows {
        let by_id = || vec![SqlValue::from(self.id)];
        let version = "SELECT version AS n FROM cases WHERE id = $1";
        let events = "SELECT count(*) AS n FROM case_events WHERE case_id = $1";
        let audit = "SELECT count(*) AS n FROM audit_events WHERE subject_kind = 'case' AND subject_id = $1";
        Rows {
            version: self.server.number(version, by_id()).await,
            events: self.server.number(events, by_id()).await,
            audit: self
                .server
                .number(audit, vec![SqlValue::from(self.id.to_string())])
                .await,
        }
    }
}

fn to_owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A path with `{}` for each id.
pub(crate) fn without_ids(path: &str) -> String {
    let segments = path.split('/').map(|segment| {
        if Uuid::parse_str(segment).is_ok() {
            "{}"
        } else {
            segment
        }
    });
    segments.collect::<Vec<_>>().join("/")
}
