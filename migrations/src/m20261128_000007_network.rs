//! Tables of the network: windows, norms, filings, absences and what is only for some eyes of an agent;
//! the profile beside each agent; and the figures of coverage.
//!
//! Owns their shape and their indexes, and the norms that the circular sets (N2), which are data like
//! any later ones.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, blob, boolean, date, date_null, integer, text, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};
use uuid::Uuid;

/// Makes the tables, and takes them away again.
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
        // One column at a time: SQLite takes no more.
        for column in profile() {
            let mut change = Table::alter().table("agents").to_owned();
            let change = change.add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        manager.execute(first_norms()).await?;
        manager.execute(state()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in PROFILE.iter().rev() {
            let mut change = Table::alter().table("agents").to_owned();
            let change = change.drop_column(*name).to_owned();
            manager.alter_table(change).await?;
        }
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
const DOWNWARDS: [&str; 9] = [
    "coverage_state",
    "coverage_levels",
    "coverage",
    "agent_records",
    "agent_absences",
    "filing_serials",
    "filings",
    "norms",
    "windows",
];

fn tables() -> [TableCreateStatement; 9] {
    [
        windows(),
        norms(),
        filings(),
        filing_serials(),
        agent_absences(),
        agent_records(),
        coverage(),
        coverage_levels(),
        coverage_state(),
    ]
}

/// A subtree is an equality on an ancestor. The root's is the whole table, and below a town there are
/// few: both need no index.
fn indexes() -> Vec<IndexCreateStatement> {
    let mut unique = index("windows", "windows_number", &["organization_id", "number"]);
    let mut version = index(
        "norms",
        "norms_version",
        &["organization_kind", "measure", "effective_on"],
    );
    vec![
        unique.unique().to_owned(),
        version.unique().to_owned(),
        index("filings", "filings_ancestor_2", &["ancestor_2", "id"]),
        index("filings", "filings_ancestor_3", &["ancestor_3", "id"]),
        index(
            "filings",
            "filings_superior",
            &["superior_id", "state", "id"],
        ),
        index("filings", "filings_agent", &["agent_id", "id"]),
        // What the sweeps look for.
        index("filings", "filings_due", &["state", "due_on"]),
        index("filings", "filings_effective", &["applied", "effective_on"]),
        index(
            "agent_absences",
            "agent_absences_agent",
            &["agent_id", "id"],
        ),
        index("coverage", "coverage_parent", &["parent_id", "share"]),
        index(
            "coverage",
            "coverage_missing",
            &["missing", "organization_id"],
        ),
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

/// A column of a type, by its name.
type Column = fn(&'static str) -> ColumnDef;

/// The columns of an agent's profile, and how each is made.
const PROFILE: [(&str, Column); 9] = [
    ("source", |name| text(name).default("staff").to_owned()),
    ("dispatched_by", text_null),
    ("term_from", date_null),
    ("term_until", date_null),
    ("window_id", uuid_null),
    ("service_awareness", confirmed),
    ("professional_skill", confirmed),
    ("work_style", confirmed),
    ("honours", text_null),
];

fn confirmed(name: &'static str) -> ColumnDef {
    boolean(name).default(false).to_owned()
}

fn profile() -> impl Iterator<Item = ColumnDef> {
    PROFILE.into_iter().map(|(name, make)| make(name))
}

fn windows() -> TableCreateStatement {
    Table::create()
        .table("windows")
        .col(uuid("id").primary_key())
        .col(uuid("organization_id"))
        .col(text("number"))
        .col(text("name"))
        .col(boolean("comprehensive"))
        .col(boolean("assistance"))
        .col(text_null("phone"))
        .col(boolean("active"))
        .col(timestamp_with_time_zone("created_at"))
        .col(big_integer("version"))
        .foreign_key(&mut refers("organization_id", "organizations"))
        .to_owned()
}

fn norms() -> TableCreateStatement {
    Table::create()
        .table("norms")
        .col(uuid("id").primary_key())
        .col(text("organization_kind"))
        .col(text("measure"))
        .col(integer("required"))
        .col(date("effective_on"))
        .col(text("basis"))
        .col(uuid_null("set_by"))
        .col(timestamp_with_time_zone("created_at"))
        .to_owned()
}

// What was done, and how far its filing is. The act holds from `effective_on` on; `applied` says
// whether it was carried out.
fn filings() -> TableCreateStatement {
    Table::create()
        .table("filings")
        .col(uuid("id").primary_key())
        .col(text("kind"))
        .col(text("state"))
        .col(uuid("agent_id"))
        .col(text("agent_name"))
        .col(text("agent_kind"))
        .col(uuid_null("window_id"))
        .col(uuid("organization_id"))
        .col(uuid_null("from_organization_id"))
        .col(uuid("ancestor_1"))
        .col(uuid_null("ancestor_2"))
        .col(uuid_null("ancestor_3"))
        .col(uuid_null("ancestor_4"))
        .col(uuid("superior_id"))
        .col(date("effective_on"))
        .col(boolean("applied"))
        .col(text_null("reason_code"))
        .col(text_null("reason"))
        .col(text_null("despite_norm"))
        .col(uuid("acted_by"))
        .col(timestamp_with_time_zone("acted_at"))
        .col(date_null("due_on"))
        .col(uuid_null("filed_by"))
        .col(timestamp_with_time_zone_null("filed_at"))
        .col(uuid_null("decided_by"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(text_null("filing_number"))
        .col(text_null("return_reason"))
        .col(big_integer("version"))
        .foreign_key(&mut refers("agent_id", "users"))
        .foreign_key(&mut refers("organization_id", "organizations"))
        .foreign_key(&mut refers("superior_id", "organizations"))
        .to_owned()
}

// The last serial that a department has given out in a year.
fn filing_serials() -> TableCreateStatement {
    let mut key = Index::create().primary().to_owned();
    key.col("superior_id").col("year");
    Table::create()
        .table("filing_serials")
        .col(uuid("superior_id"))
        .col(integer("year"))
        .col(integer("last"))
        .primary_key(&mut key)
        .to_owned()
}

fn agent_absences() -> TableCreateStatement {
    Table::create()
        .table("agent_absences")
        .col(uuid("id").primary_key())
        .col(uuid("agent_id"))
        .col(date("from_on"))
        .col(date("until_on"))
        .col(text("reason_code"))
        .col(uuid_null("substitute_id"))
        .col(uuid("recorded_by"))
        .col(timestamp_with_time_zone("recorded_at"))
        .col(date_null("ended_on"))
        .foreign_key(&mut refers("agent_id", "agents"))
        .to_owned()
}

// Political status and party branch, sealed.
fn agent_records() -> TableCreateStatement {
    Table::create()
        .table("agent_records")
        .col(uuid("agent_id").primary_key())
        .col(blob("sealed"))
        .col(uuid("recorded_by"))
        .col(timestamp_with_time_zone("recorded_at"))
        .foreign_key(&mut refers("agent_id", "agents"))
        .to_owned()
}

// One row for each venue: its own figures, and those of its whole subtree.
fn coverage() -> TableCreateStatement {
    Table::create()
        .table("coverage")
        .col(uuid("organization_id").primary_key())
        .col(uuid_null("parent_id"))
        .col(uuid("ancestor_1"))
        .col(uuid_null("ancestor_2"))
        .col(uuid_null("ancestor_3"))
        .col(uuid_null("ancestor_4"))
        .col(text("kind"))
        .col(text("code"))
        .col(integer("asked"))
        .col(integer("covered"))
        .col(integer("required"))
        .col(integer("present"))
        .col(integer("missing"))
        .col(integer("all_asked"))
        .col(integer("all_covered"))
        .col(integer("all_required"))
        .col(integer("all_present"))
        .col(integer("all_missing"))
        .col(integer("share"))
        .foreign_key(&mut refers("organization_id", "organizations"))
        .to_owned()
}

// The figures of a subtree, level by level.
fn coverage_levels() -> TableCreateStatement {
    let mut key = Index::create().primary().to_owned();
    key.col("organization_id").col("level");
    Table::create()
        .table("coverage_levels")
        .col(uuid("organization_id"))
        .col(text("level"))
        .col(integer("asked"))
        .col(integer("covered"))
        .col(integer("required"))
        .col(integer("present"))
        .col(integer("missing"))
        .primary_key(&mut key)
        .to_owned()
}

// One row: for which day the figures were worked out. Whoever changes the network takes it first, so
// that changes go one after the other.
fn coverage_state() -> TableCreateStatement {
    Table::create()
        .table("coverage_state")
        .col(integer("id").primary_key())
        .col(date_null("day"))
        .col(big_integer("changes"))
        .to_owned()
}

fn state() -> InsertStatement {
    Query::insert()
        .into_table("coverage_state")
        .columns(["id", "day", "changes"])
        .values_panic([
            1.into(),
            Option::<chrono::NaiveDate>::None.into(),
            0_i64.into(),
        ])
        .to_owned()
}

/// What the circular asks for (二（一）1–2), from its own day on.
fn first_norms() -> InsertStatement {
    const NORMS: [(&str, &str, i32); 8] = [
        ("city_hall", "full_time", 3),
        ("city_hall", "part_time_per_window", 2),
        ("county_hall", "full_time", 3),
        ("county_hall", "part_time_per_window", 2),
        ("zone", "full_time", 3),
        ("town_center", "full_time", 2),
        ("town_center", "part_time", 2),
        ("village_station", "any", 1),
    ];
    let day = chrono::NaiveDate::from_ymd_opt(2019, 4, 16).unwrap_or_default();
    let at = day.and_time(chrono::NaiveTime::MIN).and_utc();
    let mut insert = Query::insert()
        .into_table("norms")
        .columns([
            "id",
            "organization_kind",
            "measure",
            "required",
            "effective_on",
            "basis",
            "set_by",
            "created_at",
        ])
        .to_owned();
    for (number, (kind, measure, required)) in (1_u128..).zip(NORMS) {
        // A made-up id of version 7 from the day of the circular: the oldest there can be.
        let id =
            Uuid::from_u128((0x016a_2354_c400 << 80) | (0x7000 << 64) | (0x8000 << 48) | number);
        insert.values_panic([
            id.into(),
            kind.into(),
            measure.into(),
            required.into(),
            day.into(),
            "临政办字〔2019〕33号 二（一）".into(),
            Option::<Uuid>::None.into(),
            at.into(),
        ]);
    }
    insert
}
