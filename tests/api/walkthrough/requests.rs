//! Approvals: what may be asked for, and by whom it may not be decided.

use bangban_tests::given::{self, BENEFIT, LICENCE};
use bangban_tests::{Flow, TestServer, on_both};
use serde_json::{Value, json};

const SUPERVISOR: &str = "lanshan.supervisor";

#[test]
fn a_second_notice_needs_an_approval() {
    on_both(a_second_notice);
}

pub(super) async fn a_second_notice(server: &TestServer) {
    server.clock.set_day("2026-03-02");
    let mut case = BENEFIT.submitted(server).await;
    let clerk = BENEFIT.clerk;
    let wish = |items: Value| json!({ "kind": "second_notice", "reason": "新发现缺件", "payload": { "items": items } });
    let second = given::notice("授权书")["items"].clone();
    case.refused(
        clerk,
        "approval-requests",
        wish(second.clone()),
        409,
        "transition_not_allowed",
    )
    .await;
    noticed_and_supplied(&mut case, "户口簿").await;
    case.refused(
        clerk,
        "correction-notice",
        given::notice("授权书"),
        409,
        "second_notice_needs_approval",
    )
    .await;

    // With its items the notice goes out with the decision.
    case.act(clerk, "approval-requests", wish(second))
        .await
        .is("submitted", &["approval_requested"]);
    decide(&mut case, true).await;
    case.is(
        "correction_required",
        &[
            "approval_decided",
            "further_notice_allowed",
            "correction_notice_issued",
        ],
    );
    case.act(
        "wang",
        "supplement",
        json!({ "items": [{ "subject": "授权书" }] }),
    )
    .await
    .is("submitted", &["supplemented"]);

    // Without, it allows one.
    let bare = json!({ "kind": "second_notice", "reason": "材料有误", "payload": {} });
    case.act(clerk, "approval-requests", bare).await;
    decide(&mut case, true).await;
    case.is("submitted", &["approval_decided", "further_notice_allowed"]);
    noticed_and_supplied(&mut case, "承诺书").await;
    case.refused(
        clerk,
        "correction-notice",
        given::notice("照片"),
        409,
        "second_notice_needs_approval",
    )
    .await;
}

async fn noticed_and_supplied(case: &mut Flow<'_>, subject: &str) {
    case.act(BENEFIT.clerk, "correction-notice", given::notice(subject))
        .await;
    case.is("correction_required", &["correction_notice_issued"]);
    let items = json!({ "items": [{ "subject": subject }] });
    case.act(BENEFIT.clerk, "supplement", items)
        .await
        .is("submitted", &["supplemented"]);
}

async fn decide(case: &mut Flow<'_>, approved: bool) {
    let request = case.pending_request(SUPERVISOR).await;
    let decision = json!({ "approved": approved, "reason": "已核实" });
    case.act(
        SUPERVISOR,
        &format!("approval-requests/{request}/decision"),
        decision,
    )
    .await;
}

#[test]
fn what_is_not_approved_is_not_carried_out() {
    on_both(async |server| {
        let mut case = LICENCE.in_progress(server).await;
        let wish = json!({ "kind": "priority", "reason": "企业要求", "payload": { "priority": "special" } });
        case.act(LICENCE.agent, "approval-requests", wish).await;
        decide(&mut case, false).await;
        case.is("in_progress", &["approval_decided"]);
        assert_eq!(
            (case.text("/priority"), case.text("/due_on")),
            ("normal", "2026-03-11")
        );
        let queue = "/api/v1/approval-requests?state=refused";
        let decided = server.as_user(SUPERVISOR).get(queue).await.expect(200);
        assert_eq!(decided.items()[0]["decision"]["approved"], false);
    });
}

#[test]
fn nobody_decides_on_the_own_act() {
    on_both(async |server| {
        // Clerk and supervisor in one person: may ask, and may not decide on that.
        let mut case = LICENCE.in_progress(server).await;
        let wish = json!({ "kind": "priority", "reason": "企业要求", "payload": { "priority": "urgent" } });
        case.act("lanshan.deputy", "approval-requests", wish).await;
        let decision = format!(
            "approval-requests/{}/decision",
            case.pending_request("lanshan.deputy").await
        );
        let yes = json!({ "approved": true, "reason": "同意" });
        case.refused("lanshan.deputy", &decision, yes.clone(), 403, "own_act")
            .await;
        // Nor does one of another county find it.
        case.refused(
            "yishui.supervisor",
            &decision,
            yes.clone(),
            404,
            "not_found",
        )
        .await;
        case.refused(LICENCE.clerk, &decision, yes.clone(), 403, "forbidden")
            .await;
        case.act("city.supervisor", &decision, yes).await;
        case.is(
            "in_progress",
            &["approval_decided", "priority_changed", "due_moved"],
        );
    });
}

#[test]
fn a_successor_must_be_eligible() {
    on_both(async |server| {
        let case = LICENCE.in_progress(server).await;
        for (successor, fault) in [
            ("lanshan.agent1", "agent_unchanged"),
            ("yishui.agent", "agent_not_of_venue"),
            ("lanshan.retired", "agent_not_active"),
            ("lanshan.novice", "agent_without_undertaking"),
            ("lanshan.clerk", "unknown_agent"),
        ] {
            let wish = json!({ "kind": "agent_change", "reason_code": "left_post", "reason": "离岗",
                "payload": { "agent_id": server.user(successor) } });
            let refused = case
                .refused(
                    LICENCE.clerk,
                    "approval-requests",
                    wish,
                    422,
                    "validation_failed",
                )
                .await;
            assert_eq!(
                refused.faults(),
                [("/payload/agent_id", fault)],
                "{successor}"
            );
        }
    });
}
