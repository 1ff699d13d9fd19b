//! Failed sign-ins under names that nobody has, so that every process locks them alike.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

/// Makes the table, and takes it away again.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("unknown_sign_ins")
            .col(text("name_key").primary_key())
            .col(integer("failures"))
            .col(timestamp_with_time_zone("last_at"))
            .col(timestamp_with_time_zone_null("locked_until"))
            .to_owned();
        manager.create_table(table).await?;
        // What housekeeping looks for.
        let index = Index::create()
            .table("unknown_sign_ins")
            .name("unknown_sign_ins_last_at")
            .col("last_at")
            .to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("unknown_sign_ins").to_owned())
            .await
    }

    // SQLite would otherwise be left with half of it after a fault.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
