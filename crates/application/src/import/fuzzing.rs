//! What `fuzz/` calls of the imports, besides the readers that are public: the table of zones, and the
//! organisations that it makes. Behind a feature that the program does without.

use bangban_persistence::Random;
use bangban_persistence::registry::organizations::NewOrganization;
use chrono::{DateTime, Utc};

use super::divisions::Divisions;
use super::{ImportFault, venues, zones};

/// The organisations that these divisions and this table of zones make in an empty database.
///
/// # Errors
/// Every fault of the table.
pub fn planned(
    table: &[u8],
    divisions: &Divisions,
    at: DateTime<Utc>,
    random: &dyn Random,
) -> Result<Vec<NewOrganization>, Vec<ImportFault>> {
    let zones = zones::read(table, divisions)?;
    let ids = venues::FreshIds::at(at, random);
    Ok(venues::plan(divisions, &zones, Vec::new(), ids).new)
}
