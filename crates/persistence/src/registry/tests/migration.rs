//! The migration goes up, down and up again.

use sea_orm::{ConnectionTrait, DbBackend};

use super::{on_each, reader};
use crate::source::Connected;

#[tokio::test]
async fn up_and_down_and_up() {
    on_each(async |store| {
        store.roll_back_all().await.unwrap();
        let reader = reader(store).await;
        let tables = match reader.connection().get_database_backend() {
            DbBackend::Postgres => {
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' \
                 AND table_name <> 'seaql_migrations'"
            }
            _ => {
                "SELECT name FROM sqlite_master WHERE type = 'table' \
                 AND name NOT IN ('seaql_migrations', 'sqlite_sequence')"
            }
        };
        let backend = reader.connection().get_database_backend();
        let statement = sea_orm::Statement::from_string(backend, tables);
        let left = reader.connection().query_all_raw(statement).await.unwrap();
        assert_eq!(left.len(), 0);
        store.migrate().await.unwrap();
        assert!(store.is_migrated().await.unwrap());
    })
    .await;
}
