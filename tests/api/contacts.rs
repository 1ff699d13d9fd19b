//! Who is told by name: the agent with the duty phone to everybody who sees the case, members of staff in the timeline
//! and in the queue of requests, and never the applicant. And which material a file shows.

use bangban_tests::given::{self, LICENCE};
use bangban_tests::on_both;
use reqwest::Method;
use serde_json::json;

#[test]
fn the_applicant_learns_who_the_agent_is() {
    on_both(async |server| {
        let mut case = LICENCE.submitted(server).await;
        let code = case.case["tracking_code"].as_str().unwrap().to_owned();
        assert!(case.case["agent"].is_null());
        case.act(LICENCE.clerk, "agreement", given::agreement())
            .await;
        for party in ["applicant", "organization"] {
            let signature = given::signature(server, party);
            case.act(LICENCE.clerk, "agreement/signatures", signature)
                .await;
        }
        let agent = json!({ "agent_id": server.user(LICENCE.agent) });
        case.act(LICENCE.clerk, "acceptance", agent).await;
        assert_eq!(case.case["agent"]["name"], "张伟");
        let shown = server.as_user("corp").get(&case.path("")).await.expect(200);
        assert_eq!(shown.json["agent"], case.case["agent"]);
        let number = case.case["case_number"].clone();
        let track = json!({ "case_number": number, "code": code });
        let tracked = server
            .as_nobody()
            .post("/api/v1/track", track)
            .await
            .expect(200);
        assert_eq!(tracked.json["agent"], case.case["agent"]);
    });
}

#[test]
fn members_of_staff_have_names_and_the_applicant_has_none() {
    on_both(async |server| {
        let mut case = LICENCE.in_progress(server).await;
        case.upload("corp", given::PDF).await;
        let wish =
            json!({ "kind": "priority", "reason": "急事", "payload": { "priority": "urgent" } });
        case.act(LICENCE.clerk, "approval-requests", wish).await;
        let path = format!("{}?limit=100", case.path("events"));
        for reader in ["lanshan.agent1", "corp"] {
            let events = server.as_user(reader).get(&path).await.expect(200);
            for event in events.items() {
                let name = event["actor_name"].as_str();
                let own = event["actor_id"] == json!(server.user("corp"));
                assert_eq!(name.is_none(), own, "{event}");
            }
            let last = events.items().iter().find(|it| it["kind"] == "accepted");
            assert_eq!(last.unwrap()["actor_name"], "李秀英");
        }
        let path = format!("/api/v1/approval-requests?case_id={}", case.id);
        let requests = server
            .as_user("lanshan.supervisor")
            .get(&path)
            .await
            .expect(200);
        let request = &requests.items()[0];
        assert_eq!(request["requested_by_name"], "李秀英");
        assert_eq!(request["service_item_name"], LICENCE.item);
        assert_eq!(request["applicant_name"], case.case["applicant"]["name"]);
    });
}

#[test]
fn a_file_says_which_material_it_shows() {
    on_both(async |server| {
        let case = LICENCE.drafted(server).await;
        let path = case.path("documents");
        let material = case.case["materials"][0]["id"].as_str().unwrap().to_owned();
        let send = async |id: &str| {
            let call = server.as_user(LICENCE.clerk).call(Method::POST, &path);
            call.file_with("file", given::PDF, &[("material_id", id)])
                .send()
                .await
        };
        let added = send(&material).await.expect(201);
        let document = added.json["documents"].as_array().unwrap().last().unwrap();
        assert_eq!(document["material_id"], json!(material));
        let strange = send(&case.id.to_string()).await.expect(422);
        assert_eq!(strange.json["errors"][0]["pointer"], "/material_id");
        assert_eq!(strange.json["errors"][0]["code"], "unknown_material");
        for bad in ["身份证", "", &"x".repeat(300)] {
            let answer = send(bad).await;
            assert!(
                [413, 422].contains(&answer.status),
                "{bad}: {}",
                answer.status
            );
        }
    });
}
