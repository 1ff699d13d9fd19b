//! What administrators and auditors look after: accounts, the work calendar, the audit trail.

use bangban_api_types::Page;
use bangban_api_types::calendar::{CalendarYearRequest, CalendarYearView, DeadlineView};
use bangban_api_types::notifications::AuditEventView;
use bangban_api_types::users::{UserPatch, UserRequest, UserView};
use uuid::Uuid;

use super::{Api, Failure, Loaded, Method, Stamp, with_query};

/// A page of the accounts that fit the parameters, which are those of the API.
pub(crate) async fn users(
    api: Api,
    parameters: &[(&str, Option<String>)],
) -> Result<Page<UserView>, Failure> {
    api.read(with_query("/api/v1/users", parameters)).await
}

/// An account.
pub(crate) async fn user(api: Api, id: Uuid) -> Result<Loaded<UserView>, Failure> {
    api.get(format!("/api/v1/users/{id}")).await
}

/// Makes an account.
pub(crate) async fn create_user(
    api: Api,
    user: &UserRequest,
    stamp: Stamp,
) -> Result<Loaded<UserView>, Failure> {
    api.ask(Method::Post, "/api/v1/users", user, stamp).await
}

/// Changes an account of the version that `etag` names.
pub(crate) async fn change_user(
    api: Api,
    id: Uuid,
    change: &UserPatch,
    etag: Option<String>,
) -> Result<Loaded<UserView>, Failure> {
    let stamp = Stamp { key: None, etag };
    api.ask(Method::Patch, format!("/api/v1/users/{id}"), change, stamp)
        .await
}

/// The years of the work calendar that are known, in order.
pub(crate) async fn calendar_years(api: Api) -> Result<Vec<CalendarYearView>, Failure> {
    let mut years = Vec::new();
    let mut cursor = None;
    loop {
        let parameters = [("limit", Some("100".to_owned())), ("cursor", cursor)];
        let page: Page<CalendarYearView> = api
            .read(with_query("/api/v1/calendar", &parameters))
            .await?;
        years.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(years);
        }
    }
}

/// A year of the work calendar; none where it is not known yet.
pub(crate) async fn calendar_year(
    api: Api,
    year: i32,
) -> Result<Option<Loaded<CalendarYearView>>, Failure> {
    match api.get(format!("/api/v1/calendar/{year}")).await {
        Ok(loaded) => Ok(Some(loaded)),
        Err(failure) if failure.status() == Some(404) => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// Puts a year in place of what was known of it; `etag` is none for one that is not known yet.
pub(crate) async fn replace_calendar_year(
    api: Api,
    year: i32,
    days: &CalendarYearRequest,
    etag: Option<String>,
) -> Result<Loaded<CalendarYearView>, Failure> {
    let stamp = Stamp { key: None, etag };
    api.ask(Method::Put, format!("/api/v1/calendar/{year}"), days, stamp)
        .await
}

/// The last day of a limit.
pub(crate) async fn deadline(
    api: Api,
    parameters: &[(&str, Option<String>)],
) -> Result<DeadlineView, Failure> {
    api.read(with_query("/api/v1/calendar/deadline", parameters))
        .await
}

/// A page of the audit trail, newest first.
pub(crate) async fn audit_events(
    api: Api,
    parameters: &[(&str, Option<String>)],
) -> Result<Page<AuditEventView>, Failure> {
    api.read(with_query("/api/v1/audit-events", parameters))
        .await
}
