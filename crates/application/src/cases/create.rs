//! 起草: makes a draft, and changes it.

use std::sync::Arc;

use bangban_domain::case::acts::change_draft::ChangeDraft;
use bangban_domain::case::acts::draft::{self, Draft};
use bangban_domain::case::{Action, Applicant, Consent, IdentityKey, Mode, Origin};
use bangban_domain::fault::Fault;
use bangban_domain::id::{OrganizationId, ServiceItemId};
use bangban_domain::organization::Place;
use bangban_domain::policy::grants::{authorize_creation_somewhere, is_own, is_staff_at};
use bangban_domain::policy::{Actor, Role, authorize_creation};
use bangban_domain::service_item::ServiceItem;
use bangban_persistence::registry::{organizations, service_items};
use bangban_persistence::{Source, keys};

use super::work::{By, Pending, Work, context};
use crate::{Caller, Error, Platform};

/// What somebody wrote down.
#[derive(Debug, Clone)]
pub struct NewCase {
    /// Which item.
    pub service_item_id: ServiceItemId,
    /// Where; the caller's primary organisation by default.
    pub organization_id: Option<OrganizationId>,
    /// Assist or entrust.
    pub mode: Mode,
    /// Who applies.
    pub applicant: Applicant,
    /// Consent and scope.
    pub consent: Consent,
    /// How it came in, where staff says so.
    pub origin: Option<Origin>,
}

/// Makes a draft. Ask [`authorize_creation_somewhere`] before looking at the input.
///
/// # Errors
/// [`Error::Forbidden`] for a venue that is not the caller's, [`Error::Faulty`] with every fault.
pub async fn create<'a>(
    platform: &'a Platform,
    caller: &Caller,
    new: NewCase,
) -> Result<Pending<'a>, Error> {
    authorize_creation_somewhere(&caller.actor)?;
    let reference = platform.reference.get(&platform.store).await?;
    let at = platform.now();
    let transaction = platform.store.begin().await?;
    let (draft, item) = prepare(platform, caller, &transaction, new).await?;
    check_origin(&draft)?;
    let decision = draft::draft(
        draft,
        &context(platform, &reference, &item, at, Some(caller.actor.user_id)),
    )?;
    let by = By {
        user: Some(caller.actor.user_id),
        trace_id: caller.trace_id.clone(),
    };
    Pending::insert(platform, transaction, decision, (Action::Change, by, at)).await
}

/// Changes a draft: all its fields, as they are to be.
///
/// # Errors
/// As [`create`], and the refusal of a case that is no draft any more.
pub async fn change<'a>(
    platform: &'a Platform,
    caller: &Caller,
    mut work: Work<'a>,
    new: NewCase,
) -> Result<Pending<'a>, Error> {
    let origin = work.case().record.origin;
    let new = NewCase {
        origin: Some(origin),
        ..new
    };
    let (draft, item) = prepare(platform, caller, work.transaction(), new).await?;
    work.with_item(item);
    work.finish(ChangeDraft { draft }).await
}

/// Looks up what a draft needs: the venue, the item, the identity.
pub(super) async fn prepare(
    platform: &Platform,
    caller: &Caller,
    source: &impl Source,
    new: NewCase,
) -> Result<(Draft, Arc<ServiceItem>), Error> {
    let venue = venue(caller, source, new.organization_id).await?;
    if let Ok(venue) = &venue {
        authorize_creation(&caller.actor, venue)?;
    }
    let item = service_items::current(source, new.service_item_id, platform.today()).await?;
    let item = item.ok_or_else(|| Fault::at("/service_item_id", "unknown_service_item"));
    let (venue, item) = match (venue, item) {
        (Ok(venue), Ok(item)) => (venue, Arc::new(item)),
        (venue, item) => {
            let faults = venue.err().into_iter().chain(item.err());
            return Err(Error::Faulty(faults.collect()));
        }
    };
    let applicant_key = keys::applicant_key(&platform.sealing.index, &new.applicant);
    // 回避: for oneself one applies as anybody else does.
    let own = is_own(&caller.actor, &applicant_key);
    if own && !caller.actor.holds(Role::Applicant) {
        return Err(Error::Forbidden);
    }
    let staff = is_staff_at(&caller.actor, &venue) && !own;
    let draft = Draft {
        applicant_key,
        venue,
        mode: new.mode,
        applicant: new.applicant,
        consent: new.consent,
        origin: if staff {
            new.origin.unwrap_or(Origin::Counter)
        } else {
            Origin::Online
        },
        own_identity: (!staff).then(|| own_identity(&caller.actor)),
        created_by: caller.actor.user_id,
    };
    Ok((draft, item))
}

/// Staff takes nothing down as if the applicant had applied online. A draft that is an applicant's own stays online,
/// whoever changes it.
pub(super) fn check_origin(draft: &Draft) -> Result<(), Error> {
    if draft.own_identity.is_none() && draft.origin == Origin::Online {
        return Err(Error::Faulty(vec![Fault::at("/origin", "online_by_staff")]));
    }
    Ok(())
}

/// An applicant without a confirmed identity can write for nobody: the empty key fits no applicant.
fn own_identity(actor: &Actor) -> IdentityKey {
    actor
        .identity
        .clone()
        .unwrap_or_else(|| IdentityKey(String::new()))
}

async fn venue(
    caller: &Caller,
    source: &impl Source,
    id: Option<OrganizationId>,
) -> Result<Result<Place, Fault>, Error> {
    const POINTER: &str = "/organization_id";
    let id = id.unwrap_or(caller.profile.organization_id);
    let found = organizations::get(source, id).await?;
    let venue = found.filter(|found| found.place.kind.is_venue());
    Ok(match venue {
        None => Err(Fault::at(POINTER, "unknown_organization")),
        Some(closed) if !closed.active => Err(Fault::at(POINTER, "organization_closed")),
        Some(venue) => Ok(venue.place),
    })
}
