//! What the system administrator writes: versions of service items, and what is told of organisations.

mod items;
mod organizations;
mod schedule;

use bangban_tests::{Answer, TestServer};
use reqwest::Method;
use serde_json::{Value, json};

/// Who may.
const ADMINISTRATOR: &str = "sysadmin";

/// Changes something as it was seen.
async fn change(
    server: &TestServer,
    method: Method,
    path: &str,
    etag: &str,
    body: &Value,
) -> Answer {
    let call = server.as_user(ADMINISTRATOR).call(method, path);
    call.if_match(etag).json(body).send().await
}

/// A new version of an item.
async fn new_version(server: &TestServer, item: &str) -> Answer {
    let path = format!("/api/v1/service-items/{}/versions", server.item(item));
    let made = server.as_user(ADMINISTRATOR).post(&path, json!({})).await;
    let made = made.expect(201);
    assert_eq!(
        made.header("location"),
        format!("{path}/{}", made.json["version"])
    );
    made
}

/// What the draft says, as it is sent.
fn content(version: &Value) -> Value {
    let mut content = version["item"].clone();
    let fields = content.as_object_mut().unwrap();
    fields.remove("id");
    fields.remove("version");
    fields.retain(|_, value| !value.is_null());
    content
}

/// The path of a version.
fn path_of(version: &Value) -> String {
    let id = version["item"]["id"].as_str().unwrap();
    format!("/api/v1/service-items/{id}/versions/{}", version["version"])
}

/// Publishes a draft.
async fn publish(server: &TestServer, draft: &Answer, day: &str) -> Answer {
    let path = format!("{}/publication", path_of(&draft.json));
    let body = json!({ "effective_on": day });
    change(server, Method::POST, &path, &draft.etag(), &body).await
}

/// The actions of the audit trail about something, the newest last.
async fn recorded(server: &TestServer, kind: &str, id: &str) -> Vec<String> {
    let path = format!("/api/v1/audit-events?subject_kind={kind}&subject_id={id}&limit=100");
    let events = server.as_user("auditor").get(&path).await.expect(200);
    let done = events.items().iter().filter(|it| it["outcome"] == "done");
    let mut actions: Vec<_> = done
        .map(|it| it["action"].as_str().unwrap().to_owned())
        .collect();
    actions.reverse();
    actions
}
