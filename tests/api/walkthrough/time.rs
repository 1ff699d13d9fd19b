//! What time alone brings about: reminders, lapse, deemed acceptance, alerts. Sweeping twice
//! changes nothing.

use bangban_application::sweeps::SweepReport;
use bangban_tests::given::{self, BENEFIT, LICENCE};
use bangban_tests::{TestServer, on_both};
use serde_json::json;

/// Sweeps, and once more to see that the second time finds nothing.
async fn swept(server: &TestServer) -> SweepReport {
    let report = server.sweep().await;
    assert_eq!(
        server.sweep().await,
        SweepReport::default(),
        "sweeping twice"
    );
    report
}

#[test]
fn who_supplies_nothing_is_reminded_and_then_lapses() {
    on_both(async |server| {
        let mut case = BENEFIT.submitted(server).await;
        case.act(BENEFIT.clerk, "correction-notice", given::notice("户口簿"))
            .await;
        assert_eq!(case.text("/supply_by"), "2026-03-23");
        server.clock.set_day("2026-03-17");
        assert_eq!(
            swept(server).await,
            SweepReport::default(),
            "four working days are left"
        );
        server.clock.set_day("2026-03-18");
        assert_eq!(
            swept(server).await,
            SweepReport {
                reminded: 1,
                ..SweepReport::default()
            }
        );
        case.reload("wang")
            .await
            .is("correction_required", &["supply_reminded"]);
        server.clock.set_day("2026-03-23");
        assert_eq!(
            swept(server).await,
            SweepReport::default(),
            "the last day is the applicant's"
        );
        server.clock.set_day("2026-03-24");
        assert_eq!(
            swept(server).await,
            SweepReport {
                lapsed: 1,
                ..SweepReport::default()
            }
        );
        case.reload("wang").await.is("lapsed", &["lapsed"]);
        case.may("wang", &[]).await;
        let sweeper = case.events("wang").await.pop().unwrap();
        assert!(sweeper["actor_id"].is_null());
        case.act("lanshan.archivist", "archive", json!({}))
            .await
            .is("archived", &["archived"]);
    });
}

#[test]
fn a_venue_that_does_not_answer_is_reported_to_its_superior() {
    on_both(async |server| {
        let mut case = BENEFIT.submitted(server).await;
        server.clock.set_day("2026-03-04");
        assert_eq!(swept(server).await, SweepReport::default());
        server.clock.set_day("2026-03-05");
        assert_eq!(
            swept(server).await,
            SweepReport {
                unanswered: 1,
                ..SweepReport::default()
            }
        );
        case.reload(BENEFIT.clerk)
            .await
            .is("submitted", &["answer_overdue"]);
        // What is between members of staff the applicant does not read.
        assert!(
            !case
                .kinds("wang")
                .await
                .contains(&"answer_overdue".to_owned())
        );
        let alerts =
            async |user: &str| server.as_user(user).get("/api/v1/alerts").await.expect(200);
        let raised = alerts("lanshan.supervisor").await;
        assert_eq!(raised.items().len(), 1);
        assert_eq!(
            (&raised.items()[0]["kind"], &raised.items()[0]["detail"]),
            (&json!("answer_overdue"), &json!("2026-03-04"))
        );
        for other in ["yishui.supervisor", "city.supervisor", "sysadmin"] {
            assert!(alerts(other).await.items().is_empty(), "{other}");
        }
        // Silence is never an acceptance of the entrustment.
        assert!(case.text("/agent_id").is_empty());
    });
}

#[test]
fn a_department_that_is_silent_has_accepted_a_licence() {
    on_both(async |server| {
        let mut case = LICENCE.in_progress(server).await;
        let filed = json!({ "state": "filed", "occurred_on": "2026-03-02" });
        case.act(LICENCE.agent, "department-progress", filed).await;
        server.clock.set_day("2026-03-09");
        assert_eq!(
            swept(server).await,
            SweepReport::default(),
            "the fifth working day is the department's"
        );
        server.clock.set_day("2026-03-10");
        assert_eq!(
            swept(server).await,
            SweepReport {
                deemed: 1,
                ..SweepReport::default()
            }
        );
        case.reload(LICENCE.agent)
            .await
            .is("in_progress", &["department_deemed_accepted"]);
        assert_eq!(case.case["department"]["deemed_accepted"], true);
        assert_eq!(case.text("/department/accepted_on"), "2026-03-02");
        assert_eq!(case.text("/department/promised_due_on"), "2026-03-11");
    });
}

#[test]
fn a_department_that_is_silent_has_not_accepted_a_benefit() {
    on_both(async |server| {
        let mut case = BENEFIT.in_progress(server).await;
        let filed = json!({ "state": "filed", "occurred_on": "2026-03-02" });
        case.act(BENEFIT.agent, "department-progress", filed).await;
        server.clock.set_day("2026-04-20");
        assert_eq!(swept(server).await, SweepReport::default());
    });
}

#[test]
fn a_year_without_calendar_is_never_guessed() {
    on_both(async |server| {
        server.clock.set_day("2026-12-28");
        let mut case = LICENCE.submitted(server).await;
        let mut agreement = given::agreement();
        agreement["valid_until"] = json!("2027-06-30");
        case.act(LICENCE.clerk, "agreement", agreement).await;
        for party in ["applicant", "organization"] {
            case.act(
                LICENCE.clerk,
                "agreement/signatures",
                given::signature(server, party),
            )
            .await;
        }
        case.act(
            LICENCE.clerk,
            "acceptance",
            json!({ "agent_id": server.user(LICENCE.agent) }),
        )
        .await;
        assert_eq!(
            (&case.case["due_on"], &case.case["due_unknown_year"]),
            (&json!(null), &json!(2027))
        );
        let counted = "/api/v1/calendar/deadline?from=2026-12-28&days=7";
        let refused = server
            .as_nobody()
            .get(counted)
            .await
            .problem(409, "calendar_missing");
        assert_eq!(refused.json["year"], 2027);
        let alerts = server
            .as_user("sysadmin")
            .get("/api/v1/alerts")
            .await
            .expect(200);
        assert_eq!(alerts.items().len(), 1);
        assert_eq!(
            (&alerts.items()[0]["kind"], &alerts.items()[0]["detail"]),
            (&json!("calendar_missing"), &json!("2027"))
        );
        assert!(
            alerts.items()[0]["case_id"].is_null(),
            "no case content for the administrator"
        );
        assert_eq!(swept(server).await, SweepReport::default());

        let year = json!({ "holidays": ["2027-01-01"], "workdays": [] });
        let put = server
            .as_user("sysadmin")
            .call(reqwest::Method::PUT, "/api/v1/calendar/2027");
        put.json(&year).send().await.expect(201);
        assert_eq!(
            swept(server).await,
            SweepReport {
                filled_in: 1,
                ..SweepReport::default()
            }
        );
        case.reload(LICENCE.agent)
            .await
            .is("accepted", &["due_moved"]);
        // 29, 30 and 31 December, 4 to 7 January: the first is a holiday, two days a weekend.
        assert_eq!(
            (case.text("/due_on"), &case.case["due_unknown_year"]),
            ("2027-01-07", &json!(null))
        );
        server.as_nobody().get(counted).await.expect(200);
    });
}
