//! A cursor grants nothing: in other hands it says where to go on in the other's own list.

use bangban_tests::{Answer, TestServer, on_both};
use serde_json::{Value, json};
use uuid::Uuid;

use super::questions::{CASES, Description, SEARCH};
use super::world::{self, EACH_SCOPE, MOVED, Traces};

/// Lists that go on by a cursor and are about cases, each with somebody who is shown several marked
/// entries of it.
const GO_ON: [(&str, &str); 4] = [
    (CASES, "lanshan.supervisor"),
    ("/api/v1/approval-requests", "lanshan.supervisor"),
    ("/api/v1/alerts", "city.supervisor"),
    ("/api/v1/notifications", "lanshan.agent1"),
];

/// Reference data, accounts and the network: the same list for everybody who may read it, or of no case at all. A count
/// takes the list's cursor, and looks at none.
const NOT_OF_CASES: [&str; 12] = [
    "/api/v1/agents",
    "/api/v1/audit-events",
    "/api/v1/calendar",
    "/api/v1/cases/count",
    "/api/v1/coverage/gaps",
    "/api/v1/divisions",
    "/api/v1/filings",
    "/api/v1/norms",
    "/api/v1/organizations",
    "/api/v1/service-items",
    "/api/v1/users",
    "/api/v1/windows",
];

const SORTS: [&str; 5] = [
    "-created_at",
    "created_at",
    "due_on",
    "-due_on",
    "-priority",
];

#[test]
fn a_cursor_in_other_hands_widens_nothing() {
    on_both(async |server| {
        let own = world::begin(server).await;
        let case = world::mark(server, &own).await;
        let traces = Traces::gather(server, &case).await;
        every_list_is_known(server).await;
        for (list, insider) in GO_ON {
            let queries: Vec<String> = match list {
                CASES => SORTS.iter().map(|sort| format!("sort={sort}&")).collect(),
                _ => vec![String::new()],
            };
            for query in &queries {
                for cursor in cursors(server, insider, list, query).await {
                    for user in EACH_SCOPE.into_iter().chain(["sysadmin", "lanshan.agent2"]) {
                        let whole = format!("{list}?{query}limit=100");
                        let page = format!("{whole}&cursor={cursor}");
                        let page = server.as_user(user).get(&page).await;
                        let whole = server.as_user(user).get(&whole).await;
                        goes_on(&traces, user, &page, &whole);
                    }
                }
            }
        }
        searches_go_on_alike(server, &traces).await;
        timelines_go_on_alike(server, &traces, case.id, own.id).await;
    });
}

async fn every_list_is_known(server: &TestServer) {
    let description = Description::read(server).await;
    for list in description.lists().filter(|it| description.has_cursor(it)) {
        let path = list.path.as_str();
        let known = GO_ON.iter().any(|(list, _)| *list == path) || NOT_OF_CASES.contains(&path);
        assert!(known, "{path}: say who is shown marked entries of it");
    }
}

/// The cursors after each of the first entries.
async fn cursors(server: &TestServer, user: &str, list: &str, query: &str) -> Vec<String> {
    let mut cursors: Vec<String> = Vec::new();
    for _ in 0..3 {
        let after = cursors.last().map(|it| format!("&cursor={it}"));
        let path = format!("{list}?{query}limit=1{}", after.unwrap_or_default());
        let page = server.as_user(user).get(&path).await.expect(200);
        match page.json["next_cursor"].as_str() {
            Some(next) => cursors.push(next.to_owned()),
            None => break,
        }
    }
    assert!(
        !cursors.is_empty(),
        "{user} has one page only of {list}?{query}"
    );
    cursors
}

/// A page after a cursor is the end of the own list, or the same refusal.
fn goes_on(traces: &Traces, user: &str, page: &Answer, whole: &Answer) {
    let asked = &page.asked;
    assert_eq!(
        traces.shown_in(page),
        None,
        "{user}: {asked}: {}",
        page.text()
    );
    assert_eq!(page.status, whole.status, "{asked}");
    if page.status != 200 {
        assert_eq!(
            (page.status, &page.json["code"]),
            (403, &json!("forbidden"))
        );
        return;
    }
    let ids = |answer: &Answer| -> Vec<Value> {
        answer
            .items()
            .iter()
            .map(|item| item["id"].clone())
            .collect()
    };
    let (page, whole) = (ids(page), ids(whole));
    assert!(
        whole.ends_with(&page),
        "{asked}: {page:?} does not end {whole:?}"
    );
}

async fn searches_go_on_alike(server: &TestServer, traces: &Traces) {
    let search =
        async |user: &str, body: Value| server.as_user(user).post(SEARCH, body).await.expect(200);
    for sort in SORTS {
        let first = search("lanshan.supervisor", json!({ "sort": sort, "limit": 1 })).await;
        let cursor = first.json["next_cursor"].as_str().unwrap();
        for user in EACH_SCOPE {
            let page = search(user, json!({ "sort": sort, "cursor": cursor })).await;
            let whole = search(user, json!({ "sort": sort, "limit": 100 })).await;
            goes_on(traces, user, &page, &whole);
        }
    }
}

/// Of a case that one may see, with the cursor of one that one may not.
async fn timelines_go_on_alike(server: &TestServer, traces: &Traces, marked: Uuid, own: Uuid) {
    for list in ["events", "log-entries"] {
        let of = |id: Uuid| format!("/api/v1/cases/{id}/{list}");
        let first = server
            .as_user("lanshan.supervisor")
            .get(&format!("{}?limit=1", of(marked)))
            .await
            .expect(200);
        // The log has a single entry, and no page after it.
        let cursor = first.json["next_cursor"].as_str().map(str::to_owned);
        let Some(cursor) = cursor else { continue };
        for user in [
            "corp",
            "yishui.clerk",
            "yishui.agent",
            "yishui.supervisor",
            MOVED,
        ] {
            let ask = async |query: &str| {
                let path = format!("{}?{query}", of(own));
                server.as_user(user).get(&path).await.expect(200)
            };
            let page = ask(&format!("limit=100&cursor={cursor}")).await;
            goes_on(traces, user, &page, &ask("limit=100").await);
        }
    }
}
