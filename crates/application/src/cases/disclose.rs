//! 显示完整信息: personal data of a case, whole, for a reason that the audit trail keeps (P2).

use bangban_domain::case::Case;
use bangban_domain::case::applicant::PersonalField;
use bangban_domain::id::CaseId;
use bangban_domain::policy::{Role, authorize_disclosure};
use bangban_persistence::audit::{self, Subject};
use bangban_persistence::registry::agents;
use serde_json::json;

use super::read::read;
use crate::{Caller, Error, Platform, trail};

/// The case, for somebody who may see its personal data whole. Ask this before looking at the input.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], and those of storage.
pub async fn open_disclosure(
    platform: &Platform,
    caller: &Caller,
    id: CaseId,
) -> Result<Case, Error> {
    let case = read(platform, caller, id).await?;
    let actor = &caller.actor;
    let kind = if actor.holds(Role::Agent) {
        let source = platform.store.reader().await?;
        let card = agents::get(&source, actor.user_id).await?;
        card.map(|card| card.kind)
    } else {
        None
    };
    authorize_disclosure(actor, kind, &case)?;
    Ok(case)
}

/// The facts, whole, once it is recorded who wanted which of them, and why. The values are recorded nowhere.
///
/// # Errors
/// Those of storage.
pub async fn disclose(
    platform: &Platform,
    caller: &Caller,
    case: &Case,
    fields: &[PersonalField],
    reason: &str,
) -> Result<Vec<(PersonalField, Option<String>)>, Error> {
    let detail = json!({ "fields": fields, "reason": reason });
    let subject = Subject::new("case", case.id);
    let entry = trail::done(platform, caller, "case/disclosures", subject, detail);
    let tx = platform.store.begin().await?;
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    tx.commit().await?;
    let values = fields.iter().map(|field| {
        let value = case.applicant.whole(*field);
        (*field, value.map(ToOwned::to_owned))
    });
    Ok(values.collect())
}
