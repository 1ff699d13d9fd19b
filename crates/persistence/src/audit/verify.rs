//! Verification of the trail: which record was altered, is missing, or stands in the wrong place.
//!
//! Owns the walk. Everything is read in pages from one snapshot, so that it may run beside the
//! daily work. First every record is held against its own hash and the record before, and the end
//! of every chain against its head; then every head is asked for its chain.

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::chain;
use crate::entity::{audit_chain, audit_event, case};
use crate::keys::AuditKey;
use crate::source::{Connected, Snapshot};
use crate::{Store, StoreError};

const PAGE: u64 = 1_000;

/// The most faults that a report names; more are counted.
const MOST_NAMED: usize = 1_000;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Chains that were walked.
    pub chains: u64,
    /// Records that were checked.
    pub records: u64,
    /// What is wrong, the first thousand.
    pub faults: Vec<AuditFault>,
    /// How many things are wrong altogether.
    pub fault_count: u64,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub const fn is_intact(&self) -> bool {
        self.fault_count == 0
    }

    fn add(&mut self, fault: AuditFault) {
        self.fault_count += 1;
        if self.faults.len() < MOST_NAMED {
            self.faults.push(fault);
        }
    }
}

/// Something that is wrong with the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditFault {
    /// This record is not as it was written.
    Altered {
        /// The chain.
        chain: String,
        /// The record's number.
        sequence: i64,
    },
    /// These records are not there any more.
    Missing {
        /// The chain.
        chain: String,
        /// The first number that is missing.
        first: i64,
        /// The last number that is missing.
        last: i64,
    },
    /// This record is genuine, but follows another one than it was written after.
    OutOfOrder {
        /// The chain.
        chain: String,
        /// The record's number.
        sequence: i64,
    },
    /// The end of the chain is not what its head says.
    HeadDiffers {
        /// The chain.
        chain: String,
    },
    /// There is a chain, but nothing that says where it ends.
    NoHead {
        /// The chain.
        chain: String,
    },
}

/// Walks the whole trail.
///
/// # Errors
/// As [`StoreError`] says; what is wrong with the trail is in the report.
pub async fn verify(store: &Store, key: &AuditKey) -> Result<Report, StoreError> {
    let snapshot = store.snapshot().await?;
    let mut report = Report::default();
    verify_records(&snapshot, key, &mut report).await?;
    verify_cases(&snapshot, key, &mut report).await?;
    verify_shards(&snapshot, key, &mut report).await?;
    Ok(report)
}

/// The last record of a chain, as far as it was walked.
#[derive(Debug, Clone)]
struct End {
    chain: String,
    sequence: i64,
    /// The hash that the next record may name: as stored, and as it has to be.
    stored: Vec<u8>,
    computed: [u8; 32],
    removed: bool,
}

async fn verify_records(
    source: &Snapshot,
    key: &AuditKey,
    report: &mut Report,
) -> Result<(), StoreError> {
    let mut end: Option<End> = None;
    loop {
        let page = records_after(source, end.as_ref()).await?;
        let last_page = (page.len() as u64) < PAGE;
        let mut ended = Vec::new();
        for record in page {
            let before = match end.take() {
                Some(before) if before.chain == record.chain => Some(before),
                other => {
                    ended.extend(other);
                    report.chains += 1;
                    None
                }
            };
            end = Some(check(record, before.as_ref(), key, report));
        }
        if last_page {
            ended.extend(end.take());
        }
        check_orphans(source, &ended, report).await?;
        if last_page {
            return Ok(());
        }
    }
}

async fn records_after(
    source: &Snapshot,
    end: Option<&End>,
) -> Result<Vec<audit_event::Model>, StoreError> {
    use audit_event::Column;
    let mut query = audit_event::Entity::find();
    if let Some(end) = end {
        let place = Expr::tuple([Expr::col(Column::Chain), Expr::col(Column::Sequence)]);
        let last = Expr::tuple([Expr::val(end.chain.as_str()), Expr::val(end.sequence)]);
        query = query.filter(place.gt(last));
    }
    let query = query
        .order_by_asc(Column::Chain)
        .order_by_asc(Column::Sequence)
        .limit(PAGE);
    Ok(query.all(source.connection()).await?)
}

/// Holds a record against itself and the one before it on its chain.
fn check(
    record: audit_event::Model,
    before: Option<&End>,
    key: &AuditKey,
    report: &mut Report,
) -> End {
    report.records += 1;
    let computed = chain::hash(key, &record);
    let expected = before.map_or(1, |before| before.sequence + 1);
    if record.sequence > expected {
        report.add(AuditFault::Missing {
            chain: record.chain.clone(),
            first: expected,
            last: record.sequence - 1,
        });
    }
    let genuine = record.hash == computed;
    if !genuine {
        report.add(AuditFault::Altered {
            chain: record.chain.clone(),
            sequence: record.sequence,
        });
    } else if record.sequence < expected
        || (record.sequence == expected && !follows(&record.previous, before))
    {
        report.add(AuditFault::OutOfOrder {
            chain: record.chain.clone(),
            sequence: record.sequence,
        });
    }
    let removed = record.action == chain::PURGE && genuine;
    End {
        chain: record.chain,
        sequence: record.sequence,
        stored: record.hash,
        computed,
        removed,
    }
}

/// An altered record has been named already: the next one may hang on what it was or what it is.
fn follows(previous: &[u8], before: Option<&End>) -> bool {
    match before {
        Some(before) => previous == before.stored || previous == before.computed,
        None => previous == chain::GENESIS,
    }
}

/// Chains of cases that are not there, though nothing says that they were removed, and chains that
/// are nobody's.
async fn check_orphans(
    source: &Snapshot,
    ended: &[End],
    report: &mut Report,
) -> Result<(), StoreError> {
    let ids: Vec<Uuid> = ended
        .iter()
        .filter_map(|end| chain::case_of(&end.chain))
        .collect();
    let cases = existing_cases(source, &ids).await?;
    for end in ended {
        let known = match chain::case_of(&end.chain) {
            // A case that is there and says it was removed is found when its head is compared.
            Some(id) => end.removed || cases.contains(&id),
            None => (0..chain::SHARDS).any(|number| chain::shard(number) == end.chain),
        };
        if !known {
            report.add(AuditFault::NoHead {
                chain: end.chain.clone(),
            });
        }
    }
    Ok(())
}

async fn existing_cases(source: &Snapshot, ids: &[Uuid]) -> Result<HashSet<Uuid>, StoreError> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let query = Query::select()
        .column(case::Column::Id)
        .from(case::Entity)
        .and_where(case::Column::Id.is_in(ids.iter().copied()))
        .to_owned();
    let rows = source.connection().query_all(&query).await?;
    Ok(rows
        .iter()
        .map(|row| row.try_get("", "id"))
        .collect::<Result<_, _>>()?)
}

/// What a head says.
struct Head {
    chain: String,
    sequence: i64,
    bytes: Vec<u8>,
}

async fn verify_cases(
    source: &Snapshot,
    key: &AuditKey,
    report: &mut Report,
) -> Result<(), StoreError> {
    use case::Column;
    let mut after: Option<Uuid> = None;
    loop {
        let query = Query::select()
            .columns([Column::Id, Column::Version, Column::AuditHead])
            .from(case::Entity)
            .and_where_option(after.map(|id| Column::Id.gt(id)))
            .order_by(Column::Id, sea_orm::Order::Asc)
            .limit(PAGE)
            .to_owned();
        let mut heads = Vec::new();
        for row in source.connection().query_all(&query).await? {
            let id: Uuid = row.try_get("", "id")?;
            after = Some(id);
            heads.push(Head {
                chain: chain::of_case(id),
                sequence: row.try_get("", "version")?,
                bytes: row.try_get("", "audit_head")?,
            });
        }
        compare(source, &heads, key, report).await?;
        if (heads.len() as u64) < PAGE {
            return Ok(());
        }
    }
}

/// The chains begin together: where one is there, all of them are.
async fn verify_shards(
    source: &Snapshot,
    key: &AuditKey,
    report: &mut Report,
) -> Result<(), StoreError> {
    let rows = audit_chain::Entity::find().all(source.connection()).await?;
    let names: HashSet<&str> = rows.iter().map(|row| row.chain.as_str()).collect();
    let written = any_shard_written(source).await?;
    if !rows.is_empty() || written {
        for chain in (0..chain::SHARDS).map(chain::shard) {
            if !names.contains(chain.as_str()) {
                report.add(AuditFault::NoHead { chain });
            }
        }
    }
    let heads = rows.into_iter().map(|row| Head {
        chain: row.chain,
        sequence: row.sequence,
        bytes: row.head,
    });
    compare(source, &heads.collect::<Vec<_>>(), key, report).await
}

async fn any_shard_written(source: &Snapshot) -> Result<bool, StoreError> {
    let names: Vec<String> = (0..chain::SHARDS).map(chain::shard).collect();
    let query = audit_event::Entity::find()
        .filter(audit_event::Column::Chain.is_in(names))
        .limit(1);
    Ok(query.one(source.connection()).await?.is_some())
}

/// Holds heads against the last records of their chains.
async fn compare(
    source: &Snapshot,
    heads: &[Head],
    key: &AuditKey,
    report: &mut Report,
) -> Result<(), StoreError> {
    let ends = ends(source, heads).await?;
    for head in heads {
        let (last, hash) = ends
            .get(&head.chain)
            .cloned()
            .unwrap_or((0, chain::GENESIS.to_vec()));
        if last < head.sequence {
            report.add(AuditFault::Missing {
                chain: head.chain.clone(),
                first: last + 1,
                last: head.sequence,
            });
            continue;
        }
        let fits = chain::hash_of_head(&head.bytes).is_ok_and(|hash| {
            chain::head(key, &head.chain, head.sequence, hash).as_slice() == head.bytes
        });
        if last > head.sequence || !fits || !head.bytes.starts_with(&hash) {
            report.add(AuditFault::HeadDiffers {
                chain: head.chain.clone(),
            });
        }
    }
    Ok(())
}

/// The numbers and hashes of the last records of these chains.
async fn ends(
    source: &Snapshot,
    heads: &[Head],
) -> Result<HashMap<String, (i64, Vec<u8>)>, StoreError> {
    use audit_event::Column;
    if heads.is_empty() {
        return Ok(HashMap::new());
    }
    let later = Query::select()
        .expr(Expr::col(("later", Column::Sequence)).max())
        .from_as(audit_event::Entity, "later")
        .and_where(Expr::col(("later", Column::Chain)).equals((audit_event::Entity, Column::Chain)))
        .to_owned();
    let query = Query::select()
        .columns([Column::Chain, Column::Sequence, Column::Hash])
        .from(audit_event::Entity)
        .and_where(Column::Chain.is_in(heads.iter().map(|head| head.chain.as_str())))
        .and_where(Expr::col((audit_event::Entity, Column::Sequence)).eq(later))
        .to_owned();
    let rows = source.connection().query_all(&query).await?;
    let ends = rows.iter().map(|row| {
        let end = (row.try_get("", "sequence")?, row.try_get("", "hash")?);
        Ok((row.try_get("", "chain")?, end))
    });
    ends.collect()
}
