//! 回避: on the own case one is the applicant, whatever else one is; and what somebody may no longer see is not given
//! again under an old key.

use bangban_tests::given::{self, BENEFIT, LICENCE, ON_THE_SPOT};
use bangban_tests::{TestServer, on_both};
use reqwest::Method;
use serde_json::{Value, json};

/// Gives an account these roles, at the venue of the licence.
async fn make(server: &TestServer, user: &str, roles: &[(&str, &str)]) {
    let admin = server.as_user("secadmin");
    let path = format!("/api/v1/users/{}", server.user(user));
    let etag = admin.get(&path).await.expect(200).etag();
    let roles: Vec<Value> = roles
        .iter()
        .map(|(role, place)| json!({ "role": role, "organization_id": server.organization(place) }))
        .collect();
    let call = admin
        .call(Method::PATCH, &path)
        .json(&json!({ "roles": roles }));
    call.if_match(&etag).send().await.expect(200);
    server.forget_tokens().await;
}

#[test]
fn a_clerk_grants_nothing_to_herself() {
    on_both(async |server| {
        make(server, "wang", &[("clerk", ON_THE_SPOT.venue)]).await;
        let request = given::on_the_spot(server, &[]);
        let own = server
            .as_user("wang")
            .post("/api/v1/cases/on-the-spot", request)
            .await;
        own.problem(403, "forbidden");
        // Applying online, as everybody may, is not forbidden.
        let draft = ON_THE_SPOT.draft(server);
        let made = server
            .as_user("wang")
            .post("/api/v1/cases", draft)
            .await
            .expect(201);
        assert_eq!(made.json["origin"], "online");
    });
}

#[test]
fn a_change_of_roles_leaves_the_applicant_an_applicant() {
    on_both(async |server| {
        make(server, "wang", &[("clerk", LICENCE.venue)]).await;
        let path = format!("/api/v1/users/{}", server.user("wang"));
        let after = server.as_user("secadmin").get(&path).await.expect(200);
        let roles = after.json["roles"].as_array().unwrap().iter();
        let mut roles: Vec<&str> = roles.filter_map(|role| role["role"].as_str()).collect();
        roles.sort_unstable();
        assert_eq!(roles, ["applicant", "clerk"]);
    });
}

#[test]
fn an_applicant_who_is_a_clerk_signs_for_herself_alone() {
    on_both(async |server| {
        let mut case = BENEFIT.submitted(server).await;
        make(server, "wang", &[("clerk", BENEFIT.venue)]).await;
        case.act(BENEFIT.clerk, "agreement", given::agreement())
            .await;
        let path = case.path("agreement/signatures");
        let sign = async |etag: &str| {
            let body = given::signature(server, "organization");
            let call = server.as_user("wang").call(Method::POST, &path).json(&body);
            call.if_match(etag).send().await
        };
        let refused = sign(&case.etag).await;
        assert!(
            refused.status >= 400,
            "{}: {}",
            refused.status,
            refused.text()
        );
        let events = server
            .as_user("wang")
            .get(&case.path("events"))
            .await
            .expect(200);
        assert!(!events.items().is_empty());
    });
}

#[test]
fn staff_takes_nothing_down_as_an_online_application() {
    on_both(async |server| {
        let mut draft = LICENCE.draft(server);
        draft["origin"] = json!("online");
        let refused = server
            .as_user(LICENCE.clerk)
            .post("/api/v1/cases", draft)
            .await;
        assert_eq!(
            refused.expect(422).faults(),
            [("/origin", "online_by_staff")]
        );
    });
}

#[test]
fn an_agent_without_the_role_is_not_named() {
    on_both(async |server| {
        let case = LICENCE.agreed(server).await;
        make(server, LICENCE.agent, &[("clerk", given::ELSEWHERE.venue)]).await;
        let body = json!({ "agent_id": server.user(LICENCE.agent) });
        let call = server
            .as_user(LICENCE.clerk)
            .call(Method::POST, &case.path("acceptance"));
        let refused = call
            .json(&body)
            .if_match(&case.etag)
            .send()
            .await
            .expect(422);
        assert_eq!(refused.faults()[0].0, "/agent_id");
    });
}

#[test]
fn a_kept_reply_is_for_who_still_sees_the_case() {
    on_both(async |server| {
        let case = LICENCE.drafted(server).await;
        let submit = async || {
            let call = server
                .as_user(LICENCE.clerk)
                .call(Method::POST, &case.path("submission"));
            let call = call.json(&json!({ "declaration": true })).key("once");
            call.if_match(&case.etag).send().await
        };
        let first = submit().await.expect(200);
        assert_eq!(submit().await.expect(200).json, first.json);
        make(server, LICENCE.clerk, &[("clerk", given::ELSEWHERE.venue)]).await;
        submit().await.problem(404, "not_found");
    });
}

#[test]
fn tokens_are_not_kept_under_another_spelling_of_the_path() {
    on_both(async |server| {
        let login = async || {
            let call = server
                .as_user("wang")
                .call(Method::POST, "/api/v1/a%75th/login");
            let body = json!({ "username": "wang", "password": bangban_tests::PASSWORD });
            call.json(&body).key("login").send().await
        };
        let (first, second) = (login().await, login().await);
        assert_eq!(second.header("idempotency-replayed"), "");
        assert!(first.status != 200 || first.json["access_token"] != second.json["access_token"]);
    });
}
