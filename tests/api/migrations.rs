//! Migrations: up, with data, all the way down, and up again.

use bangban_tests::given::{self, BENEFIT, LICENCE};
use bangban_tests::{Database, TestServer, on_each};
use serde_json::json;

use crate::registration::{registered, waiting};

#[test]
fn every_migration_can_be_taken_back() {
    on_each(async |database| {
        let server = TestServer::start(database).await;
        with_data(&server).await;
        let tables = tables(&server).await;
        assert!(tables > 20, "{tables} tables");
        let store = &server.platform.store;
        store.roll_back_all().await.unwrap();
        assert!(!store.is_migrated().await.unwrap());
        assert_eq!(self::tables(&server).await, 0, "nothing stays behind");
        server
            .as_nobody()
            .get("/health/ready")
            .await
            .problem(503, "unavailable");

        store.migrate().await.unwrap();
        assert!(store.is_migrated().await.unwrap());
        assert_eq!(self::tables(&server).await, tables);
        store.migrate().await.unwrap();
        assert_eq!(server.rows().await.values().sum::<i64>(), 0);
        server.stop().await;
    });
}

/// Something in every table that the API can reach.
async fn with_data(server: &TestServer) {
    let mut case = LICENCE.in_progress(server).await;
    case.upload(LICENCE.agent, given::PDF).await;
    let wish =
        json!({ "kind": "priority", "reason": "停工待证", "payload": { "priority": "urgent" } });
    case.act(LICENCE.clerk, "approval-requests", wish).await;
    BENEFIT.submitted(server).await;
    server.clock.set_day("2026-03-06");
    server.sweep().await;
    while server.relay().await > 0 {}
    let draft = LICENCE.draft(server);
    let call = server
        .as_user(LICENCE.clerk)
        .call(reqwest::Method::POST, "/api/v1/cases");
    call.json(&draft).key("kept").send().await.expect(201);
    registered(server, 1).await;
    waiting(server, 2).await;
    for (table, rows) in server.rows().await {
        assert!(rows > 0, "{table} is empty");
    }
}

/// Tables of ours; the list of migrations itself stays.
async fn tables(server: &TestServer) -> i64 {
    let sql = match server.database {
        Database::Sqlite => {
            "SELECT count(*) AS n FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
             AND name <> 'seaql_migrations'"
        }
        Database::Postgres => {
            "SELECT count(*) AS n FROM information_schema.tables WHERE table_schema = 'public' \
             AND table_name <> 'seaql_migrations'"
        }
    };
    server.number(sql, vec![]).await
}
