//! What is told of an organisation; and one that is closed.

use bangban_tests::given::BENEFIT;
use bangban_tests::{Answer, TestServer, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use super::{ADMINISTRATOR, change, recorded};

fn path(server: &TestServer) -> String {
    format!(
        "/api/v1/organizations/{}",
        server.organization(BENEFIT.venue)
    )
}

async fn patch(server: &TestServer, etag: &str, body: Value) -> Answer {
    change(server, Method::PATCH, &path(server), etag, &body).await
}

#[test]
fn what_is_told_can_be_changed_and_taken_away() {
    on_both(async |server| {
        let seen = server.as_nobody().get(&path(server)).await.expect(200);
        assert_eq!(seen.json["phone"], Value::Null);
        let told = json!({ "phone": "05398123456", "address": " 银雀山路（示例） " });
        let changed = patch(server, &seen.etag(), told).await.expect(200);
        assert_eq!(
            (&changed.json["phone"], &changed.json["address"]),
            (&json!("0539-8123456"), &json!("银雀山路（示例）"))
        );
        assert_eq!(changed.json["name"], BENEFIT.venue);
        patch(server, &seen.etag(), json!({ "phone": null }))
            .await
            .problem(412, "stale_version");
        let without = server.as_user(ADMINISTRATOR);
        let without = without
            .call(Method::PATCH, &path(server))
            .json(&json!({ "phone": null }));
        without.send().await.problem(428, "if_match_required");
        let refused = server.as_user("lanshan.supervisor");
        let refused = refused
            .call(Method::PATCH, &path(server))
            .json(&json!({ "phone": null }));
        refused.send().await.problem(403, "forbidden");

        // Whoever follows a case learns whom to call, and where.
        let case = BENEFIT.submitted(server).await;
        let number = json!({ "case_number": case.text("/case_number"), "code": case.text("/tracking_code") });
        let tracked = server.as_nobody().post("/api/v1/track", number).await;
        let tracked = tracked.expect(200);
        assert_eq!(tracked.json["organization_phone"], "0539-8123456");
        assert_eq!(tracked.json["organization_address"], "银雀山路（示例）");

        let gone = json!({ "phone": null, "name": "银雀山便民服务中心" });
        let gone = patch(server, &changed.etag(), gone).await.expect(200);
        assert_eq!(
            (&gone.json["phone"], &gone.json["name"]),
            (&Value::Null, &json!("银雀山便民服务中心"))
        );
        let id = server.organization(BENEFIT.venue).to_string();
        let acts = recorded(server, "organization", &id).await;
        assert_eq!(acts, ["organization/change", "organization/change"]);
    });
}

#[test]
fn every_fault_is_told_at_once() {
    on_both(async |server| {
        let seen = server.as_nobody().get(&path(server)).await.expect(200);
        let etag = seen.etag();
        let nothing = patch(server, &etag, json!({})).await;
        let nothing = nothing.problem(422, "validation_failed");
        assert_eq!(nothing.faults(), [("", "nothing_to_change")]);
        let wrong = json!({
            "name": null, "phone": "8123456", "address": "", "active": "no", "kind": "zone"
        });
        let wrong = patch(server, &etag, wrong).await;
        let wrong = wrong.problem(422, "validation_failed");
        assert_eq!(
            wrong.faults(),
            [
                ("/active", "wrong_type"),
                ("/address", "required"),
                ("/kind", "unknown_field"),
                ("/name", "required"),
                ("/phone", "phone"),
            ]
        );
    });
}

/// One that is closed takes no new cases; those it has go on.
#[test]
fn a_closed_venue_takes_no_new_cases() {
    on_both(async |server| {
        let mut under_way = BENEFIT.agreed(server).await;
        let draft = BENEFIT.drafted(server).await;
        let seen = server.as_nobody().get(&path(server)).await.expect(200);
        let closed = patch(server, &seen.etag(), json!({ "active": false })).await;
        let closed = closed.expect(200);
        let new = server.as_user(BENEFIT.clerk);
        let new = new.post("/api/v1/cases", BENEFIT.draft(server)).await;
        assert_eq!(
            new.problem(422, "validation_failed").faults(),
            [("/organization_id", "organization_closed")]
        );
        let declared = json!({ "declaration": true });
        let refused = draft
            .refused(
                BENEFIT.clerk,
                "submission",
                declared.clone(),
                422,
                "validation_failed",
            )
            .await;
        assert_eq!(
            refused.faults(),
            [("/organization_id", "organization_closed")]
        );
        under_way
            .act(
                BENEFIT.clerk,
                "acceptance",
                json!({ "agent_id": server.user(BENEFIT.agent) }),
            )
            .await;
        let open = "/api/v1/organizations?active=true&limit=100";
        let open = server.as_nobody().get(open).await.expect(200);
        let id = json!(server.organization(BENEFIT.venue));
        assert!(open.items().iter().all(|it| it["id"] != id));
        patch(server, &closed.etag(), json!({ "active": true }))
            .await
            .expect(200);
        let mut draft = draft;
        draft.act(BENEFIT.clerk, "submission", declared).await;
    });
}
