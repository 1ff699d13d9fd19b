//! Who may do what: every operation of the served description × everybody, against a table that
//! people can read (`authorization.txt`).
//!
//! Owns the table and the comparison. `BANGBAN_UPDATE_SNAPSHOTS=1` writes the table anew; the
//! difference is what has to be reviewed. An operation without a line fails, and so does a line
//! without operation.
//!
//! Requests carry a body that nobody can read, and no version: whoever passes authorisation is
//! refused for that, so that nothing changes, and the order of refusals is tested as well.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use bangban_tests::given::{self, LICENCE, Matter};
use bangban_tests::{Flow, Operation, TestServer, on_each, operations};
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::json;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/api/authorization.txt");

/// Heading of a column, account, and how he or she stands to the case.
const PEOPLE: [(&str, Option<&str>, &str); 19] = [
    ("none", None, "not signed in"),
    ("own", Some("wang"), "the applicant"),
    ("othr", Some("corp"), "another applicant"),
    ("clrk", Some("lanshan.clerk"), "clerk of the venue"),
    ("agt1", Some("lanshan.agent1"), "the named agent"),
    (
        "agt2",
        Some("lanshan.agent2"),
        "another agent of the venue; made the draft",
    ),
    (
        "supv",
        Some("lanshan.supervisor"),
        "supervisor of the venue",
    ),
    ("arch", Some("lanshan.archivist"), "archivist of the venue"),
    (
        "offc",
        Some("lanshan.officer"),
        "approval officer of the county",
    ),
    (
        "csup",
        Some("city.supervisor"),
        "supervisor of the city, above the venue",
    ),
    ("clea", Some("city.leader"), "leader of the city"),
    (
        "tclk",
        Some("yinqueshan.clerk"),
        "clerk of a town below the venue",
    ),
    (
        "tagt",
        Some("yinqueshan.agent"),
        "agent of a town below the venue",
    ),
    ("xclk", Some("yishui.clerk"), "clerk of another county"),
    ("xagt", Some("yishui.agent"), "agent of another county"),
    (
        "xsup",
        Some("yishui.supervisor"),
        "supervisor of another county",
    ),
    ("syst", Some("sysadmin"), "system administrator"),
    ("secu", Some("secadmin"), "security administrator"),
    ("audt", Some("auditor"), "auditor"),
];

/// What the operations with an id are tried on.
const SUBJECTS: [(&str, &str); 2] = [
    ("case", "a case in progress at 兰山区, taken by its clerk"),
    ("draft", "a draft at 兰山区, made by agt2"),
];

/// A citizen's benefit at the county's hall, so that there are venues above, below and beside it.
const MATTER: Matter = Matter {
    item: "最低生活保障对象认定",
    venue: LICENCE.venue,
    applicant: "wang",
    clerk: LICENCE.clerk,
    agent: LICENCE.agent,
};

/// The ids that stand for the names in a path.
type Names = BTreeMap<&'static str, String>;

#[test]
fn everybody_may_do_what_the_table_says() {
    on_each(async |database| {
        let server = TestServer::start(database).await;
        let rows = all_rows(&server).await;
        server.stop().await;
        if std::env::var_os("BANGBAN_UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(TABLE, render(&rows)).unwrap();
        }
        compare(&rows, &std::fs::read_to_string(TABLE).unwrap_or_default());
    });
}

/// An operation on a subject, and the verdicts in the order of the people.
type Row = (String, Vec<String>);

async fn all_rows(server: &TestServer) -> Vec<Row> {
    let case = in_progress(server).await;
    let draft = Flow::draft(server, "lanshan.agent2", MATTER.draft(server)).await;
    for (_, user, _) in PEOPLE {
        if let Some(user) = user {
            server.token(user).await;
        }
    }
    let mut rows = Vec::new();
    for operation in operations(server).await {
        if operation.path.starts_with("/api/v1/cases/{id}") {
            for (subject, flow) in SUBJECTS.iter().zip([&case, &draft]) {
                let path = fill(&operation, &names_of_case(flow, &case));
                rows.push((
                    format!("{} on {}", operation.name(), subject.0),
                    verdicts(server, &operation, &path).await,
                ));
            }
        } else {
            let path = fill(&operation, &names_of_registry(server, &operation).await);
            rows.push((operation.name(), verdicts(server, &operation, &path).await));
        }
    }
    rows
}

/// A case with one of everything that has an id of its own.
async fn in_progress(server: &TestServer) -> Flow<'_> {
    let mut case = MATTER.in_progress(server).await;
    let agent = MATTER.agent;
    case.upload(agent, given::PDF).await;
    case.act(agent, "problems", json!({ "text": "界址不一致" }))
        .await;
    let charge = json!({ "name": "登记费", "amount": 80, "basis": "文件", "due_on": "2026-03-20", "state": "due" });
    case.act(agent, "charges", charge).await;
    let rest =
        json!({ "ground": "applicant_cause", "basis": "书面申请", "started_on": "2026-03-02" });
    case.act(agent, "suspensions", rest).await;
    let end = format!("suspensions/{}/end", case.last_id("suspensions"));
    case.act(agent, &end, json!({ "ended_on": "2026-03-02" }))
        .await;
    let wish = json!({ "kind": "priority", "reason": "急事", "payload": { "priority": "urgent" } });
    case.act(MATTER.clerk, "approval-requests", wish).await;
    while server.relay().await > 0 {}
    case
}

/// The parts are those of the case in progress: a draft has hardly any.
fn names_of_case(flow: &Flow<'_>, parts: &Flow<'_>) -> Names {
    let events = &parts.case;
    let id = |list: &str| {
        events[list].as_array().unwrap().last().unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    Names::from([
        ("id", flow.id.to_string()),
        ("mid", id("materials")),
        ("sid", id("suspensions")),
        ("pid", id("problems")),
        ("did", id("documents")),
        ("charge_id", id("charges")),
        // Whoever may decide does not depend on which request it is.
        ("rid", flow.id.to_string()),
    ])
}

async fn names_of_registry(server: &TestServer, operation: &Operation) -> Names {
    let root = operation.path.split('/').nth(3).unwrap_or_default();
    let id = match root {
        "users" | "agents" => server.user("lanshan.agent1").to_string(),
        "organizations" => server.organization(LICENCE.venue).to_string(),
        "service-items" => server.item(LICENCE.item).to_string(),
        "notifications" => {
            let own = server
                .as_user("lanshan.agent1")
                .get("/api/v1/notifications")
                .await
                .expect(200);
            own.items()[0]["id"].as_str().unwrap().to_owned()
        }
        _ => String::new(),
    };
    let fixed = [("code", "371302000000"), ("year", "2026"), ("version", "1")]
        .map(|(name, value)| (name, value.to_owned()));
    let mut names = Names::from(fixed);
    if !id.is_empty() {
        names.insert("id", id);
    }
    names
}

fn fill(operation: &Operation, names: &Names) -> String {
    let segments = operation.path.split('/').map(|segment| {
        let name = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        name.map_or(segment, |name| {
            names
                .get(name)
                .unwrap_or_else(|| panic!("{}: nothing stands for {{{name}}}", operation.name()))
        })
    });
    segments.collect::<Vec<_>>().join("/")
}

async fn verdicts(server: &TestServer, operation: &Operation, path: &str) -> Vec<String> {
    let method = Method::from_bytes(operation.method.as_bytes()).unwrap();
    let ask = async |user: Option<&str>| {
        let client = user.map_or_else(|| server.as_nobody(), |user| server.as_user(user));
        let call = client.call(method.clone(), path);
        let call = if method == Method::GET {
            call
        } else {
            call.body("application/json", "{")
        };
        let answer = call.send().await;
        let verdict = match answer.status {
            401 | 403 | 404 => answer.status.to_string(),
            200..=299 | 400 | 409 | 412 | 415 | 422 | 428 => "yes".to_owned(),
            other => panic!("{} answered {other}: {}", answer.asked, answer.text()),
        };
        if answer.status >= 400 {
            answer.is_problem();
        }
        verdict
    };
    join_all(PEOPLE.iter().map(|(_, user, _)| ask(*user))).await
}

fn render(rows: &[Row]) -> String {
    let mut text = String::from(
        "# Who may do what, operation by operation. Generated by the test, reviewed by people:\n\
         # BANGBAN_UPDATE_SNAPSHOTS=1 cargo test -p bangban-tests --test api authorization\n\
         #\n\
         # yes: allowed (and then judged by version, body and state); 401 not signed in; 403 in scope, but not\n\
         # allowed; 404 out of scope.\n#\n",
    );
    for (heading, user, what) in PEOPLE {
        writeln!(text, "# {heading:<4}  {:<20}{what}", user.unwrap_or("-")).unwrap();
    }
    for (name, what) in SUBJECTS {
        writeln!(text, "# on {name}: {what}").unwrap();
    }
    let width = rows
        .iter()
        .map(|(name, _)| name.len())
        .max()
        .unwrap_or_default();
    let line = |name: &str, cells: &[&str]| {
        let cells: Vec<String> = cells.iter().map(|cell| format!("{cell:<4}")).collect();
        format!("{name:<width$}  {}", cells.join(" "))
            .trim_end()
            .to_owned()
    };
    let headings: Vec<&str> = PEOPLE.iter().map(|(heading, _, _)| *heading).collect();
    writeln!(text, "\n{}", line("", &headings)).unwrap();
    for (name, verdicts) in rows {
        let cells: Vec<&str> = verdicts.iter().map(String::as_str).collect();
        writeln!(text, "{}", line(name, &cells)).unwrap();
    }
    text
}

fn compare(rows: &[Row], table: &str) {
    let mut expected: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for line in table
        .lines()
        .filter(|line| line.contains("/") && !line.starts_with('#'))
    {
        let (name, cells) = line.split_once("  ").unwrap_or((line, ""));
        expected.insert(name.to_owned(), cells.split_whitespace().collect());
    }
    let mut complaints = Vec::new();
    for (name, verdicts) in rows {
        match expected.remove(name) {
            None => complaints.push(format!(
                "{name}: has no line in authorization.txt; say who may do it"
            )),
            Some(cells) if cells.len() != PEOPLE.len() => {
                complaints.push(format!("{name}: the line is not complete"))
            }
            Some(cells) => {
                for ((heading, user, _), (expected, got)) in
                    PEOPLE.iter().zip(cells.iter().zip(verdicts))
                {
                    if expected != got {
                        let user = user.unwrap_or("nobody");
                        complaints.push(format!(
                            "{name} as {user} ({heading}): {got}, and not {expected}"
                        ));
                    }
                }
            }
        }
    }
    complaints.extend(
        expected
            .keys()
            .map(|name| format!("{name}: there is no such operation any more")),
    );
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
