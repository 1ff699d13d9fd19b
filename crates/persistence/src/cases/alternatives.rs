//! Lists with alternatives: several states, or several reasons for which somebody sees a case.
//!
//! Owns the splitting of a list into one for each combination. Each of them is a walk along one
//! index, which ends after a page; with `OR` and `IN` the database would have to sort all that
//! fits, or to walk past all that does not. Does not own the order or the page.

use bangban_domain::case::StateName;
use bangban_domain::policy::Scope;
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Order, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, Condition};

use super::list::{CaseFilter, Sort};
use crate::entity::case::Column;
use crate::scope::{self, Finder};

/// The most walks that one list is split into.
const MOST: usize = 16;
/// The most reasons: each one has to leave out those before it.
const MOST_REASONS: usize = 5;

/// Scope, states and `mine` as one condition.
pub(super) fn whole(within: &Scope, filter: &CaseFilter) -> Condition {
    let states = filter.states.iter().map(|state| state.as_str());
    let states = (!filter.states.is_empty()).then(|| Column::State.is_in(states));
    let mine =
        mine(filter).map(|reasons| reasons.into_iter().fold(Condition::any(), Condition::add));
    Condition::all()
        .add(scope::condition(Finder::CaseListAsOne, within))
        .add_option(states)
        .add_option(mine)
}

/// The same as conditions of which every case meets at most one.
pub(super) fn split(within: &Scope, filter: &CaseFilter) -> Vec<Condition> {
    let reasons = match mine(filter) {
        // Few cases are anybody's own: they are the better way in.
        Some(reasons) => disjoint(reasons, &scope::condition(Finder::CaseListOfMine, within)),
        None => disjoint(reasons(within), &Condition::all()),
    };
    let states = filter.states.len().max(1);
    if reasons.len() > MOST_REASONS || reasons.len() * states > MOST {
        return vec![whole(within, filter)];
    }
    let with_state = |reason: &Condition| match filter.states.as_slice() {
        [] => vec![reason.clone()],
        states => states
            .iter()
            .map(|state| reason.clone().add(is_in(*state)))
            .collect(),
    };
    reasons.iter().flat_map(with_state).collect()
}

/// One query from those of the parts, each of which has the order and the limit already.
pub(super) fn unite(mut parts: Vec<SelectStatement>, sort: Sort, limit: u64) -> SelectStatement {
    if parts.len() == 1 {
        return parts.remove(0);
    }
    // SQLite takes an order inside a union only in a subquery.
    let mut parts = parts.into_iter().map(|part| {
        Query::select()
            .column(Asterisk)
            .from_subquery(part, "part")
            .to_owned()
    });
    let mut united = parts.next().unwrap_or_default();
    for part in parts {
        united.union(UnionType::All, part);
    }
    let order = if sort == Sort::NewestFirst {
        Order::Desc
    } else {
        Order::Asc
    };
    united.order_by("id", order).limit(limit);
    united
}

fn is_in(state: StateName) -> Expr {
    Column::State.eq(state.as_str())
}

fn mine(filter: &CaseFilter) -> Option<Vec<Condition>> {
    let user = filter.mine?.uuid();
    Some(vec![
        Condition::all().add(Column::AgentId.eq(user)),
        Condition::all().add(Column::CreatedBy.eq(user)),
    ])
}

/// For which reasons a case lies inside the scope.
fn reasons(scope: &Scope) -> Vec<Condition> {
    let one = |scope: &Scope| scope::condition(Finder::CaseListByReason, scope);
    match scope {
        Scope::AnyOf(scopes) if !scopes.is_empty() => scopes.iter().flat_map(reasons).collect(),
        Scope::Subtrees(nodes) if !nodes.is_empty() => nodes
            .iter()
            .map(|node| one(&Scope::Subtrees(vec![*node])))
            .collect(),
        Scope::Organizations(ids) if !ids.is_empty() => ids
            .iter()
            .map(|id| one(&Scope::Organizations(vec![*id])))
            .collect(),
        _ => vec![one(scope)],
    }
}

/// Each reason without those before it, and with what holds for all.
fn disjoint(reasons: Vec<Condition>, all: &Condition) -> Vec<Condition> {
    let mut before: Vec<Expr> = Vec::new();
    let mut disjoint = Vec::with_capacity(reasons.len());
    for reason in reasons {
        let this: Expr = reason.clone().into();
        let alone = before.iter().fold(all.clone().add(reason), |alone, other| {
            // Not `NOT`: a case without an agent is not somebody's, which is neither true nor false.
            alone.add(other.clone().is_not(Expr::Constant(true.into())))
        });
        disjoint.push(alone);
        before.push(this);
    }
    disjoint
}
