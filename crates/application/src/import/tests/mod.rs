//! Tests of the imports: on the data of this repository, and on files with faults.
//!
//! Owns the databases of the tests.

mod calendar;
mod divisions;
mod service_items;
mod venues;

use bangban_persistence::{Random, Store, StoreOptions, Transaction};
use chrono::{DateTime, Utc};

use super::ImportFault;

const LINYI: &str = include_str!("../../../../../data/linyi.csv");
const ZONES: &str = include_str!("../../../../../data/zones.csv");
const CALENDAR: &str = include_str!("../../../../../data/workcalendar.json");
const SERVICE_ITEMS: &str = include_str!("../../../../../data/service_items.json");

/// Draws the same number again and again.
struct Always(u8);

impl Random for Always {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(self.0);
    }
}

fn at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_785_312_000, 0).unwrap()
}

/// Runs a test on an empty, migrated database.
async fn on_sqlite(test: impl AsyncFn(&Store)) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("test.sqlite").display());
    let options = StoreOptions {
        url,
        max_connections: 2,
        statement_timeout: None,
    };
    let store = Store::connect(&options).await.unwrap();
    store.migrate().await.unwrap();
    test(&store).await;
    store.close().await;
}

/// Does something in a transaction of its own and keeps it.
async fn kept<T>(store: &Store, act: impl AsyncFnOnce(&Transaction) -> T) -> T {
    let transaction = store.begin().await.unwrap();
    let done = act(&transaction).await;
    transaction.commit().await.unwrap();
    done
}

/// Line, field and code of each fault.
fn places(faults: &[ImportFault]) -> Vec<(usize, &str, &str)> {
    faults
        .iter()
        .map(|fault| (fault.line, fault.field.as_str(), fault.code))
        .collect()
}
