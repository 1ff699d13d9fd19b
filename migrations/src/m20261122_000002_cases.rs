//! Tables of cases: the case, its timeline, documents and approval requests, the audit trail, what
//! is to be told to others, alerts, and replies kept for repeated requests.
//!
//! Owns their shape and their indexes. Does not own the tables of the registry, and refers to none
//! of them: a case keeps its facts when an organisation is renamed or an account removed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, blob, blob_null, date_null, integer, integer_null, small_integer,
    small_integer_null, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};

/// Makes the tables of cases, and takes them away again.
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
const DOWNWARDS: [&str; 10] = [
    "idempotency_records",
    "notifications",
    "alerts",
    "outbox",
    "audit_chains",
    "audit_events",
    "approval_requests",
    "document_contents",
    "case_events",
    "cases",
];

/// Every table, each after those it refers to.
fn tables() -> [TableCreateStatement; 10] {
    [
        cases(),
        case_events(),
        document_contents(),
        approval_requests(),
        audit_events(),
        audit_chains(),
        outbox(),
        alerts(),
        notifications(),
        idempotency_records(),
    ]
}

/// Subtree scope is an equality on an ancestor, with the state where it is filtered by, paged by
/// id. The whole city (`ancestor_1`) is the whole table. A village is its own organisation.
fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("cases", "cases_case_number_unique", &["case_number"]),
        index(
            "cases",
            "cases_organization_state",
            &["organization_id", "state", "id"],
        ),
        index(
            "cases",
            "cases_ancestor_2_state",
            &["ancestor_2", "state", "id"],
        ),
        index(
            "cases",
            "cases_ancestor_3_state",
            &["ancestor_3", "state", "id"],
        ),
        index("cases", "cases_state", &["state", "id"]),
        index("cases", "cases_organization", &["organization_id", "id"]),
        index("cases", "cases_ancestor_2", &["ancestor_2", "id"]),
        index("cases", "cases_ancestor_3", &["ancestor_3", "id"]),
        index("cases", "cases_agent_state", &["agent_id", "state", "id"]),
        index("cases", "cases_created_by", &["created_by", "id"]),
        index("cases", "cases_applicant_key", &["applicant_key", "id"]),
        index("cases", "cases_phone_key", &["phone_key", "id"]),
        index("cases", "cases_name_key", &["name_key", "id"]),
        // What the sweeps look for is rare: only those rows are in these.
        present("cases", "cases_answer_due_on", "answer_due_on"),
        present("cases", "cases_supply_by", "supply_by"),
        present("cases", "cases_running_due_on", "running_due_on"),
        present("cases", "cases_awaited_year", "awaited_year"),
        present(
            "cases",
            "cases_department_silent_since",
            "department_silent_since",
        ),
        index(
            "case_events",
            "case_events_case",
            &["case_id", "version", "ordinal"],
        ),
        index("document_contents", "document_contents_case", &["case_id"]),
        index(
            "approval_requests",
            "approval_requests_case",
            &["case_id", "id"],
        ),
        index(
            "approval_requests",
            "approval_requests_state",
            &["state", "id"],
        ),
        index(
            "approval_requests",
            "approval_requests_organization",
            &["organization_id", "state", "id"],
        ),
        index(
            "approval_requests",
            "approval_requests_ancestor_2",
            &["ancestor_2", "state", "id"],
        ),
        index(
            "approval_requests",
            "approval_requests_ancestor_3",
            &["ancestor_3", "state", "id"],
        ),
        index(
            "audit_events",
            "audit_events_at",
            &["at", "chain", "sequence"],
        ),
        index(
            "audit_events",
            "audit_events_subject",
            &["subject_id", "at"],
        ),
        index("audit_events", "audit_events_actor", &["actor_id", "at"]),
        undelivered("outbox_undelivered", &["id"]),
        // What housekeeping looks for, in the order in which it goes.
        present("outbox", "outbox_delivered_at", "delivered_at"),
        index(
            "idempotency_records",
            "idempotency_records_created_at",
            &["created_at"],
        ),
        undelivered(
            "outbox_undelivered_of_case",
            &["case_id", "version", "ordinal"],
        ),
        unique(
            "alerts",
            "alerts_kind_subject_detail_unique",
            &["kind", "subject", "detail"],
        ),
        index(
            "alerts",
            "alerts_to_organization",
            &["to_organization_id", "id"],
        ),
        unique(
            "notifications",
            "notifications_user_id_source_id_unique",
            &["user_id", "source_id"],
        ),
        index("notifications", "notifications_user", &["user_id", "id"]),
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

fn unique(
    table: &'static str,
    name: &'static str,
    columns: &[&'static str],
) -> IndexCreateStatement {
    index(table, name, columns).unique().to_owned()
}

/// An index of the rows in which the column has a value.
fn present(table: &'static str, name: &'static str, column: &'static str) -> IndexCreateStatement {
    index(table, name, &[column, "id"])
        .and_where(Expr::col(column).is_not_null())
        .to_owned()
}

fn undelivered(name: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    index("outbox", name, columns)
        .and_where(Expr::col("delivered_at").is_null())
        .to_owned()
}

fn primary_key(columns: &[&'static str]) -> IndexCreateStatement {
    let mut key = Index::create().primary().to_owned();
    for column in columns {
        key.col(*column);
    }
    key
}

/// A part of a case goes when the case goes, which only drafts do.
fn part_of_case() -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_col("case_id")
        .to("cases", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

// Columns repeat what lists, sweeps and statistics ask of the record; the record is what counts.
fn cases() -> TableCreateStatement {
    Table::create()
        .table("cases")
        .col(uuid("id").primary_key())
        .col(big_integer("version"))
        .col(uuid("organization_id"))
        .col(uuid("ancestor_1"))
        .col(uuid_null("ancestor_2"))
        .col(uuid_null("ancestor_3"))
        .col(uuid_null("ancestor_4"))
        .col(text("organization_kind"))
        .col(text("state"))
        .col(text("mode"))
        .col(small_integer("priority"))
        .col(uuid("service_item_id"))
        .col(uuid_null("agent_id"))
        .col(uuid("created_by"))
        .col(text("applicant_key"))
        .col(text("phone_key"))
        .col(text("name_key"))
        .col(date_null("due_on"))
        .col(date_null("running_due_on"))
        .col(integer_null("awaited_year"))
        .col(date_null("answer_due_on"))
        .col(date_null("supply_by"))
        .col(date_null("supply_reminded_on"))
        .col(text("department_state"))
        .col(date_null("department_silent_since"))
        .col(integer("open_problems"))
        .col(text_null("case_number"))
        .col(text_null("tracking_digest"))
        .col(timestamp_with_time_zone_null("submitted_at"))
        .col(timestamp_with_time_zone_null("registered_at"))
        .col(timestamp_with_time_zone_null("completed_at"))
        .col(timestamp_with_time_zone_null("archived_at"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(blob("audit_head"))
        .col(text("record"))
        .col(blob("applicant_sealed"))
        .to_owned()
}

fn case_events() -> TableCreateStatement {
    Table::create()
        .table("case_events")
        .col(uuid("id").primary_key())
        .col(uuid("case_id"))
        .col(big_integer("version"))
        .col(small_integer("ordinal"))
        .col(text("kind"))
        .col(timestamp_with_time_zone("at"))
        .col(uuid_null("actor_id"))
        .col(text("data"))
        .foreign_key(&mut part_of_case())
        .to_owned()
}

fn document_contents() -> TableCreateStatement {
    Table::create()
        .table("document_contents")
        .col(uuid("id").primary_key())
        .col(uuid("case_id"))
        .col(blob("sealed"))
        .col(timestamp_with_time_zone("created_at"))
        .foreign_key(&mut part_of_case())
        .to_owned()
}

fn approval_requests() -> TableCreateStatement {
    Table::create()
        .table("approval_requests")
        .col(uuid("id").primary_key())
        .col(uuid("case_id"))
        .col(uuid("organization_id"))
        .col(uuid("ancestor_1"))
        .col(uuid_null("ancestor_2"))
        .col(uuid_null("ancestor_3"))
        .col(uuid_null("ancestor_4"))
        .col(text("kind"))
        .col(text("state"))
        .col(uuid("requested_by"))
        .col(timestamp_with_time_zone("requested_at"))
        .col(text("request"))
        .col(text_null("decision"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .foreign_key(&mut part_of_case())
        .to_owned()
}

// No reference to anything: the trail outlives what it speaks of.
fn audit_events() -> TableCreateStatement {
    Table::create()
        .table("audit_events")
        .col(text("chain"))
        .col(big_integer("sequence"))
        .col(timestamp_with_time_zone("at"))
        .col(uuid_null("actor_id"))
        .col(text("action"))
        .col(text("outcome"))
        .col(text("subject_kind"))
        .col(text("subject_id"))
        .col(text("detail"))
        .col(text("trace_id"))
        .col(blob("previous"))
        .col(blob("hash"))
        .primary_key(&mut primary_key(&["chain", "sequence"]))
        .to_owned()
}

fn audit_chains() -> TableCreateStatement {
    Table::create()
        .table("audit_chains")
        .col(text("chain").primary_key())
        .col(big_integer("sequence"))
        .col(blob("head"))
        .to_owned()
}

fn outbox() -> TableCreateStatement {
    Table::create()
        .table("outbox")
        .col(uuid("id").primary_key())
        .col(uuid("case_id"))
        .col(big_integer("version"))
        .col(small_integer("ordinal"))
        .col(text("kind"))
        .col(text("payload"))
        .col(uuid_null("actor_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("leased_until"))
        .col(text_null("lease_owner"))
        .col(integer("attempts"))
        .col(timestamp_with_time_zone_null("delivered_at"))
        .to_owned()
}

fn alerts() -> TableCreateStatement {
    Table::create()
        .table("alerts")
        .col(uuid("id").primary_key())
        .col(text("kind"))
        .col(text("subject"))
        .col(text("detail"))
        .col(uuid_null("case_id"))
        .col(uuid_null("organization_id"))
        .col(uuid_null("to_organization_id"))
        .col(timestamp_with_time_zone("raised_at"))
        .to_owned()
}

fn notifications() -> TableCreateStatement {
    Table::create()
        .table("notifications")
        .col(uuid("id").primary_key())
        .col(uuid("user_id"))
        .col(uuid("source_id"))
        .col(uuid_null("case_id"))
        .col(text("kind"))
        .col(text("data"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("read_at"))
        .to_owned()
}

fn idempotency_records() -> TableCreateStatement {
    Table::create()
        .table("idempotency_records")
        .col(text("caller"))
        .col(text("request_key"))
        .col(text("fingerprint"))
        .col(text("state"))
        .col(small_integer_null("status"))
        .col(blob_null("response_sealed"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(&mut primary_key(&["caller", "request_key"]))
        .to_owned()
}
