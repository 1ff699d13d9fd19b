//! 当场办 (C12): looks everything up and does it in one transaction.

use bangban_domain::case::Action;
use bangban_domain::case::acts::accept::Accept;
use bangban_domain::case::acts::complete::Complete;
use bangban_domain::case::acts::draw_up_agreement::DrawUpAgreement;
use bangban_domain::case::acts::on_the_spot::{self, OnTheSpot};
use bangban_domain::case::acts::receive_material::ReceiveMaterial;
use bangban_domain::case::acts::sign::Sign;
use bangban_domain::case::intake::{Party, SignatureMethod};
use bangban_domain::id::UserId;
use bangban_domain::policy::Role;
use bangban_domain::policy::grants::{authorize_creation_somewhere, is_own};
use bangban_domain::time::legal_date;
use bangban_persistence::registry::agents;
use chrono::NaiveDate;

use super::create::{NewCase, check_origin, prepare};
use super::submit::{Submitted, new_submission};
use super::work::{By, Pending, context};
use crate::{Caller, Error, Platform};

/// Everything of a case that is done on the spot.
#[derive(Debug, Clone)]
pub struct OnTheSpotCase {
    /// The application.
    pub new: NewCase,
    /// The materials are true, lawful and complete.
    pub declaration: bool,
    /// The agent; the caller by default.
    pub agent_id: Option<UserId>,
    /// A written agreement.
    pub agreement: Option<DrawUpAgreement>,
    /// How the applicant consents or signs, and before whom.
    pub signature: (SignatureMethod, Option<String>),
    /// What was handed in.
    pub receipts: Vec<ReceiveMaterial>,
    /// The result.
    pub complete: Complete,
}

/// Does all of it, or nothing. Only a clerk can.
///
/// # Errors
/// [`Error::Forbidden`], the refusal of the first act that is refused, those of storage.
pub async fn on_the_spot<'a>(
    platform: &'a Platform,
    caller: &Caller,
    case: OnTheSpotCase,
) -> Result<Submitted<'a>, Error> {
    authorize_creation_somewhere(&caller.actor)?;
    let reference = platform.reference.get(&platform.store).await?;
    let at = platform.now();
    let transaction = platform.store.begin().await?;
    let (draft, item) = prepare(platform, caller, &transaction, case.new).await?;
    // Accepting and naming the agent are the clerk's (C9), here as everywhere, and never in the own case.
    let own = is_own(&caller.actor, &draft.applicant_key);
    if own || !caller.actor.holds_at(Role::Clerk, draft.venue.id()) {
        return Err(Error::Forbidden);
    }
    check_origin(&draft)?;
    let agent_id = case.agent_id.unwrap_or(caller.actor.user_id);
    let agent = agents::candidate(&transaction, agent_id, &draft.applicant_key).await?;
    let (submit, tracking_code) = new_submission(
        platform,
        &transaction,
        at,
        case.declaration,
        (*item).clone(),
    )
    .await?;
    let command = OnTheSpot {
        draft,
        submit,
        signatures: signatures(case.signature, case.agreement.is_some(), legal_date(at)),
        agreement: case.agreement,
        accept: Accept { agent },
        receipts: case.receipts,
        complete: case.complete,
    };
    let context = context(platform, &reference, &item, at, Some(caller.actor.user_id));
    let decision = on_the_spot::on_the_spot(command, &context)?;
    let by = By {
        user: Some(caller.actor.user_id),
        trace_id: caller.trace_id.clone(),
    };
    let pending = Pending::insert(
        platform,
        transaction,
        decision,
        (Action::Completion, by, at),
    )
    .await?;
    Ok(Submitted {
        pending,
        tracking_code,
    })
}

/// The applicant's consent; with a written agreement the venue signs it too.
fn signatures(
    (method, witness): (SignatureMethod, Option<String>),
    written: bool,
    today: NaiveDate,
) -> Vec<Sign> {
    let sign = |party, method, witness| Sign {
        party,
        method,
        signed_on: today,
        witness,
        document_id: None,
        by_applicant: false,
    };
    let mut signatures = vec![sign(Party::Applicant, method, witness)];
    if written {
        signatures.push(sign(Party::Organization, SignatureMethod::Paper, None));
    }
    signatures
}
