//! Alerts: what a superior or the administrator has to look after.
//!
//! Owns the table `alerts`. The same thing is there once, however often it is found. Does not own
//! what is worth an alert (`cases::project`, the sweeps).

use bangban_domain::id::{CaseId, OrganizationId};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entity::alert::{ActiveModel, Column, Entity, Model};
use crate::scope::Finder;
use crate::source::Connected;
use crate::{Page, PageOf, Source, StoreError, Transaction, scope};

/// The subject of alerts about the work calendar.
pub(crate) const CALENDAR: &str = "calendar";

const LIST: &str = "alerts";

/// Kinds of alerts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AlertKind {
    /// A venue has not answered an application in time (C5). The detail is the date.
    AnswerOverdue,
    /// A date waits for the work calendar of a year (C13). The detail is the year.
    CalendarMissing,
    /// An appointment, a transfer or a dismissal was not filed in time (N3). The detail is the date.
    FilingOverdue,
    /// An agent's term ends soon (N4). The detail is its last day.
    TermEnding,
}

impl AlertKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [
        Self::AnswerOverdue,
        Self::CalendarMissing,
        Self::FilingOverdue,
        Self::TermEnding,
    ];

    /// The name on the wire and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AnswerOverdue => "answer_overdue",
            Self::CalendarMissing => "calendar_missing",
            Self::FilingOverdue => "filing_overdue",
            Self::TermEnding => "term_ending",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// An alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// Its id.
    pub id: Uuid,
    /// What kind.
    pub kind: AlertKind,
    /// A date or a year, by kind.
    pub detail: String,
    /// The case, where it is about one.
    pub case_id: Option<CaseId>,
    /// What it is about, where it is no case: the filing, or the agent.
    pub subject_id: Option<Uuid>,
    /// The venue of the case, of the filing, or of the agent.
    pub organization_id: Option<OrganizationId>,
    /// Whose it is to look after it; none for the system administrator.
    pub to_organization_id: Option<OrganizationId>,
    /// When it was raised.
    pub raised_at: DateTime<Utc>,
}

/// Whose alerts are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addressees {
    /// Those for these organisations.
    pub organizations: Vec<OrganizationId>,
    /// Those for the system administrator.
    pub administrator: bool,
}

/// A page of alerts, newest first.
///
/// # Errors
/// [`StoreError::InvalidCursor`], or as [`StoreError`] says.
pub async fn list(
    source: &impl Source,
    to: &Addressees,
    page: &Page,
) -> Result<PageOf<Alert>, StoreError> {
    let organizations = to.organizations.iter().map(|id| id.uuid());
    let mut addressed = Condition::any().add(Column::ToOrganizationId.is_in(organizations));
    if to.administrator {
        addressed = addressed.add(Column::ToOrganizationId.is_null());
    }
    let mut query = Entity::find().filter(scope::narrowed(Finder::Alerts, addressed));
    if let Some(id) = page.after_key::<Uuid>(LIST)? {
        query = query.filter(Column::Id.lt(id));
    }
    let rows = query
        .order_by_desc(Column::Id)
        .limit(page.fetch())
        .all(source.connection())
        .await?;
    page.collect(LIST, rows, |row| [row.id.to_string()], from_row)
}

/// Raises alerts; one that is there already stays as it is.
///
/// # Errors
/// As [`StoreError`] says.
pub(crate) async fn raise(tx: &Transaction, rows: Vec<ActiveModel>) -> Result<(), StoreError> {
    if rows.is_empty() {
        return Ok(());
    }
    let once = OnConflict::columns([Column::Kind, Column::Subject, Column::Detail])
        .do_nothing()
        .to_owned();
    Entity::insert_many(rows)
        .on_conflict(once)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

/// An alert about something that is no case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAlert {
    /// Its id.
    pub id: Uuid,
    /// What kind.
    pub kind: AlertKind,
    /// What it is about.
    pub subject_id: Uuid,
    /// A date, by kind.
    pub detail: String,
    /// The venue that it is about.
    pub organization_id: OrganizationId,
    /// Whose it is to look after it.
    pub to_organization_id: OrganizationId,
    /// When it is raised.
    pub raised_at: DateTime<Utc>,
}

/// Raises an alert that is not there yet; says whether it was raised.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn raise_once(tx: &Transaction, new: NewAlert) -> Result<bool, StoreError> {
    let subject = new.subject_id.to_string();
    let known = Entity::find()
        .filter(Column::Kind.eq(new.kind.as_str()))
        .filter(Column::Subject.eq(subject.as_str()))
        .filter(Column::Detail.eq(new.detail.as_str()))
        .one(tx.connection())
        .await?;
    if known.is_some() {
        return Ok(false);
    }
    let row = ActiveModel {
        id: Set(new.id),
        kind: Set(new.kind.as_str().to_owned()),
        subject: Set(subject),
        detail: Set(new.detail),
        case_id: Set(None),
        organization_id: Set(Some(new.organization_id.into())),
        to_organization_id: Set(Some(new.to_organization_id.into())),
        raised_at: Set(new.raised_at),
    };
    raise(tx, vec![row]).await?;
    Ok(true)
}

fn from_row(row: Model) -> Result<Alert, StoreError> {
    Ok(Alert {
        id: row.id,
        kind: AlertKind::parse(&row.kind).ok_or(StoreError::Corrupt("alert kind"))?,
        detail: row.detail,
        subject_id: match row.case_id {
            Some(_) => None,
            None => Uuid::try_parse(&row.subject).ok(),
        },
        case_id: row.case_id.map(CaseId::new),
        organization_id: row.organization_id.map(OrganizationId::new),
        to_organization_id: row.to_organization_id.map(OrganizationId::new),
        raised_at: row.raised_at,
    })
}
