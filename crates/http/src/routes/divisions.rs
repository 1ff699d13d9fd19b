//! `GET /api/v1/divisions`: 区划, public reference data.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::Page as PageView;
use bangban_api_types::divisions::DivisionView;
use bangban_application::divisions::{self, Division, DivisionFilter};
use bangban_domain::division_code::{DivisionCode, DivisionLevel};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::{Validate, ValidationError};

use super::lists::{NO_VERSION, list_response};
use super::paging::page;
use crate::caller::platform;
use crate::etag::versioned_response;
use crate::extract::path::PathId;
use crate::extract::query::Query;
use crate::problem::{InputFault, Problem, ProblemCode};

/// The filters of the list.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
struct DivisionQuery {
    /// 直接上级区划，十二位代码。
    #[validate(custom(function = "is_division_code"))]
    #[param(pattern = r"^\d{12}$")]
    parent_code: Option<String>,
    /// 层级：`province`、`city`、`county`、`town`、`village`。
    #[param(value_type = Option<String>, pattern = "^(province|city|county|town|village)$")]
    level: Option<DivisionLevel>,
    /// 名称所含文字。
    #[validate(length(min = 1, max = 50))]
    #[param(min_length = 1, max_length = 50)]
    q: Option<String>,
    /// 每页条数，1–100，默认 20。
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// 上一页的 `next_cursor`。
    #[param(max_length = 1024)]
    cursor: Option<String>,
}

/// For `validator`: a division code in a query.
pub(crate) fn is_division_code(code: &str) -> Result<(), ValidationError> {
    DivisionCode::parse(code)
        .map(|_| ())
        .map_err(|fault| ValidationError::new(fault.code()))
}

/// 区划列表
///
/// Administrative divisions by code, from the statistical list.
#[utoipa::path(
    tag = "区划",
    operation_id = "list_divisions",
    summary = "区划列表",
    security(()),
    params(DivisionQuery),
    responses((status = 200, body = PageView<DivisionView>, description = "一页区划", example = json!({ "items": [{
        "code": "371302000000", "name": "兰山区", "level": "county", "parent_code": "371300000000"
    }], "next_cursor": null })))
)]
#[get("")]
async fn list_divisions(
    request: HttpRequest,
    query: Query<DivisionQuery>,
) -> Result<HttpResponse, Problem> {
    let query = query.0;
    let filter = DivisionFilter {
        parent_code: query
            .parent_code
            .as_deref()
            .and_then(|code| DivisionCode::parse(code).ok()),
        level: query.level,
        name_contains: query.q,
    };
    let platform = platform(&request)?;
    let found = divisions::list(&platform, &filter, &page(query.limit, query.cursor)).await?;
    Ok(list_response(found, view))
}

/// 查看区划
///
/// One division by its code of twelve digits.
#[utoipa::path(
    tag = "区划",
    operation_id = "get_division",
    summary = "查看区划",
    security(()),
    params(("code" = String, Path, description = "十二位代码", pattern = r"^\d{12}$", example = "371302000000")),
    responses((status = 200, body = DivisionView, description = "区划", example = json!({
        "code": "371302000000", "name": "兰山区", "level": "county", "parent_code": "371300000000"
    })))
)]
#[get("/{code}")]
async fn get_division(request: HttpRequest, code: PathId<String>) -> Result<HttpResponse, Problem> {
    let code = DivisionCode::parse(&code.0).map_err(|fault| {
        Problem::new(ProblemCode::MalformedPath)
            .with_errors(vec![InputFault::at("/code", fault.code())])
    })?;
    let platform = platform(&request)?;
    let division = divisions::get(&platform, &code).await?;
    versioned_response(&request, StatusCode::OK, NO_VERSION, &view(division))
}

fn view(division: Division) -> DivisionView {
    DivisionView {
        code: division.code.as_str().to_owned(),
        name: division.name,
        level: division.level.as_str().to_owned(),
        parent_code: division.parent_code.map(|code| code.as_str().to_owned()),
    }
}

/// The routes below `/api/v1/divisions`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1/divisions")
            .service(list_divisions)
            .service(get_division),
    );
}
