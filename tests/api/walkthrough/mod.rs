//! Cases through every state: a citizen's, an enterprise's, and every other way in which one ends.
//!
//! Owns what each act leads to: state, events, dates, and what everybody may do next. That version,
//! timeline, audit trail and tags follow each act is checked by the harness (`Flow`). Does not own
//! refusals (`refusals`), but for those that belong to the story.

mod citizen;
mod endings;
mod enterprise;
mod requests;
mod time;

use bangban_tests::{TestServer, on_both, operations};

/// Every story, on one server.
async fn all(server: &TestServer) {
    citizen::a_benefit(server).await;
    enterprise::a_licence(server).await;
    requests::a_second_notice(server).await;
    endings::rejected(server).await;
    endings::withdrawn(server).await;
    endings::terminated_by_request(server).await;
    endings::on_the_spot(server).await;
}

/// What changes a case has a story that ends well, and with it the harness's check that it leaves
/// events behind. A new operation without one fails here.
#[test]
fn every_operation_on_a_case_is_walked_through() {
    on_both(async |server| {
        all(server).await;
        let performed = server.performed();
        let changes = |method: &str| ["POST", "PATCH", "PUT", "DELETE"].contains(&method);
        let described = operations(server).await.into_iter();
        let on_cases =
            described.filter(|it| changes(&it.method) && it.path.starts_with("/api/v1/cases"));
        let named = on_cases.map(|it| (it.name(), anonymous(&it.name())));
        // They change nothing of a case, and have tests of their own.
        let looks_only = [
            "POST /api/v1/cases/search",
            "POST /api/v1/cases/{id}/viewers",
            "POST /api/v1/cases/{id}/disclosures",
        ];
        let missing: Vec<String> = named
            .filter(|(name, key)| !looks_only.contains(&name.as_str()) && !performed.contains(key))
            .map(|(name, _)| name)
            .collect();
        assert!(missing.is_empty(), "nothing walks through {missing:?}");
    });
}

/// The names in braces left out, as the harness notes operations.
fn anonymous(name: &str) -> String {
    let segments = name.split('/').map(|segment| {
        if segment.starts_with('{') {
            "{}"
        } else {
            segment
        }
    });
    segments.collect::<Vec<_>>().join("/")
}
