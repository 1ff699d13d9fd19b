//! The time: now, today's legal date at UTC+8, and waiting.

use std::time::Duration;

use bangban_domain::time::legal_date;
use chrono::{DateTime, NaiveDate, Utc};
use wasm_bindgen_futures::JsFuture;

/// Now, to the millisecond.
pub(crate) fn now() -> DateTime<Utc> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds since 1970 are far from the end of i64"
    )]
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default()
}

/// Today's date in Linyi, wherever the browser is.
pub(crate) fn today() -> NaiveDate {
    legal_date(now())
}

/// Waits.
pub(crate) async fn sleep(time: Duration) {
    let wait = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            let milliseconds = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
            // Refused only where the page goes away: then nobody waits any more.
            let _ =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
        }
    });
    // It is never rejected.
    let _ = JsFuture::from(wait).await;
}
