//! Lists of cases.

use bangban_domain::case::{IdentityKey, Priority, StateName};
use bangban_domain::id::{ServiceItemId, UserId};
use bangban_domain::organization::Node;
use bangban_domain::policy::Scope;
use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, NullOrdering, Order, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait};
use uuid::Uuid;

use super::alternatives;
use super::row::{self, CaseRow, FromRow, priority};
use crate::entity::case::{Column, Entity};
use crate::page::parse_key;
use crate::sealing::Keyring;
use crate::{Page, PageOf, Source, StoreError, scope};

/// What is looked for. Every field narrows the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// In one of these states; in any, where none is given.
    pub states: Vec<StateName>,
    /// Handled in the subtree of this organisation.
    pub subtree: Option<Node>,
    /// About this item.
    pub service_item_id: Option<ServiceItemId>,
    /// With this agent.
    pub agent_id: Option<UserId>,
    /// Whose agent this is, or whose draft this person made.
    pub mine: Option<UserId>,
    /// With this priority.
    pub priority: Option<Priority>,
    /// Due before this date.
    pub due_before: Option<NaiveDate>,
    /// Running, and due before this date, which is today's.
    pub overdue: Option<NaiveDate>,
    /// With exactly this number.
    pub case_number: Option<String>,
    /// Of this applicant.
    pub applicant_key: Option<IdentityKey>,
    /// With this phone (`keys::phone_key`).
    pub phone_key: Option<String>,
    /// With this name of the applicant (`keys::name_key`).
    pub name_key: Option<String>,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// The newest first.
    #[default]
    NewestFirst,
    /// The oldest first.
    OldestFirst,
    /// By due date, the earliest first; those without one at the end.
    DueFirst,
    /// By due date, the latest first; those without one at the end.
    DueLast,
    /// The most pressing first, those of one priority by due date.
    PriorityFirst,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 5] = [
        Self::NewestFirst,
        Self::OldestFirst,
        Self::DueFirst,
        Self::DueLast,
        Self::PriorityFirst,
    ];

    /// The name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NewestFirst => "-created_at",
            Self::OldestFirst => "created_at",
            Self::DueFirst => "due_on",
            Self::DueLast => "-due_on",
            Self::PriorityFirst => "-priority",
        }
    }

    /// The order of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == name)
    }
}

/// A page of the cases inside the scope, whole or at a glance. Ids sort by the time they were made, so that a case that
/// comes in between two pages moves no other one.
///
/// # Errors
/// [`StoreError::InvalidCursor`], or as [`StoreError`] says.
pub async fn list<T: FromRow>(
    source: &impl Source,
    within: &Scope,
    filter: &CaseFilter,
    sort: Sort,
    page: &Page,
    keyring: &Keyring,
) -> Result<PageOf<T>, StoreError> {
    let name = sort.as_str();
    let last = page
        .after::<3>(name)?
        .map(|keys| Last::parse(&keys))
        .transpose()?;
    let parts = match sort {
        Sort::NewestFirst | Sort::OldestFirst => alternatives::split(within, filter),
        Sort::DueFirst | Sort::DueLast | Sort::PriorityFirst => {
            vec![alternatives::whole(within, filter)]
        }
    };
    let parts = parts.into_iter().map(|part| {
        let mut query = row::select();
        query.cond_where(part).cond_where(restriction(filter));
        if let Some(last) = &last {
            query.cond_where(last.after(sort));
        }
        order(&mut query, sort);
        query.limit(page.fetch());
        query
    });
    let query = alternatives::unite(parts.collect(), sort, page.fetch());
    let found = source.connection().query_all(&query).await?;
    let rows: Vec<CaseRow<'_>> = found.iter().map(CaseRow::read).collect::<Result<_, _>>()?;
    page.collect(name, rows, Last::keys, |row| {
        T::from_row(source, row, keyring)
    })
}

/// Everything of the filter but what has alternatives.
pub(super) fn restriction(filter: &CaseFilter) -> Condition {
    Condition::all()
        .add_option(filter.subtree.map(scope::wanted_subtree))
        .add_option(
            filter
                .service_item_id
                .map(|id| Column::ServiceItemId.eq(id.uuid())),
        )
        .add_option(filter.agent_id.map(|id| Column::AgentId.eq(id.uuid())))
        .add_option(
            filter
                .priority
                .map(|wanted| Column::Priority.eq(priority(wanted))),
        )
        .add_option(filter.due_before.map(|date| Column::DueOn.lt(date)))
        .add_option(filter.overdue.map(|today| Column::RunningDueOn.lt(today)))
        .add_option(
            filter
                .case_number
                .as_deref()
                .map(|number| Column::CaseNumber.eq(number)),
        )
        .add_option(
            filter
                .applicant_key
                .as_ref()
                .map(|key| Column::ApplicantKey.eq(&*key.0)),
        )
        .add_option(
            filter
                .phone_key
                .as_deref()
                .map(|key| Column::PhoneKey.eq(key)),
        )
        .add_option(
            filter
                .name_key
                .as_deref()
                .map(|key| Column::NameKey.eq(key)),
        )
}

fn order(query: &mut SelectStatement, sort: Sort) {
    match sort {
        Sort::NewestFirst => query.order_by((Entity, Column::Id), Order::Desc),
        Sort::OldestFirst => query.order_by((Entity, Column::Id), Order::Asc),
        Sort::DueFirst => order_by_due(query, Order::Asc),
        Sort::DueLast => order_by_due(query, Order::Desc),
        Sort::PriorityFirst => {
            query.order_by((Entity, Column::Priority), Order::Desc);
            order_by_due(query, Order::Asc)
        }
    };
}

fn order_by_due(query: &mut SelectStatement, order: Order) -> &mut SelectStatement {
    query
        .order_by_with_nulls((Entity, Column::DueOn), order, NullOrdering::Last)
        .order_by((Entity, Column::Id), Order::Asc)
}

/// The entry after which a page begins.
struct Last {
    priority: i16,
    due_on: Option<NaiveDate>,
    id: Uuid,
}

impl Last {
    fn keys(row: &CaseRow<'_>) -> [String; 3] {
        let due_on = row.due_on.map(|date| date.to_string()).unwrap_or_default();
        [row.priority.to_string(), due_on, row.id.to_string()]
    }

    fn parse([priority, due_on, id]: &[String; 3]) -> Result<Self, StoreError> {
        let due_on = (!due_on.is_empty())
            .then(|| parse_key(due_on))
            .transpose()?;
        Ok(Self {
            priority: parse_key(priority)?,
            due_on,
            id: parse_key(id)?,
        })
    }

    /// Which rows come after it.
    fn after(&self, sort: Sort) -> Condition {
        let by_id = Condition::all().add(Column::Id.gt(self.id));
        match sort {
            Sort::NewestFirst => Condition::all().add(Column::Id.lt(self.id)),
            Sort::OldestFirst => by_id,
            Sort::DueFirst => self.after_due(|date| Column::DueOn.gt(date)),
            Sort::DueLast => self.after_due(|date| Column::DueOn.lt(date)),
            Sort::PriorityFirst => {
                let same = self.after_due(|date| Column::DueOn.gt(date));
                let same = Condition::all()
                    .add(Column::Priority.eq(self.priority))
                    .add(same);
                Condition::any()
                    .add(Column::Priority.lt(self.priority))
                    .add(same)
            }
        }
    }

    /// `further` says which dates come after this one; rows without a date come last.
    fn after_due(&self, further: impl Fn(NaiveDate) -> Expr) -> Condition {
        let by_id = Column::Id.gt(self.id);
        match self.due_on {
            Some(date) => Condition::any()
                .add(further(date))
                .add(Column::DueOn.is_null())
                .add(Condition::all().add(Column::DueOn.eq(date)).add(by_id)),
            None => Condition::all().add(Column::DueOn.is_null()).add(by_id),
        }
    }
}
