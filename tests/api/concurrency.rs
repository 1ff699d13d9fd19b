//! Many at once on one case: one winner for each version, no lost update, nothing added is lost.
//!
//! 64 racers; 500 rounds with `BANGBAN_FULL=1`, which is the goal, and 3 otherwise.

use std::collections::BTreeSet;

use bangban_tests::given::LICENCE;
use bangban_tests::{Options, full_form, on_both_with};
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::json;

const RACERS: usize = 64;
/// Those who only add: a page of the log holds them all.
const ADDERS: usize = 16;

fn rounds() -> usize {
    if full_form() { 500 } else { 3 }
}

fn parallel() -> Options {
    Options {
        workers: 4,
        ..Options::default()
    }
}

#[test]
fn of_many_with_one_version_one_wins() {
    on_both_with(&parallel(), async |server| {
        let mut case = LICENCE.in_progress(server).await;
        for round in 0..rounds() {
            let version = case.case["version"].as_i64().unwrap();
            let path = case.path("reminders");
            let race = (0..RACERS).map(async |racer| {
                let body =
                    json!({ "text": format!("{round}-{racer}"), "respond_by": "2026-03-20" });
                let call = server
                    .as_user(LICENCE.agent)
                    .call(Method::POST, &path)
                    .json(&body);
                (racer, call.if_match(&case.etag).send().await)
            });
            let answers = join_all(race).await;
            let won: Vec<_> = answers
                .iter()
                .filter(|(_, answer)| answer.status == 200)
                .collect();
            assert_eq!(won.len(), 1, "round {round}");
            let (winner, answer) = won[0];
            assert_eq!(answer.json["version"], version + 1);
            for (racer, answer) in &answers {
                if racer != winner {
                    answer.clone().problem(412, "stale_version");
                }
            }
            case.reload(LICENCE.agent)
                .await
                .is("in_progress", &["reminded"]);
            assert_eq!(case.case["version"], version + 1);
            let last = case
                .events_after(LICENCE.agent, version)
                .await
                .pop()
                .unwrap();
            assert_eq!(
                last["data"]["text"],
                format!("{round}-{winner}"),
                "what is stored is the winner's"
            );
        }
    });
}

#[test]
fn of_many_changes_of_a_draft_one_wins() {
    on_both_with(&parallel(), async |server| {
        let mut case = LICENCE.drafted(server).await;
        for round in 0..rounds() {
            let version = case.case["version"].as_i64().unwrap();
            let race = (0..RACERS).map(async |racer| {
                let body = json!({ "consent": { "scope": format!("{round}-{racer}") } });
                let call = server
                    .as_user(LICENCE.clerk)
                    .call(Method::PATCH, &case.path(""))
                    .json(&body);
                call.if_match(&case.etag).send().await
            });
            let answers = join_all(race).await;
            let won: Vec<_> = answers
                .iter()
                .filter(|answer| answer.status == 200)
                .collect();
            assert_eq!(won.len(), 1, "round {round}");
            assert_eq!(won[0].json["version"], version + 1);
            assert!(
                answers
                    .iter()
                    .all(|answer| [200, 412].contains(&answer.status))
            );
            let scope = won[0].json["consent"]["scope"].clone();
            case.reload(LICENCE.clerk).await;
            assert_eq!(case.case["consent"]["scope"], scope);
        }
    });
}

#[test]
fn nothing_that_is_added_at_once_is_lost() {
    on_both_with(&parallel(), async |server| {
        let mut case = LICENCE.in_progress(server).await;
        let path = case.path("log-entries");
        let mut expected = BTreeSet::from(["指导填写申请表".to_owned()]);
        for round in 0..5 {
            let entries = (0..ADDERS).map(async |racer| {
                let text = format!("{round}-{racer}");
                let body = json!({ "text": text, "kind": "contact" });
                server
                    .as_user(LICENCE.agent)
                    .post(&path, body)
                    .await
                    .expect(201);
                text
            });
            expected.extend(join_all(entries).await);
        }
        let log = server
            .as_user(LICENCE.agent)
            .get(&format!("{path}?limit=100"))
            .await
            .expect(200);
        let texts: Vec<String> = log
            .items()
            .iter()
            .map(|entry| entry["text"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(texts.len(), expected.len());
        assert_eq!(BTreeSet::from_iter(texts), expected);
        let version = case.case["version"].as_i64().unwrap();
        case.reload(LICENCE.agent).await;
        assert_eq!(
            case.case["version"],
            version + i64::try_from(5 * ADDERS).unwrap()
        );
    });
}

#[test]
fn one_decision_for_each_request() {
    on_both_with(&parallel(), async |server| {
        let mut case = LICENCE.in_progress(server).await;
        let wish = json!({ "kind": "priority", "reason": "停工待证", "payload": { "priority": "urgent" } });
        case.act(LICENCE.clerk, "approval-requests", wish).await;
        let request = case.pending_request("lanshan.supervisor").await;
        let path = case.path(&format!("approval-requests/{request}/decision"));
        let deciders = ["lanshan.supervisor", "city.supervisor"];
        for user in deciders {
            server.token(user).await;
        }
        let race = (0..8).map(async |racer: usize| {
            let body = json!({ "approved": racer.is_multiple_of(2), "reason": "已核实" });
            server.as_user(deciders[racer % 2]).post(&path, body).await
        });
        let answers = join_all(race).await;
        assert_eq!(
            answers.iter().filter(|answer| answer.status == 200).count(),
            1
        );
        for answer in answers.into_iter().filter(|answer| answer.status != 200) {
            answer.problem(409, "already_decided");
        }
    });
}
