//! Calendar and settings: read often, changed a few times a year.
//!
//! Owns the copy that a process keeps for some seconds, so that a change made by another process
//! is seen soon. Does not own the import.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use bangban_domain::calendar::WorkCalendar;
use bangban_domain::settings::Settings;
use bangban_persistence::Store;
use bangban_persistence::registry::{calendar, settings};

use crate::Error;

/// How long a copy is used.
const KEPT_FOR: Duration = Duration::from_secs(5);

/// What every decision looks at.
#[derive(Debug)]
pub struct Reference {
    /// The official calendar.
    pub calendar: WorkCalendar,
    /// Configured limits.
    pub settings: Settings,
}

/// The process's copy.
#[derive(Debug, Default)]
pub struct ReferenceCache(Mutex<Option<(Instant, Arc<Reference>)>>);

impl ReferenceCache {
    /// The copy, read anew where it is too old.
    ///
    /// # Errors
    /// Those of storage.
    pub async fn get(&self, store: &Store) -> Result<Arc<Reference>, Error> {
        if let Some((read_at, reference)) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner)
            && read_at.elapsed() < KEPT_FOR
        {
            return Ok(Arc::clone(reference));
        }
        let source = store.reader().await?;
        let reference = Arc::new(Reference {
            calendar: WorkCalendar::new(calendar::load_all(&source).await?),
            settings: settings::load(&source).await?,
        });
        let entry = (Instant::now(), Arc::clone(&reference));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(entry);
        Ok(reference)
    }

    /// Forgets the copy, after a change by this very process.
    pub fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
