//! A citizen's benefit, applied for online: a notice, consent instead of an agreement, the
//! department's own request, result, rating, hand-over, archive.

use bangban_tests::given::{self, BENEFIT};
use bangban_tests::{Flow, TestServer, on_both};
use serde_json::json;

#[test]
fn a_citizen_gets_a_benefit() {
    on_both(a_benefit);
}

pub(super) async fn a_benefit(server: &TestServer) {
    server.clock.set_day("2026-03-02");
    let mut case = applied_for(server).await;
    supplied(server, &mut case).await;
    server.clock.set_day("2026-03-03");
    accepted(server, &mut case).await;
    decided(server, &mut case).await;
    ended(server, &mut case).await;
    told(server, &case).await;
}

async fn applied_for(server: &TestServer) -> Flow<'_> {
    let mut case = Flow::draft(server, "wang", BENEFIT.draft(server)).await;
    case.is("draft", &["drafted"]);
    case.may("wang", &["submission", "change", "documents"])
        .await;
    case.may(
        BENEFIT.clerk,
        &["submission", "change", "materials/receipt", "documents"],
    )
    .await;
    assert_eq!(case.case["origin"], "online");
    assert_eq!(case.case["applicant"]["name"], "王*");
    assert_eq!(case.case["applicant"]["id_number"], "371302********0011");
    assert_eq!(case.case["applicant"]["phone"], "139****2345");
    assert_eq!(case.case["applicant"]["address"], "临沂市兰山区******");

    case.change("wang", json!({ "applicant": { "phone": "13853912345" } }))
        .await
        .is("draft", &["draft_changed"]);
    assert_eq!(case.case["applicant"]["phone"], "138****2345");

    case.act("wang", "submission", json!({ "declaration": true }))
        .await
        .is("submitted", &["submitted"]);
    assert!(case.text("/case_number").starts_with("LY20260302"));
    assert_eq!(case.text("/answer_due_on"), "2026-03-04");
    case.may("wang", &["agreement/signatures", "withdrawal", "documents"])
        .await;
    case.may(
        BENEFIT.clerk,
        &[
            "agreement",
            "agreement/signatures",
            "acceptance",
            "correction-notice",
            "rejection",
            "withdrawal",
            "materials/receipt",
            "documents",
            "approval-requests",
        ],
    )
    .await;
    tracked(server, &case).await;
    case
}

async fn tracked(server: &TestServer, case: &Flow<'_>) {
    let (number, code) = (case.text("/case_number"), case.text("/tracking_code"));
    let track = async |number: &str, code: &str| {
        server
            .as_nobody()
            .post(
                "/api/v1/track",
                json!({ "case_number": number, "code": code }),
            )
            .await
    };
    let seen = track(number, code).await.expect(200);
    assert_eq!(
        (&seen.json["state"], &seen.json["applicant_name"]),
        (&json!("submitted"), &json!("王*"))
    );
    assert_eq!(seen.json["service_item_name"], BENEFIT.item);
    assert_eq!(seen.json["steps"].as_array().unwrap().len(), 3);
    track(number, "AAAAAAAA").await.problem(404, "not_found");
    track("LY20260302000000000", code)
        .await
        .problem(404, "not_found");
    let again = server.as_user("wang").get(&case.path("")).await.expect(200);
    assert!(
        again.json.get("tracking_code").is_none(),
        "the code is shown once"
    );
}

async fn supplied(server: &TestServer, case: &mut Flow<'_>) {
    let register = case.case["materials"][2].clone();
    assert_eq!(register["name"], "居民户口簿");
    let notice = json!({ "items": [
        { "material_id": register["id"], "requirement": "户主页和本人页", "how_to_supply": "在线上传" },
        { "subject": "收入证明", "requirement": "近三个月", "how_to_supply": "到窗口补交" },
    ] });
    case.act(BENEFIT.clerk, "correction-notice", notice)
        .await
        .is("correction_required", &["correction_notice_issued"]);
    assert_eq!(case.text("/supply_by"), "2026-03-23");
    assert_eq!(case.case["missing"].as_array().unwrap().len(), 2);
    case.may("wang", &["supplement", "withdrawal", "documents"])
        .await;
    case.may(
        BENEFIT.clerk,
        &[
            "supplement",
            "materials/receipt",
            "rejection",
            "withdrawal",
            "documents",
            "approval-requests",
        ],
    )
    .await;

    case.upload("wang", given::PDF)
        .await
        .is("correction_required", &["document_added"]);
    let file = case.path(&format!("documents/{}", case.last_id("documents")));
    let got = server.as_user(BENEFIT.clerk).get(&file).await.expect(200);
    assert_eq!(
        (got.body.as_slice(), got.header("content-type")),
        (given::PDF, "application/pdf")
    );
    assert!(got.header("content-disposition").starts_with("attachment"));

    let part = json!({ "items": [{ "subject": "收入证明", "note": "已上传" }] });
    case.act("wang", "supplement", part)
        .await
        .is("correction_required", &["supplemented"]);
    let rest = json!({ "items": [{ "material_id": register["id"] }] });
    case.act("wang", "supplement", rest)
        .await
        .is("submitted", &["supplemented"]);
    assert_eq!(case.text("/answer_due_on"), "2026-03-04");
}

async fn accepted(server: &TestServer, case: &mut Flow<'_>) {
    let consent =
        json!({ "party": "applicant", "method": "electronic", "signed_on": "2026-03-03" });
    case.act("wang", "agreement/signatures", consent)
        .await
        .is("submitted", &["consent_recorded"]);
    let naming = json!({ "agent_id": server.user(BENEFIT.agent) });
    case.act(BENEFIT.clerk, "acceptance", naming)
        .await
        .is("accepted", &["accepted"]);
    // 22 working days from the third of March, with 清明 in between.
    assert_eq!(case.text("/due_on"), "2026-04-02");
    let counted = server
        .as_nobody()
        .get("/api/v1/calendar/deadline?from=2026-03-03&days=22")
        .await
        .expect(200);
    assert_eq!(counted.json["due_on"], case.case["due_on"]);
    assert_eq!(
        case.text("/agent_id"),
        server.user(BENEFIT.agent).to_string()
    );
    assert!(!case.text("/registered_at").is_empty());
    case.may("wang", &["documents", "termination-request"])
        .await;
    case.may(
        BENEFIT.agent,
        &[
            "log-entries",
            "department-progress",
            "completion",
            "materials/receipt",
            "charges",
            "problems",
            "reminders",
            "documents",
            "approval-requests",
            "termination-request",
        ],
    )
    .await;
    case.act(BENEFIT.agent, "log-entries", given::log_entry())
        .await
        .is("in_progress", &["work_logged", "work_began"]);
    case.receive_all(BENEFIT.agent).await;
}

async fn decided(server: &TestServer, case: &mut Flow<'_>) {
    let agent = BENEFIT.agent;
    server.clock.set_day("2026-03-10");
    let progress = |state: &str, date: &str| json!({ "state": state, "occurred_on": date });
    for (state, date) in [
        ("filed", "2026-03-04"),
        ("correction_required", "2026-03-06"),
    ] {
        case.act(agent, "department-progress", progress(state, date))
            .await;
        case.is("in_progress", &["department_progressed"]);
        assert_eq!(case.text("/department/state"), state);
    }
    case.may("wang", &["supplement", "documents", "termination-request"])
        .await;
    let asked = json!({ "items": [{ "subject": "医疗票据", "note": "已交窗口" }] });
    case.act("wang", "supplement", asked)
        .await
        .is("in_progress", &["supplemented"]);
    case.act(
        agent,
        "department-progress",
        progress("filed", "2026-03-09"),
    )
    .await;
    case.act(
        agent,
        "department-progress",
        progress("accepted", "2026-03-10"),
    )
    .await;
    assert_eq!(case.text("/department/promised_due_on"), "2026-04-10");
    assert_eq!(case.text("/department/statutory_due_on"), "2026-04-22");
    assert_eq!(
        case.text("/due_on"),
        "2026-04-02",
        "two clocks: the department's does not move ours"
    );

    server.clock.set_day("2026-03-20");
    let mut decision = progress("decided", "2026-03-20");
    decision["outcome"] = json!("confirmed");
    decision["reference"] = json!("临低保〔2026〕12号");
    case.act(agent, "department-progress", decision)
        .await
        .is("in_progress", &["department_progressed"]);
    assert_eq!(case.text("/department/outcome"), "confirmed");
}

async fn ended(server: &TestServer, case: &mut Flow<'_>) {
    let agent = BENEFIT.agent;
    let contrary = json!({ "outcome": "granted", "result": "低保证" });
    let refused = case
        .refused(agent, "completion", contrary, 422, "validation_failed")
        .await;
    assert_eq!(refused.faults(), [("/outcome", "contradicts_department")]);
    let result = json!({ "outcome": "confirmed", "result": "低保对象认定确认书" });
    case.act(agent, "completion", result)
        .await
        .is("completed", &["completed"]);
    case.may("wang", &["documents", "evaluation"]).await;
    case.may(agent, &["handover", "documents", "approval-requests"])
        .await;

    let rating = json!({ "level": 1, "comment": "服务很好" });
    case.refused(agent, "evaluation", rating.clone(), 403, "forbidden")
        .await;
    case.act("wang", "evaluation", rating.clone())
        .await
        .is("completed", &["evaluated"]);
    case.refused("wang", "evaluation", rating, 409, "already_rated")
        .await;

    case.act(agent, "handover", given::handover())
        .await
        .is("handed_over", &["handed_over"]);
    assert_eq!(case.text("/ending/received_by"), "王*");
    case.may("lanshan.archivist", &["archive"]).await;
    case.act(
        "lanshan.archivist",
        "archive",
        json!({ "note": "第 12 卷" }),
    )
    .await
    .is("archived", &["archived"]);
    for user in [
        "wang",
        BENEFIT.clerk,
        agent,
        "lanshan.archivist",
        "lanshan.supervisor",
    ] {
        case.may(user, &[]).await;
    }
    assert!(!case.text("/archived_at").is_empty());
    assert_eq!(case.case["evaluation_level"], 1);
    let log = server
        .as_user(agent)
        .get(&case.path("log-entries"))
        .await
        .expect(200);
    assert_eq!(log.items().len(), 1);
}

async fn told(server: &TestServer, case: &Flow<'_>) {
    while server.relay().await > 0 {}
    let kinds = async |user: &str| {
        let list = server
            .as_user(user)
            .get("/api/v1/notifications?limit=100")
            .await
            .expect(200);
        let of_case = list
            .items()
            .iter()
            .filter(|entry| entry["case_id"] == case.id.to_string());
        of_case
            .map(|entry| entry["kind"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let told = kinds("wang").await;
    for kind in [
        "correction_notice_issued",
        "accepted",
        "department_progressed",
        "completed",
        "handed_over",
    ] {
        assert!(told.iter().any(|known| known == kind), "{kind} in {told:?}");
    }
    assert!(
        kinds("lanshan.archivist")
            .await
            .contains(&"handed_over".to_owned())
    );
    assert!(kinds("yishui.clerk").await.is_empty());
}
