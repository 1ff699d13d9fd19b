//! Two counties: cases at 沂水县, which people there work with, and marked ones at 兰山区, of which they
//! may learn nothing.
//!
//! Owns the cases, who stands outside, and what would give a marked case away. The marked cases are made
//! after everything else, but for one draft, so that a test can ask before and after.

use bangban_tests::given::{self, BENEFIT, ELSEWHERE, LICENCE, Matter};
use bangban_tests::{Answer, Flow, PASSWORD, TestServer, resident_id};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

/// Stands in every text of a marked case.
const MARK: &str = "密不外传";
/// The day on which everybody asks: something is overdue by then.
const TODAY: &str = "2026-04-10";

/// Clerk at 兰山区 when the draft was made, clerk and agent at 沂水县 by now.
pub(super) const MOVED: &str = "lanshan.deputy";

/// Everybody who stands outside of the marked cases: in the other county and in a department of it,
/// below, at the same venue without the case, and those whose roles hold no case content. Nobody, too.
pub(super) const OUTSIDE: [Option<&str>; 20] = [
    None,
    Some("wang"),
    Some("corp"),
    Some("yishui.clerk"),
    Some("yishui.agent"),
    Some("yishui.supervisor"),
    Some("yishui.archivist"),
    Some("yishui.leader"),
    Some("yishui.chief"),
    Some(MOVED),
    Some("yinqueshan.clerk"),
    Some("yinqueshan.agent"),
    Some("village.agent"),
    Some("lanshan.agent2"),
    Some("lanshan.novice"),
    Some("lanshan.retired"),
    Some("lanshan.officer"),
    Some("city.officer"),
    Some("sysadmin"),
    Some("secadmin"),
];

/// One of them for each kind of scope.
pub(super) const EACH_SCOPE: [&str; 6] = [
    "wang",
    "yishui.clerk",
    "yishui.agent",
    "yishui.supervisor",
    MOVED,
    "lanshan.officer",
];

/// Who sees the marked cases, and between them all that is said of those.
pub(super) const INSIDE: [&str; 4] = [
    "lanshan.supervisor",
    "lanshan.clerk",
    "lanshan.agent1",
    "city.supervisor",
];

/// A citizen's benefit at the hall of 兰山区.
const MARKED: Matter = Matter {
    item: BENEFIT.item,
    ..LICENCE
};

/// The applicant of the marked cases.
pub(super) struct Applicant;

impl Applicant {
    pub(super) const NAME: &str = "密不外";
    pub(super) const PHONE: &str = "13753988888";
    const ADDRESS: &str = "密不外传路九号";

    pub(super) fn id_number() -> String {
        resident_id(555)
    }

    fn described() -> Value {
        json!({
            "kind": "natural_person", "name": Self::NAME, "id_number": Self::id_number(),
            "phone": Self::PHONE, "address": Self::ADDRESS,
        })
    }
}

/// A case that one may see, to ask about and to try other cases' parts on.
pub(super) struct OwnCase {
    /// The marked draft of the one who was moved.
    left_behind: Uuid,
    pub(super) id: Uuid,
    pub(super) document: String,
    pub(super) suspended: Uuid,
}

/// What is known of the marked case in progress.
pub(super) struct MarkedCase {
    pub(super) id: Uuid,
    /// Its id and those of all other marked ones.
    all: Vec<Uuid>,
    pub(super) etag: String,
    pub(super) number: String,
    pub(super) code: String,
    /// The ids of its parts, by their names in paths.
    pub(super) parts: Vec<(&'static str, String)>,
}

/// Before the marked cases are there.
pub(super) async fn begin(server: &TestServer) -> OwnCase {
    let city = "沂水县政务服务中心";
    hire(server, "yishui.archivist", "archivist", city).await;
    hire(server, "yishui.leader", "leader", city).await;
    hire(server, "yishui.chief", "supervisor", "沂水县行政审批服务局").await;
    let draft = MARKED.draft_for(server, Applicant::described());
    let left_behind = Flow::draft(server, MOVED, draft).await.id;
    move_away(server).await;

    let mut case = ELSEWHERE.in_progress(server).await;
    enrich(&mut case, &ELSEWHERE, "沂水").await;
    let mut suspended = ELSEWHERE.in_progress(server).await;
    let rest =
        json!({ "ground": "applicant_cause", "basis": "书面申请", "started_on": "2026-03-02" });
    suspended.act(ELSEWHERE.agent, "suspensions", rest).await;
    ELSEWHERE.drafted(server).await;
    // Whoever is not answered in time makes an alert: here for the superior in 沂水县.
    let mut online = BENEFIT.draft(server);
    online["organization_id"] = json!(server.organization("沂城街道便民服务中心"));
    let mut unanswered = Flow::draft(server, "wang", online).await;
    unanswered
        .act("wang", "submission", json!({ "declaration": true }))
        .await;
    time_passes(server).await;
    OwnCase {
        left_behind,
        id: case.id,
        document: case.last_id("documents"),
        suspended: suspended.id,
    }
}

/// The marked cases.
pub(super) async fn mark(server: &TestServer, own: &OwnCase) -> MarkedCase {
    server.clock.set_day("2026-03-03");
    let draft = || MARKED.draft_for(server, Applicant::described());
    let clerk = MARKED.clerk;
    let mut case = Flow::draft(server, clerk, draft()).await;
    case.act(clerk, "submission", json!({ "declaration": true }))
        .await;
    let code = case.text("/tracking_code").to_owned();
    let mut agreement = given::agreement();
    agreement["content"] = json!(MARK);
    case.act(clerk, "agreement", agreement).await;
    for party in ["applicant", "organization"] {
        case.act(
            clerk,
            "agreement/signatures",
            given::signature(server, party),
        )
        .await;
    }
    let agent = server.user(MARKED.agent);
    case.act(clerk, "acceptance", json!({ "agent_id": agent }))
        .await;
    case.act(
        MARKED.agent,
        "log-entries",
        json!({ "text": MARK, "kind": "visit" }),
    )
    .await;
    let decided = decided_request(&mut case).await;
    enrich(&mut case, &MARKED, MARK).await;
    let asked = case.pending_request("lanshan.supervisor").await;
    // Two more that nobody answers in time, and that make alerts.
    let mut all = vec![case.id, own.left_behind];
    for _ in 0..2 {
        let mut unanswered = Flow::draft(server, clerk, draft()).await;
        all.push(unanswered.id);
        unanswered
            .act(clerk, "submission", json!({ "declaration": true }))
            .await;
    }
    time_passes(server).await;
    MarkedCase {
        all,
        id: case.id,
        etag: case.etag.clone(),
        number: case.text("/case_number").to_owned(),
        code,
        parts: vec![
            ("mid", case.last_id("materials")),
            ("sid", case.last_id("suspensions")),
            ("pid", case.last_id("problems")),
            ("did", case.last_id("documents")),
            ("charge_id", case.last_id("charges")),
            ("rid", asked),
            ("rid", decided),
        ],
    }
}

/// One that was refused: whoever asks for it again is told something else than of one that waits.
async fn decided_request(case: &mut Flow<'_>) -> String {
    let wish = json!({ "kind": "priority", "reason": MARK, "payload": { "priority": "urgent" } });
    case.act(MARKED.clerk, "approval-requests", wish).await;
    let id = case.pending_request("lanshan.supervisor").await;
    let decision = format!("approval-requests/{id}/decision");
    let refusal = json!({ "approved": false, "reason": MARK });
    case.act("lanshan.supervisor", &decision, refusal).await;
    id
}

/// One of everything that can hang on a case in progress, with this text wherever there is one.
async fn enrich(case: &mut Flow<'_>, matter: &Matter, text: &str) {
    let agent = matter.agent;
    case.upload(agent, given::PDF).await;
    case.act(
        agent,
        "problems",
        json!({ "text": text, "with_whom": text }),
    )
    .await;
    let charge = json!({ "name": text, "amount": 80, "basis": text, "due_on": "2026-03-20", "state": "due" });
    case.act(agent, "charges", charge).await;
    let rest = json!({ "ground": "applicant_cause", "basis": text, "started_on": "2026-03-03" });
    if text == MARK {
        case.act(agent, "suspensions", rest).await;
        let end = format!("suspensions/{}/end", case.last_id("suspensions"));
        case.act(
            agent,
            &end,
            json!({ "ended_on": "2026-03-03", "note": text }),
        )
        .await;
    }
    case.act(
        agent,
        "reminders",
        json!({ "text": text, "respond_by": "2026-03-30" }),
    )
    .await;
    for (user, wish) in [
        (
            matter.clerk,
            json!({ "kind": "priority", "reason": text, "payload": { "priority": "urgent" } }),
        ),
        (
            agent,
            json!({ "kind": "objective_impossibility", "reason": text, "payload": {} }),
        ),
    ] {
        case.act(user, "approval-requests", wish).await;
    }
}

/// Sweeps and messages come, and the day on which everybody asks.
async fn time_passes(server: &TestServer) {
    server.clock.set_day(TODAY);
    server.sweep().await;
    while server.relay().await > 0 {}
}

async fn hire(server: &TestServer, username: &str, role: &str, organization: &str) {
    let organization = server.organization(organization);
    let account = json!({
        "username": username, "name": "测试", "password": PASSWORD, "organization_id": organization,
        "roles": [{ "role": role, "organization_id": organization }],
    });
    let administrator = server.as_user("secadmin");
    let made = administrator.post("/api/v1/users", account).await;
    made.expect(201);
}

async fn move_away(server: &TestServer) {
    let administrator = server.as_user("secadmin");
    let path = format!("/api/v1/users/{}", server.user(MOVED));
    let etag = administrator.get(&path).await.expect(200).etag();
    let there = server.organization("沂水县政务服务中心");
    let post = |role: &str| json!({ "role": role, "organization_id": there });
    let body = json!({ "roles": [post("clerk"), post("agent")] }).to_string();
    let call = administrator.call(Method::PATCH, &path).if_match(&etag);
    call.body("application/merge-patch+json", body)
        .send()
        .await
        .expect(200);
}

/// What would give a marked case away.
pub(super) struct Traces(Vec<String>);

impl Traces {
    /// All that insiders are shown of the marked cases, and what they are not shown in full.
    pub(super) async fn gather(server: &TestServer, case: &MarkedCase) -> Self {
        let Self(mut traces) = Self::content(case);
        let supervisor = server.as_user("lanshan.supervisor");
        for id in &case.all {
            let path = format!("/api/v1/cases/{id}");
            let mut view = supervisor.get(&path).await.expect(200).json;
            traces.extend(view["case_number"].as_str().map(str::to_owned));
            // Materials are those of the item, with the same ids in every case.
            view.as_object_mut().unwrap().remove("materials");
            collect_ids(&view, &mut traces);
        }
        for (user, list) in [
            ("lanshan.supervisor", "approval-requests"),
            ("lanshan.supervisor", "notifications"),
            ("lanshan.agent1", "notifications"),
            ("city.supervisor", "alerts"),
        ] {
            let path = format!("/api/v1/{list}?limit=100");
            let answer = server.as_user(user).get(&path).await.expect(200);
            // Of these alone, whatever else there may be by mistake.
            let marked =
                |item: &&Value| case.all.iter().any(|id| item["case_id"] == id.to_string());
            let marked: Vec<&Value> = answer.items().iter().filter(marked).collect();
            assert!(!marked.is_empty(), "{user} in {path}");
            marked
                .into_iter()
                .for_each(|item| collect_ids(item, &mut traces));
        }
        traces.retain(|trace| !trace.is_empty());
        assert!(traces.len() > 30, "{traces:?}");
        Self(traces)
    }

    /// What is in the case, without its ids.
    pub(super) fn content(case: &MarkedCase) -> Self {
        Self(vec![
            MARK.to_owned(),
            Applicant::NAME.to_owned(),
            Applicant::PHONE.to_owned(),
            Applicant::id_number(),
            case.number.clone(),
            case.code.clone(),
        ])
    }

    /// What of a marked case an answer shows; a cursor is looked into as well.
    pub(super) fn shown_in(&self, answer: &Answer) -> Option<&str> {
        let cursor = answer.json["next_cursor"].as_str().unwrap_or_default();
        let cursor = URL_SAFE_NO_PAD.decode(cursor).unwrap_or_default();
        let headers = answer.headers.values().map(|value| value.as_bytes());
        let mut seen = answer.text();
        for more in headers.chain([cursor.as_slice()]) {
            seen.push_str(&String::from_utf8_lossy(more));
        }
        let trace = self.0.iter().find(|trace| seen.contains(trace.as_str()));
        trace.map(String::as_str)
    }
}

/// The ids of the thing itself, of its case and of its parts; not those of venues, items and people.
fn collect_ids(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str() {
                    Some(id) if name == "id" || name == "case_id" => into.push(id.to_owned()),
                    _ => collect_ids(value, into),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_ids(item, into)),
        _ => {}
    }
}
