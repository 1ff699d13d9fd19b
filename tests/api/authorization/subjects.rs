//! What everybody is asked about: a case that is being handled and a draft, both of one citizen at one
//! county's hall, so that there are venues above, below and beside it.
//!
//! Owns the cases and who is related to which. Whoever is related to a case has one of his or her own,
//! since a case has one agent and one maker; everybody else is asked about the same one.

use std::collections::BTreeMap;

use bangban_tests::given::{self, LICENCE, Matter};
use bangban_tests::{Flow, TestServer};
use reqwest::Method;
use serde_json::json;

use super::people::{Person, Place, Relation};

/// A citizen's benefit at the county's hall.
const MATTER: Matter = Matter {
    item: "最低生活保障对象认定",
    venue: LICENCE.venue,
    applicant: "wang",
    clerk: LICENCE.clerk,
    agent: LICENCE.agent,
};

/// Which kind of subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Case,
    Draft,
}

impl Kind {
    pub(super) const ALL: [Self; 2] = [Self::Case, Self::Draft];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Draft => "draft",
        }
    }

    /// Nobody is named in a draft.
    pub(super) fn knows(self, person: Person) -> bool {
        self == Self::Case || person.relation != Relation::Agent
    }
}

/// The ids that stand for the names in a path.
pub(super) type Names = BTreeMap<&'static str, String>;

/// A subject of each kind.
struct Both {
    case: Names,
    draft: Option<Names>,
}

pub(super) struct Subjects {
    common: Both,
    related: BTreeMap<Person, Both>,
    notification: String,
    filing: String,
    window: String,
    absence: String,
}

impl Subjects {
    /// Makes them, and the people.
    pub(super) async fn make(server: &mut TestServer) -> Self {
        let accounts = Person::all().into_iter().map(Person::account).collect();
        server.enter(accounts).await;
        let server = &*server;
        let common = common(server).await;
        let mut related = BTreeMap::new();
        for person in Person::all() {
            let both = match person.relation {
                Relation::None | Relation::Applicant => continue,
                Relation::Agent => Both {
                    case: handled(server, &common, MATTER.clerk, &person.username()).await,
                    draft: None,
                },
                Relation::Maker => {
                    let maker = person.username();
                    Both {
                        case: handled(server, &common, &maker, MATTER.agent).await,
                        draft: Some(drafted(server, &common, &maker).await),
                    }
                }
            };
            related.insert(person, both);
        }
        while server.relay().await > 0 {}
        for person in related.keys().filter(|person| person.was_moved()) {
            move_to_new_post(server, *person).await;
        }
        // Whoever was moved signs in anew.
        server.forget_tokens().await;
        Self {
            common,
            related,
            notification: notification(server).await,
            filing: filing(server).await,
            window: window(server).await,
            absence: absence(server).await,
        }
    }

    /// The ids of what a person is asked about.
    pub(super) fn of(&self, person: Option<Person>, kind: Kind) -> &Names {
        let own = person.and_then(|person| self.related.get(&person));
        match (kind, own.unwrap_or(&self.common)) {
            (Kind::Case, both) => &both.case,
            (Kind::Draft, both) => both.draft.as_ref().or(self.common.draft.as_ref()).unwrap(),
        }
    }

    /// The ids of what is no case.
    pub(super) fn of_registry(&self, server: &TestServer, path: &str) -> Names {
        let id = match path.split('/').nth(3).unwrap_or_default() {
            "users" | "agents" => server.user(MATTER.agent).to_string(),
            "organizations" => server.organization(MATTER.venue).to_string(),
            "service-items" => server.item(MATTER.item).to_string(),
            "notifications" => self.notification.clone(),
            "filings" => self.filing.clone(),
            "windows" => self.window.clone(),
            _ => String::new(),
        };
        let fixed = [("code", "371302000000"), ("year", "2026"), ("version", "1")];
        let mut names = Names::from(fixed.map(|(name, value)| (name, value.to_owned())));
        if !id.is_empty() {
            names.insert("id", id);
        }
        names.insert("aid", self.absence.clone());
        names
    }
}

/// Who was told of what everybody is asked about.
pub(super) fn told() -> Person {
    let named = |person: &Person| person.relation == Relation::Agent && person.place == Place::Own;
    Person::all().into_iter().find(named).unwrap()
}

/// The case with one of everything that has an id of its own, and a draft.
async fn common(server: &TestServer) -> Both {
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
    let names = Names::from([
        ("id", case.id.to_string()),
        ("mid", case.last_id("materials")),
        ("sid", case.last_id("suspensions")),
        ("pid", case.last_id("problems")),
        ("did", case.last_id("documents")),
        ("charge_id", case.last_id("charges")),
        ("rid", case.pending_request("lanshan.supervisor").await),
    ]);
    let mut both = Both {
        case: names,
        draft: None,
    };
    both.draft = Some(drafted(server, &both, "lanshan.agent2").await);
    both
}

/// A case in progress, made and handled by these two.
async fn handled(server: &TestServer, common: &Both, maker: &str, agent: &str) -> Names {
    let mut case = Flow::draft(server, maker, MATTER.draft(server)).await;
    let clerk = MATTER.clerk;
    case.act(clerk, "submission", json!({ "declaration": true }))
        .await;
    case.act(clerk, "agreement", given::agreement()).await;
    for party in ["applicant", "organization"] {
        case.act(
            clerk,
            "agreement/signatures",
            given::signature(server, party),
        )
        .await;
    }
    case.act(
        clerk,
        "acceptance",
        json!({ "agent_id": server.user(agent) }),
    )
    .await;
    case.act(agent, "log-entries", given::log_entry()).await;
    case.upload(agent, given::PDF).await;
    names_of(&case, common)
}

async fn drafted(server: &TestServer, common: &Both, maker: &str) -> Names {
    let mut draft = Flow::draft(server, maker, MATTER.draft(server)).await;
    draft.upload(maker, given::PDF).await;
    names_of(&draft, common)
}

/// Its own id and document. All other parts are the common case's: they are asked for by acts, whose
/// bodies nobody can read.
fn names_of(flow: &Flow<'_>, common: &Both) -> Names {
    let mut names = common.case.clone();
    names.insert("id", flow.id.to_string());
    names.insert("did", flow.last_id("documents"));
    names
}

async fn move_to_new_post(server: &TestServer, person: Person) {
    let administrator = server.as_user("secadmin");
    let path = format!("/api/v1/users/{}", server.user(&person.username()));
    let etag = administrator.get(&path).await.expect(200).etag();
    let post = json!({
        "role": person.role.as_str(),
        "organization_id": server.organization(person.place.organization()),
    });
    let body = json!({ "roles": [post] }).to_string();
    let call = administrator.call(Method::PATCH, &path).if_match(&etag);
    call.body("application/merge-patch+json", body)
        .send()
        .await
        .expect(200);
}

/// Somebody new at the town below, filed with the department of the county.
async fn filing(server: &TestServer) -> String {
    let appointment = json!({
        "person": { "name": "钱进", "username": "matrix.agent" }, "kind": "part_time",
        "organization_id": server.organization("银雀山街道便民服务中心"),
        "effective_on": server.clock.today(),
    });
    let supervisor = server.as_user("lanshan.supervisor");
    let made = supervisor.post("/api/v1/agents", appointment).await;
    made.expect(201).json["filing"]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

async fn window(server: &TestServer) -> String {
    let new = json!({
        "organization_id": server.organization(MATTER.venue), "number": "Z9", "name": "帮办代办窗口",
    });
    let made = server
        .as_user("sysadmin")
        .post("/api/v1/windows", new)
        .await;
    made.expect(201).json["id"].as_str().unwrap().to_owned()
}

/// Of the agent whom everybody is asked about.
async fn absence(server: &TestServer) -> String {
    let path = format!("/api/v1/agents/{}/absences", server.user(MATTER.agent));
    let days = json!({ "from": "2026-03-09", "until": "2026-03-10", "reason_code": "training" });
    let made = server.as_user("lanshan.supervisor").post(&path, days).await;
    made.expect(201).json["id"].as_str().unwrap().to_owned()
}

async fn notification(server: &TestServer) -> String {
    let own = server.as_user(&told().username());
    let list = own.get("/api/v1/notifications").await.expect(200);
    list.items()[0]["id"].as_str().unwrap().to_owned()
}
