//! `PUT /api/v1/calendar/{year}`: 导入一年的工作日历.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, put};
use bangban_api_types::Day;
use bangban_api_types::calendar::{CalendarYearRequest, CalendarYearView};
use bangban_application::calendar;
use bangban_domain::calendar::CalendarYear;
use bangban_domain::policy::Permission;
use chrono::Datelike;

use crate::caller::{Signed, platform};
use crate::etag::versioned_response;
use crate::extract::body::{Body, invalid};
use crate::extract::if_match::IfMatch;
use crate::extract::path::PathId;
use crate::openapi::IfMatchWhereThereHeader;
use crate::problem::{InputFault, Problem, ProblemCode};

/// 导入一年的工作日历
///
/// Puts the year in place of what was known of it. A year that is not known yet is imported without
/// `If-Match`. Due dates that waited for the year are filled in afterwards.
#[utoipa::path(
    tag = "工作日历",
    operation_id = "put_calendar_year",
    summary = "导入一年的工作日历",
    params(IfMatchWhereThereHeader, ("year" = u16, Path, description = "年份", maximum = 65535, example = 2027)),
    request_body = CalendarYearRequest,
    responses(
        (status = 200, body = CalendarYearView, description = "已替换", example = json!({
            "year": 2027, "holidays": ["2027-01-01"], "workdays": ["2027-02-06"]
        })),
        (status = 201, body = CalendarYearView, description = "已导入", example = json!({
            "year": 2027, "holidays": ["2027-01-01"], "workdays": ["2027-02-06"]
        })),
    )
)]
#[put("/{year}")]
pub(super) async fn put_calendar_year(
    request: HttpRequest,
    Signed(caller): Signed,
    year: Result<PathId<u16>, Problem>,
    if_match: Result<IfMatch, Problem>,
    body: Result<Body<CalendarYearRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ManageCalendar)?;
    let year = i32::from(year?.0);
    let platform = platform(&request)?;
    let current = calendar::find(&platform, year)
        .await?
        .as_ref()
        .map(calendar::version_of);
    let expected = expected(current, if_match)?;
    let year = read(body?.0, year)?;
    calendar::replace_year(&platform, &caller, &year, expected).await?;
    answer(&request, &year, expected.is_none())
}

/// The version to replace: needed where there is one, and refused where there is none.
fn expected(
    current: Option<i64>,
    if_match: Result<IfMatch, Problem>,
) -> Result<Option<i64>, Problem> {
    match (current, if_match) {
        (Some(version), if_match) => if_match?.expects(version).map(Some),
        (None, Err(problem)) if problem.code == ProblemCode::IfMatchRequired => Ok(None),
        (None, Err(problem)) => Err(problem),
        // RFC 9110 §13.1.1: nothing there matches nothing, not even `*`.
        (None, Ok(_)) => Err(ProblemCode::StaleVersion.into()),
    }
}

fn read(sent: CalendarYearRequest, year: i32) -> Result<CalendarYear, Problem> {
    let faults = |name: &'static str, days: &[Day]| -> Vec<InputFault> {
        let outside = days
            .iter()
            .enumerate()
            .filter(|(_, day)| day.0.year() != year);
        outside
            .map(|(index, _)| InputFault::at(format!("/{name}/{index}"), "outside_year"))
            .collect()
    };
    let mut found = faults("holidays", &sent.holidays);
    found.extend(faults("workdays", &sent.workdays));
    if !found.is_empty() {
        return Err(invalid(found));
    }
    sent.into_year(year)
        .ok_or_else(|| ProblemCode::Internal.into())
}

fn answer(
    request: &HttpRequest,
    year: &CalendarYear,
    created: bool,
) -> Result<HttpResponse, Problem> {
    let status = if created {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    let view = CalendarYearView::from(year);
    let mut response = versioned_response(request, status, calendar::version_of(year), &view)?;
    if created {
        let location = HeaderValue::from_str(&format!("/api/v1/calendar/{}", year.year));
        response.headers_mut().insert(
            header::LOCATION,
            location.map_err(|_| ProblemCode::Internal)?,
        );
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_year_needs_its_version_and_an_unknown_one_none() {
        let missing = || Err(ProblemCode::IfMatchRequired.into());
        let code = |outcome: Result<Option<i64>, Problem>| outcome.unwrap_err().code;
        assert_eq!(expected(None, missing()), Ok(None));
        assert_eq!(
            expected(Some(7), Ok(IfMatch::Versions(vec![7]))),
            Ok(Some(7))
        );
        assert_eq!(
            code(expected(Some(7), missing())),
            ProblemCode::IfMatchRequired
        );
        assert_eq!(
            code(expected(Some(7), Ok(IfMatch::Versions(vec![8])))),
            ProblemCode::StaleVersion
        );
        assert_eq!(
            code(expected(None, Ok(IfMatch::Any))),
            ProblemCode::StaleVersion
        );
        assert_eq!(
            code(expected(None, Err(ProblemCode::MalformedHeader.into()))),
            ProblemCode::MalformedHeader
        );
    }

    #[test]
    fn every_day_outside_of_the_year_is_told() {
        let day = |text: &str| Day::parse(text).unwrap();
        let sent = CalendarYearRequest {
            holidays: vec![day("2027-01-01"), day("2026-12-31")],
            workdays: vec![day("2028-01-02")],
        };
        let problem = read(sent, 2027).unwrap_err();
        let pointers: Vec<_> = problem
            .errors
            .iter()
            .map(|fault| fault.pointer.as_str())
            .collect();
        assert_eq!(pointers, ["/holidays/1", "/workdays/0"]);
    }
}
