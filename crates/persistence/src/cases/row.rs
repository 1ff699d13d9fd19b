//! Rows of `cases` to the domain and back: the one place for both ways.
//!
//! Owns which facts are repeated in columns, and the sealing of the applicant. Does not own when a
//! row is written.

use std::sync::Arc;

use bangban_domain::case::department::{Department, DepartmentState};
use bangban_domain::case::glance::StoredFacts;
use bangban_domain::case::mandate::Mandate;
use bangban_domain::case::{
    Applicant, Case, Glance, IdentityKey, Mode, Priority, State, StateName,
};
use bangban_domain::id::{CaseId, OrganizationId};
use bangban_domain::organization::{OrganizationKind, Place};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::sqlx::Row;
use sea_orm::{DbErr, QueryResult, RuntimeErr};
use uuid::Uuid;

use crate::audit::chain;
use crate::entity::case::{ActiveModel, Column, Entity};
use crate::keys::{self, Sealing};
use crate::sealing::{Keyring, Nonce};
use crate::transaction::Head;
use crate::{Source, StoreError};

/// What is read of a row: the columns that the record does not repeat, and those that lists page by.
/// The long ones stay where they are.
#[derive(Debug)]
pub struct CaseRow<'r> {
    pub(super) id: Uuid,
    version: i64,
    organization_id: Uuid,
    ancestor_1: Uuid,
    ancestor_2: Option<Uuid>,
    ancestor_3: Option<Uuid>,
    ancestor_4: Option<Uuid>,
    organization_kind: String,
    applicant_key: String,
    pub(super) priority: i16,
    pub(super) due_on: Option<NaiveDate>,
    audit_head: &'r [u8],
    record: &'r [u8],
    applicant_sealed: &'r [u8],
}

/// What the document is called in the log.
const RECORD: &str = "case record";

/// The columns of [`CaseRow`], in its order.
const COLUMNS: [Column; 14] = [
    Column::Id,
    Column::Version,
    Column::OrganizationId,
    Column::Ancestor1,
    Column::Ancestor2,
    Column::Ancestor3,
    Column::Ancestor4,
    Column::OrganizationKind,
    Column::ApplicantKey,
    Column::Priority,
    Column::DueOn,
    Column::AuditHead,
    Column::Record,
    Column::ApplicantSealed,
];

/// `SELECT` of what [`CaseRow`] holds.
pub(super) fn select() -> SelectStatement {
    let columns = COLUMNS.map(|column| (Entity, column));
    Query::select().columns(columns).from(Entity).to_owned()
}

impl<'r> CaseRow<'r> {
    /// The row that [`select`] found. By place and not by name: in a list the names add up.
    ///
    /// # Errors
    /// [`DbErr`] where a column has another type.
    pub(super) fn read(row: &'r QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            id: row.try_get_by_index(0)?,
            version: row.try_get_by_index(1)?,
            organization_id: row.try_get_by_index(2)?,
            ancestor_1: row.try_get_by_index(3)?,
            ancestor_2: row.try_get_by_index(4)?,
            ancestor_3: row.try_get_by_index(5)?,
            ancestor_4: row.try_get_by_index(6)?,
            organization_kind: row.try_get_by_index(7)?,
            applicant_key: row.try_get_by_index(8)?,
            priority: row.try_get_by_index(9)?,
            due_on: row.try_get_by_index(10)?,
            audit_head: bytes(row, 11)?,
            record: bytes(row, 12)?,
            applicant_sealed: bytes(row, 13)?,
        })
    }
}

/// A column as it lies in the row: neither copied, nor looked through for UTF-8, which its reader does.
fn bytes(row: &QueryResult, place: usize) -> Result<&[u8], DbErr> {
    let found = match (row.try_as_pg_row(), row.try_as_sqlite_row()) {
        (Some(row), _) => row.try_get_unchecked(place),
        (_, Some(row)) => row.try_get_unchecked(place),
        _ => return Err(DbErr::Type("a row of another database".to_owned())),
    };
    found.map_err(|error| DbErr::Query(RuntimeErr::SqlxError(Arc::new(error))))
}

/// What can be made of a row.
pub trait FromRow: Sized + sealed::Sealed {
    /// Makes it.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] where the row can't be read back.
    #[doc(hidden)]
    fn from_row(
        source: &impl Source,
        row: CaseRow<'_>,
        keyring: &Keyring,
    ) -> Result<Self, StoreError>;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for bangban_domain::case::Case {}
    impl Sealed for bangban_domain::case::Glance {}
}

/// A source that may write notes the end of the case's audit chain.
impl FromRow for Case {
    fn from_row(
        source: &impl Source,
        row: CaseRow<'_>,
        keyring: &Keyring,
    ) -> Result<Self, StoreError> {
        let hash = chain::hash_of_head(row.audit_head)?;
        source.note_head(
            row.id,
            Head {
                version: row.version,
                hash,
            },
        );
        Ok(Self {
            id: CaseId::new(row.id),
            version: row.version,
            venue: venue(&row)?,
            applicant: applicant(&row, keyring)?,
            record: parse(row.id, serde_json::from_slice(row.record), RECORD)?,
            applicant_key: IdentityKey(row.applicant_key),
        })
    }
}

impl FromRow for Glance {
    fn from_row(_: &impl Source, row: CaseRow<'_>, keyring: &Keyring) -> Result<Self, StoreError> {
        let stored: StoredFacts = parse(row.id, serde_json::from_slice(row.record), RECORD)?;
        Ok(Self {
            id: CaseId::new(row.id),
            version: row.version,
            venue: venue(&row)?,
            applicant: applicant(&row, keyring)?,
            applicant_key: IdentityKey(row.applicant_key),
            facts: stored.into(),
        })
    }
}

fn applicant(row: &CaseRow<'_>, keyring: &Keyring) -> Result<Applicant, StoreError> {
    let opened = keyring.open(row.applicant_sealed, &applicant_aad(row.id));
    let opened = opened.map_err(|fault| {
        tracing::error!(case = %row.id, %fault, "the applicant can't be opened");
        StoreError::Corrupt("applicant")
    })?;
    parse(row.id, serde_json::from_slice(&opened), "applicant")
}

/// What was read from JSON. The parser's message may repeat values, so that only the place is logged.
fn parse<T>(id: Uuid, read: serde_json::Result<T>, what: &'static str) -> Result<T, StoreError> {
    read.map_err(|fault| {
        tracing::error!(case = %id, what, line = fault.line(), column = fault.column(), "stored JSON can't be read");
        StoreError::Corrupt(what)
    })
}

fn venue(row: &CaseRow<'_>) -> Result<Place, StoreError> {
    let kind = OrganizationKind::parse(&row.organization_kind)
        .ok_or(StoreError::Corrupt("organization kind"))?;
    let path = [
        Some(row.ancestor_1),
        row.ancestor_2,
        row.ancestor_3,
        row.ancestor_4,
    ];
    let mut path: Vec<OrganizationId> = path
        .into_iter()
        .flatten()
        .map(OrganizationId::new)
        .collect();
    let own = OrganizationId::new(row.organization_id);
    if path.pop() != Some(own) {
        return Err(StoreError::Corrupt("venue"));
    }
    Ok(Place::new(path, own, kind))
}

/// The ancestors of a venue by depth, as columns.
///
/// # Errors
/// [`StoreError::Corrupt`] for a venue deeper than a village.
pub(super) fn ancestors(venue: &Place) -> Result<[Option<Uuid>; 4], StoreError> {
    if venue.depth() > 4 {
        return Err(StoreError::Corrupt("venue"));
    }
    let mut ancestors = [None; 4];
    for (column, id) in ancestors.iter_mut().zip(venue.path()) {
        *column = Some(id.uuid());
    }
    Ok(ancestors)
}

/// What a row is made of besides the case.
pub(super) struct Stamp {
    /// The version that the row gets.
    pub(super) version: i64,
    /// When.
    pub(super) at: DateTime<Utc>,
    /// The end of its audit chain, see `audit::chain`.
    pub(super) head: [u8; 64],
    /// For sealing the applicant.
    pub(super) nonce: Nonce,
}

/// What becomes of the columns that hold the applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Personal {
    /// They are written: sealed anew, with the keys by which the applicant is found.
    Written,
    /// They stay as they are; most acts leave the applicant alone.
    Kept,
}

/// Every column of a case, but for those that are kept.
///
/// # Errors
/// [`StoreError::Corrupt`] for a venue deeper than a village.
pub(super) fn to_row(
    case: &Case,
    personal: Personal,
    stamp: Stamp,
    sealing: &Sealing,
) -> Result<ActiveModel, StoreError> {
    let row = facts_to_row(case, &stamp)?;
    if personal == Personal::Kept {
        return Ok(row);
    }
    Ok(ActiveModel {
        applicant_key: Set(case.applicant_key.0.clone()),
        phone_key: Set(keys::phone_key(&sealing.index, case.applicant.phone())),
        name_key: Set(keys::name_key(&sealing.index, case.applicant.name())),
        applicant_sealed: Set(seal(case, stamp.nonce, sealing)?),
        ..row
    })
}

fn facts_to_row(case: &Case, stamp: &Stamp) -> Result<ActiveModel, StoreError> {
    let record = &case.record;
    let state = &record.state;
    let intake = state.intake();
    let mandate = state.mandate();
    let [ancestor_1, ancestor_2, ancestor_3, ancestor_4] = ancestors(&case.venue)?;
    Ok(ActiveModel {
        id: Set(case.id.uuid()),
        version: Set(stamp.version),
        organization_id: Set(case.venue.id().uuid()),
        ancestor_1: Set(ancestor_1.unwrap_or_else(|| case.venue.id().uuid())),
        ancestor_2: Set(ancestor_2),
        ancestor_3: Set(ancestor_3),
        ancestor_4: Set(ancestor_4),
        organization_kind: Set(case.venue.kind.as_str().to_owned()),
        state: Set(state.name().as_str().to_owned()),
        mode: Set(mode(record.mode).to_owned()),
        priority: Set(priority(record.priority)),
        service_item_id: Set(record.service_item_id.uuid()),
        agent_id: Set(case.agent_id().map(Into::into)),
        created_by: Set(record.created_by.uuid()),
        applicant_key: NotSet,
        phone_key: NotSet,
        name_key: NotSet,
        due_on: Set(case.due_on()),
        running_due_on: Set(case.due_on().filter(|_| state.clock_runs())),
        awaited_year: Set(awaited_year(state)),
        answer_due_on: Set(answer_due_on(state)),
        supply_by: Set(state.supply_by()),
        supply_reminded_on: Set(supply_reminded_on(state)),
        department_state: Set(department_state(mandate).as_str().to_owned()),
        department_silent_since: Set(department_silent_since(state)),
        open_problems: Set(open_problems(mandate)),
        case_number: Set(intake.map(|intake| intake.case_number.clone())),
        tracking_digest: Set(intake.map(|intake| intake.tracking_digest.clone())),
        submitted_at: Set(intake.map(|intake| intake.submitted_at)),
        registered_at: Set(mandate.map(|mandate| mandate.registered_at)),
        completed_at: Set(state.completion().map(|completion| completion.completed_at)),
        archived_at: Set(state.archived_at()),
        created_at: Set(record.created_at),
        updated_at: Set(stamp.at),
        audit_head: Set(stamp.head.to_vec()),
        record: Set(to_json(record)?),
        applicant_sealed: NotSet,
    })
}

fn seal(case: &Case, nonce: Nonce, sealing: &Sealing) -> Result<Vec<u8>, StoreError> {
    let plain = to_json(&case.applicant)?;
    Ok(sealing
        .keyring
        .seal(plain.as_bytes(), &applicant_aad(case.id.uuid()), nonce))
}

fn applicant_aad(case: Uuid) -> Vec<u8> {
    [b"cases.applicant/".as_slice(), case.as_bytes()].concat()
}

/// JSON of something of the domain.
///
/// # Errors
/// [`StoreError::Other`] where it has no JSON, which its types rule out.
pub(super) fn to_json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Other)
}

const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Assist => "assist",
        Mode::Entrust => "entrust",
    }
}

/// The number by which priorities sort.
pub(super) const fn priority(priority: Priority) -> i16 {
    match priority {
        Priority::Normal => 0,
        Priority::Urgent => 1,
        Priority::Special => 2,
    }
}

/// The date by which the venue has to answer, until its silence was noted (C5).
fn answer_due_on(state: &State) -> Option<NaiveDate> {
    match state {
        State::Submitted(intake) if !intake.answer_overdue_noted => intake.answer_due.date(),
        _ => None,
    }
}

fn supply_reminded_on(state: &State) -> Option<NaiveDate> {
    match state {
        State::CorrectionRequired { notice, .. } => notice.reminded_on,
        _ => None,
    }
}

/// The year without a calendar that one of the dates waits for which still matter (C13).
pub(super) fn awaited_year(state: &State) -> Option<i32> {
    match state {
        State::Submitted(intake) => intake.answer_due.unknown_year(),
        State::CorrectionRequired { notice, .. } => notice.supply_by.unknown_year(),
        State::Accepted(mandate)
        | State::InProgress(mandate)
        | State::Suspended { mandate, .. } => {
            let department = &mandate.department;
            let dates = [
                Some(mandate.due),
                department.promised_due,
                department.statutory_due,
            ];
            dates
                .into_iter()
                .flatten()
                .find_map(|due| due.unknown_year())
        }
        _ => None,
    }
}

fn department_state(mandate: Option<&Mandate>) -> DepartmentState {
    mandate
        .map(|mandate| mandate.department.state)
        .unwrap_or_default()
}

/// Since when the department has said nothing to a filing, while that matters (C5).
fn department_silent_since(state: &State) -> Option<NaiveDate> {
    let live = matches!(
        state.name(),
        StateName::Accepted | StateName::InProgress | StateName::Suspended
    );
    let department = state
        .mandate()
        .filter(|_| live)
        .map(|mandate| &mandate.department);
    department
        .filter(|department| department.state == DepartmentState::Filed)
        .and_then(silent_since)
}

fn silent_since(department: &Department) -> Option<NaiveDate> {
    department.last_on.or(department.filed_on)
}

fn open_problems(mandate: Option<&Mandate>) -> i32 {
    let open = mandate.map_or(0, Mandate::open_problems);
    i32::try_from(open).unwrap_or(i32::MAX)
}
