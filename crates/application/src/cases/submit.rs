//! 提交申请: number and tracking code come from here (C8).

use bangban_domain::case::acts::submit::Submit;
use bangban_domain::fault::Fault;
use bangban_domain::service_item::ServiceItem;
use bangban_domain::time::legal_date;
use bangban_persistence::registry::{organizations, service_items};
use bangban_persistence::{Source, cases};
use chrono::{DateTime, Utc};

use super::work::{Pending, Work};
use crate::{Error, Platform, track};

/// A submitted case, with the code that is shown once.
pub struct Submitted<'a> {
    /// Saved, and not yet committed.
    pub pending: Pending<'a>,
    /// 查询码.
    pub tracking_code: String,
}

/// Submits the draft.
///
/// # Errors
/// The domain's refusal, and those of storage.
pub async fn submit<'a>(
    platform: &'a Platform,
    work: Work<'a>,
    declaration: bool,
) -> Result<Submitted<'a>, Error> {
    let (command, tracking_code) = prepare(platform, &work, declaration).await?;
    let pending = work.finish(command).await?;
    Ok(Submitted {
        pending,
        tracking_code,
    })
}

async fn prepare(
    platform: &Platform,
    work: &Work<'_>,
    declaration: bool,
) -> Result<(Submit, String), Error> {
    let id = work.case().record.service_item_id;
    let today = legal_date(work.at());
    let current = service_items::current(work.transaction(), id, today).await?;
    let withdrawn = || Error::Faulty(vec![Fault::at("/service_item_id", "unknown_service_item")]);
    let current = current.ok_or_else(withdrawn)?;
    still_open(work).await?;
    new_submission(
        platform,
        work.transaction(),
        work.at(),
        declaration,
        current,
    )
    .await
}

/// A venue that closed since the draft was made answers nobody.
async fn still_open(work: &Work<'_>) -> Result<(), Error> {
    let venue = organizations::get(work.transaction(), work.case().venue.id()).await?;
    if venue.is_some_and(|venue| venue.active) {
        return Ok(());
    }
    let closed = Fault::at("/organization_id", "organization_closed");
    Err(Error::Faulty(vec![closed]))
}

/// The command with a fresh number and code.
///
/// # Errors
/// Those of storage.
pub(super) async fn new_submission(
    platform: &Platform,
    source: &impl Source,
    at: DateTime<Utc>,
    declaration: bool,
    current_item: ServiceItem,
) -> Result<(Submit, String), Error> {
    let case_number = free_number(platform, source, at).await?;
    let tracking_code = track::new_code(platform);
    let command = Submit {
        declaration,
        tracking_digest: track::digest(platform, &case_number, &tracking_code),
        case_number,
        current_item,
    };
    Ok((command, tracking_code))
}

/// `LY`, the day, nine random digits: nobody can count the city's cases, or guess the next one. At
/// 20,000 cases a day two of them would meet once in five days, so it is asked whether it is taken.
async fn free_number(
    platform: &Platform,
    source: &impl Source,
    at: DateTime<Utc>,
) -> Result<String, Error> {
    loop {
        let random = u64::from_be_bytes(platform.random_bytes::<8>()) % 1_000_000_000;
        let number = format!("LY{}{random:09}", legal_date(at).format("%Y%m%d"));
        if !cases::unscoped_number_is_taken(source, &number).await? {
            return Ok(number);
        }
    }
}
