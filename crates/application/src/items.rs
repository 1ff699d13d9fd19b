//! Service item versions: published ones never change, so a process reads each once.
//!
//! Owns the copies. Does not own publication.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bangban_domain::id::ServiceItemId;
use bangban_domain::service_item::ServiceItem;
use bangban_persistence::Source;
use bangban_persistence::registry::service_items::{self, VersionState};

use crate::Error;

/// The process's copies.
#[derive(Debug, Default)]
pub struct ItemCache(Mutex<HashMap<(ServiceItemId, i32), Arc<ServiceItem>>>);

impl ItemCache {
    /// The item in that version.
    ///
    /// # Errors
    /// [`Error::Internal`] where a case names a version that is not there; else those of storage.
    pub async fn get(
        &self,
        source: &impl Source,
        id: ServiceItemId,
        version: i32,
    ) -> Result<Arc<ServiceItem>, Error> {
        let known = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&(id, version))
            .cloned();
        if let Some(item) = known {
            return Ok(item);
        }
        let stored = service_items::version(source, id, version)
            .await?
            .ok_or(Error::Internal)?;
        let item = Arc::new(stored.item);
        if stored.state != VersionState::Draft {
            let mut copies = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            copies.insert((id, version), Arc::clone(&item));
        }
        Ok(item)
    }
}
