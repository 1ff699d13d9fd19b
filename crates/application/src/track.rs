//! 进度查询 (C18): number and code, no account.
//!
//! Owns the code: how it is made, compared and told apart from a wrong one.

use bangban_domain::case::Case;
use bangban_persistence::registry::agents::Agent;
use bangban_persistence::registry::organizations;
use bangban_persistence::timeline::{self, TimelineEntry};
use bangban_persistence::{Page, Source, cases};

use crate::cases::agent_from;
use crate::{Error, Platform};

/// Letters and digits that nobody mistakes for one another on paper.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// What a tracked case shows.
pub struct Tracked {
    /// The case.
    pub case: Case,
    /// The item's name.
    pub service_item_name: String,
    /// The venue's name.
    pub organization_name: String,
    /// The venue's phone.
    pub organization_phone: Option<String>,
    /// The venue's address.
    pub organization_address: Option<String>,
    /// The agent, once one is named.
    pub agent: Option<Agent>,
    /// What happened, newest last.
    pub steps: Vec<TimelineEntry>,
}

/// A new code: eight characters, 40 bits. With the limits of the route, guessing one takes ages.
pub(crate) fn new_code(platform: &Platform) -> String {
    let bytes = platform.random_bytes::<8>();
    bytes
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte & 31)]))
        .collect()
}

/// What is kept of a code. It hangs on the number, so that a code opens one case only.
pub(crate) fn digest(platform: &Platform, case_number: &str, code: &str) -> String {
    let code: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_uppercase();
    hex::encode(
        platform
            .sealing
            .index
            .of("tracking-code", &format!("{case_number}:{code}")),
    )
}

/// The case of this number, if the code is right. A wrong number and a wrong code look the same.
///
/// # Errors
/// [`Error::NotFound`], and those of storage.
pub async fn track(platform: &Platform, case_number: &str, code: &str) -> Result<Tracked, Error> {
    let source = platform.store.reader().await?;
    let number = case_number.trim().to_uppercase();
    let given = digest(platform, &number, code);
    let found = cases::find_unscoped_by_number(&source, &number, &platform.sealing.keyring).await?;
    // Both are keyed digests: how long the comparison takes says nothing about the code.
    let found = found
        .filter(|found| found.tracking_digest == given)
        .ok_or(Error::NotFound)?;
    let case = found.case;
    let item = platform
        .items
        .get(
            &source,
            case.record.service_item_id,
            case.record.service_item_version,
        )
        .await?;
    let venue = organizations::get(&source, case.venue.id())
        .await?
        .ok_or(Error::Internal)?;
    let steps = steps(&source, &case).await?;
    let agent = agent_from(&source, &case).await?;
    Ok(Tracked {
        service_item_name: item.name.clone(),
        organization_name: venue.name,
        organization_phone: venue.phone,
        organization_address: venue.address,
        agent,
        steps,
        case,
    })
}

/// More pages of events than any case has.
const MOST_PAGES: usize = 20;

/// Everything that happened, oldest first.
async fn steps(source: &impl Source, case: &Case) -> Result<Vec<TimelineEntry>, Error> {
    let mut steps = Vec::new();
    let mut cursor = None;
    for _ in 0..MOST_PAGES {
        let page = timeline::list(source, case, None, &Page::new(Page::MOST, cursor)).await?;
        steps.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    Ok(steps)
}
