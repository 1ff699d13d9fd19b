//! `bangban audit verify`: checks the whole audit trail (P5).

use bangban_persistence::audit::{AuditFault, verify as verify_trail};

use crate::config::Common;
use crate::failure::Failure;
use crate::{output, platform};

/// Prints how much was checked, and every record that is not as it was written.
///
/// # Errors
/// Where there is one, or the trail can't be read.
pub(super) async fn verify(common: &Common) -> Result<(), Failure> {
    let platform = platform::existing(common).await?;
    let report = verify_trail(&platform.store, &platform.sealing.audit).await?;
    platform.store.close().await;
    output::say(format!(
        "{} records in {} chains checked",
        report.records, report.chains
    ));
    for fault in &report.faults {
        output::say(describe(fault));
    }
    if report.is_intact() {
        output::say("the audit trail is intact");
        return Ok(());
    }
    let named = report.faults.len() as u64;
    if report.fault_count > named {
        output::say(format!("and {} more", report.fault_count - named));
    }
    Err(Failure::new(format!(
        "the audit trail is NOT intact; faults: {}",
        report.fault_count
    )))
}

fn describe(fault: &AuditFault) -> String {
    match fault {
        AuditFault::Altered { chain, sequence } => format!("{chain} record {sequence}: altered"),
        AuditFault::Missing { chain, first, last } if first == last => {
            format!("{chain} record {first}: missing")
        }
        AuditFault::Missing { chain, first, last } => {
            format!("{chain} records {first} to {last}: missing")
        }
        AuditFault::OutOfOrder { chain, sequence } => {
            format!("{chain} record {sequence}: does not follow the one before")
        }
        AuditFault::HeadDiffers { chain } => format!("{chain}: its end is not the recorded one"),
        AuditFault::NoHead { chain } => format!("{chain}: its end is not recorded"),
    }
}
