//! What holds from a later day on, what was not filed in time, and terms that end.

use bangban_tests::on_both;
use serde_json::json;

use super::{
    SUPERVISOR, TOWN, VILLAGE, YISHUI_TOWN, act, agent_path, appointed, appointment, figures,
    path_of,
};

#[test]
fn an_act_holds_from_its_day_on() {
    on_both(async |server| {
        let supervisor = server.as_user(SUPERVISOR);
        let mut later = appointment(server, "town.agent2", TOWN, "part_time");
        later["effective_on"] = json!("2026-03-09");
        let made = supervisor.post("/api/v1/agents", later).await.expect(201);
        assert_eq!(made.json["agent"]["active"], false);
        assert_eq!(made.json["filing"]["applied"], false);
        assert_eq!(figures(server, SUPERVISOR, TOWN).await["own"]["missing"], 3);
        let agent = path_of("agents", &made.json["agent"]["id"]);
        let dismissal = json!({ "reason_code": "other", "effective_on": "2026-03-02" });
        act(server, SUPERVISOR, &agent, "dismissal", dismissal)
            .await
            .problem(409, "change_pending");
        let moved = json!({
            "organization_id": server.organization(TOWN), "effective_on": "2026-03-10",
            "reason": "充实街道", "despite_norm": "统筹",
        });
        let village = agent_path(server, "village.agent");
        act(server, SUPERVISOR, &village, "transfer", moved)
            .await
            .expect(200);
        assert_eq!(
            figures(server, SUPERVISOR, VILLAGE).await["own"]["missing"],
            0
        );

        server.clock.set_day("2026-03-08");
        assert_eq!(server.sweep().await.staff_changes, 0);
        server.clock.set_day("2026-03-10");
        assert_eq!(server.sweep().await.staff_changes, 2);
        assert_eq!(server.sweep().await.staff_changes, 0);
        let now = supervisor.get(&agent).await.expect(200);
        assert_eq!(now.json["active"], true);
        assert_eq!(
            figures(server, SUPERVISOR, VILLAGE).await["own"]["missing"],
            1
        );
        assert_eq!(figures(server, SUPERVISOR, TOWN).await["own"]["missing"], 1);
        let filing = path_of("filings", &made.json["filing"]["id"]);
        let filing = supervisor.get(&filing).await.expect(200);
        assert_eq!(filing.json["applied"], true);
    });
}

#[test]
fn the_superior_is_told_of_what_was_not_filed_in_time() {
    on_both(async |server| {
        let made = appointed(server, "town.agent2", TOWN, "part_time").await;
        server.clock.set_day("2026-03-16");
        assert_eq!(server.sweep().await.filings_overdue, 0);
        server.clock.set_day("2026-03-17");
        assert_eq!(server.sweep().await.filings_overdue, 1);
        assert_eq!(server.sweep().await.filings_overdue, 0, "told once");
        let alerts = async |who: &str| {
            let found = server.as_user(who).get("/api/v1/alerts").await.expect(200);
            found.items().to_vec()
        };
        let told = alerts("lanshan.officer").await;
        assert_eq!(told.len(), 1);
        assert_eq!(
            (&told[0]["kind"], &told[0]["detail"], &told[0]["subject_id"]),
            (
                &json!("filing_overdue"),
                &json!("2026-03-16"),
                &made.json["filing"]["id"]
            )
        );
        assert_eq!(alerts("city.officer").await.len(), 0);
        assert_eq!(alerts(SUPERVISOR).await.len(), 0, "it is the superior's");
        let overdue = server
            .as_user(SUPERVISOR)
            .get("/api/v1/filings?overdue=true")
            .await;
        assert_eq!(overdue.expect(200).items().len(), 1);
    });
}

#[test]
fn a_term_that_ends_reminds() {
    on_both(async |server| {
        let mut body = appointment(server, "town.agent2", TOWN, "part_time");
        body["term_until"] = json!("2026-04-30");
        let supervisor = server.as_user(SUPERVISOR);
        let made = supervisor.post("/api/v1/agents", body).await.expect(201);
        assert_eq!(server.sweep().await.terms_ending, 0);
        server.clock.set_day("2026-04-01");
        assert_eq!(server.sweep().await.terms_ending, 1);
        assert_eq!(server.sweep().await.terms_ending, 0);
        let told = server
            .as_user(SUPERVISOR)
            .get("/api/v1/alerts")
            .await
            .expect(200);
        assert_eq!(told.items()[0]["kind"], "term_ending");
        assert_eq!(told.items()[0]["subject_id"], made.json["agent"]["id"]);
        server.clock.set_day("2026-05-04");
        server.sweep().await;
        let agent = path_of("agents", &made.json["agent"]["id"]);
        let agent = server.as_user(SUPERVISOR).get(&agent).await.expect(200);
        assert_eq!(agent.json["active"], true, "it dismisses nobody");
    });
}

#[test]
fn turnover_is_counted_by_year_and_subtree() {
    on_both(async |server| {
        appointed(server, "town.agent2", TOWN, "part_time").await;
        let village = agent_path(server, "village.agent");
        let body = json!({
            "reason_code": "posted_away", "effective_on": "2026-03-02", "despite_norm": "示例",
        });
        act(server, SUPERVISOR, &village, "dismissal", body)
            .await
            .expect(200);
        let turnover = async |who: &str, venue: &str, year: &str| {
            let id = server.organization(venue);
            let path = format!("/api/v1/organizations/{id}/turnover?year={year}");
            let found = server.as_user(who).get(&path).await;
            (found.status, found.json)
        };
        let (_, town) = turnover(SUPERVISOR, TOWN, "2026").await;
        assert_eq!(
            (
                &town["appointments"],
                &town["transfers"],
                &town["dismissals"]
            ),
            (&json!(1), &json!(0), &json!(1))
        );
        let (_, before) = turnover(SUPERVISOR, TOWN, "2025").await;
        assert_eq!(before["appointments"], 0);
        let (_, village) = turnover("city.leader", VILLAGE, "2026").await;
        assert_eq!(
            (&village["appointments"], &village["dismissals"]),
            (&json!(0), &json!(1))
        );
        assert_eq!(turnover(SUPERVISOR, YISHUI_TOWN, "2026").await.0, 404);
    });
}
