//! `GET /api/v1/calendar/deadline`: 计算时限.

use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::Day;
use bangban_api_types::calendar::DeadlineView;
use bangban_application::deadline::deadline;
use bangban_domain::deadline::{DayUnit, Limit};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::{Validate, ValidationError};

use crate::caller::platform;
use crate::extract::query::Query;
use crate::problem::Problem;
use crate::routes::described::Problem409;

/// What is counted.
#[derive(Debug, Clone, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
struct DeadlineQuery {
    /// 起算日，次日为第 1 日。
    #[param(value_type = String, format = Date, pattern = r"^(19|20|21)\d{2}-\d{2}-\d{2}$", example = "2026-09-25")]
    from: Day,
    /// 天数。
    #[validate(custom(function = "within_ten_years"))]
    #[param(minimum = 0, maximum = 3660, example = 5)]
    days: u32,
    /// `working` 工作日（默认），`calendar` 自然日。
    unit: Option<DayUnit>,
}

fn within_ten_years(days: u32) -> Result<(), ValidationError> {
    let mut fault = ValidationError::new("out_of_range");
    fault.add_param("min".into(), &0);
    fault.add_param("max".into(), &Limit::MAX_DAYS);
    if days > Limit::MAX_DAYS {
        Err(fault)
    } else {
        Ok(())
    }
}

/// 计算时限
///
/// The last day of a limit, by the official calendar (C13). Where a year has no calendar yet, no date is
/// guessed: 409.
#[utoipa::path(
    tag = "工作日历",
    operation_id = "get_deadline",
    summary = "计算时限",
    security(()),
    params(DeadlineQuery),
    responses(
        (status = 200, body = DeadlineView, description = "到期日", example = json!({
            "from": "2026-09-25", "days": 5, "unit": "working", "due_on": "2026-10-09"
        })),
        (status = 409, response = Problem409),
    )
)]
#[get("/deadline")]
pub(super) async fn get_deadline(
    request: HttpRequest,
    query: Query<DeadlineQuery>,
) -> Result<HttpResponse, Problem> {
    let DeadlineQuery { from, days, unit } = query.0;
    let unit = unit.unwrap_or(DayUnit::WorkingDays);
    let platform = platform(&request)?;
    let due_on = Day(deadline(&platform, from.0, days, unit).await?);
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "no-cache"))
        .json(DeadlineView {
            from,
            days,
            unit,
            due_on,
        }))
}
