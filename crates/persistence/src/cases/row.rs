//! Rows of `cases` to the domain and back: the one place for both ways.
//!
//! Owns which facts are repeated in columns, and the sealing of the applicant. Does not own when a
//! row is written.

use bangban_domain::case::department::{Department, DepartmentState};
use bangban_domain::case::mandate::Mandate;
use bangban_domain::case::{
    Applicant, Case, IdentityKey, Mode, Priority, Record, State, StateName,
};
use bangban_domain::id::{CaseId, OrganizationId};
use bangban_domain::organization::{OrganizationKind, Place};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Query, SelectStatement};
use uuid::Uuid;

use crate::audit::chain;
use crate::entity::case::{ActiveModel, Column, Entity};
use crate::keys::{self, Sealing};
use crate::sealing::{Keyring, Nonce};
use crate::store::Head;
use crate::{Source, StoreError};

/// What is read of a row: the columns that the record does not repeat, and those that lists page by.
#[derive(Debug, FromQueryResult)]
pub(super) struct CaseRow {
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
    audit_head: Vec<u8>,
    record: String,
    applicant_sealed: Vec<u8>,
}

/// `SELECT` of what [`CaseRow`] holds.
pub(super) fn select() -> SelectStatement {
    let columns = [
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
    let columns = columns.map(|column| (Entity, column));
    Query::select().columns(columns).from(Entity).to_owned()
}

/// The case of a row. A source that may write notes the end of its audit chain.
///
/// # Errors
/// [`StoreError::Corrupt`] where the row can't be read back.
pub(super) fn to_case(
    source: &impl Source,
    row: CaseRow,
    keyring: &Keyring,
) -> Result<Case, StoreError> {
    let hash = chain::hash_of_head(&row.audit_head)?;
    source.note_head(
        row.id,
        Head {
            version: row.version,
            hash,
        },
    );
    let opened = keyring
        .open(&row.applicant_sealed, &applicant_aad(row.id))
        .map_err(|fault| {
            tracing::error!(case = %row.id, %fault, "the applicant can't be opened");
            StoreError::Corrupt("applicant")
        })?;
    Ok(Case {
        id: CaseId::new(row.id),
        version: row.version,
        venue: venue(&row)?,
        applicant: parse::<Applicant>(row.id, &opened, "applicant")?,
        applicant_key: IdentityKey(row.applicant_key),
        record: parse::<Record>(row.id, row.record.as_bytes(), "case record")?,
    })
}

/// Reads JSON. The parser's message may repeat values, so that only the place is logged.
fn parse<T: serde::de::DeserializeOwned>(
    id: Uuid,
    json: &[u8],
    what: &'static str,
) -> Result<T, StoreError> {
    serde_json::from_slice(json).map_err(|fault| {
        tracing::error!(case = %id, what, line = fault.line(), column = fault.column(), "stored JSON can't be read");
        StoreError::Corrupt(what)
    })
}

fn venue(row: &CaseRow) -> Result<Place, StoreError> {
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

/// Every column of a case.
///
/// # Errors
/// [`StoreError::Corrupt`] for a venue deeper than a village.
pub(super) fn to_row(
    case: &Case,
    stamp: Stamp,
    sealing: &Sealing,
) -> Result<ActiveModel, StoreError> {
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
        applicant_key: Set(case.applicant_key.0.clone()),
        phone_key: Set(keys::phone_key(&sealing.index, case.applicant.phone())),
        name_key: Set(keys::name_key(&sealing.index, case.applicant.name())),
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
        applicant_sealed: Set(seal(case, stamp.nonce, sealing)?),
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
