//! Lists and searches of cases: the same filters, the same scope.

use bangban_domain::case::applicant::{IdType, identity_of, identity_of_body};
use bangban_domain::case::{Glance, Priority, StateName};
use bangban_domain::credit_code::CreditCode;
use bangban_domain::division_code::DivisionCode;
use bangban_domain::id::{OrganizationId, ServiceItemId, UserId};
use bangban_domain::identity_number::IdentityNumber;
use bangban_domain::organization::{Node, Place};
use bangban_domain::phone::Phone;
use bangban_domain::policy::{Role, case_scope};
use bangban_persistence::cases::{self, CaseFilter, Sort};
use bangban_persistence::registry::organizations::{self, OrganizationFilter};
use bangban_persistence::{Page, PageOf, Source, keys};
use chrono::NaiveDate;

use crate::{Caller, Error, Platform};

/// How far cases are counted.
pub const COUNTED: u64 = 100;

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
) -> Result<PageOf<Glance>, Error> {
    let source = platform.store.reader().await?;
    let scope = case_scope(&caller.actor);
    let sort = query.sort;
    let Some(filter) = filter(platform, caller, &source, query).await? else {
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

/// How many cases such a list would show, and [`COUNTED`] where there are that many or more.
///
/// # Errors
/// Those of storage.
pub async fn count(platform: &Platform, caller: &Caller, query: ListQuery) -> Result<u64, Error> {
    let source = platform.store.reader().await?;
    let scope = case_scope(&caller.actor);
    match filter(platform, caller, &source, query).await? {
        Some(filter) => Ok(cases::count(&source, &scope, &filter, COUNTED).await?),
        None => Ok(0),
    }
}

/// None where a filter can fit no case.
async fn filter(
    platform: &Platform,
    caller: &Caller,
    source: &impl Source,
    query: ListQuery,
) -> Result<Option<CaseFilter>, Error> {
    // An applicant sees nothing but the own cases anyway; staff narrows to what it drafted or handles.
    let mut posts = caller.actor.posts.iter();
    let staff = posts.any(|post| post.role != Role::Applicant);
    let mine = (query.mine && staff).then_some(caller.actor.user_id);
    let Some(subtree) = subtree(source, &query).await? else {
        return Ok(None);
    };
    let mut filter = CaseFilter {
        states: query.states,
        subtree,
        service_item_id: query.service_item_id,
        agent_id: query.agent_id,
        mine,
        priority: query.priority,
        due_before: query.due_before,
        overdue: query.overdue.then(|| platform.today()),
        ..CaseFilter::default()
    };
    let possible = apply_terms(platform, &mut filter, query.terms);
    Ok(possible.then_some(filter))
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

/// Every term narrows: two that name different applicants, phones or names fit no case.
fn apply_terms(platform: &Platform, filter: &mut CaseFilter, mut terms: SearchTerms) -> bool {
    if let Some(q) = terms.q.take() {
        let known = sort_out(platform, &mut terms, q.trim().to_owned());
        if !known {
            return false;
        }
    }
    let index = &platform.sealing.index;
    let resident = terms
        .id_number
        .map(|number| keys::identity_key(index, &identity_of(IdType::ResidentId, number.trim())));
    let body = terms
        .credit_code
        .map(|code| keys::identity_key(index, &identity_of_body(code.trim())));
    // Nobody has both an identity number and a credit code.
    let contradict = resident.is_some() && body.is_some();
    filter.applicant_key = resident.or(body);
    filter.case_number = terms.case_number.map(|number| number.trim().to_uppercase());
    filter.name_key = terms
        .applicant_name
        .map(|name| keys::name_key(index, &name));
    filter.phone_key = terms.phone.map(|phone| keys::phone_key(index, &phone));
    !contradict
}

/// One box: what the text can be, by its form; a name where it can be nothing else. False where the
/// term of that kind says something else already.
fn sort_out(platform: &Platform, terms: &mut SearchTerms, q: String) -> bool {
    let term = if IdentityNumber::parse(&q, platform.today()).is_ok() {
        &mut terms.id_number
    } else if CreditCode::parse(&q).is_ok() {
        &mut terms.credit_code
    } else if Phone::parse(&q).is_ok() {
        &mut terms.phone
    } else if is_case_number(&q) {
        &mut terms.case_number
    } else {
        &mut terms.applicant_name
    };
    match term {
        Some(said) => *said == q,
        None => {
            *term = Some(q);
            true
        }
    }
}

fn is_case_number(text: &str) -> bool {
    let digits = text.strip_prefix("LY").or_else(|| text.strip_prefix("ly"));
    digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}
