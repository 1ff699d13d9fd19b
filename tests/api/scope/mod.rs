//! Nothing of another county: lists, searches, timelines, files, queues and notifications neither show
//! nor betray anything to those who stand outside. Insiders are asked as well, so that silence means
//! something.
//!
//! Owns what is seen of which case. Does not own who may do what with it (`authorization`).

mod cursors;
mod finders;
mod hidden;
mod lists;
mod questions;
mod world;

use bangban_tests::given::{self, BENEFIT, ELSEWHERE, LICENCE};
use bangban_tests::on_both;
use serde_json::json;

/// The reach of each role, over a tree of venues: own, above, below, beside.
#[test]
fn everybody_sees_the_own_subtree() {
    on_both(async |server| {
        let hall = LICENCE.drafted(server).await.id;
        let town = BENEFIT.drafted(server).await.id;
        let beside = ELSEWHERE.drafted(server).await.id;
        let mut here = given::ON_THE_SPOT;
        here.clerk = "village.agent";
        let village = here.drafted(server).await.id;
        for (user, sees) in [
            ("city.supervisor", vec![hall, town, beside, village]),
            ("city.leader", vec![hall, town, beside, village]),
            ("lanshan.supervisor", vec![hall, town, village]),
            ("lanshan.archivist", vec![hall, town, village]),
            ("yishui.supervisor", vec![beside]),
            ("lanshan.clerk", vec![hall]),
            ("yinqueshan.clerk", vec![town]),
            ("village.agent", vec![village]),
            ("corp", vec![hall, beside]),
            ("wang", vec![town, village]),
            ("lanshan.agent1", vec![]),
            ("lanshan.officer", vec![]),
            ("sysadmin", vec![]),
            ("secadmin", vec![]),
            ("auditor", vec![]),
        ] {
            let list = server
                .as_user(user)
                .get("/api/v1/cases?sort=created_at&limit=100")
                .await
                .expect(200);
            let mut ids: Vec<&str> = list
                .items()
                .iter()
                .map(|item| item["id"].as_str().unwrap())
                .collect();
            let mut expected: Vec<String> = sees.iter().map(ToString::to_string).collect();
            ids.sort_unstable();
            expected.sort_unstable();
            assert_eq!(ids, expected, "{user}");
        }
    });
}

/// Who is the applicant of a case that he or she also handles sees it once, and is no one's agent.
#[test]
fn who_comes_and_goes_keeps_nothing() {
    on_both(async |server| {
        let mut case = LICENCE.in_progress(server).await;
        let wish = json!({ "kind": "agent_change", "reason_code": "left_post", "reason": "离岗",
            "payload": { "agent_id": server.user("lanshan.agent2") } });
        case.act(LICENCE.clerk, "approval-requests", wish).await;
        let decision = format!(
            "approval-requests/{}/decision",
            case.pending_request("lanshan.supervisor").await
        );
        case.act(
            "lanshan.supervisor",
            &decision,
            json!({ "approved": true, "reason": "同意" }),
        )
        .await;
        let listed = async |user: &str| {
            let list = server.as_user(user).get("/api/v1/cases").await.expect(200);
            list.items()
                .iter()
                .any(|item| item["id"] == case.id.to_string())
        };
        assert!(listed("lanshan.agent2").await && !listed("lanshan.agent1").await);
    });
}
