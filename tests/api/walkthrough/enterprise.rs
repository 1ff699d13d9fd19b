//! An enterprise's licence, taken at the counter: written agreement, both clocks with a special
//! procedure and an extension, charges, a problem, approvals, suspension, reopening, archive.

use bangban_tests::given::{self, LICENCE};
use bangban_tests::{Flow, TestServer, on_both};
use serde_json::{Value, json};

const CLERK: &str = "lanshan.clerk";
const AGENT: &str = "lanshan.agent1";
const SUCCESSOR: &str = "lanshan.agent2";
const SUPERVISOR: &str = "lanshan.supervisor";

#[test]
fn an_enterprise_gets_a_licence() {
    on_both(a_licence);
}

pub(super) async fn a_licence(server: &TestServer) {
    server.clock.set_day("2026-03-02");
    let mut case = agreed(server).await;
    accepted(server, &mut case).await;
    worked_on(server, &mut case).await;
    before_the_department(server, &mut case).await;
    hurried(&mut case).await;
    handed_to_a_colleague(server, &mut case).await;
    suspended(server, &mut case).await;
    agreed_anew(server, &mut case).await;
    completed_twice(&mut case).await;
    archived(&mut case).await;
}

async fn agreed(server: &TestServer) -> Flow<'_> {
    let mut case = LICENCE.drafted(server).await;
    assert_eq!(case.case["origin"], "counter");
    case.act(CLERK, "submission", json!({ "declaration": true }))
        .await
        .is("submitted", &["submitted"]);
    case.upload(CLERK, given::PDF)
        .await
        .is("submitted", &["document_added"]);
    let naming = json!({ "agent_id": server.user(AGENT) });
    case.refused(
        CLERK,
        "acceptance",
        naming.clone(),
        409,
        "agreement_not_signed",
    )
    .await;
    case.act(CLERK, "agreement", given::agreement())
        .await
        .is("submitted", &["agreement_drawn_up"]);
    case.refused(
        CLERK,
        "acceptance",
        naming.clone(),
        409,
        "agreement_not_signed",
    )
    .await;

    let scan = case.last_id("documents");
    let stamped = json!({ "party": "organization", "method": "paper", "signed_on": "2026-03-02", "document_id": scan });
    case.act(CLERK, "agreement/signatures", stamped.clone())
        .await
        .is("submitted", &["agreement_signed"]);
    case.refused(
        CLERK,
        "agreement/signatures",
        stamped,
        409,
        "already_signed",
    )
    .await;
    case.refused(CLERK, "acceptance", naming, 409, "agreement_not_signed")
        .await;
    let own = json!({ "party": "applicant", "method": "electronic", "signed_on": "2026-03-02" });
    case.act("corp", "agreement/signatures", own)
        .await
        .is("submitted", &["agreement_signed"]);
    assert_eq!(
        case.case["agreement"]["signatures"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    case
}

async fn accepted(server: &TestServer, case: &mut Flow<'_>) {
    let naming = json!({ "agent_id": server.user(AGENT) });
    case.act(CLERK, "acceptance", naming)
        .await
        .is("accepted", &["accepted"]);
    assert_eq!(case.text("/due_on"), "2026-03-11");
    let events = case.events(CLERK).await;
    assert_eq!(events.last().unwrap()["data"]["power_of_attorney"], true);
    let filing = json!({ "text": "递交申请", "kind": "filing" });
    case.act(AGENT, "log-entries", filing)
        .await
        .is("in_progress", &["work_logged", "work_began"]);
}

async fn worked_on(server: &TestServer, case: &mut Flow<'_>) {
    let charge = json!({ "name": "测绘费", "amount": 80.5, "basis": "发改价格规〔2016〕2559号", "due_on": "2026-03-20",
        "state": "due" });
    case.act(AGENT, "charges", charge)
        .await
        .is("in_progress", &["charge_recorded"]);
    assert_eq!(case.case["charges"][0]["amount"], 80.5);
    let problem = json!({ "text": "宗地界址与登记不一致", "with_whom": "兰山区自然资源局" });
    case.act(AGENT, "problems", problem)
        .await
        .is("in_progress", &["problem_raised"]);
    let solution = format!("problems/{}/solution", case.last_id("problems"));
    let solved = json!({ "text": "已更正界址" });
    case.may(SUPERVISOR, &["problems/solution"]).await;
    case.act(SUPERVISOR, &solution, solved.clone())
        .await
        .is("in_progress", &["problem_solved"]);
    case.refused(SUPERVISOR, &solution, solved, 409, "problem_solved")
        .await;
    // Charges are the applicant's business, the ledger of problems is between members of staff.
    for (user, list, shown) in [
        ("corp", "charges", 1),
        ("corp", "problems", 0),
        (SUPERVISOR, "problems", 1),
    ] {
        let answer = server.as_user(user).get(&case.path(list)).await.expect(200);
        assert_eq!(answer.items().len(), shown, "{list} for {user}");
    }
    case.refused(
        AGENT,
        "completion",
        given::completion(),
        409,
        "materials_open",
    )
    .await;
    case.receive_all(AGENT).await;
    // What may follow later is needed as well, with a date.
    assert!(
        case.case["materials"]
            .as_array()
            .unwrap()
            .iter()
            .all(|it| it["required"] == false || it["receipt"] != Value::Null)
    );
    case.refused(
        AGENT,
        "completion",
        given::completion(),
        409,
        "charges_open",
    )
    .await;
    let settlement = format!("charges/{}/settlement", case.last_id("charges"));
    case.act(AGENT, &settlement, json!({ "state": "paid" }))
        .await
        .is("in_progress", &["charge_settled"]);
    case.refused(
        AGENT,
        &settlement,
        json!({ "state": "waived" }),
        409,
        "charge_settled",
    )
    .await;
}

async fn before_the_department(server: &TestServer, case: &mut Flow<'_>) {
    let progress = |state: &str, date: &str| json!({ "state": state, "occurred_on": date });
    server.clock.set_day("2026-03-05");
    case.refused(
        AGENT,
        "department-progress",
        progress("accepted", "2026-03-03"),
        409,
        "department_out_of_order",
    )
    .await;
    case.act(
        AGENT,
        "department-progress",
        progress("filed", "2026-03-03"),
    )
    .await;
    let mut accepted = progress("accepted", "2026-03-04");
    accepted["limits"] = json!({ "promised": { "days": 7, "unit": "working" }, "statutory": { "days": 20, "unit": "working" } });
    case.act(AGENT, "department-progress", accepted)
        .await
        .is("in_progress", &["department_progressed"]);
    assert_eq!(dates(case), ["2026-03-11", "2026-03-13", "2026-04-01"]);

    let mut special = progress("special_procedure", "2026-03-05");
    special["special_procedure"] = json!({ "ground": "expert_review", "expected_days": 3 });
    case.act(AGENT, "department-progress", special).await;
    assert_eq!(case.text("/department/state"), "special_procedure");
    server.clock.set_day("2026-03-10");
    case.act(
        AGENT,
        "department-progress",
        progress("accepted", "2026-03-10"),
    )
    .await;
    // The sixth, ninth and tenth stood still: both clocks move by three working days.
    assert_eq!(dates(case), ["2026-03-16", "2026-03-18", "2026-04-07"]);

    let mut extended = progress("accepted", "2026-03-10");
    extended["extension"] = json!({ "days": 10, "reason": "现场核查需补充" });
    case.act(AGENT, "department-progress", extended.clone())
        .await
        .is("in_progress", &["department_progressed"]);
    assert_eq!(
        dates(case),
        ["2026-03-16", "2026-04-01", "2026-04-21"],
        "an extension is the department's alone"
    );
    case.refused(
        AGENT,
        "department-progress",
        extended,
        409,
        "already_extended",
    )
    .await;
}

/// Ours, the promised one, the one by law.
fn dates<'a>(case: &'a Flow<'_>) -> [&'a str; 3] {
    [
        "/due_on",
        "/department/promised_due_on",
        "/department/statutory_due_on",
    ]
    .map(|pointer| case.text(pointer))
}

async fn hurried(case: &mut Flow<'_>) {
    let wish = json!({ "kind": "priority", "reason": "企业停工待证", "payload": { "priority": "urgent" } });
    case.act(CLERK, "approval-requests", wish)
        .await
        .is("in_progress", &["approval_requested"]);
    approve(case, &["approval_decided", "priority_changed", "due_moved"]).await;
    assert_eq!(
        (case.text("/priority"), case.text("/due_on")),
        ("urgent", "2026-03-11")
    );
}

async fn handed_to_a_colleague(server: &TestServer, case: &mut Flow<'_>) {
    let wish = json!({ "kind": "agent_change", "reason_code": "sick_leave", "reason": "代办员病假",
        "payload": { "agent_id": server.user(SUCCESSOR), "handover_note": "等待部门决定" } });
    case.act(AGENT, "approval-requests", wish)
        .await
        .is("in_progress", &["approval_requested"]);
    approve(case, &["approval_decided", "agent_changed"]).await;
    assert_eq!(case.text("/agent_id"), server.user(SUCCESSOR).to_string());
    server
        .as_user(AGENT)
        .get(&case.path(""))
        .await
        .problem(404, "not_found");
    case.act(SUCCESSOR, "log-entries", given::log_entry())
        .await
        .is("in_progress", &["work_logged"]);
}

async fn suspended(server: &TestServer, case: &mut Flow<'_>) {
    server.clock.set_day("2026-03-12");
    let rest = json!({ "ground": "project_at_rest", "basis": "企业书面申请", "started_on": "2026-03-10", "expected_days": 5 });
    case.act(SUCCESSOR, "suspensions", rest)
        .await
        .is("suspended", &["suspended"]);
    case.refused(
        SUCCESSOR,
        "completion",
        given::completion(),
        409,
        "transition_not_allowed",
    )
    .await;
    server.clock.set_day("2026-03-17");
    let end = format!("suspensions/{}/end", case.last_id("suspensions"));
    case.act(
        SUCCESSOR,
        &end,
        json!({ "ended_on": "2026-03-17", "note": "复工" }),
    )
    .await;
    case.is("in_progress", &["resumed", "due_moved"]);
    // The eleventh to the seventeenth stood still, the fourth and last day is the eighteenth.
    assert_eq!(case.text("/due_on"), "2026-03-18");
    let reminder = json!({ "text": "请领取补充通知", "respond_by": "2026-03-20" });
    case.act(SUCCESSOR, "reminders", reminder)
        .await
        .is("in_progress", &["reminded"]);
}

async fn agreed_anew(server: &TestServer, case: &mut Flow<'_>) {
    let mut wider = given::agreement();
    wider["scope"] = json!("准备、递交申报材料，领取结果，代缴规费");
    case.act(CLERK, "agreement", wider)
        .await
        .is("in_progress", &["agreement_drawn_up"]);
    assert_ne!(case.case["supplementary_agreement"], Value::Null);
    case.act(
        CLERK,
        "agreement/signatures",
        given::signature(server, "applicant"),
    )
    .await;
    case.is("in_progress", &["agreement_signed"]);
    case.act(
        CLERK,
        "agreement/signatures",
        given::signature(server, "organization"),
    )
    .await;
    case.is(
        "in_progress",
        &["agreement_signed", "agreement_supplemented"],
    );
    assert_eq!(
        case.text("/agreement/scope"),
        "准备、递交申报材料，领取结果，代缴规费"
    );
    assert_eq!(case.case["supplementary_agreement"], Value::Null);
}

async fn completed_twice(case: &mut Flow<'_>) {
    let decision = json!({ "state": "decided", "occurred_on": "2026-03-17", "outcome": "granted", "reference": "建字第 1 号" });
    case.act(SUCCESSOR, "department-progress", decision).await;
    case.act(SUCCESSOR, "completion", given::completion())
        .await
        .is("completed", &["completed"]);
    let wish = json!({ "kind": "reopening", "reason": "证照信息有误", "payload": {} });
    case.act(CLERK, "approval-requests", wish)
        .await
        .is("completed", &["approval_requested"]);
    approve(case, &["approval_decided", "reopened"]).await;
    assert_eq!(case.state(), "in_progress");
    case.act(SUCCESSOR, "completion", given::completion())
        .await
        .is("completed", &["completed"]);
}

async fn archived(case: &mut Flow<'_>) {
    case.act(SUCCESSOR, "handover", given::handover())
        .await
        .is("handed_over", &["handed_over"]);
    case.act("corp", "evaluation", json!({ "level": 2 }))
        .await
        .is("handed_over", &["evaluated"]);
    let archive = json!({ "retention": "thirty_years" });
    case.act("lanshan.archivist", "archive", archive)
        .await
        .is("archived", &["archived"]);
}

async fn approve(case: &mut Flow<'_>, happened: &[&str]) {
    let request = case.pending_request(SUPERVISOR).await;
    let decision = format!("approval-requests/{request}/decision");
    let yes = json!({ "approved": true, "reason": "情况属实，同意" });
    case.act(SUPERVISOR, &decision, yes.clone()).await;
    assert_eq!(case.happened, happened);
    case.refused(SUPERVISOR, &decision, yes, 409, "already_decided")
        .await;
}
