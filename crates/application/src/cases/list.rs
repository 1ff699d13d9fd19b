//! Lists and searches of cases: the same filters, the same scope.

use bangban_domain::case::applicant::{IdType, identity_of, identity_of_body};
use bangban_domain::case::{Case, Priority, StateName};
use bangban_domain::credit_code::CreditCode;
use bangban_domain::division_code::DivisionCode;
use bangban_domain::id::{OrganizationId, ServiceItemId, UserId};
use bangban_domain::identity_number::IdentityNumber;
use bangban_domain::organization::{Node, Place};
use bangban_domain::phone::Phone;
use bangban_domain::policy::{Role, Scope, case_scope};
use bangban_persistence::cases::{self, CaseFilter, Sort};
use bangban_persistence::registry::organizations::{self, OrganizationFilter};
use bangban_persistence::{Page, PageOf, Source, keys};
use chrono::NaiveDate;

use crate::{Caller, Error, Platform};

/// The filters of a list.
#[derive(Debug, Clone, Default)]
pub struct ListQuery {
    /// In one of these states; any if empty.
    pub states: Vec<StateName>,
    /// In the subtree of this organisation.
    pub organization_id: Option<OrganizationId>,
    /// In this division.
    pub division_code: Option<DivisionCode>,
    /// Of this item.
    pub service_item_id: Option<ServiceItemId>,
    /// Of this agent.
    pub agent_id: Option<UserId>,
    /// Of this priority.
    pub priority: Option<Priority>,
    /// Due before this date.
    pub due_before: Option<NaiveDate>,
    /// Only those past their due date.
    pub overdue: bool,
    /// The caller's own.
    pub mine: bool,
    /// Order.
    pub sort: Sort,
    /// What to search for.
    pub terms: SearchTerms,
}

/// What to search for; every term narrows.
#[derive(Clone, Default)]
pub struct SearchTerms {
    /// Number, code, phone or name.
    pub q: Option<String>,
    /// 办件编号.
    pub case_number: Option<String>,
    /// The whole name.
    pub applicant_name: Option<String>,
    /// A resident identity number.
    pub id_number: Option<String>,
    /// A credit code.
    pub credit_code: Option<String>,
    /// A phone number.
    pub phone: Option<String>,
}

// Search terms are personal data.
impl std::fmt::Debug for SearchTerms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SearchTerms")
    }
}

/// A page of the cases that the caller can see.
///
/// # Errors
/// [`Error::InvalidCursor`], and those of storage.
pub async fn list(
    platform: &Platform,
    caller: &Caller,
    query: ListQuery,
    page: &Page,
) -> Result<PageOf<Case>, Error> {
    let source = platform.store.reader().await?;
    let mut scope = case_scope(&caller.actor);
    if query.mine {
        scope = narrowed(scope, own(caller));
    }
    let sort = query.sort;
    let Some(filter) = filter(platform, &source, query).await? else {
        return Ok(PageOf {
            items: Vec::new(),
            next_cursor: None,
        });
    };
    Ok(cases::list(
        &source,
        &scope,
        &filter,
        sort,
        page,
        &platform.sealing.keyring,
    )
    .await?)
}

/// Applied for, drafted or handled by the caller.
fn own(caller: &Caller) -> Vec<Scope> {
    let actor = &caller.actor;
    let mut own = Vec::new();
    if let (true, Some(key)) = (actor.holds(Role::Applicant), &actor.identity) {
        own.push(Scope::Own(key.clone()));
    }
    if actor.holds(Role::Agent) {
        own.push(Scope::AssignedTo(actor.user_id));
    }
    let places = actor.posts.iter().map(|post| post.place.id());
    own.extend(places.map(|place| Scope::CreatedBy(actor.user_id, place)));
    own
}

/// Of the own cases, those that the scope holds as well. A scope of nothing stays one: an
/// administrator's own drafts of earlier days are no longer his or hers to see.
fn narrowed(scope: Scope, own: Vec<Scope>) -> Scope {
    match scope {
        Scope::Nothing => Scope::Nothing,
        Scope::AnyOf(parts) => Scope::AllOf(vec![Scope::AnyOf(parts), Scope::AnyOf(own)]),
        part => Scope::AllOf(vec![part, Scope::AnyOf(own)]),
    }
}

/// None where a filter can fit no case.
async fn filter(
    platform: &Platform,
    source: &impl Source,
    query: ListQuery,
) -> Result<Option<CaseFilter>, Error> {
    let Some(subtree) = subtree(source, &query).await? else {
        return Ok(None);
    };
    let mut filter = CaseFilter {
        states: query.states,
        subtree,
        service_item_id: query.service_item_id,
        agent_id: query.agent_id,
        priority: query.priority,
        due_before: query.due_before,
        overdue: query.overdue.then(|| platform.today()),
        ..CaseFilter::default()
    };
    apply_terms(platform, &mut filter, query.terms);
    Ok(Some(filter))
}

/// The one subtree that all filters by place leave: `Some(None)` is no restriction.
async fn subtree(source: &impl Source, query: &ListQuery) -> Result<Option<Option<Node>>, Error> {
    let mut places: Vec<Place> = Vec::new();
    if let Some(id) = query.organization_id {
        let Some(place) = organizations::place(source, id).await? else {
            return Ok(None);
        };
        places.push(place);
    }
    if let Some(code) = &query.division_code {
        let filter = OrganizationFilter {
            division_code: Some(code.clone()),
            ..OrganizationFilter::default()
        };
        let found = organizations::list(source, &filter, &Page::new(Page::MOST, None)).await?;
        // Beside the venue of a division stands its department: the venue's subtree is meant.
        let venue = found
            .items
            .into_iter()
            .find(|organization| organization.place.kind.is_venue());
        let Some(venue) = venue else { return Ok(None) };
        places.push(venue.place);
    }
    places.sort_by_key(Place::depth);
    let Some(deepest) = places.last() else {
        return Ok(Some(None));
    };
    let nested = places.iter().all(|place| deepest.is_within(place.reach()));
    Ok(nested.then(|| Some(deepest.reach())))
}

fn apply_terms(platform: &Platform, filter: &mut CaseFilter, terms: SearchTerms) {
    let index = &platform.sealing.index;
    let resident =
        |number: &str| keys::identity_key(index, &identity_of(IdType::ResidentId, number.trim()));
    let body = |code: &str| keys::identity_key(index, &identity_of_body(code.trim()));
    filter.case_number = terms.case_number.map(|number| number.trim().to_uppercase());
    filter.name_key = terms
        .applicant_name
        .map(|name| keys::name_key(index, &name));
    filter.applicant_key = terms
        .id_number
        .as_deref()
        .map(resident)
        .or(terms.credit_code.as_deref().map(body));
    filter.phone_key = terms.phone.map(|phone| keys::phone_key(index, &phone));
    // One box: what the text can be, by its form; a name where it can be nothing else.
    let Some(q) = terms.q.map(|q| q.trim().to_owned()) else {
        return;
    };
    if IdentityNumber::parse(&q, platform.today()).is_ok() {
        filter.applicant_key = Some(resident(&q));
    } else if CreditCode::parse(&q).is_ok() {
        filter.applicant_key = Some(body(&q));
    } else if Phone::parse(&q).is_ok() {
        filter.phone_key = Some(keys::phone_key(index, &q));
    } else if q.to_uppercase().starts_with("LY") {
        filter.case_number = Some(q.to_uppercase());
    } else {
        filter.name_key = Some(keys::name_key(index, &q));
    }
}
