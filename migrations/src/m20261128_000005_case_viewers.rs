//! Who is looking at a case.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{timestamp_with_time_zone, uuid};

/// Makes the table, and takes it away again.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = Index::create().col("case_id").col("user_id").to_owned();
        let table = Table::create()
            .table("case_viewers")
            .col(uuid("case_id"))
            .col(uuid("user_id"))
            .col(timestamp_with_time_zone("seen_at"))
            .primary_key(&mut key.clone())
            .to_owned();
        manager.create_table(table).await?;
        // What housekeeping looks for.
        let index = Index::create()
            .table("case_viewers")
            .name("case_viewers_seen_at")
            .col("seen_at")
            .to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("case_viewers").to_owned())
            .await
    }

    // SQLite would otherwise be left with half of it after a fault.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
