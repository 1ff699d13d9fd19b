//! Every finder that narrows what it finds, asked directly: what stands behind another guard is seen to
//! keep inside as well. And the switches by which a test turns a finder's narrowing off: they are here,
//! and not in the program.

use std::collections::BTreeSet;
use std::process::Command;

use bangban_domain::case::{Case, Glance};
use bangban_domain::id::{ApprovalRequestId, CaseId, DocumentId, FilingId, OrganizationId, UserId};
use bangban_domain::organization::Node;
use bangban_domain::policy::Scope;
use bangban_persistence::alerts::{self, Addressees};
use bangban_persistence::approvals::{self, RequestFilter};
use bangban_persistence::cases::{self, CaseFilter, Sort};
use bangban_persistence::network::coverage::{self, GapFilter};
use bangban_persistence::network::filings::{self, FilingFilter, FilingScope};
use bangban_persistence::registry::organizations;
use bangban_persistence::scope::{FINDERS, Finder};
use bangban_persistence::{Page, Reader, documents, notifications, timeline};
use bangban_tests::{TestServer, on_both};
use serde_json::json;
use uuid::Uuid;

use super::world::{self, MarkedCase, OwnCase};

#[test]
fn every_finder_keeps_inside() {
    on_both(async |server| {
        let own = world::begin(server).await;
        let marked = world::mark(server, &own).await;
        let probe = Probe::new(server, &own, &marked).await;
        for finder in FINDERS {
            let name = finder.as_str();
            assert!(probe.inside(finder).await, "{name}: finds nothing at all");
            assert!(
                !probe.outside(finder).await,
                "{name}: finds what is outside"
            );
        }
    });
}

/// Asks finders for what is marked: from inside, and from outside.
struct Probe<'a> {
    server: &'a TestServer,
    own: Case,
    marked: Case,
    document: DocumentId,
    request: ApprovalRequestId,
    filing: FilingId,
    inside: Side,
    outside: Side,
}

/// Somebody's reach.
struct Side {
    scope: Scope,
    node: Node,
    user: UserId,
    superior: OrganizationId,
}

impl Side {
    /// What a supervisor of this side sees of filings.
    fn filings(&self) -> FilingScope {
        FilingScope {
            subtrees: vec![self.node],
            departments: Vec::new(),
        }
    }
}

/// A filing of the venue where the marked case is handled.
async fn filing(server: &TestServer) -> FilingId {
    let appointment = json!({
        "person": { "name": "钱进", "username": "marked.agent" }, "kind": "part_time",
        "organization_id": server.organization("兰山区政务服务中心"),
        "effective_on": server.clock.today(),
    });
    let supervisor = server.as_user("lanshan.supervisor");
    let made = supervisor.post("/api/v1/agents", appointment).await;
    let made = made.expect(201);
    made.json["filing"]["id"].as_str().unwrap().parse().unwrap()
}

impl<'a> Probe<'a> {
    async fn new(server: &'a TestServer, own: &OwnCase, marked: &MarkedCase) -> Self {
        let reader = server.platform.store.reader().await.unwrap();
        let case = async |id: Uuid| {
            let keyring = &server.platform.sealing.keyring;
            let found = cases::find(&reader, CaseId::new(id), &Scope::All, keyring).await;
            found.unwrap().unwrap()
        };
        let part = |name: &str| {
            let part = marked.parts.iter().find(|(known, _)| *known == name);
            Uuid::parse_str(&part.unwrap().1).unwrap()
        };
        let side = async |hall: &str, agent: &str, superior: &str| Side {
            scope: Scope::Subtrees(vec![node(server, &reader, hall).await]),
            node: node(server, &reader, hall).await,
            user: UserId::new(server.user(agent)),
            superior: OrganizationId::new(server.organization(superior)),
        };
        Self {
            own: case(own.id).await,
            marked: case(marked.id).await,
            document: DocumentId::new(part("did")),
            request: ApprovalRequestId::new(part("rid")),
            inside: side("兰山区政务服务中心", "lanshan.agent1", "临沂市政务服务中心").await,
            outside: side("沂水县政务服务中心", "yishui.agent", "沂水县政务服务中心").await,
            filing: filing(server).await,
            server,
        }
    }

    async fn inside(&self, finder: Finder) -> bool {
        self.finds(finder, &self.inside, &self.marked).await
    }

    async fn outside(&self, finder: Finder) -> bool {
        self.finds(finder, &self.outside, &self.own).await
    }

    /// Whether a finder finds something marked for this side, which holds this case.
    async fn finds(&self, finder: Finder, side: &Side, held: &Case) -> bool {
        let marked = &self.marked;
        let keyring = &self.server.platform.sealing.keyring;
        match finder {
            Finder::Case => {
                let found =
                    cases::find(&self.reader().await, marked.id, &side.scope, keyring).await;
                found.unwrap().is_some()
            }
            Finder::Cases => {
                let found =
                    cases::find_many(&self.reader().await, &[marked.id], &side.scope, keyring)
                        .await;
                !found.unwrap().is_empty()
            }
            Finder::CaseListAsOne => self.lists(side, Sort::DueFirst, None).await,
            Finder::CaseListByReason => self.lists(side, Sort::NewestFirst, None).await,
            Finder::CaseListOfMine => {
                let agent = Some(self.inside.user);
                self.lists(side, Sort::NewestFirst, agent).await
            }
            Finder::ApprovalQueue => {
                let filter = RequestFilter::default();
                let found =
                    approvals::list(&self.reader().await, &side.scope, &filter, &page()).await;
                let found = found.unwrap().items;
                found.iter().any(|request| request.case_id == marked.id)
            }
            Finder::ApprovalRequest => {
                let found = approvals::find(&self.reader().await, held, self.request).await;
                found.unwrap().is_some()
            }
            Finder::Timeline => {
                let entries = async |case| {
                    let found = timeline::list(&self.reader().await, case, None, &page()).await;
                    found.unwrap().items
                };
                let of_marked = entries(marked).await;
                entries(held).await.iter().any(|it| of_marked.contains(it))
            }
            Finder::DocumentContent => {
                let found = documents::get(&self.reader().await, held, self.document).await;
                found.unwrap().is_some()
            }
            Finder::Alerts => {
                let to = Addressees {
                    organizations: vec![side.superior],
                    administrator: false,
                };
                let found = alerts::list(&self.reader().await, &to, &page())
                    .await
                    .unwrap()
                    .items;
                let venue = Some(marked.venue.id());
                found.iter().any(|alert| alert.organization_id == venue)
            }
            Finder::Filing => {
                let scope = side.filings();
                let found = filings::find(&self.reader().await, self.filing, &scope).await;
                found.unwrap().is_some()
            }
            Finder::Filings => {
                let (scope, filter) = (side.filings(), FilingFilter::default());
                let found = filings::list(&self.reader().await, &scope, &filter, &page()).await;
                let found = found.unwrap().items;
                found.iter().any(|filing| filing.id == self.filing)
            }
            Finder::Coverage => {
                let venue = marked.venue.id();
                let found = coverage::get(&self.reader().await, venue, &[side.node]).await;
                found.unwrap().is_some()
            }
            Finder::CoverageGaps => {
                let all = GapFilter::default();
                let found = coverage::gaps(&self.reader().await, &[side.node], all, &page()).await;
                // A town below the venue, which lacks somebody.
                let town = self.server.organization("银雀山街道便民服务中心");
                let found = found.unwrap().items;
                found.iter().any(|gap| gap.organization_id.uuid() == town)
            }
            Finder::Notifications => self.told(side).await.is_some(),
            Finder::NotificationRead => self.marks_as_read(side).await,
        }
    }

    async fn lists(&self, side: &Side, sort: Sort, mine: Option<UserId>) -> bool {
        let filter = CaseFilter {
            mine,
            ..CaseFilter::default()
        };
        let keyring = &self.server.platform.sealing.keyring;
        let found = cases::list::<Glance>(
            &self.reader().await,
            &side.scope,
            &filter,
            sort,
            &page(),
            keyring,
        )
        .await;
        let found = found.unwrap().items;
        found.iter().any(|case| case.id == self.marked.id)
    }

    /// For one question: the test's runtime has one connection.
    async fn reader(&self) -> Reader {
        self.server.platform.store.reader().await.unwrap()
    }

    /// A notification about the marked case.
    async fn told(&self, side: &Side) -> Option<Uuid> {
        let found = notifications::list(&self.reader().await, side.user, false, &page()).await;
        let mut found = found.unwrap().items.into_iter();
        let told = found.find(|it| it.case_id == Some(self.marked.id))?;
        Some(told.id)
    }

    async fn marks_as_read(&self, side: &Side) -> bool {
        let id = self.told(&self.inside).await.unwrap();
        let tx = self.server.platform.store.begin().await.unwrap();
        let now = self.server.platform.now();
        let marked = notifications::mark_read(&tx, side.user, id, now)
            .await
            .unwrap();
        tx.rollback().await.unwrap();
        marked
    }
}

fn page() -> Page {
    Page::new(Page::MOST, None)
}

async fn node(server: &TestServer, reader: &Reader, name: &str) -> Node {
    let id = OrganizationId::new(server.organization(name));
    let place = organizations::place(reader, id).await.unwrap();
    place.unwrap().reach()
}

/// `scripts/mutation` takes the names from here.
#[test]
fn every_finder_has_a_name_of_its_own() {
    let names: BTreeSet<&str> = FINDERS.iter().map(|finder| finder.as_str()).collect();
    assert_eq!(names.len(), FINDERS.len());
    for name in &names {
        println!("finder {name}");
    }
    if let Ok(off) = std::env::var("BANGBAN_SCOPE_OFF") {
        assert!(names.contains(off.as_str()), "no finder is called {off}");
    }
}

/// The program is built by itself, and then without the switches; together with the suites it has them.
#[test]
fn the_program_knows_no_switches() {
    const SWITCHES: &str = "scope-switches";
    let features = |package: &str| {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let arguments = [
            "tree",
            "--locked",
            "--offline",
            "--edges",
            "normal,build,features",
        ];
        let tree = Command::new(cargo)
            .args(arguments)
            .args(["--package", package])
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
            .output()
            .unwrap();
        assert!(tree.status.success(), "{tree:?}");
        String::from_utf8(tree.stdout).unwrap()
    };
    let program = features("bangban-server");
    assert!(
        program.contains("bangban-persistence feature \"default\""),
        "{program}"
    );
    assert!(!program.contains(SWITCHES));
    assert!(features("bangban-tests").contains(SWITCHES));
}
