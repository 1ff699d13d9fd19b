//! `bangban import`: a file of divisions, calendar or service items.

use std::path::{Path, PathBuf};

use bangban_application::Platform;
use bangban_application::import::divisions;
use bangban_application::import::{
    Counts, ImportError, ImportFault, ImportKind, calendar, service_items,
};

use crate::cli::Import;
use crate::config::Common;
use crate::failure::{Failure, faulty};
use crate::{output, platform};

/// Imports all of a file, or nothing and says every fault of it.
///
/// # Errors
/// Where a file can't be read or is faulty, and those of storage.
pub(super) async fn run(common: &Common, import: Import) -> Result<(), Failure> {
    // What can't be read is told before anything is opened.
    let job = Job::read(import)?;
    let platform = platform::existing(common).await?;
    let outcome = job.run(&platform).await;
    platform.store.close().await;
    outcome
}

enum Job {
    Divisions {
        list: (PathBuf, Vec<u8>),
        zones: Option<(PathBuf, Vec<u8>)>,
    },
    Calendar(PathBuf, Vec<u8>),
    ServiceItems(PathBuf, Vec<u8>),
}

impl Job {
    fn read(import: Import) -> Result<Self, Failure> {
        Ok(match import {
            Import::Divisions { file, zones } => {
                let zones = zones.or_else(|| {
                    Some(file.with_file_name("zones.csv")).filter(|beside| beside.is_file())
                });
                let zones = zones.map(|zones| Ok::<_, Failure>((zones.clone(), read(&zones)?)));
                Self::Divisions {
                    list: (file.clone(), read(&file)?),
                    zones: zones.transpose()?,
                }
            }
            Import::Calendar { file } => Self::Calendar(file.clone(), read(&file)?),
            Import::ServiceItems { file } => Self::ServiceItems(file.clone(), read(&file)?),
        })
    }

    async fn run(self, platform: &Platform) -> Result<(), Failure> {
        match self {
            Self::Divisions {
                list: (file, bytes),
                zones,
            } => {
                let outcome = divisions::import(
                    platform,
                    &bytes,
                    zones.as_ref().map(|(_, bytes)| bytes.as_slice()),
                );
                let report = outcome.await.map_err(|error| match &error {
                    ImportError::Faulty {
                        kind: ImportKind::Zones,
                        ..
                    } => tell(error, zones.as_ref().map_or(&file, |(zones, _)| zones)),
                    _ => tell(error, &file),
                })?;
                say("divisions", report.divisions);
                say_venues(report.venues);
            }
            Self::Calendar(file, bytes) => {
                let counts = calendar::import(platform, &bytes).await;
                say("years", counts.map_err(|error| tell(error, &file))?);
            }
            Self::ServiceItems(file, bytes) => {
                let counts = service_items::import(platform, &bytes).await;
                say("service items", counts.map_err(|error| tell(error, &file))?);
            }
        }
        Ok(())
    }
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(file).map_err(|error| {
        Failure::new(format!(
            "the file {} can't be read: {error}",
            file.display()
        ))
    })
}

fn say(what: &str, counts: Counts) {
    let Counts {
        added,
        changed,
        unchanged,
    } = counts;
    if counts.is_nothing() {
        output::say(format!(
            "{what}: nothing changed, all {unchanged} are there already"
        ));
    } else {
        output::say(format!(
            "{what}: {added} added, {changed} changed, {unchanged} unchanged"
        ));
    }
}

fn say_venues(venues: bangban_application::import::venues::Venues) {
    let (added, departments) = (venues.added, venues.departments_added);
    output::say(format!(
        "organisations: {added} venues and {departments} departments added, {} were there already",
        venues.unchanged
    ));
    if venues.placed_otherwise > 0 {
        output::say(format!(
            "{} of them are managed by another organisation than the files say, and stay there",
            venues.placed_otherwise
        ));
    }
}

/// Prints every fault, and gives the line that ends the command.
fn tell(error: ImportError, file: &Path) -> Failure {
    let ImportError::Faulty { kind, faults } = error else {
        return error.into();
    };
    for fault in &faults {
        output::complain(describe(fault, file));
    }
    faulty(kind, faults.len())
}

fn describe(fault: &ImportFault, file: &Path) -> String {
    let ImportFault {
        line,
        field,
        message_zh,
        message_en,
        ..
    } = fault;
    let field = if field.is_empty() {
        String::new()
    } else {
        format!(" {field}")
    };
    format!(
        "{}:{line}:{field} {message_zh} / {message_en}",
        file.display()
    )
}
