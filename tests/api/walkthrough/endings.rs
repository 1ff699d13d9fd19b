//! The other ways in which a case ends: not accepted, withdrawn, terminated; and on the spot.

use bangban_tests::given::{self, BENEFIT, LICENCE, ON_THE_SPOT};
use bangban_tests::{Flow, TestServer, on_both};
use serde_json::{Value, json};

#[test]
fn an_application_is_not_accepted() {
    on_both(rejected);
}

pub(super) async fn rejected(server: &TestServer) {
    server.clock.set_day("2026-03-02");
    let mut case = BENEFIT.submitted(server).await;
    let no = json!({ "reason_code": "not_eligible", "reason": "家庭收入高于标准", "alternative": "可申请临时救助" });
    case.act(BENEFIT.clerk, "rejection", no)
        .await
        .is("rejected", &["rejected"]);
    assert_eq!(case.text("/ending/alternative"), "可申请临时救助");
    case.may("wang", &["evaluation", "documents"]).await;
    case.may(BENEFIT.clerk, &["documents"]).await;
    case.act(
        "wang",
        "evaluation",
        json!({ "level": 4, "comment": "等了很久" }),
    )
    .await
    .is("rejected", &["evaluated"]);
    archive(&mut case).await;
}

#[test]
fn an_application_is_withdrawn() {
    on_both(withdrawn);
}

pub(super) async fn withdrawn(server: &TestServer) {
    server.clock.set_day("2026-03-02");
    let mut case = BENEFIT.submitted(server).await;
    case.act("wang", "withdrawal", json!({}))
        .await
        .is("withdrawn", &["withdrawn"]);
    case.may("wang", &[]).await;
    case.refused(
        "wang",
        "evaluation",
        json!({ "level": 1 }),
        409,
        "transition_not_allowed",
    )
    .await;
    archive(&mut case).await;

    // A clerk records it for a person who stands there, from a notice too.
    let mut case = BENEFIT.submitted(server).await;
    case.act(BENEFIT.clerk, "correction-notice", given::notice("户口簿"))
        .await;
    case.act(BENEFIT.clerk, "withdrawal", json!({ "reason": "暂不办理" }))
        .await
        .is("withdrawn", &["withdrawn"]);
    assert_eq!(case.text("/ending/reason"), "暂不办理");
}

#[test]
fn an_entrustment_is_ended_by_request() {
    on_both(terminated_by_request);
}

pub(super) async fn terminated_by_request(server: &TestServer) {
    server.clock.set_day("2026-03-02");
    let mut case = LICENCE.in_progress(server).await;
    let material = case.case["materials"][0]["id"].as_str().unwrap().to_owned();
    let receipt = json!({ "form": "original", "copies": 1 });
    case.act(
        LICENCE.agent,
        &format!("materials/{material}/receipt"),
        receipt,
    )
    .await;
    case.act(
        "corp",
        "termination-request",
        json!({ "reason": "已自行办理" }),
    )
    .await;
    case.is("in_progress", &["termination_requested"]);
    assert_eq!(case.case["termination_requested"], true);
    case.refused(
        LICENCE.agent,
        "termination",
        end("applicant_request"),
        403,
        "forbidden",
    )
    .await;
    let kept = case.refused(
        LICENCE.clerk,
        "termination",
        end_with("applicant_request", json!([])),
        422,
        "validation_failed",
    );
    assert_eq!(
        kept.await.faults(),
        [("/returned_materials", "originals_to_return")]
    );
    case.act(LICENCE.clerk, "termination", end("applicant_request"))
        .await
        .is("terminated", &["terminated"]);
    assert_eq!(case.text("/ending/ground"), "applicant_request");
    case.act("corp", "evaluation", json!({ "level": 3 }))
        .await
        .is("terminated", &["evaluated"]);
    archive(&mut case).await;
}

#[test]
fn an_entrustment_turns_out_impossible() {
    on_both(async |server| {
        let mut case = LICENCE.in_progress(server).await;
        let ground = "objective_impossibility";
        case.refused(
            LICENCE.clerk,
            "termination",
            end(ground),
            409,
            "impossibility_not_confirmed",
        )
        .await;
        let wish =
            |payload: Value| json!({ "kind": ground, "reason": "规划调整", "payload": payload });
        case.act(LICENCE.agent, "approval-requests", wish(json!({})))
            .await;
        approve(&mut case).await;
        case.is(
            "in_progress",
            &["approval_decided", "impossibility_confirmed"],
        );
        case.act(LICENCE.clerk, "termination", end(ground))
            .await
            .is("terminated", &["terminated"]);

        // With the materials to give back it is carried out at once, from a suspension too.
        let mut case = LICENCE.in_progress(server).await;
        let rest =
            json!({ "ground": "applicant_cause", "basis": "书面申请", "started_on": "2026-03-02" });
        case.act(LICENCE.agent, "suspensions", rest)
            .await
            .is("suspended", &["suspended"]);
        let returned =
            json!({ "returned_materials": [{ "name": "图纸", "form": "original", "count": 2 }] });
        case.act(LICENCE.agent, "approval-requests", wish(returned))
            .await;
        approve(&mut case).await;
        case.is(
            "terminated",
            &["approval_decided", "impossibility_confirmed", "terminated"],
        );
        archive(&mut case).await;
    });
}

#[test]
fn an_applicant_does_not_cooperate() {
    on_both(async |server| {
        let mut case = LICENCE.in_progress(server).await;
        let ground = "non_cooperation";
        case.refused(
            LICENCE.clerk,
            "termination",
            end(ground),
            409,
            "non_cooperation_not_established",
        )
        .await;
        let reminder = json!({ "text": "请补交合格书", "respond_by": "2026-03-10" });
        case.act(LICENCE.agent, "reminders", reminder).await;
        server.clock.set_day("2026-03-10");
        case.refused(
            LICENCE.clerk,
            "termination",
            end(ground),
            409,
            "non_cooperation_not_established",
        )
        .await;
        server.clock.set_day("2026-03-11");
        case.act(LICENCE.clerk, "termination", end(ground))
            .await
            .is("terminated", &["terminated"]);
    });
}

#[test]
fn something_is_done_on_the_spot() {
    on_both(on_the_spot);
}

pub(super) async fn on_the_spot(server: &TestServer) {
    server.clock.set_day("2026-03-02");
    let item = server
        .as_nobody()
        .get(&format!(
            "/api/v1/service-items/{}",
            server.item(ON_THE_SPOT.item)
        ))
        .await;
    let materials = item.expect(200).json["materials"]
        .as_array()
        .unwrap()
        .clone();
    let body = given::on_the_spot(server, &materials);
    let path = "/api/v1/cases/on-the-spot";
    let mut case = Flow::made(server, "village.agent", path, body.clone()).await;
    let mut happened = vec!["drafted", "submitted", "consent_recorded", "accepted"];
    happened.extend(materials.iter().map(|_| "material_received"));
    happened.push("completed");
    case.is("completed", &happened);
    assert_eq!(case.text("/tracking_code").len(), 8);
    assert_eq!(
        case.text("/agent_id"),
        server.user("village.agent").to_string()
    );
    case.act("village.agent", "handover", given::handover())
        .await
        .is("handed_over", &["handed_over"]);

    let mut other = body.clone();
    other["service_item_id"] = json!(server.item(BENEFIT.item));
    other["materials"] = json!([]);
    server
        .as_user("village.agent")
        .post(path, other)
        .await
        .problem(409, "not_on_the_spot_item");
    server.as_user("wang").post(path, body).await.is_problem();
}

fn end(ground: &str) -> Value {
    end_with(
        ground,
        json!([{ "name": "申请表", "form": "original", "count": 1 }]),
    )
}

fn end_with(ground: &str, returned: Value) -> Value {
    json!({ "ground": ground, "reason": "见申请", "returned_materials": returned })
}

async fn approve(case: &mut Flow<'_>) {
    let request = case.pending_request("lanshan.supervisor").await;
    let decision = json!({ "approved": true, "reason": "已核实" });
    case.act(
        "lanshan.supervisor",
        &format!("approval-requests/{request}/decision"),
        decision,
    )
    .await;
}

async fn archive(case: &mut Flow<'_>) {
    case.act("lanshan.archivist", "archive", json!({}))
        .await
        .is("archived", &["archived"]);
}
