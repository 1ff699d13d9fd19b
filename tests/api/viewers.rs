//! Who else is looking at a case: among staff within its scope, for two minutes, and nothing of the case changes.

use bangban_tests::given::LICENCE;
use bangban_tests::{Flow, TestServer, on_both};
use chrono::TimeDelta;
use serde_json::json;

#[test]
fn two_who_look_at_one_case_know_of_each_other() {
    on_both(async |server| {
        let case = LICENCE.in_progress(server).await;
        assert!(looks(server, "lanshan.clerk", &case).await.is_empty());
        let clerk = server.user("lanshan.clerk").to_string();
        assert_eq!(
            looks(server, "lanshan.agent1", &case).await,
            [clerk.as_str()]
        );
        // Twice is once, and nobody is told of oneself.
        assert_eq!(
            looks(server, "lanshan.agent1", &case).await,
            [clerk.as_str()]
        );
        let agent = server.user("lanshan.agent1").to_string();
        assert_eq!(
            looks(server, "lanshan.clerk", &case).await,
            [agent.as_str()]
        );
        server.clock.advance(TimeDelta::seconds(121));
        assert!(looks(server, "lanshan.supervisor", &case).await.is_empty());
        let after = server.as_user(LICENCE.clerk).get(&case.path("")).await;
        assert_eq!(after.expect(200).json["version"], case.case["version"]);
    });
}

#[test]
fn the_applicant_and_strangers_are_not_told() {
    on_both(async |server| {
        let case = LICENCE.in_progress(server).await;
        let path = case.path("viewers");
        looks(server, "lanshan.clerk", &case).await;
        for (user, status) in [("corp", 403), ("yishui.clerk", 404), ("auditor", 404)] {
            let answer = server.as_user(user).post(&path, json!({})).await;
            assert_eq!(answer.status, status, "{user}");
        }
        // Nor were they noted.
        let clerk = server.user("lanshan.clerk").to_string();
        assert_eq!(
            looks(server, "lanshan.agent1", &case).await,
            [clerk.as_str()]
        );
    });
}

async fn looks(server: &TestServer, user: &str, case: &Flow<'_>) -> Vec<String> {
    let path = case.path("viewers");
    let answer = server
        .as_user(user)
        .post(&path, json!({}))
        .await
        .expect(200);
    let others = answer.json["others"].as_array().unwrap().iter();
    others
        .map(|viewer| {
            assert!(viewer["name"].as_str().is_some_and(|name| !name.is_empty()));
            viewer["id"].as_str().unwrap().to_owned()
        })
        .collect()
}
