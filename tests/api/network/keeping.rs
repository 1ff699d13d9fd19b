//! Profile, undertaking, absences, workload, and what few may see.

use bangban_tests::given::LICENCE;
use bangban_tests::{Answer, TestServer, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use super::{SUPERVISOR, act, agent_path};

async fn patched(server: &TestServer, agent: &str, body: Value) -> Answer {
    let supervisor = server.as_user(SUPERVISOR);
    let path = agent_path(server, agent);
    let etag = supervisor.get(&path).await.expect(200).etag();
    let call = supervisor.call(Method::PATCH, &path).if_match(&etag);
    call.json(&body).send().await
}

#[test]
fn a_profile_is_kept() {
    on_both(async |server| {
        let told = json!({
            "source": "first_secretary", "dispatched_by": "示例单位", "term_from": "2026-01-01",
            "term_until": "2027-12-31", "honours": "年度优秀", "duty_phone": null,
            "criteria": { "service_awareness": true, "professional_skill": true, "work_style": false },
        });
        let kept = patched(server, "lanshan.agent1", told).await.expect(200);
        assert_eq!(
            (
                &kept.json["source"],
                &kept.json["term_until"],
                &kept.json["duty_phone"]
            ),
            (
                &json!("first_secretary"),
                &json!("2027-12-31"),
                &Value::Null
            )
        );
        assert_eq!(kept.json["criteria"]["professional_skill"], true);
        let wrong = patched(
            server,
            "lanshan.agent1",
            json!({ "term_until": "2025-12-31" }),
        )
        .await;
        assert_eq!(
            wrong.problem(422, "validation_failed").faults(),
            [("/term_until", "too_early")]
        );
        let gone = patched(server, "lanshan.agent1", json!({ "honours": null }))
            .await
            .expect(200);
        assert_eq!(
            (&gone.json["honours"], &gone.json["source"]),
            (&Value::Null, &json!("first_secretary"))
        );
    });
}

#[test]
fn an_undertaking_is_signed_in_person_or_on_paper() {
    on_both(async |server| {
        let novice = agent_path(server, "lanshan.novice");
        let sign = async |who: &str, form: &str, day: &str| {
            let body = json!({ "form": form, "signed_on": day });
            act(server, who, &novice, "undertaking", body).await
        };
        sign("lanshan.agent1", "paper", "2026-03-02")
            .await
            .problem(403, "forbidden");
        let other = sign(SUPERVISOR, "electronic", "2026-03-02").await;
        assert_eq!(
            other.problem(422, "validation_failed").faults(),
            [("/form", "own_electronic_signature_only")]
        );
        sign("lanshan.novice", "paper", "2026-03-02")
            .await
            .problem(403, "own_act");
        let early = sign("lanshan.novice", "electronic", "2026-03-01").await;
        assert_eq!(
            early.problem(422, "validation_failed").faults(),
            [("/signed_on", "too_early")]
        );
        let paper = sign(SUPERVISOR, "paper", "2026-02-27").await.expect(200);
        assert_eq!(paper.json["undertaking_signed_on"], "2026-02-27");
        let own = sign("lanshan.novice", "electronic", "2026-03-02")
            .await
            .expect(200);
        assert_eq!(own.json["undertaking_signed_on"], "2026-03-02");
        // Now a case can name her (C9).
        let mut case = LICENCE.agreed(server).await;
        case.act(
            LICENCE.clerk,
            "acceptance",
            json!({ "agent_id": server.user("lanshan.novice") }),
        )
        .await;
    });
}

#[test]
fn an_absence_has_a_substitute_who_is_there() {
    on_both(async |server| {
        let path = format!("{}/absences", agent_path(server, "lanshan.agent1"));
        let post =
            async |who: &str, path: &str, body: Value| server.as_user(who).post(path, body).await;
        let days = |from: &str, until: &str, substitute: &str| {
            json!({
                "from": from, "until": until, "reason_code": "leave",
                "substitute_id": server.user(substitute),
            })
        };
        let own = days("2026-03-09", "2026-03-13", "lanshan.agent2");
        let made = post("lanshan.agent1", &path, own).await.expect(201);
        assert_eq!(
            made.json["substitute_id"],
            json!(server.user("lanshan.agent2"))
        );
        let again = days("2026-03-13", "2026-03-14", "yishui.agent");
        let again = post(SUPERVISOR, &path, again)
            .await
            .problem(422, "validation_failed");
        assert_eq!(
            again.faults(),
            [
                ("/from", "away_already"),
                ("/substitute_id", "agent_not_of_venue")
            ]
        );
        let other = format!("{}/absences", agent_path(server, "lanshan.agent2"));
        let both = days("2026-03-10", "2026-03-10", "lanshan.agent1");
        let both = post(SUPERVISOR, &other, both)
            .await
            .problem(422, "validation_failed");
        assert_eq!(both.faults(), [("/substitute_id", "away_already")]);
        let gone = format!("{}/absences", agent_path(server, "lanshan.retired"));
        post(
            SUPERVISOR,
            &gone,
            days("2026-03-10", "2026-03-10", "lanshan.agent1"),
        )
        .await
        .problem(409, "agent_not_in_service");
        post(
            "yishui.supervisor",
            &path,
            days("2026-04-10", "2026-04-10", "lanshan.agent2"),
        )
        .await
        .problem(403, "forbidden");
        let end = format!("{path}/{}/end", made.json["id"].as_str().unwrap());
        server.clock.set_day("2026-03-11");
        let early = post(SUPERVISOR, &end, json!({ "ended_on": "2026-03-08" })).await;
        assert_eq!(
            early.problem(422, "validation_failed").faults(),
            [("/ended_on", "too_early")]
        );
        let ended = post(SUPERVISOR, &end, json!({ "ended_on": "2026-03-11" }))
            .await
            .expect(200);
        assert_eq!(ended.json["ended_on"], "2026-03-11");
        post(SUPERVISOR, &end, json!({ "ended_on": "2026-03-11" }))
            .await
            .problem(409, "absence_ended");
        // From the day after on, another one can be recorded.
        post(
            SUPERVISOR,
            &path,
            days("2026-03-12", "2026-03-13", "lanshan.agent2"),
        )
        .await
        .expect(201);
        let list = server
            .as_user("lanshan.agent1")
            .get(&path)
            .await
            .expect(200);
        assert_eq!(list.items().len(), 2);
    });
}

#[test]
fn the_workload_is_told_to_those_who_name_agents() {
    on_both(async |server| {
        LICENCE.in_progress(server).await;
        LICENCE.accepted(server).await;
        let path = format!("{}/workload", agent_path(server, LICENCE.agent));
        for who in [LICENCE.agent, LICENCE.clerk, SUPERVISOR] {
            let load = server.as_user(who).get(&path).await.expect(200);
            assert_eq!(load.json["open"], 2, "{who}");
            let of = |state: &str| {
                let states = load.json["by_state"].as_array().unwrap();
                let found = states.iter().find(|it| it["state"] == state);
                found.unwrap()["count"].clone()
            };
            assert_eq!((of("accepted"), of("in_progress")), (json!(1), json!(1)));
        }
        for who in ["lanshan.agent2", "yishui.supervisor", "wang"] {
            server
                .as_user(who)
                .get(&path)
                .await
                .problem(403, "forbidden");
        }
    });
}

#[test]
fn what_few_may_see_leaves_a_trace() {
    on_both(async |server| {
        let agent = agent_path(server, "lanshan.agent1");
        let record = format!("{agent}/record");
        let disclosure = format!("{record}/disclosure");
        let reason = json!({ "reason": "核对先锋岗名单" });
        let ask = async |who: &str| server.as_user(who).post(&disclosure, reason.clone()).await;
        ask(SUPERVISOR).await.problem(404, "not_found");
        let kept = json!({ "political_status": "中共党员", "party_branch": "第一支部（示例）" });
        let put = async |who: &str| {
            let call = server.as_user(who).call(Method::PUT, &record);
            call.json(&kept).send().await
        };
        put("lanshan.officer").await.problem(403, "forbidden");
        put(SUPERVISOR).await.expect(204);
        for who in [SUPERVISOR, "lanshan.officer", "city.officer"] {
            assert_eq!(ask(who).await.expect(200).json, kept);
        }
        for who in [
            "yishui.supervisor",
            "lanshan.clerk",
            "lanshan.agent1",
            "city.leader",
            "auditor",
        ] {
            ask(who).await.problem(403, "forbidden");
        }
        let without = server
            .as_user(SUPERVISOR)
            .post(&disclosure, json!({ "reason": "" }))
            .await;
        without.problem(422, "validation_failed");
        let seen = server.as_user(SUPERVISOR).get(&agent).await.expect(200);
        assert!(!seen.text().contains("中共党员"));
        let events = format!(
            "/api/v1/audit-events?subject_kind=agent&subject_id={}&action=agent/record-disclosure",
            server.user("lanshan.agent1")
        );
        let events = server.as_user("auditor").get(&events).await.expect(200);
        assert_eq!(events.items().len(), 3);
        assert_eq!(events.items()[0]["detail"]["reason"], "核对先锋岗名单");
        assert!(!events.text().contains("中共党员"));
    });
}
