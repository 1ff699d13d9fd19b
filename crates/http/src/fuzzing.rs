//! What `fuzz/` calls of this crate, besides the readers that are public: queries and uploads.
//! Behind a feature that the program does without.

use actix_multipart::Multipart;
use actix_web::http::header::HeaderMap;
use actix_web::web::Bytes;
use futures_util::Stream;
use serde::de::DeserializeOwned;
use uuid::Uuid;
use validator::Validate;

use crate::extract::room::Share;
use crate::problem::Problem;

/// Reads query parameters as [`crate::extract::query::Query`] does.
///
/// # Errors
/// The problem with every fault.
pub fn query<T: DeserializeOwned + Validate>(text: &str) -> Result<T, Problem> {
    crate::extract::query::read(text)
}

/// Reads an uploaded file as `POST …/documents` does: its media type and its content.
///
/// # Errors
/// The problem with the form.
pub async fn upload(
    headers: &HeaderMap,
    body: impl Stream<Item = Result<Bytes, actix_web::error::PayloadError>> + 'static,
) -> Result<(&'static str, Vec<u8>), Problem> {
    let mut room = Share::uncounted(Uuid::nil().into());
    let form = Multipart::new(headers, body);
    let received = crate::routes::cases::documents::read_file(form, &mut room).await?;
    Ok((received.media_type, received.content))
}
