//! Tables for applicants who register themselves: one-time codes by phone, what a registration was
//! proved with, and text messages that wait to be sent.
//!
//! Owns their shape and their indexes. Numbers of phones and people are keyed digests here; a message,
//! which has to be read once more, is sealed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    blob, integer, text, text_null, text_uniq, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid,
};

/// Makes the tables, and takes them away again.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [one_time_codes(), registrations(), text_messages()] {
            manager.create_table(table).await?;
        }
        // What housekeeping looks for.
        let old_codes = Index::create()
            .table("one_time_codes")
            .name("one_time_codes_sent_at")
            .col("sent_at")
            .to_owned();
        manager.create_index(old_codes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["text_messages", "registrations", "one_time_codes"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }

    // SQLite would otherwise be left with half of the tables after a fault.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

// One row a phone: the code before is gone as soon as there is another.
fn one_time_codes() -> TableCreateStatement {
    Table::create()
        .table("one_time_codes")
        .col(text("phone_key").primary_key())
        .col(text("digest"))
        .col(timestamp_with_time_zone("sent_at"))
        .col(integer("tries"))
        .col(timestamp_with_time_zone_null("used_at"))
        .col(timestamp_with_time_zone("day_began_at"))
        .col(integer("sent_in_day"))
        .to_owned()
}

// Beside `users`, where several accounts may share an identity: of those that people made themselves no two do.
fn registrations() -> TableCreateStatement {
    Table::create()
        .table("registrations")
        .col(uuid("user_id").primary_key())
        .col(text_uniq("phone_key"))
        .col(text_uniq("identity_key"))
        .col(timestamp_with_time_zone("registered_at"))
        .foreign_key(ForeignKey::create().from_col("user_id").to("users", "id"))
        .to_owned()
}

fn text_messages() -> TableCreateStatement {
    Table::create()
        .table("text_messages")
        .col(uuid("id").primary_key())
        .col(blob("sealed"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(integer("attempts"))
        .col(timestamp_with_time_zone_null("leased_until"))
        .col(text_null("lease_owner"))
        .to_owned()
}
