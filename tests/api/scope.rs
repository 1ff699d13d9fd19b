//! Nothing of another county: lists, searches, timelines, files, queues and notifications show
//! nothing to those who stand outside. Insiders are asked as well, so that silence means something.

use bangban_tests::given::{self, BENEFIT, ELSEWHERE, LICENCE};
use bangban_tests::{Flow, TestServer, on_both, operations};
use serde_json::{Value, json};

/// Everybody who stands outside of the licence at 兰山区: beside it, below it, at the same venue
/// without the case, and those whose roles hold no case content.
const OUTSIDE: [&str; 13] = [
    "wang",
    "yishui.clerk",
    "yishui.agent",
    "yishui.supervisor",
    "yinqueshan.clerk",
    "yinqueshan.agent",
    "village.agent",
    "lanshan.agent2",
    "lanshan.officer",
    "city.officer",
    "sysadmin",
    "secadmin",
    "lanshan.novice",
];

const INSIDE: [&str; 7] = [
    "corp",
    "lanshan.clerk",
    "lanshan.agent1",
    "lanshan.supervisor",
    "lanshan.archivist",
    "city.supervisor",
    "city.leader",
];

async fn busy_case(server: &TestServer) -> Flow<'_> {
    let mut case = LICENCE.in_progress(server).await;
    case.upload(LICENCE.agent, given::PDF).await;
    case.act(LICENCE.agent, "problems", json!({ "text": "界址不一致" }))
        .await;
    let wish =
        json!({ "kind": "priority", "reason": "停工待证", "payload": { "priority": "urgent" } });
    case.act(LICENCE.clerk, "approval-requests", wish).await;
    while server.relay().await > 0 {}
    case
}

#[test]
fn no_list_shows_a_case_to_those_outside() {
    on_both(async |server| {
        let case = busy_case(server).await;
        let traces = [
            case.id.to_string(),
            case.text("/case_number").to_owned(),
            case.last_id("documents"),
        ];
        let found = |text: &str| traces.iter().any(|trace| text.contains(trace.as_str()));
        let all = operations(server).await;
        let lists = all
            .iter()
            .filter(|it| it.method == "GET" && !it.path.contains('{') && !it.is_public());
        let lists: Vec<&str> = lists
            .map(|it| it.path.as_str())
            .filter(|path| *path != "/api/v1/me")
            .collect();
        assert!(lists.len() >= 6, "{lists:?}");
        for path in &lists {
            for user in OUTSIDE {
                let answer = server.as_user(user).get(path).await;
                assert!(!found(&answer.text()), "{user} sees the case in {path}");
            }
        }
        for (path, insider) in [
            ("/api/v1/cases", "lanshan.clerk"),
            ("/api/v1/approval-requests", "lanshan.supervisor"),
            ("/api/v1/notifications", "corp"),
        ] {
            assert!(lists.contains(&path));
            assert!(
                found(&server.as_user(insider).get(path).await.expect(200).text()),
                "{insider} in {path}"
            );
        }
    });
}

#[test]
fn no_filter_widens_what_one_sees() {
    on_both(async |server| {
        let case = busy_case(server).await;
        let queries = [
            format!("organization_id={}", server.organization(LICENCE.venue)),
            format!(
                "organization_id={}",
                server.organization("临沂市政务服务中心")
            ),
            format!("agent_id={}", server.user(LICENCE.agent)),
            format!("service_item_id={}", server.item(LICENCE.item)),
            "division_code=371302000000".to_owned(),
            "division_code=371300000000".to_owned(),
            "state=in_progress".to_owned(),
            "priority=normal".to_owned(),
            "due_before=2026-12-31".to_owned(),
            "mine=true".to_owned(),
            "mine=false&sort=due_on".to_owned(),
        ];
        for query in &queries {
            for user in OUTSIDE {
                let answer = server
                    .as_user(user)
                    .get(&format!("/api/v1/cases?{query}&limit=100"))
                    .await
                    .expect(200);
                assert!(
                    !answer.text().contains(&case.id.to_string()),
                    "{user} with {query}"
                );
            }
        }
        for user in INSIDE {
            let answer = server
                .as_user(user)
                .get("/api/v1/cases?state=in_progress")
                .await
                .expect(200);
            assert!(answer.text().contains(&case.id.to_string()), "{user}");
        }
    });
}

#[test]
fn no_search_finds_what_is_outside() {
    on_both(async |server| {
        let licence = busy_case(server).await;
        let mut benefit = LICENCE;
        benefit.item = BENEFIT.item;
        let draft = benefit.draft_for(server, given::person(42));
        let mut person = Flow::draft(server, LICENCE.clerk, draft.clone()).await;
        person
            .act(LICENCE.clerk, "submission", json!({ "declaration": true }))
            .await;
        let applicant = &draft["applicant"];
        let terms = |case: &Flow<'_>, fields: &[(&str, &Value)]| {
            let mut terms: Vec<Value> = fields
                .iter()
                .map(|(name, value)| json!({ *name: value }))
                .collect();
            terms.extend(fields.iter().map(|(_, value)| json!({ "q": value })));
            terms.push(json!({ "case_number": case.text("/case_number") }));
            terms.push(json!({ "q": case.text("/case_number") }));
            terms
        };
        let of_person = terms(
            &person,
            &[
                ("applicant_name", &applicant["name"]),
                ("id_number", &applicant["id_number"]),
                ("phone", &applicant["phone"]),
            ],
        );
        let corp = given::corp();
        let of_licence = terms(
            &licence,
            &[
                ("applicant_name", &corp["name"]),
                ("credit_code", &corp["credit_code"]),
                ("phone", &corp["contact"]["phone"]),
            ],
        );
        let search = async |user: &str, term: &Value| {
            server
                .as_user(user)
                .post("/api/v1/cases/search", term.clone())
                .await
                .expect(200)
        };
        for (case, all) in [(&person, of_person), (&licence, of_licence)] {
            for term in &all {
                let found = search(LICENCE.clerk, term).await;
                assert_eq!(found.items().len(), 1, "the clerk finds it by {term}");
                assert_eq!(found.items()[0]["id"], case.id.to_string());
                for user in OUTSIDE {
                    assert!(
                        search(user, term).await.items().is_empty(),
                        "{user} finds it by {term}"
                    );
                }
            }
        }
    });
}

#[test]
fn nothing_below_a_case_is_found_from_outside() {
    on_both(async |server| {
        let case = busy_case(server).await;
        let file = format!("documents/{}", case.last_id("documents"));
        for below in [
            "",
            "events",
            "log-entries",
            "charges",
            "problems",
            "documents",
            &file,
        ] {
            for user in OUTSIDE {
                server
                    .as_user(user)
                    .get(&case.path(below))
                    .await
                    .problem(404, "not_found");
            }
            for user in INSIDE {
                let answer = server.as_user(user).get(&case.path(below)).await;
                // A leader sees figures and their lists, and no papers.
                let papers = below == file && user == "city.leader";
                answer.expect(if papers { 403 } else { 200 });
            }
        }
        // Nor through another case, which one may see.
        let own = ELSEWHERE.drafted(server).await;
        server
            .as_user(ELSEWHERE.clerk)
            .get(&own.path(&file))
            .await
            .problem(404, "not_found");
    });
}

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
