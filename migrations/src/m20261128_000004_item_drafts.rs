//! Versions of service items are written by administrators: from which day on a version is what new
//! cases use, and how often a draft was changed.
//!
//! Owns these two columns. What was there before has no such day on record, and was changed never.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date_null};

const TABLE: &str = "service_item_versions";

/// Adds the columns, and takes them away again.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // One column at a time: SQLite takes no more.
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            date_null("effective_on"),
            big_integer("row_version").default(1).to_owned(),
        ];
        for column in columns {
            let mut change = Table::alter().table(TABLE).to_owned();
            manager
                .alter_table(change.add_column(column).to_owned())
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["row_version", "effective_on"] {
            let mut change = Table::alter().table(TABLE).to_owned();
            manager
                .alter_table(change.drop_column(column).to_owned())
                .await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
