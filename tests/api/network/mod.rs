//! The network: agents who come, move and go, filings, norms and coverage, windows.

mod agents;
mod coverage;
mod filings;
mod keeping;
mod later;
mod windows;

use bangban_tests::{Answer, TestServer};
use reqwest::Method;
use serde_json::{Value, json};

const LANSHAN: &str = "兰山区政务服务中心";
const LANSHAN_BUREAU: &str = "兰山区行政审批服务局";
const CITY: &str = "临沂市政务服务中心";
const CITY_BUREAU: &str = "临沂市行政审批服务局";
const TOWN: &str = "银雀山街道便民服务中心";
const VILLAGE: &str = "新华社区便民服务站";
const YISHUI: &str = "沂水县政务服务中心";
const YISHUI_TOWN: &str = "沂城街道便民服务中心";
const SUPERVISOR: &str = "lanshan.supervisor";

/// A new person, to be appointed today.
fn appointment(server: &TestServer, username: &str, venue: &str, kind: &str) -> Value {
    json!({
        "person": { "name": "钱进", "username": username }, "kind": kind,
        "organization_id": server.organization(venue), "effective_on": server.clock.today(),
    })
}

/// Appoints; the answer holds the agent and the filing.
async fn appointed(server: &TestServer, username: &str, venue: &str, kind: &str) -> Answer {
    let body = appointment(server, username, venue, kind);
    let made = server
        .as_user(SUPERVISOR)
        .post("/api/v1/agents", body)
        .await;
    made.expect(201)
}

/// Does something with what has a version, as it now is.
async fn act(server: &TestServer, who: &str, path: &str, act: &str, body: Value) -> Answer {
    let client = server.as_user(who);
    let etag = client.get(path).await.expect(200).etag();
    let call = client.call(Method::POST, &format!("{path}/{act}"));
    call.if_match(&etag).json(&body).send().await
}

fn agent_path(server: &TestServer, username: &str) -> String {
    format!("/api/v1/agents/{}", server.user(username))
}

/// Where something is by the id in an answer.
fn path_of(kind: &str, id: &Value) -> String {
    format!("/api/v1/{kind}/{}", id.as_str().unwrap())
}

/// The figures of an organisation.
async fn figures(server: &TestServer, who: &str, organization: &str) -> Value {
    let id = server.organization(organization);
    let path = format!("/api/v1/organizations/{id}/coverage");
    server.as_user(who).get(&path).await.expect(200).json
}
