//! On PostgreSQL alone: the server that `BANGBAN_TEST_POSTGRES_URL` names.

mod half_open;

use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement,
};

use super::*;

const LONG: Duration = Duration::from_secs(60);

/// The server; none where somebody has said that SQLite is enough.
fn server() -> Option<String> {
    let url = crate::testing::postgres_url()?;
    Some(url.replacen("postgresql://", "postgres://", 1))
}

/// So many connections, each lent again for that long without being tried; none without a server.
async fn lender(each: u32, try_after: Duration) -> Option<Lender> {
    Some(lender_at(server()?, each, try_after).await)
}

async fn lender_at(url: String, each: u32, try_after: Duration) -> Lender {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false);
    let pool: DatabaseConnection = Database::connect(options).await.unwrap();
    let pool = pool.get_postgres_connection_pool().clone();
    let terms = Terms {
        each,
        patience: Duration::from_millis(300),
        try_after,
    };
    Lender::new(pool, terms)
}

/// How many rest.
fn at_rest(lender: &Lender) -> usize {
    lender.lot().unwrap().resting().len()
}

async fn number(held: &Held, sql: &str) -> i64 {
    let statement = Statement::from_string(DbBackend::Postgres, sql);
    let row = held.query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

/// Which process of the database serves it.
async fn process(held: &Held) -> i64 {
    number(held, "SELECT pg_backend_pid()::bigint").await
}

#[tokio::test]
async fn what_worked_rests_and_is_lent_again() {
    let Some(lender) = lender(2, LONG).await else {
        return;
    };
    let held = lender.lend().await.unwrap();
    let first = process(&held).await;
    drop(held);
    assert_eq!(at_rest(&lender), 1);
    let held = lender.lend().await.unwrap().begin("BEGIN").await.unwrap();
    assert_eq!(process(&held).await, first);
    held.commit().await.unwrap();
    assert_eq!(at_rest(&lender), 1);
}

#[tokio::test]
async fn a_request_waits_in_turn_and_not_for_ever() {
    let Some(lender) = lender(1, LONG).await else {
        return;
    };
    let held = lender.lend().await.unwrap();
    assert!(crate::error::is_away(&lender.lend().await.unwrap_err()));
    let (waiting, ()) = tokio::join!(lender.lend(), async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        drop(held);
    });
    assert_eq!(number(&waiting.unwrap(), "SELECT 1::bigint").await, 1);
}

#[tokio::test]
async fn what_failed_or_was_given_up_does_not_rest() {
    let Some(lender) = lender(2, LONG).await else {
        return;
    };
    let held = lender.lend().await.unwrap();
    assert!(held.execute_unprepared("SELECT nothing").await.is_err());
    drop(held);
    assert_eq!(at_rest(&lender), 0, "failed");
    let held = lender.lend().await.unwrap();
    let slow = held.execute_unprepared("SELECT pg_sleep(0.2)");
    assert!(
        tokio::time::timeout(Duration::from_millis(20), slow)
            .await
            .is_err()
    );
    drop(held);
    assert_eq!(at_rest(&lender), 0, "given up");
    let held = lender.lend().await.unwrap();
    assert_eq!(number(&held, "SELECT 2::bigint").await, 2);
}

#[tokio::test]
async fn what_is_not_committed_is_undone_before_it_is_lent_again() {
    let Some(lender) = lender(1, LONG).await else {
        return;
    };
    let held = lender.lend().await.unwrap().begin("BEGIN").await.unwrap();
    held.execute_unprepared("CREATE TABLE held_undone ()")
        .await
        .unwrap();
    drop(held);
    // The only one: this waits until it is undone.
    let held = lender.lend().await.unwrap();
    let there = "SELECT count(*) FROM pg_tables WHERE tablename = 'held_undone'";
    assert_eq!(number(&held, there).await, 0);
}

#[tokio::test]
async fn a_transaction_with_a_fault_is_never_committed() {
    let Some(lender) = lender(1, LONG).await else {
        return;
    };
    let held = lender.lend().await.unwrap().begin("BEGIN").await.unwrap();
    assert!(held.execute_unprepared("SELECT nothing").await.is_err());
    assert!(held.commit().await.is_err());
    let held = lender.lend().await.unwrap();
    assert_eq!(number(&held, "SELECT 3::bigint").await, 3);
}

#[tokio::test]
async fn the_end_of_one_is_the_end_of_all_that_rest() {
    let Some(lender) = lender(3, LONG).await else {
        return;
    };
    let (a, b) = (lender.lend().await.unwrap(), lender.lend().await.unwrap());
    let (ended, ender) = (process(&a).await, lender.lend().await.unwrap());
    drop(b);
    assert_eq!(at_rest(&lender), 1);
    number(
        &ender,
        &format!("SELECT pg_terminate_backend({ended})::int::bigint"),
    )
    .await;
    assert!(crate::error::is_away(
        &a.execute_unprepared("SELECT 1").await.unwrap_err()
    ));
    assert_eq!(at_rest(&lender), 0);
    drop((a, ender));
    let held = lender.lend().await.unwrap();
    assert_eq!(number(&held, "SELECT 4::bigint").await, 4);
}

fn runtime() -> runtime::Runtime {
    let mut builder = runtime::Builder::new_current_thread();
    builder.enable_all().build().unwrap()
}

/// Ends this process of the database, and waits until it has ended.
async fn end(ender: &Held, process: i64) {
    let ended = format!("SELECT pg_terminate_backend({process}, 5000)::int::bigint");
    assert_eq!(number(ender, &ended).await, 1);
}

#[test]
fn the_end_of_one_is_seen_by_every_thread() {
    let (here, there) = (runtime(), runtime());
    let Some(lender) = here.block_on(lender(1, LONG)) else {
        return;
    };
    let used = async || process(&lender.lend().await.unwrap()).await;
    // One rests over here, one over there, and both die; over here that is met.
    let both = [here.block_on(used()), there.block_on(used())];
    here.block_on(async {
        let others = self::lender(1, LONG).await.unwrap();
        let ender = others.lend().await.unwrap();
        for process in both {
            end(&ender, process).await;
        }
        let held = lender.lend().await.unwrap();
        let met = held.execute_unprepared("SELECT 1").await;
        assert!(crate::error::is_away(&met.unwrap_err()));
    });
    let anew = there.block_on(used());
    assert!(!both.contains(&anew));
    here.block_on(lender.close());
}

#[tokio::test]
async fn the_end_of_one_is_the_end_of_those_that_are_lent() {
    let Some(lender) = lender(2, LONG).await else {
        return;
    };
    let (a, b) = (lender.lend().await.unwrap(), lender.lend().await.unwrap());
    let ended = process(&a).await;
    end(&b, ended).await;
    assert!(a.execute_unprepared("SELECT 1").await.is_err());
    drop(b);
    assert_eq!(at_rest(&lender), 0, "it was tried before that");
}

#[tokio::test]
async fn now_and_then_each_is_tried() {
    let Some(lender) = lender(1, Duration::ZERO).await else {
        return;
    };
    drop(lender.lend().await.unwrap());
    assert_eq!(at_rest(&lender), 0);
    let held = lender.lend().await.unwrap();
    assert_eq!(number(&held, "SELECT 5::bigint").await, 5);
}

#[test]
fn each_runtime_has_connections_of_its_own_and_they_end_with_it() {
    let (one, other) = (runtime(), runtime());
    let Some(lender) = one.block_on(lender(1, LONG)) else {
        return;
    };
    let used = async || process(&lender.lend().await.unwrap()).await;
    let (first, second) = (one.block_on(used()), other.block_on(used()));
    assert_ne!(first, second);
    drop(other);
    assert_eq!(one.block_on(used()), first);
    assert_ne!(runtime().block_on(used()), second);
    one.block_on(lender.close());
}

#[tokio::test]
async fn after_the_end_nothing_is_lent() {
    let Some(lender) = lender(2, LONG).await else {
        return;
    };
    let held = lender.lend().await.unwrap();
    let lot = lender.lot().unwrap();
    drop(lender.lend().await.unwrap());
    let (_, ()) = tokio::join!(lender.close(), async { drop(held) });
    assert_eq!(lot.resting().len(), 0);
    assert!(lender.lend().await.is_err());
}
