//! Filings: filed, received, given back; seen by those whom they concern.

use bangban_tests::{Answer, TestServer, on_both};
use serde_json::{Value, json};

use super::{LANSHAN, SUPERVISOR, TOWN, YISHUI, act, appointed, appointment, path_of};

async fn with(server: &TestServer, who: &str, filing: &str, what: &str, body: Value) -> Answer {
    act(server, who, filing, what, body).await
}

#[test]
fn a_filing_is_filed_returned_filed_again_and_received() {
    on_both(async |server| {
        let made = appointed(server, "town.agent2", TOWN, "part_time").await;
        let filing = path_of("filings", &made.json["filing"]["id"]);
        let officer = "lanshan.officer";
        with(server, officer, &filing, "receipt", json!({}))
            .await
            .problem(409, "filing_out_of_order");
        with(server, officer, &filing, "submission", json!({}))
            .await
            .problem(403, "forbidden");
        let filed = with(server, SUPERVISOR, &filing, "submission", json!({}))
            .await
            .expect(200);
        assert_eq!(filed.json["state"], "filed");
        assert_eq!(filed.json["filed_by"], json!(server.user(SUPERVISOR)));
        with(server, SUPERVISOR, &filing, "submission", json!({}))
            .await
            .problem(409, "filing_out_of_order");
        with(server, SUPERVISOR, &filing, "receipt", json!({}))
            .await
            .problem(403, "forbidden");
        let empty = with(server, officer, &filing, "return", json!({ "reason": " " })).await;
        assert_eq!(
            empty.problem(422, "validation_failed").faults(),
            [("/reason", "required")]
        );
        let reason = json!({ "reason": "请补任期" });
        let returned = with(server, officer, &filing, "return", reason)
            .await
            .expect(200);
        assert_eq!(
            (&returned.json["state"], &returned.json["return_reason"]),
            (&json!("returned"), &json!("请补任期"))
        );
        with(server, SUPERVISOR, &filing, "submission", json!({}))
            .await
            .expect(200);
        let received = with(server, officer, &filing, "receipt", json!({}))
            .await
            .expect(200);
        assert_eq!(
            (&received.json["state"], &received.json["filing_number"]),
            (&json!("received"), &json!("备〔2026〕00001号"))
        );
        // The next one of the department, and one that was given.
        let next = appointed(server, "town.agent3", TOWN, "part_time").await;
        let next = path_of("filings", &next.json["filing"]["id"]);
        with(server, SUPERVISOR, &next, "submission", json!({}))
            .await
            .expect(200);
        let next = with(server, officer, &next, "receipt", json!({}))
            .await
            .expect(200);
        assert_eq!(next.json["filing_number"], "备〔2026〕00002号");
        let last = appointed(server, "town.agent4", TOWN, "part_time").await;
        let last = path_of("filings", &last.json["filing"]["id"]);
        with(server, SUPERVISOR, &last, "submission", json!({}))
            .await
            .expect(200);
        let own = json!({ "filing_number": " 兰审备〔2026〕7号 " });
        let last = with(server, officer, &last, "receipt", own)
            .await
            .expect(200);
        assert_eq!(last.json["filing_number"], "兰审备〔2026〕7号");
    });
}

/// In a fixed order: what is made in one instant has none.
fn sorted(mut ids: Vec<Value>) -> Vec<Value> {
    ids.sort_by_key(ToString::to_string);
    ids
}

#[test]
fn filings_are_seen_by_those_whom_they_concern() {
    on_both(async |server| {
        let made = appointed(server, "town.agent2", TOWN, "part_time").await;
        let town = made.json["filing"]["id"].clone();
        let hall = appointed(server, "hall.agent", LANSHAN, "full_time").await;
        let hall = hall.json["filing"]["id"].clone();
        let elsewhere = appointment(server, "yishui.new", YISHUI, "full_time");
        let yishui = server.as_user("yishui.supervisor");
        let elsewhere = yishui.post("/api/v1/agents", elsewhere).await.expect(201);
        let elsewhere = elsewhere.json["filing"]["id"].clone();
        let list = async |who: &str, query: &str| {
            let path = format!("/api/v1/filings?limit=100{query}");
            let found = server.as_user(who).get(&path).await.expect(200);
            let ids = found.items().iter().map(|it| it["id"].clone());
            sorted(ids.collect())
        };
        assert_eq!(
            list(SUPERVISOR, "").await,
            sorted(vec![hall.clone(), town.clone()])
        );
        assert_eq!(
            list("lanshan.officer", "").await,
            std::slice::from_ref(&town)
        );
        let to_city = sorted(vec![elsewhere.clone(), hall.clone()]);
        assert_eq!(list("city.officer", "").await, to_city);
        assert_eq!(list("city.supervisor", "").await.len(), 3);
        assert_eq!(
            list("yishui.supervisor", "").await,
            std::slice::from_ref(&elsewhere)
        );
        let within = format!("&within={}", server.organization(TOWN));
        assert_eq!(
            list("city.supervisor", &within).await,
            std::slice::from_ref(&town)
        );
        assert_eq!(list(SUPERVISOR, "&state=filed").await, [json!(null); 0]);
        assert_eq!(list(SUPERVISOR, "&kind=transfer").await, [json!(null); 0]);
        assert_eq!(list(SUPERVISOR, "&overdue=true").await, [json!(null); 0]);
        for who in ["yishui.supervisor", "city.officer"] {
            let seen = server.as_user(who).get(&path_of("filings", &town)).await;
            seen.problem(404, "not_found");
        }
        for who in ["lanshan.clerk", "city.leader", "sysadmin", "wang"] {
            let seen = server.as_user(who).get("/api/v1/filings").await;
            seen.problem(403, "forbidden");
        }
    });
}

/// Somebody who is supervisor of a county and officer of its department receives nothing of his own.
#[test]
fn nobody_receives_a_filing_of_his_own_act() {
    on_both(async |server| {
        let administrator = server.as_user("secadmin");
        let account = format!("/api/v1/users/{}", server.user(SUPERVISOR));
        let etag = administrator.get(&account).await.expect(200).etag();
        let roles = json!({ "roles": [
            { "role": "supervisor", "organization_id": server.organization(LANSHAN) },
            { "role": "approval_officer", "organization_id": server.organization(super::LANSHAN_BUREAU) },
        ] });
        let call = administrator
            .call(reqwest::Method::PATCH, &account)
            .if_match(&etag);
        call.json(&roles).send().await.expect(200);
        server.forget_tokens().await;
        let made = appointed(server, "town.agent2", TOWN, "part_time").await;
        let filing = path_of("filings", &made.json["filing"]["id"]);
        with(server, SUPERVISOR, &filing, "submission", json!({}))
            .await
            .expect(200);
        for (what, body) in [
            ("receipt", json!({})),
            ("return", json!({ "reason": "不行" })),
        ] {
            with(server, SUPERVISOR, &filing, what, body)
                .await
                .problem(403, "own_act");
        }
        with(server, "lanshan.officer", &filing, "receipt", json!({}))
            .await
            .expect(200);
    });
}
