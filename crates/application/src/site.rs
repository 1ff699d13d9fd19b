//! What anybody may know of the installation.

use bangban_persistence::registry::settings;

use crate::{Error, Platform};

/// Whether it holds demonstration data.
///
/// # Errors
/// Those of storage.
pub async fn is_demonstration(platform: &Platform) -> Result<bool, Error> {
    Ok(settings::is_demo(&platform.store.reader().await?).await?)
}
