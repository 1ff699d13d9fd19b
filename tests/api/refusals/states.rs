//! Acts that the state does not allow: 409 that names the state and what is allowed from it.

use bangban_tests::given::{self, BENEFIT, LICENCE};
use bangban_tests::{Flow, TestServer, on_both};
use serde_json::{Value, json};

/// Acts with bodies that are in order, each by somebody who may do it in some state.
fn acts(server: &TestServer) -> Vec<(&'static str, &'static str, Value)> {
    let signature = given::signature(server, "organization");
    let today = server.clock.today();
    vec![
        (
            "lanshan.clerk",
            "submission",
            json!({ "declaration": true }),
        ),
        (
            "lanshan.clerk",
            "correction-notice",
            given::notice("户口簿"),
        ),
        (
            "lanshan.clerk",
            "supplement",
            json!({ "items": [{ "subject": "户口簿" }] }),
        ),
        (
            "lanshan.clerk",
            "rejection",
            json!({ "reason_code": "duplicate", "reason": "重复", "alternative": "无" }),
        ),
        ("lanshan.clerk", "withdrawal", json!({})),
        ("lanshan.clerk", "agreement", given::agreement()),
        ("lanshan.clerk", "agreement/signatures", signature),
        (
            "lanshan.clerk",
            "acceptance",
            json!({ "agent_id": server.user("lanshan.agent1") }),
        ),
        ("lanshan.agent1", "log-entries", given::log_entry()),
        (
            "lanshan.agent1",
            "department-progress",
            json!({ "state": "filed", "occurred_on": today }),
        ),
        ("lanshan.agent1", "completion", given::completion()),
        ("lanshan.agent1", "handover", given::handover()),
        (
            "lanshan.agent1",
            "reminders",
            json!({ "text": "请配合", "respond_by": "2026-12-01" }),
        ),
        (
            "lanshan.agent1",
            "problems",
            json!({ "text": "界址不一致" }),
        ),
        (
            "lanshan.agent1",
            "suspensions",
            json!({ "ground": "applicant_cause", "basis": "书面申请", "started_on": today }),
        ),
        (
            "lanshan.agent1",
            "charges",
            json!({ "name": "登记费", "amount": 80, "basis": "文件", "due_on": today, "state": "due" }),
        ),
        (
            "lanshan.clerk",
            "termination-request",
            json!({ "reason": "自行办理" }),
        ),
        (
            "lanshan.clerk",
            "termination",
            json!({ "ground": "applicant_request", "reason": "自行办理",
                "returned_materials": [{ "name": "申请表", "form": "original", "count": 1 }] }),
        ),
        ("lanshan.archivist", "archive", json!({})),
        ("corp", "evaluation", json!({ "level": 1 })),
        (
            "lanshan.clerk",
            "approval-requests",
            json!({ "kind": "reopening", "reason": "证照有误", "payload": {} }),
        ),
    ]
}

/// Every act but those that the state allows must be refused by the state.
async fn only(server: &TestServer, case: &Flow<'_>, allowed: &[&str]) {
    for (user, act, body) in acts(server) {
        if allowed.contains(&act) {
            continue;
        }
        let refused = case
            .refused(user, act, body, 409, "transition_not_allowed")
            .await;
        assert_eq!(refused.json["state"], case.state(), "{act}");
        let named = refused.json["allowed"].as_array().unwrap();
        for name in allowed {
            assert!(
                named.contains(&json!(name)),
                "{act} in {}: {name} not in {named:?}",
                case.state()
            );
        }
        assert!(
            !named.contains(&json!(act)) || act == "approval-requests",
            "{act} in {}",
            case.state()
        );
    }
}

#[test]
fn an_archived_case_changes_no_more() {
    on_both(async |server| {
        let mut case = LICENCE.handed_over(server).await;
        case.act("lanshan.archivist", "archive", json!({})).await;
        only(server, &case, &["evaluation"]).await;
        case.act("corp", "evaluation", json!({ "level": 5 })).await;
        case.refused(
            "corp",
            "evaluation",
            json!({ "level": 1 }),
            409,
            "already_rated",
        )
        .await;
    });
}

#[test]
fn a_case_that_is_worked_on_is_beyond_its_intake() {
    on_both(async |server| {
        let case = LICENCE.in_progress(server).await;
        let allowed = [
            "log-entries",
            "department-progress",
            "completion",
            "charges",
            "problems",
            "reminders",
            "suspensions",
            "agreement",
            "termination-request",
            "termination",
        ];
        only(server, &case, &allowed).await;
    });
}

#[test]
fn a_completed_case_waits_for_its_hand_over() {
    on_both(async |server| {
        let case = LICENCE.completed(server).await;
        only(
            server,
            &case,
            &["handover", "evaluation", "approval-requests"],
        )
        .await;
    });
}

/// Before a case is accepted it has no agent, so that the agent's acts are not even found.
#[test]
fn nothing_is_handled_before_acceptance() {
    on_both(async |server| {
        let case = BENEFIT.submitted(server).await;
        case.refused(
            BENEFIT.agent,
            "log-entries",
            given::log_entry(),
            404,
            "not_found",
        )
        .await;
        case.refused(
            BENEFIT.clerk,
            "log-entries",
            given::log_entry(),
            403,
            "forbidden",
        )
        .await;
        let termination =
            json!({ "ground": "applicant_request", "reason": "不办了", "returned_materials": [] });
        let refused = case
            .refused(
                BENEFIT.clerk,
                "termination",
                termination,
                409,
                "transition_not_allowed",
            )
            .await;
        assert_eq!(refused.json["state"], "submitted");
        let allowed = refused.json["allowed"].as_array().unwrap();
        for act in [
            "agreement",
            "acceptance",
            "correction-notice",
            "rejection",
            "withdrawal",
        ] {
            assert!(allowed.contains(&json!(act)), "{act} not in {allowed:?}");
        }
    });
}

#[test]
fn the_refused_attempt_is_in_the_audit_trail() {
    on_both(async |server| {
        let case = LICENCE.submitted(server).await;
        let naming = json!({ "agent_id": server.user("lanshan.agent1") });
        let refused = case
            .refused(
                "lanshan.clerk",
                "acceptance",
                naming,
                409,
                "agreement_not_signed",
            )
            .await;
        case.refused(
            "yishui.clerk",
            "withdrawal",
            json!({ "reason": "王芳 13953912345" }),
            404,
            "not_found",
        )
        .await;
        let trail = async |query: &str| {
            let path = format!("/api/v1/audit-events?{query}");
            server.as_user("auditor").get(&path).await.expect(200).json["items"]
                .as_array()
                .unwrap()
                .clone()
        };
        let mine = trail(&format!(
            "outcome=refused&actor_id={}",
            server.user("lanshan.clerk")
        ))
        .await;
        assert_eq!(mine.len(), 1);
        assert_eq!(mine[0]["action"], "POST /api/v1/cases/{id}/acceptance");
        assert_eq!(mine[0]["detail"]["code"], "agreement_not_signed");
        assert_eq!(mine[0]["subject_id"], case.id.to_string());
        assert_eq!(mine[0]["trace_id"], refused.json["trace_id"]);
        let foreign = trail(&format!(
            "outcome=denied&actor_id={}",
            server.user("yishui.clerk")
        ))
        .await;
        assert_eq!(
            (foreign.len(), &foreign[0]["detail"]["code"]),
            (1, &json!("not_found"))
        );
        let all = serde_json::to_string(&trail("limit=100").await).unwrap();
        assert!(
            !all.contains("王芳") && !all.contains("13953912345"),
            "no personal data in the trail"
        );
    });
}
