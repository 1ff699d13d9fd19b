//! Norms and coverage.

use bangban_persistence::network::coverage;
use bangban_tests::{TestServer, on_both};
use serde_json::{Value, json};

use super::{CITY, LANSHAN, SUPERVISOR, TOWN, VILLAGE, YISHUI, appointed, figures};

#[test]
fn everybody_sees_the_figures_of_the_own_subtree() {
    on_both(async |server| {
        let city = figures(server, "city.leader", CITY).await;
        assert_eq!(
            city["own"],
            json!({ "required": 3, "present": 0, "missing": 3, "covered": false })
        );
        let levels: Vec<&str> = city["levels"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["level"].as_str().unwrap())
            .collect();
        assert_eq!(levels, ["city", "county", "town", "village"]);
        // A city, two counties and a zone, two towns, a village.
        assert_eq!(
            (&city["totals"]["organizations"], &city["totals"]["covered"]),
            (&json!(7), &json!(2))
        );
        assert_eq!(city["totals"]["share"], 0.2857);
        let village = figures(server, SUPERVISOR, VILLAGE).await;
        assert_eq!(
            village["lines"],
            json!([{ "measure": "any", "window_id": null, "required": 1, "present": 1, "missing": 0 }])
        );
        for (who, status) in [("yishui.supervisor", 404), ("lanshan.clerk", 403)] {
            let path = format!(
                "/api/v1/organizations/{}/coverage",
                server.organization(LANSHAN)
            );
            for path in [path.clone(), format!("{path}/children")] {
                assert_eq!(
                    server.as_user(who).get(&path).await.status,
                    status,
                    "{who} {path}"
                );
            }
        }
    });
}

#[test]
fn those_below_are_listed_worst_first_and_gaps_are_listed() {
    on_both(async |server| {
        let children = async |query: &str| {
            let id = server.organization(CITY);
            let path = format!("/api/v1/organizations/{id}/coverage/children?{query}");
            server.as_user("city.leader").get(&path).await.expect(200)
        };
        let names = |items: &[Value]| -> Vec<String> {
            let names = items
                .iter()
                .map(|it| it["name"].as_str().unwrap().to_owned());
            names.collect()
        };
        let all = children("limit=100").await;
        let shares: Vec<f64> = all
            .items()
            .iter()
            .map(|it| it["totals"]["share"].as_f64().unwrap())
            .collect();
        assert!(shares.is_sorted(), "{shares:?}");
        assert_eq!(names(all.items()).last().unwrap(), LANSHAN);
        let mut paged = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = children(&format!("sort=code&limit=1{cursor}")).await;
            paged.extend(names(page.items()));
            match page.json["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(paged, ["临沂商城", LANSHAN, YISHUI]);
        let gaps = async |who: &str, query: &str| {
            let path = format!("/api/v1/coverage/gaps?limit=100{query}");
            let found = server.as_user(who).get(&path).await.expect(200);
            names(found.items())
        };
        assert_eq!(gaps(SUPERVISOR, "").await, [TOWN]);
        assert_eq!(gaps("city.officer", "&kind=county_hall").await, [YISHUI]);
        let within = format!("&within={}", server.organization(YISHUI));
        assert_eq!(gaps("city.officer", &within).await.len(), 2);
        assert_eq!(
            gaps(SUPERVISOR, &within).await,
            [""; 0],
            "a wish opens nothing"
        );
        let id = server.organization(CITY);
        let path = format!("/api/v1/organizations/{id}/coverage/children?cursor=x");
        let refused = server.as_user("city.leader").get(&path).await;
        refused.problem(400, "malformed_query");
    });
}

/// A norm of the city's approval officer.
fn norm(required: u32, from: &str) -> Value {
    json!({
        "organization_kind": "village_station", "measure": "any", "required": required,
        "effective_on": from, "basis": "示例",
    })
}

#[test]
fn another_norm_holds_from_its_day_on() {
    on_both(async |server| {
        let officer = server.as_user("city.officer");
        let set = async |body: Value| officer.post("/api/v1/norms", body).await;
        let now = set(norm(2, "2026-03-02")).await.expect(201);
        assert_eq!(now.json["in_force"], true);
        let village = figures(server, SUPERVISOR, VILLAGE).await;
        assert_eq!(village["own"]["missing"], 1);
        let later = set(norm(3, "2026-03-09")).await.expect(201);
        assert_eq!(later.json["in_force"], false);
        let twice = set(norm(4, "2026-03-09"))
            .await
            .problem(422, "validation_failed");
        assert_eq!(twice.faults(), [("/effective_on", "taken")]);
        let past = set(norm(4, "2026-03-01"))
            .await
            .problem(422, "validation_failed");
        assert_eq!(past.faults(), [("/effective_on", "day_is_past")]);
        let wrong = json!({
            "organization_kind": "approval_department", "measure": "any", "required": 101,
            "effective_on": "2026-03-09", "basis": "",
        });
        let wrong = set(wrong).await.problem(422, "validation_failed");
        assert_eq!(
            wrong.faults(),
            [
                ("/basis", "required"),
                ("/organization_kind", "not_a_venue"),
                ("/required", "out_of_range"),
            ]
        );
        for who in ["lanshan.officer", "city.supervisor", "sysadmin"] {
            let refused = server
                .as_user(who)
                .post("/api/v1/norms", norm(1, "2026-04-01"))
                .await;
            refused.problem(403, "forbidden");
        }
        assert_eq!(
            figures(server, SUPERVISOR, VILLAGE).await["own"]["required"],
            2
        );
        server.clock.set_day("2026-03-09");
        server.sweep().await;
        assert_eq!(
            figures(server, SUPERVISOR, VILLAGE).await["own"]["required"],
            3
        );
        let list = server
            .as_user("city.leader")
            .get("/api/v1/norms?limit=100")
            .await
            .expect(200);
        let in_force: Vec<_> = list
            .items()
            .iter()
            .filter(|it| it["in_force"] == true)
            .collect();
        assert_eq!((list.items().len(), in_force.len()), (10, 8));
    });
}

#[test]
fn a_closed_venue_is_asked_nothing() {
    on_both(async |server| {
        let close = async |active: bool| {
            let path = format!("/api/v1/organizations/{}", server.organization(TOWN));
            let administrator = server.as_user("sysadmin");
            let etag = administrator.get(&path).await.expect(200).etag();
            let call = administrator
                .call(reqwest::Method::PATCH, &path)
                .if_match(&etag);
            call.json(&json!({ "active": active }))
                .send()
                .await
                .expect(200);
        };
        let before = figures(server, SUPERVISOR, LANSHAN).await;
        close(false).await;
        let town = figures(server, SUPERVISOR, TOWN).await;
        assert_eq!(
            (&town["own"]["covered"], &town["lines"]),
            (&Value::Null, &json!([]))
        );
        let without = figures(server, SUPERVISOR, LANSHAN).await;
        assert_eq!(without["totals"]["missing"], 0);
        close(true).await;
        assert_eq!(figures(server, SUPERVISOR, LANSHAN).await, before);
    });
}

/// Whatever was done over the API, what is kept is what would be worked out anew.
#[test]
fn what_is_kept_is_what_would_be_worked_out() {
    on_both(async |server| {
        for (number, kind) in ["part_time", "full_time", "volunteer"].iter().enumerate() {
            appointed(server, &format!("town.agent{number}"), TOWN, kind).await;
        }
        is_right(server).await;
    });
}

async fn is_right(server: &TestServer) {
    let tx = server.platform.store.begin().await.unwrap();
    let kept = coverage::unscoped_all(&tx).await.unwrap();
    coverage::rebuild(&tx, server.platform.today())
        .await
        .unwrap();
    assert_eq!(kept, coverage::unscoped_all(&tx).await.unwrap());
    tx.rollback().await.unwrap();
}
