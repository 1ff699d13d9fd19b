//! What holds after every test, whatever it did: cases, timelines and the audit trail agree.

use bangban_persistence::audit;

use crate::server::TestServer;

/// Checks a database at rest.
pub(crate) async fn check(server: &TestServer) {
    let report = audit::verify(&server.platform.store, &server.platform.sealing.audit)
        .await
        .unwrap();
    assert!(report.is_intact(), "the audit trail: {:?}", report.faults);
    let holds = async |what: &str, sql: &str| {
        let count = server
            .number(&format!("SELECT count(*) AS n FROM {sql}"), vec![])
            .await;
        assert_eq!(count, 0, "{what}");
    };
    holds(
        "every version of a case has events, and no event another version",
        "cases c WHERE c.version <> (SELECT count(DISTINCT e.version) FROM case_events e WHERE e.case_id = c.id) \
         OR c.version <> (SELECT max(e.version) FROM case_events e WHERE e.case_id = c.id)",
    )
    .await;
    holds(
        "whatever is told has happened",
        "outbox o WHERE NOT EXISTS (SELECT 1 FROM case_events e WHERE e.case_id = o.case_id \
         AND e.version = o.version AND e.ordinal = o.ordinal AND e.kind = o.kind)",
    )
    .await;
    holds(
        "no request still holds its key",
        "idempotency_records WHERE state = 'running'",
    )
    .await;
}
