//! `GET /api/v1/cases` and `POST /api/v1/cases/search`: the cases that the caller can see.

use actix_web::{HttpRequest, HttpResponse, get, post};
use bangban_api_types::cases::search::{CaseSearch, CaseSort};
use bangban_api_types::cases::summary::CaseSummary;
use bangban_api_types::{Day, Page as PageView};
use bangban_application::cases::{self, ListQuery, SearchTerms, Sort};
use bangban_application::{Caller, Error, PageOf};
use bangban_domain::case::{Glance, Priority, StateName};
use bangban_domain::division_code::DivisionCode;
use bangban_domain::fault::Fault;
use bangban_domain::id::{OrganizationId, ServiceItemId, UserId};
use bangban_domain::policy::allowed_actions;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;
use validator::{Validate, ValidationError};

use crate::caller::{Signed, platform};
use crate::extract::body::Body;
use crate::extract::query::Query;
use crate::problem::Problem;
use crate::routes::paging::page;

/// The filters of the list.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct CaseListQuery {
    /// 状态，可重复。
    #[serde(default)]
    #[validate(length(max = 13, code = "item_count"))]
    state: Vec<StateName>,
    /// 机构及其下级。
    organization_id: Option<Uuid>,
    /// 区划代码，十二位。
    #[validate(custom(function = "division"))]
    #[param(pattern = r"^\d{12}$")]
    division_code: Option<String>,
    /// 事项。
    service_item_id: Option<Uuid>,
    /// 代办员。
    agent_id: Option<Uuid>,
    /// 优先级。
    priority: Option<Priority>,
    /// 时限早于该日。
    #[param(value_type = Option<String>, format = Date, pattern = r"^(19|20|21)\d{2}-\d{2}-\d{2}$")]
    due_before: Option<Day>,
    /// `true`：只看已超期的。
    overdue: Option<bool>,
    /// `true`：只看自己申请、起草或承办的。
    mine: Option<bool>,
    /// 排序，默认最新在前。
    sort: Option<CaseSort>,
    /// 每页条数，1–100，默认 20。
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// 上一页的 `next_cursor`。
    // Checked here too: a count looks at no cursor.
    #[validate(length(max = 1024, code = "cursor"))]
    #[param(max_length = 1024)]
    cursor: Option<String>,
}

fn division(code: &str) -> Result<(), ValidationError> {
    DivisionCode::parse(code)
        .map(|_| ())
        .map_err(|_| ValidationError::new("division_code"))
}

/// 办件列表
///
/// Within the caller's scope; pages by key, without totals.
#[utoipa::path(
    tag = "办件",
    operation_id = "list_cases",
    summary = "办件列表",
    params(CaseListQuery),
    responses((status = 200, body = PageView<CaseSummary>, description = "一页办件"))
)]
#[get("")]
pub(crate) async fn list_cases(
    request: HttpRequest,
    Signed(caller): Signed,
    query: Query<CaseListQuery>,
) -> Result<HttpResponse, Problem> {
    let query = query.0;
    let page = page(query.limit, query.cursor.clone());
    let platform = platform(&request)?;
    let found = cases::list(&platform, &caller, query.into(), &page).await?;
    Ok(answer(&caller, found))
}

impl From<CaseListQuery> for ListQuery {
    fn from(query: CaseListQuery) -> Self {
        Self {
            states: query.state,
            organization_id: query.organization_id.map(OrganizationId::new),
            division_code: query
                .division_code
                .as_deref()
                .and_then(|code| DivisionCode::parse(code).ok()),
            service_item_id: query.service_item_id.map(ServiceItemId::new),
            agent_id: query.agent_id.map(UserId::new),
            priority: query.priority,
            due_before: query.due_before.map(|day| day.0),
            overdue: query.overdue.unwrap_or(false),
            mine: query.mine.unwrap_or(false),
            sort: sort(query.sort.unwrap_or_default()),
            terms: SearchTerms::default(),
        }
    }
}

/// 查找办件
///
/// By number, name, identity number, credit code or phone: personal data never stands in a URL, so
/// it is a POST. The same list, the same scope.
#[utoipa::path(
    tag = "办件",
    operation_id = "search_cases",
    summary = "查找办件",
    request_body = CaseSearch,
    responses((status = 200, body = PageView<CaseSummary>, description = "一页办件"))
)]
#[post("/search")]
pub(crate) async fn search_cases(
    request: HttpRequest,
    Signed(caller): Signed,
    body: Body<CaseSearch>,
) -> Result<HttpResponse, Problem> {
    let search = body.0;
    let limit = search.limit.and_then(|limit| u32::try_from(limit).ok());
    let page = page(limit, search.cursor.clone().map(String::from));
    let platform = platform(&request)?;
    let found = cases::list(&platform, &caller, query_of(search)?, &page).await?;
    Ok(answer(&caller, found))
}

fn query_of(search: CaseSearch) -> Result<ListQuery, Error> {
    let division_code = match search.division_code {
        None => None,
        Some(code) => {
            let fault = |_| Error::Faulty(vec![Fault::at("/division_code", "division_code")]);
            Some(DivisionCode::parse(&code.0).map_err(fault)?)
        }
    };
    Ok(ListQuery {
        states: search.state,
        organization_id: search.organization_id.map(OrganizationId::new),
        division_code,
        service_item_id: search.service_item_id.map(ServiceItemId::new),
        agent_id: search.agent_id.map(UserId::new),
        priority: search.priority,
        due_before: search.due_before.map(|day| day.0),
        overdue: search.overdue.unwrap_or(false),
        mine: search.mine.unwrap_or(false),
        sort: sort(search.sort.unwrap_or_default()),
        terms: SearchTerms {
            q: search.q.map(String::from),
            case_number: search.case_number.map(String::from),
            applicant_name: search.applicant_name.map(String::from),
            id_number: search.id_number.map(String::from),
            credit_code: search.credit_code.map(String::from),
            phone: search.phone.map(String::from),
        },
    })
}

const fn sort(sort: CaseSort) -> Sort {
    match sort {
        CaseSort::NewestFirst => Sort::NewestFirst,
        CaseSort::OldestFirst => Sort::OldestFirst,
        CaseSort::DueSoonestFirst => Sort::DueFirst,
        CaseSort::DueLatestFirst => Sort::DueLast,
        CaseSort::MostPressingFirst => Sort::PriorityFirst,
    }
}

fn answer(caller: &Caller, found: PageOf<Glance>) -> HttpResponse {
    let items = found.items.into_iter().map(|case| {
        let allowed = allowed_actions(&caller.actor, &case);
        CaseSummary::of(case, &allowed)
    });
    HttpResponse::Ok()
        .insert_header(("Cache-Control", "private, no-store"))
        .json(PageView {
            items: items.collect(),
            next_cursor: found.next_cursor,
        })
}
