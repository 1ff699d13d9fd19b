//! One unit of work on one case: the only way in which a case changes.
//!
//! Owns the transaction from finding to commit. Does not own any decision.

use std::sync::Arc;

use bangban_domain::case::{Action, Case, Command, Context, Decision, Event};
use bangban_domain::id::{CaseId, UserId};
use bangban_domain::policy::{Scope, authorize, case_scope};
use bangban_domain::service_item::ServiceItem;
use bangban_persistence::registry::agents::Agent;
use bangban_persistence::{Transaction, cases, idempotency};
use chrono::{DateTime, Utc};

use super::agent_from;
use crate::reference::Reference;
use crate::replies::{Reply, Ticket};
use crate::{Caller, Error, Platform};

/// An open transaction with a case that the caller may act upon.
pub struct Work<'a> {
    platform: &'a Platform,
    transaction: Transaction,
    reference: Arc<Reference>,
    item: Arc<ServiceItem>,
    case: Case,
    action: Action,
    by: By,
    at: DateTime<Utc>,
}

/// Who acts, and in which request.
#[derive(Clone)]
pub(super) struct By {
    pub(super) user: Option<UserId>,
    pub(super) trace_id: String,
}

impl<'a> Work<'a> {
    /// Finds the case within the caller's scope and asks the policy.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of scope, [`Error::Forbidden`] in scope without the permission.
    pub async fn open(
        platform: &'a Platform,
        caller: &Caller,
        id: CaseId,
        action: Action,
    ) -> Result<Self, Error> {
        let by = By {
            user: Some(caller.actor.user_id),
            trace_id: caller.trace_id.clone(),
        };
        let work = Self::open_within(platform, &case_scope(&caller.actor), by, id, action).await?;
        authorize(&caller.actor, action, &work.case)?;
        Ok(work)
    }

    /// For the sweeps: no scope, and nobody's act.
    ///
    /// # Errors
    /// [`Error::NotFound`], and those of storage.
    pub async fn open_unscoped(
        platform: &'a Platform,
        id: CaseId,
        trace_id: &str,
    ) -> Result<Self, Error> {
        let by = By {
            user: None,
            trace_id: trace_id.to_owned(),
        };
        Self::open_within(platform, &Scope::All, by, id, Action::Sweep).await
    }

    async fn open_within(
        platform: &'a Platform,
        scope: &Scope,
        by: By,
        id: CaseId,
        action: Action,
    ) -> Result<Self, Error> {
        let reference = platform.reference.get(&platform.store).await?;
        let at = platform.now();
        let transaction = platform.store.begin().await?;
        let case = cases::find(&transaction, id, scope, &platform.sealing.keyring)
            .await?
            .ok_or(Error::NotFound)?;
        let record = &case.record;
        let item = platform
            .items
            .get(
                &transaction,
                record.service_item_id,
                record.service_item_version,
            )
            .await?;
        Ok(Self {
            platform,
            transaction,
            reference,
            item,
            case,
            action,
            by,
            at,
        })
    }

    /// The case as it is.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// What the case belongs to can be looked up in the same transaction.
    pub fn transaction(&self) -> &Transaction {
        &self.transaction
    }

    /// The instant of the act; its legal date follows from it.
    pub fn at(&self) -> DateTime<Utc> {
        self.at
    }

    /// Decides by another item than the case's own, for a draft that changes its item.
    pub(super) fn with_item(&mut self, item: Arc<ServiceItem>) {
        self.item = item;
    }

    /// Decides and saves; [`Pending::commit`] makes it last.
    ///
    /// # Errors
    /// The domain's refusal, [`Error::Stale`] where another was faster, and those of storage.
    pub async fn finish(self, command: impl Command) -> Result<Pending<'a>, Error> {
        let Self {
            platform,
            transaction,
            reference,
            item,
            case,
            action,
            by,
            at,
        } = self;
        must_be(action, &command)?;
        let context = context(platform, &reference, &item, at, by.user);
        let decision = command.decide(case, &context)?;
        let case = cases::save(
            &transaction,
            &decision,
            &act(platform, &by, action, at),
            &platform.sealing,
        )
        .await?;
        Ok(Pending {
            platform,
            transaction,
            case,
            events: decision.events,
        })
    }
}

/// A route that asks for one act and does another would get round the policy.
fn must_be<C: Command>(authorised: Action, _: &C) -> Result<(), Error> {
    if C::ACTION == authorised {
        return Ok(());
    }
    tracing::error!(?authorised, act = ?C::ACTION, "a route does another act than it asks for");
    Err(Error::Internal)
}

/// Saved, and not yet committed.
pub struct Pending<'a> {
    platform: &'a Platform,
    transaction: Transaction,
    /// The case as it now is.
    pub case: Case,
    /// What happened.
    pub events: Vec<Event>,
}

impl<'a> Pending<'a> {
    /// Inserts a case that a decision has made.
    pub(super) async fn insert(
        platform: &'a Platform,
        transaction: Transaction,
        decision: Decision,
        (action, by, at): (Action, By, DateTime<Utc>),
    ) -> Result<Self, Error> {
        let case = cases::insert(
            &transaction,
            &decision,
            &act(platform, &by, action, at),
            &platform.sealing,
        )
        .await?;
        Ok(Self {
            platform,
            transaction,
            case,
            events: decision.events,
        })
    }

    /// The agent of the case, as it now is.
    ///
    /// # Errors
    /// Those of storage.
    pub async fn agent(&self) -> Result<Option<Agent>, Error> {
        agent_from(&self.transaction, &self.case).await
    }

    /// The transaction, for what is written beside the case.
    pub(super) fn transaction(&self) -> &Transaction {
        &self.transaction
    }

    /// Makes it last.
    ///
    /// # Errors
    /// Those of storage.
    pub async fn commit(self) -> Result<Case, Error> {
        self.transaction.commit().await?;
        Ok(self.case)
    }

    /// Makes it last together with the reply, so that a repetition gets the same one (idempotency).
    ///
    /// # Errors
    /// Those of storage.
    pub async fn commit_with(self, ticket: &Ticket, reply: &Reply) -> Result<Case, Error> {
        let (keyring, random) = (&self.platform.sealing.keyring, &*self.platform.random);
        idempotency::complete(&self.transaction, ticket, reply, keyring, random).await?;
        self.commit().await
    }
}

/// What a decision may look at.
pub(super) fn context<'b>(
    platform: &Platform,
    reference: &'b Reference,
    item: &'b ServiceItem,
    now: DateTime<Utc>,
    actor: Option<UserId>,
) -> Context<'b> {
    Context {
        now,
        actor,
        calendar: &reference.calendar,
        settings: &reference.settings,
        item,
        fresh_id: platform.fresh_id(),
    }
}

fn act<'b>(
    platform: &'b Platform,
    by: &'b By,
    action: Action,
    at: DateTime<Utc>,
) -> cases::Act<'b> {
    cases::Act {
        actor: by.user,
        action,
        at,
        trace_id: &by.trace_id,
        random: &*platform.random,
    }
}
