//! Agents are appointed, transferred and dismissed.

use bangban_tests::{TestServer, on_both};
use serde_json::{Value, json};

use super::{
    CITY, CITY_BUREAU, LANSHAN, LANSHAN_BUREAU, SUPERVISOR, TOWN, VILLAGE, YISHUI, act, agent_path,
    appointed, appointment, figures, path_of,
};

#[test]
fn somebody_new_is_appointed_and_cannot_sign_in_yet() {
    on_both(async |server| {
        let before = figures(server, SUPERVISOR, TOWN).await;
        assert_eq!(before["own"]["missing"], 3);
        let made = appointed(server, "town.agent2", TOWN, "part_time").await;
        let (agent, filing) = (&made.json["agent"], &made.json["filing"]);
        assert_eq!(agent["active"], true);
        assert_eq!(agent["source"], "staff");
        assert_eq!(made.header("location"), path_of("agents", &agent["id"]));
        assert_eq!(
            (&filing["kind"], &filing["state"], &filing["applied"]),
            (&json!("appointment"), &json!("unfiled"), &json!(true))
        );
        assert_eq!(
            filing["superior_id"],
            json!(server.organization(LANSHAN_BUREAU))
        );
        assert_eq!(filing["due_on"], "2026-03-16");
        // The figure moves at once.
        assert_eq!(figures(server, SUPERVISOR, TOWN).await["own"]["missing"], 2);
        // No password: that is the security administrator's.
        let wrong = server.sign_in("town.agent2", "Bangban-demo-2026").await;
        wrong.problem(401, "invalid_credentials");
        let account = path_of("users", &agent["id"]);
        let account = server.as_user("secadmin").get(&account).await.expect(200);
        assert_eq!(
            account.json["roles"],
            json!([{ "role": "agent", "organization_id": server.organization(TOWN) }])
        );
    });
}

#[test]
fn who_has_an_account_can_be_appointed() {
    on_both(async |server| {
        let clerk = server.user("lanshan.clerk");
        let body = json!({
            "user_id": clerk, "kind": "part_time", "organization_id": server.organization(TOWN),
            "effective_on": "2026-03-02", "source": "first_secretary", "term_from": "2026-03-02",
            "term_until": "2029-03-01", "dispatched_by": "示例单位", "duty_phone": "05398123456",
        });
        let supervisor = server.as_user(SUPERVISOR);
        let made = supervisor
            .post("/api/v1/agents", body.clone())
            .await
            .expect(201);
        assert_eq!(made.json["agent"]["duty_phone"], "0539-8123456");
        assert_eq!(made.json["agent"]["undertaking_signed_on"], Value::Null);
        let me = server
            .as_user("lanshan.clerk")
            .get("/api/v1/me")
            .await
            .expect(200);
        let roles = me.json["roles"].as_array().unwrap();
        assert_eq!(roles.len(), 2, "the other role stays: {roles:?}");
        let again = supervisor.post("/api/v1/agents", body).await;
        let again = again.problem(422, "validation_failed");
        assert_eq!(again.faults(), [("/user_id", "already_agent")]);
    });
}

#[test]
fn every_fault_of_an_appointment_is_told_at_once() {
    on_both(async |server| {
        let supervisor = server.as_user(SUPERVISOR);
        let post = async |body: Value| supervisor.post("/api/v1/agents", body).await;
        let wrong = json!({
            "user_id": server.user("lanshan.clerk"), "person": { "name": " ", "username": "X" },
            "kind": "full_time", "source": "volunteer", "duty_phone": "1", "term_from": "2026-03-02",
            "term_until": "2026-03-01", "organization_id": server.organization(TOWN),
            "effective_on": "2026-03-02",
        });
        let told = post(wrong).await.problem(422, "validation_failed");
        assert_eq!(
            told.faults(),
            [
                ("", "user_or_person"),
                ("/duty_phone", "phone"),
                ("/person/name", "required"),
                ("/person/username", "username"),
                ("/source", "source_contradicts_kind"),
                ("/term_until", "too_early"),
            ]
        );
        let mut later = appointment(server, "lanshan.clerk", LANSHAN_BUREAU, "full_time");
        later["effective_on"] = json!("2028-01-01");
        later["window_id"] = json!(server.user("wang"));
        let told = post(later).await.problem(422, "validation_failed");
        assert_eq!(
            told.faults(),
            [
                ("/effective_on", "too_late"),
                ("/organization_id", "not_a_venue"),
                ("/person/username", "taken"),
                ("/window_id", "unknown_window"),
            ]
        );
        // Staff of another county, applicants and nobody are the same to this supervisor.
        let nobody = server.organization(TOWN);
        for user in [server.user("yishui.clerk"), server.user("wang"), nobody] {
            let body = json!({
                "user_id": user, "kind": "full_time", "effective_on": "2026-03-02",
                "organization_id": server.organization(TOWN),
            });
            let told = post(body).await.problem(422, "validation_failed");
            assert_eq!(told.faults(), [("/user_id", "unknown_user")]);
        }
        let elsewhere = appointment(server, "new.one", YISHUI, "full_time");
        post(elsewhere).await.problem(403, "forbidden");
        let own = json!({
            "user_id": server.user(SUPERVISOR), "kind": "full_time", "effective_on": "2026-03-02",
            "organization_id": server.organization(TOWN),
        });
        post(own).await.problem(403, "own_act");
        let administrator = json!({
            "user_id": server.user("auditor"), "kind": "full_time", "effective_on": "2026-03-02",
            "organization_id": server.organization(TOWN),
        });
        let city = server.as_user("city.supervisor");
        let told = city.post("/api/v1/agents", administrator).await;
        let told = told.problem(422, "validation_failed");
        assert_eq!(told.faults(), [("/user_id", "roles_exclude_each_other")]);
    });
}

/// Transfers an agent as the supervisor.
async fn transferred(server: &TestServer, agent: &str, body: Value) -> bangban_tests::Answer {
    act(
        server,
        SUPERVISOR,
        &agent_path(server, agent),
        "transfer",
        body,
    )
    .await
}

#[test]
fn a_transfer_that_breaks_a_norm_needs_a_reason() {
    on_both(async |server| {
        let to_town = |extra: Value| {
            let mut body = json!({
                "organization_id": server.organization(TOWN), "effective_on": "2026-03-02",
                "reason": "充实街道",
            });
            body.as_object_mut()
                .unwrap()
                .extend(extra.as_object().unwrap().clone());
            body
        };
        let refused = transferred(server, "lanshan.agent1", to_town(json!({}))).await;
        let refused = refused.problem(409, "norm_would_break");
        assert_eq!(
            refused.json["organization_id"],
            json!(server.organization(LANSHAN))
        );
        // Three full-time ones are there, of whom the one without undertaking counts as well.
        assert_eq!(
            refused.json["missing"],
            json!([{ "measure": "full_time", "window_id": null, "required": 3, "present": 2, "missing": 1 }])
        );
        let before = figures(server, "city.supervisor", CITY).await;
        let reason = json!({ "despite_norm": "街道急需，下周补齐" });
        let moved = transferred(server, "lanshan.agent1", to_town(reason))
            .await
            .expect(200);
        assert_eq!(
            moved.json["agent"]["organization_id"],
            json!(server.organization(TOWN))
        );
        assert_eq!(moved.json["filing"]["despite_norm"], "街道急需，下周补齐");
        assert_eq!(
            moved.json["filing"]["from_organization_id"],
            json!(server.organization(LANSHAN))
        );
        assert_eq!(
            figures(server, SUPERVISOR, LANSHAN).await["own"]["missing"],
            1
        );
        assert_eq!(figures(server, SUPERVISOR, TOWN).await["own"]["missing"], 2);
        let after = figures(server, "city.supervisor", CITY).await;
        assert_eq!(before["totals"]["missing"], after["totals"]["missing"]);
        // The role goes where the agent goes.
        let me = server
            .as_user("lanshan.agent1")
            .get("/api/v1/me")
            .await
            .expect(200);
        assert_eq!(
            me.json["roles"],
            json!([{ "role": "agent", "organization_id": server.organization(TOWN) }])
        );
        let same = transferred(server, "lanshan.agent1", to_town(json!({}))).await;
        let same = same.problem(422, "validation_failed");
        assert_eq!(same.faults(), [("/organization_id", "unchanged")]);
        let part = to_town(json!({ "kind": "part_time", "despite_norm": "本人申请" }));
        let part = transferred(server, "lanshan.agent1", part)
            .await
            .expect(200);
        assert_eq!(part.json["agent"]["kind"], "part_time");
        let away = json!({
            "organization_id": server.organization(YISHUI), "effective_on": "2026-03-02", "reason": "支援",
        });
        transferred(server, "lanshan.agent1", away.clone())
            .await
            .problem(403, "forbidden");
        let agent = agent_path(server, "lanshan.agent1");
        act(
            server,
            "city.supervisor",
            &agent,
            "transfer",
            json!({
                "organization_id": server.organization(YISHUI), "effective_on": "2026-03-02",
                "reason": "支援", "despite_norm": "全市统筹",
            }),
        )
        .await
        .expect(200);
    });
}

#[test]
fn who_is_dismissed_keeps_the_account_and_can_be_appointed_again() {
    on_both(async |server| {
        let agent = agent_path(server, "village.agent");
        let body = json!({ "reason_code": "retired", "effective_on": "2026-03-02" });
        let refused = act(server, SUPERVISOR, &agent, "dismissal", body.clone()).await;
        let refused = refused.problem(409, "norm_would_break");
        assert_eq!(refused.json["missing"][0]["measure"], "any");
        let mut despite = body.clone();
        despite["despite_norm"] = json!("接任人员下周到岗");
        let gone = act(server, SUPERVISOR, &agent, "dismissal", despite.clone())
            .await
            .expect(200);
        assert_eq!(gone.json["agent"]["active"], false);
        assert_eq!(gone.json["filing"]["reason_code"], "retired");
        assert_eq!(
            figures(server, SUPERVISOR, VILLAGE).await["own"]["covered"],
            false
        );
        let me = server
            .as_user("village.agent")
            .get("/api/v1/me")
            .await
            .expect(200);
        assert_eq!(
            me.json["roles"],
            json!([{ "role": "clerk", "organization_id": server.organization(VILLAGE) }])
        );
        act(server, SUPERVISOR, &agent, "dismissal", despite)
            .await
            .problem(409, "agent_not_in_service");
        let again = json!({
            "user_id": server.user("village.agent"), "kind": "part_time",
            "organization_id": server.organization(VILLAGE), "effective_on": "2026-03-02",
        });
        let again = server
            .as_user(SUPERVISOR)
            .post("/api/v1/agents", again)
            .await
            .expect(201);
        assert_eq!(again.json["agent"]["kind"], "part_time");
        assert!(again.json["agent"]["undertaking_signed_on"].is_string());
        assert_eq!(
            figures(server, SUPERVISOR, VILLAGE).await["own"]["covered"],
            true
        );
    });
}

#[test]
fn only_the_supervisor_of_the_subtree_acts() {
    on_both(async |server| {
        let agent = agent_path(server, "lanshan.agent1");
        let body = json!({ "reason_code": "other", "effective_on": "2026-03-02" });
        for who in [
            "lanshan.clerk",
            "lanshan.officer",
            "yishui.supervisor",
            "city.leader",
        ] {
            act(server, who, &agent, "dismissal", body.clone())
                .await
                .problem(403, "forbidden");
        }
        let made = server.as_user("city.supervisor");
        let made = made
            .post(
                "/api/v1/agents",
                appointment(server, "city.new", CITY, "full_time"),
            )
            .await
            .expect(201);
        assert_eq!(
            made.json["filing"]["superior_id"],
            json!(server.organization(CITY_BUREAU)),
            "the city's own department"
        );
    });
}
