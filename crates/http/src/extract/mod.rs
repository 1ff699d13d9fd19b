//! Extractors: what handlers take from a request, already checked. Owns how a fault of the request is
//! told; does not own any rule about cases.
//!
//! The contract answers in the order 401, 404/403, 428, 412, 400/422, 409, but actix polls all
//! extractors of a handler together and stops at the first that fails. So authentication belongs into a
//! middleware of the scope (401 comes first), and a handler of an act takes the later ones as results,
//! to look at them only once the case has been found in scope:
//!
//! ```text
//! async fn accept(
//!     actor: Actor,
//!     id: PathId<CaseId>,
//!     if_match: Result<IfMatch, Problem>,
//!     body: Result<Body<Acceptance>, Problem>,
//! ) -> Result<HttpResponse, Problem> {
//!     // find the case (404), authorise (403), then:
//!     let version = if_match?.expects(case.version)?; // 428, 412
//!     let Body(acceptance) = body?; // 400, 422
//! ```

pub mod body;
pub mod idempotency_key;
pub mod if_match;
mod json;
mod locate;
pub mod path;
mod percent;
mod place;
mod placeholder;
pub mod query;
mod repair;
pub(crate) mod room;
mod serde_fault;
mod text;
mod value_reader;

/// The code a `Deserialize` of ours names by failing with a single `snake_case` word; none for prose.
fn code_in(message: &str) -> Option<String> {
    let word = message.starts_with(|first: char| first.is_ascii_lowercase())
        && message.len() <= 64
        && message
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    word.then(|| message.to_owned())
}

/// Whether `text` holds a character that must not reach a database or a document: PostgreSQL can't
/// store U+0000, and the others have no business in a form.
fn has_control_character(text: &str) -> bool {
    text.chars()
        .any(|c| (c.is_control() && c != '\n' && c != '\t') || is_invisible(c))
}

/// Characters without a shape that make a text look like another one: zero width, and those that
/// turn the direction of writing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
