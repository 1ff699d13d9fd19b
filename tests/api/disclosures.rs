//! Personal data, whole (P2): for whom, for what reason, and what the audit trail keeps of it.

use bangban_tests::given::LICENCE;
use bangban_tests::{TestServer, on_both};
use reqwest::Method;
use serde_json::{Value, json};

const PHONE: &str = "phone";

fn asked() -> Value {
    json!({ "fields": [PHONE, "contact_name"], "reason": "约定上门时间" })
}

#[test]
fn it_is_shown_whole_and_recorded_without_the_values() {
    on_both(async |server| {
        let case = LICENCE.in_progress(server).await;
        let draft = LICENCE.draft(server);
        let contact = &draft["applicant"]["contact"];
        let path = case.path("disclosures");
        for user in ["lanshan.agent1", "lanshan.clerk", "lanshan.supervisor"] {
            let answer = server.as_user(user).post(&path, asked()).await.expect(200);
            assert_eq!(answer.header("cache-control"), "no-store", "{user}");
            let values = json!([
                { "field": PHONE, "value": contact["phone"] },
                { "field": "contact_name", "value": contact["name"] },
            ]);
            assert_eq!(answer.json["values"], values, "{user}");
        }
        let records = recorded(server, &case.id.to_string()).await;
        assert_eq!(records.len(), 3);
        for record in records {
            let detail = &record["detail"];
            assert_eq!(detail["fields"], json!([PHONE, "contact_name"]));
            assert_eq!(detail["reason"], "约定上门时间");
            let phone = contact["phone"].as_str().unwrap();
            assert!(!record.to_string().contains(phone), "{record}");
        }
        // It changes nothing of the case.
        let after = server.as_user(LICENCE.clerk).get(&case.path("")).await;
        assert_eq!(after.expect(200).json["version"], case.case["version"]);
    });
}

#[test]
fn everybody_else_is_refused_and_the_case_says_who_may() {
    on_both(async |server| {
        let case = LICENCE.in_progress(server).await;
        let path = case.path("disclosures");
        let refused = [
            ("corp", 403),
            ("city.leader", 403),
            ("lanshan.archivist", 403),
            ("lanshan.agent2", 404),
            ("yishui.clerk", 404),
            ("auditor", 404),
        ];
        for (user, status) in refused {
            let answer = server.as_user(user).post(&path, asked()).await;
            assert_eq!(answer.status, status, "{user}");
        }
        for (user, may) in [
            ("lanshan.clerk", true),
            ("corp", false),
            ("city.leader", false),
        ] {
            let shown = server.as_user(user).get(&case.path("")).await.expect(200);
            let fields = shown.json["disclosable"].as_array();
            let offered = fields.is_some_and(|fields| fields.contains(&json!(PHONE)));
            assert_eq!(offered, may, "{user}");
        }
    });
}

#[test]
fn every_fault_is_told_and_a_key_keeps_no_answer() {
    on_both(async |server| {
        let case = LICENCE.in_progress(server).await;
        let path = case.path("disclosures");
        let clerk = server.as_user(LICENCE.clerk);
        let faulty = json!({ "fields": [], "reason": " " });
        let refused = clerk.post(&path, faulty).await.expect(422);
        let pointers: Vec<_> = refused.json["errors"].as_array().unwrap().iter().collect();
        assert_eq!(pointers.len(), 2, "{}", refused.text());
        for _ in 0..2 {
            let call = clerk.call(Method::POST, &path);
            let call = call
                .header("idempotency-key", "disclosed-once")
                .json(&asked());
            let answer = call.send().await.expect(200);
            assert_eq!(answer.header("idempotency-replayed"), "");
        }
        assert_eq!(recorded(server, &case.id.to_string()).await.len(), 2);
    });
}

async fn recorded(server: &TestServer, id: &str) -> Vec<Value> {
    let path = format!("/api/v1/audit-events?subject_kind=case&subject_id={id}&limit=100");
    let events = server.as_user("auditor").get(&path).await.expect(200);
    let disclosures = events
        .items()
        .iter()
        .filter(|it| it["action"] == "case/disclosures");
    disclosures.cloned().collect()
}
