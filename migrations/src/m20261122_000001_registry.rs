//! Tables of the registry: divisions, organisations, accounts, sign-in, agents, service items, the
//! work calendar, settings and keys.
//!
//! Owns their shape and their indexes. Does not own the tables of cases. The same statements serve
//! SQLite and PostgreSQL: no types and no functions that only one of them has.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, blob, boolean, date, date_null, integer, integer_null, text, text_null, text_uniq,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

/// Makes the tables of the registry, and takes them away again.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in DOWNWARDS {
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

/// Every table, each before those it refers to.
const DOWNWARDS: [&str; 15] = [
    "signing_keys",
    "key_checks",
    "data_keys",
    "settings",
    "calendar_days",
    "calendar_years",
    "service_item_versions",
    "service_items",
    "agents",
    "refresh_tokens",
    "refresh_families",
    "user_roles",
    "users",
    "organizations",
    "divisions",
];

/// Every table, each after those it refers to.
fn tables() -> [TableCreateStatement; 15] {
    [
        divisions(),
        organizations(),
        users(),
        user_roles(),
        refresh_families(),
        refresh_tokens(),
        agents(),
        service_items(),
        service_item_versions(),
        calendar_years(),
        calendar_days(),
        settings(),
        data_keys(),
        key_checks(),
        signing_keys(),
    ]
}

/// The subtree of a hall or a town centre is an equality on an ancestor, paged by id. The root's
/// subtree is the whole table, and below a town centre there are few: both need no index.
fn indexes() -> [IndexCreateStatement; 12] {
    [
        index("divisions", "divisions_parent", &["parent_code", "code"]),
        index(
            "organizations",
            "organizations_parent",
            &["parent_id", "id"],
        ),
        index(
            "organizations",
            "organizations_ancestor_2",
            &["ancestor_2", "id"],
        ),
        index(
            "organizations",
            "organizations_ancestor_3",
            &["ancestor_3", "id"],
        ),
        index(
            "organizations",
            "organizations_division",
            &["division_code", "id"],
        ),
        index("organizations", "organizations_kind", &["kind", "id"]),
        index("users", "users_organization", &["organization_id", "id"]),
        index("users", "users_identity_key", &["identity_key"]),
        index(
            "user_roles",
            "user_roles_organization",
            &["organization_id"],
        ),
        index("refresh_families", "refresh_families_user", &["user_id"]),
        index("refresh_tokens", "refresh_tokens_family", &["family_id"]),
        index("agents", "agents_organization", &["organization_id", "id"]),
    ]
}

fn index(
    table: &'static str,
    name: &'static str,
    columns: &[&'static str],
) -> IndexCreateStatement {
    let mut index = Index::create().table(table).name(name).to_owned();
    for column in columns {
        index.col(*column);
    }
    index
}

/// A reference to the id of another table.
fn refers(column: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_col(column)
        .to(table, "id")
        .to_owned()
}

fn primary_key(columns: &[&'static str]) -> IndexCreateStatement {
    let mut key = Index::create().primary().to_owned();
    for column in columns {
        key.col(*column);
    }
    key
}

// No reference to the parent: a list may come in any order, and begin below the province.
fn divisions() -> TableCreateStatement {
    Table::create()
        .table("divisions")
        .col(text("code").primary_key())
        .col(text("name"))
        .col(text("level"))
        .col(text_null("parent_code"))
        .to_owned()
}

fn organizations() -> TableCreateStatement {
    Table::create()
        .table("organizations")
        .col(uuid("id").primary_key())
        .col(text("kind"))
        .col(text("name"))
        .col(text_null("division_code"))
        .col(uuid_null("parent_id"))
        .col(uuid_null("territorial_parent_id"))
        .col(integer("depth"))
        .col(uuid("ancestor_1"))
        .col(uuid_null("ancestor_2"))
        .col(uuid_null("ancestor_3"))
        .col(uuid_null("ancestor_4"))
        .col(uuid_null("ancestor_5"))
        .col(text_uniq("serial"))
        .col(text_null("address"))
        .col(text_null("phone"))
        .col(boolean("active"))
        .col(timestamp_with_time_zone("created_at"))
        .col(big_integer("version"))
        .foreign_key(&mut refers("parent_id", "organizations"))
        .foreign_key(&mut refers("territorial_parent_id", "organizations"))
        .to_owned()
}

fn users() -> TableCreateStatement {
    Table::create()
        .table("users")
        .col(uuid("id").primary_key())
        .col(text_uniq("username"))
        .col(text("name"))
        .col(text_null("password_hash"))
        .col(uuid("organization_id"))
        .col(text_null("identity_key"))
        .col(boolean("active"))
        .col(integer("failed_sign_ins"))
        .col(timestamp_with_time_zone_null("locked_until"))
        .col(timestamp_with_time_zone_null("password_changed_at"))
        .col(timestamp_with_time_zone("created_at"))
        .col(big_integer("version"))
        .foreign_key(&mut refers("organization_id", "organizations"))
        .to_owned()
}

fn user_roles() -> TableCreateStatement {
    Table::create()
        .table("user_roles")
        .col(uuid("user_id"))
        .col(text("role"))
        .col(uuid("organization_id"))
        .primary_key(&mut primary_key(&["user_id", "role", "organization_id"]))
        .foreign_key(&mut refers("user_id", "users"))
        .foreign_key(&mut refers("organization_id", "organizations"))
        .to_owned()
}

fn refresh_families() -> TableCreateStatement {
    Table::create()
        .table("refresh_families")
        .col(uuid("id").primary_key())
        .col(uuid("user_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        .foreign_key(&mut refers("user_id", "users"))
        .to_owned()
}

fn refresh_tokens() -> TableCreateStatement {
    Table::create()
        .table("refresh_tokens")
        .col(text("digest").primary_key())
        .col(uuid("family_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut refers("family_id", "refresh_families"))
        .to_owned()
}

// The agent's id is the id of his or her account.
fn agents() -> TableCreateStatement {
    Table::create()
        .table("agents")
        .col(uuid("id").primary_key())
        .col(uuid("organization_id"))
        .col(text("name"))
        .col(text("kind"))
        .col(boolean("active"))
        .col(date_null("undertaking_signed_on"))
        .col(text_null("duty_phone"))
        .col(timestamp_with_time_zone("created_at"))
        .col(big_integer("version"))
        .foreign_key(&mut refers("id", "users"))
        .foreign_key(&mut refers("organization_id", "organizations"))
        .to_owned()
}

// The columns from `name` on repeat the current version, for lists: no question is put to a document.
fn service_items() -> TableCreateStatement {
    Table::create()
        .table("service_items")
        .col(uuid("id").primary_key())
        .col(text_uniq("code"))
        .col(integer_null("current_version"))
        .col(text("name"))
        .col(text("category"))
        .col(text("level"))
        .col(boolean("for_natural_persons"))
        .col(boolean("for_legal_persons"))
        .col(boolean("on_the_spot"))
        .col(boolean("active"))
        .to_owned()
}

fn service_item_versions() -> TableCreateStatement {
    Table::create()
        .table("service_item_versions")
        .col(uuid("service_item_id"))
        .col(integer("version"))
        .col(text("state"))
        .col(text("document"))
        .col(timestamp_with_time_zone_null("published_at"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(&mut primary_key(&["service_item_id", "version"]))
        .foreign_key(&mut refers("service_item_id", "service_items"))
        .to_owned()
}

fn calendar_years() -> TableCreateStatement {
    Table::create()
        .table("calendar_years")
        .col(integer("year").primary_key())
        .col(timestamp_with_time_zone("imported_at"))
        .to_owned()
}

// The notice of a year may name days of its neighbour, so a date alone is no key.
fn calendar_days() -> TableCreateStatement {
    Table::create()
        .table("calendar_days")
        .col(integer("year"))
        .col(date("date"))
        .col(text("kind"))
        .primary_key(&mut primary_key(&["year", "date", "kind"]))
        .foreign_key(
            ForeignKey::create()
                .from_col("year")
                .to("calendar_years", "year"),
        )
        .to_owned()
}

fn settings() -> TableCreateStatement {
    Table::create()
        .table("settings")
        .col(text("key").primary_key())
        .col(text("value"))
        .to_owned()
}

fn data_keys() -> TableCreateStatement {
    Table::create()
        .table("data_keys")
        .col(integer("id").primary_key())
        .col(text("algorithm"))
        .col(blob("wrapped"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("retired_at"))
        .to_owned()
}

// One row: something sealed under the master key, so that a wrong one is found at the start.
fn key_checks() -> TableCreateStatement {
    Table::create()
        .table("key_checks")
        .col(integer("id").primary_key())
        .col(blob("value"))
        .to_owned()
}

fn signing_keys() -> TableCreateStatement {
    Table::create()
        .table("signing_keys")
        .col(text("id").primary_key())
        .col(blob("sealed_private"))
        .col(blob("public"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("retired_at"))
        .to_owned()
}
