//! Migrations, up and down, for SQLite and PostgreSQL.
//!
//! Owns the order of the migrations. A migration that has been released is never changed; the next
//! one mends it.

use sea_orm_migration::prelude::*;

mod m20261122_000001_registry;
mod m20261122_000002_cases;
mod m20261128_000003_registration;
mod m20261128_000004_item_drafts;
mod m20261128_000005_case_viewers;
mod m20261128_000006_unknown_sign_ins;
mod m20261128_000007_network;

/// Every migration, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_registry::Migration),
            Box::new(m20261122_000002_cases::Migration),
            Box::new(m20261128_000003_registration::Migration),
            Box::new(m20261128_000004_item_drafts::Migration),
            Box::new(m20261128_000005_case_viewers::Migration),
            Box::new(m20261128_000006_unknown_sign_ins::Migration),
            Box::new(m20261128_000007_network::Migration),
        ]
    }
}
