//! From a scope to SQL: the one place where it is done (P3).
//!
//! Owns the translation, which has to agree with `Scope::contains`, and the names of those who narrow
//! what they find to what somebody may see. Does not own who has which scope
//! (`bangban_domain::policy`).

mod finder;

use bangban_domain::id::OrganizationId;
use bangban_domain::organization::Node;
use bangban_domain::policy::Scope;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::entity::{approval_request, case};
use crate::network::entity::{coverage, filing};
use crate::network::filings::FilingScope;

pub use finder::{FINDERS, Finder};

/// Which rows of `cases` lie inside.
pub(crate) fn condition(finder: Finder, scope: &Scope) -> Condition {
    narrowed(finder, translate(scope, &CASES, &of_person))
}

/// Which rows of `approval_requests` lie inside: those of the cases that do.
pub(crate) fn condition_on_requests(finder: Finder, scope: &Scope) -> Condition {
    narrowed(finder, translate(scope, &REQUESTS, &of_person_by_case))
}

/// Which rows of `filings` lie inside.
pub(crate) fn condition_on_filings(finder: Finder, scope: &FilingScope) -> Condition {
    let addressed = organizations(&scope.departments, filing::Column::SuperiorId);
    let inside = Condition::any()
        .add(subtrees(&scope.subtrees, &FILINGS))
        .add(addressed);
    narrowed(finder, inside)
}

/// Which rows of `filings` are about a subtree that somebody asks for. A wish, and no scope.
pub(crate) fn wanted_filings(node: Node) -> Condition {
    Condition::all().add(subtrees(&[node], &FILINGS))
}

/// Which rows of `coverage` lie in these subtrees.
pub(crate) fn condition_on_coverage(finder: Finder, within: &[Node]) -> Condition {
    narrowed(finder, subtrees(within, &COVERAGE))
}

/// Which rows of `coverage` are of a subtree that somebody asks for. A wish, and no scope.
pub(crate) fn wanted_coverage(node: Node) -> Condition {
    Condition::all().add(subtrees(&[node], &COVERAGE))
}

/// Which rows of `cases` are handled in a subtree that somebody asks for. A wish, and no scope: it
/// shows nobody anything.
pub(crate) fn wanted_subtree(node: Node) -> Condition {
    Condition::all().add(subtrees(&[node], &CASES))
}

/// What keeps a finder to what its caller may see, by a scope or by whose something is. Left away
/// where a test has switched the finder's off.
pub(crate) fn narrowed(finder: Finder, inside: impl Into<Condition>) -> Condition {
    if finder.is_switched_off() {
        return always(true);
    }
    // Inside `all`, so that whoever adds to it narrows it.
    Condition::all().add(inside)
}

/// The columns that say where something is handled.
struct Columns<C> {
    organization: C,
    /// By depth, the root first.
    ancestors: [C; 4],
}

const CASES: Columns<case::Column> = Columns {
    organization: case::Column::OrganizationId,
    ancestors: [
        case::Column::Ancestor1,
        case::Column::Ancestor2,
        case::Column::Ancestor3,
        case::Column::Ancestor4,
    ],
};

const REQUESTS: Columns<approval_request::Column> = Columns {
    organization: approval_request::Column::OrganizationId,
    ancestors: [
        approval_request::Column::Ancestor1,
        approval_request::Column::Ancestor2,
        approval_request::Column::Ancestor3,
        approval_request::Column::Ancestor4,
    ],
};

const FILINGS: Columns<filing::Column> = Columns {
    organization: filing::Column::OrganizationId,
    ancestors: [
        filing::Column::Ancestor1,
        filing::Column::Ancestor2,
        filing::Column::Ancestor3,
        filing::Column::Ancestor4,
    ],
};

const COVERAGE: Columns<coverage::Column> = Columns {
    organization: coverage::Column::OrganizationId,
    ancestors: [
        coverage::Column::Ancestor1,
        coverage::Column::Ancestor2,
        coverage::Column::Ancestor3,
        coverage::Column::Ancestor4,
    ],
};

/// What somebody is to a case.
#[derive(Clone, Copy)]
enum Personal<'a> {
    Applicant(&'a str),
    Agent(Uuid),
    Creator(Uuid),
}

fn of_person(personal: Personal<'_>) -> Expr {
    match personal {
        Personal::Applicant(key) => case::Column::ApplicantKey.eq(key),
        Personal::Agent(id) => case::Column::AgentId.eq(id),
        Personal::Creator(id) => case::Column::CreatedBy.eq(id),
    }
}

fn of_person_by_case(personal: Personal<'_>) -> Expr {
    let cases = Query::select()
        .column(case::Column::Id)
        .from(case::Entity)
        .and_where(of_person(personal))
        .to_owned();
    approval_request::Column::CaseId.in_subquery(cases)
}

fn translate<C: ColumnTrait>(
    scope: &Scope,
    columns: &Columns<C>,
    personal: &dyn Fn(Personal<'_>) -> Expr,
) -> Condition {
    match scope {
        // Spelled out, since an empty condition inside another one is left away.
        Scope::All => always(true),
        Scope::Nothing => always(false),
        Scope::Subtrees(nodes) => subtrees(nodes, columns),
        Scope::Organizations(ids) => organizations(ids, columns.organization),
        Scope::Own(key) => Condition::all().add(personal(Personal::Applicant(&key.0))),
        Scope::AssignedTo(user) => Condition::all().add(personal(Personal::Agent(user.uuid()))),
        Scope::CreatedBy(user, venue) => organizations(&[*venue], columns.organization)
            .add(personal(Personal::Creator(user.uuid()))),
        Scope::AnyOf(scopes) => any(scopes
            .iter()
            .map(|scope| translate(scope, columns, personal))),
    }
}

/// The subtree of a node is an equality on the ancestor of its depth. Deeper than four there is
/// nothing.
fn subtrees<C: ColumnTrait>(nodes: &[Node], columns: &Columns<C>) -> Condition {
    let columns = columns.ancestors.iter().zip(1..);
    let by_depth = columns.filter_map(|(column, depth)| {
        let ids: Vec<OrganizationId> = nodes
            .iter()
            .filter(|node| node.depth == depth)
            .map(|node| node.id)
            .collect();
        (!ids.is_empty()).then(|| organizations(&ids, *column))
    });
    any(by_depth)
}

fn organizations<C: ColumnTrait>(ids: &[OrganizationId], column: C) -> Condition {
    match ids {
        [] => always(false),
        [id] => Condition::all().add(column.eq(id.uuid())),
        _ => Condition::all().add(column.is_in(ids.iter().map(|id| id.uuid()))),
    }
}

/// Any of the conditions; none, where there is none.
fn any(conditions: impl Iterator<Item = Condition>) -> Condition {
    let mut conditions = conditions.peekable();
    if conditions.peek().is_none() {
        return always(false);
    }
    conditions.fold(Condition::any(), Condition::add)
}

fn always(value: bool) -> Condition {
    Condition::all().add(Expr::Constant(value.into()))
}
