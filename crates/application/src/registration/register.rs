//! Making the account.
//!
//! Owns the order: the code first, so that whoever has not proved the phone learns nothing; the hash
//! outside of any transaction; then account, registration, the use of the code and the record together.

use bangban_domain::case::IdentityKey;
use bangban_domain::case::applicant::{IdType, identity_of, identity_of_body, number_fault};
use bangban_domain::fault::Fault;
use bangban_domain::id::UserId;
use bangban_domain::one_time_code::OneTimeCode;
use bangban_domain::phone::Phone;
use bangban_domain::policy::Role;
use bangban_persistence::audit::{self, Entry, Outcome, Subject};
use bangban_persistence::keys::{identity_key, phone_key};
use bangban_persistence::registry::organizations;
use bangban_persistence::registry::registrations::{self, Registration};
use bangban_persistence::registry::users::{self, NewUser, RoleAt, User};
use bangban_persistence::{StoreError, Transaction};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::conflict::{self, Held};
use super::proof::{self, Proof};
use crate::{Error, Platform};

/// The name of the act in the audit trail.
pub(super) const ACTION: &str = "auth/registration";

/// Somebody who registers. No `Debug`: it holds a password.
#[derive(Clone)]
pub struct NewApplicant {
    /// The mobile number.
    pub phone: Phone,
    /// The code that was sent there.
    pub code: OneTimeCode,
    /// The name of the account; one is made where none is chosen.
    pub username: Option<String>,
    /// The password, as typed.
    pub password: String,
    /// The name as registered.
    pub name: String,
    /// Who it is.
    pub identity: Identity,
}

/// What an applicant is known by. No `Debug`.
#[derive(Clone)]
pub enum Identity {
    /// 自然人: kind and number of the identity document, in its one spelling.
    NaturalPerson(IdType, String),
    /// 法人和其他组织: the unified social credit code.
    LegalPerson(String),
}

impl Identity {
    const fn kind(&self) -> &'static str {
        match self {
            Self::NaturalPerson(..) => "natural_person",
            Self::LegalPerson(_) => "legal_person",
        }
    }
}

/// Makes an account for an applicant who has proved the phone.
///
/// # Errors
/// [`Error::Faulty`]: a number from the future; at `/code` for one that does not fit, whatever the reason;
/// then only, at `/username` for a name that is taken. [`Error::Held`] where phone or identity have an account;
/// [`Error::TooManyAttempts`] where too many passwords are being hashed; those of storage.
pub async fn register(
    platform: &Platform,
    applicant: NewApplicant,
    trace_id: &str,
) -> Result<User, Error> {
    must_be_born(platform, &applicant.identity)?;
    let index = &platform.sealing.index;
    let identity = match &applicant.identity {
        Identity::NaturalPerson(kind, number) => identity_of(*kind, number),
        Identity::LegalPerson(code) => identity_of_body(code),
    };
    let digest = proof::digest(platform, &applicant.phone, &applicant.code);
    let attempt = Attempt {
        platform,
        phone_key: phone_key(index, applicant.phone.as_str()),
        identity: identity_key(index, &identity),
        digest,
        kind: applicant.identity.kind(),
        trace_id,
    };
    attempt
        .proof()
        .must_fit(platform, platform.now(), trace_id)
        .await?;
    let hash = platform
        .passwords
        .hash(applicant.password, platform.random.as_ref())
        .await?;
    let outcome = attempt.make(applicant.username, applicant.name, hash).await;
    if let Err(Error::Held(held)) = outcome {
        let detail = json!({ "held": held.as_str() });
        let subject = Subject::new("phone", &attempt.phone_key);
        let entry = attempt.entry(Outcome::Refused, None, subject, detail);
        audit::record_refusal(&platform.store, &platform.sealing.audit, entry).await?;
    }
    outcome
}

/// The one rule of numbers that needs to know the date.
fn must_be_born(platform: &Platform, identity: &Identity) -> Result<(), Error> {
    let Identity::NaturalPerson(kind, number) = identity else {
        return Ok(());
    };
    match number_fault(*kind, number, platform.today()) {
        None => Ok(()),
        Some(code) => Err(Error::Faulty(vec![Fault::at("/id_number", code)])),
    }
}

struct Attempt<'a> {
    platform: &'a Platform,
    phone_key: String,
    identity: IdentityKey,
    digest: String,
    kind: &'static str,
    trace_id: &'a str,
}

impl Attempt<'_> {
    fn proof(&self) -> Proof<'_> {
        Proof {
            phone_key: &self.phone_key,
            digest: &self.digest,
        }
    }

    /// All of it, or nothing.
    async fn make(
        &self,
        username: Option<String>,
        name: String,
        hash: String,
    ) -> Result<User, Error> {
        let platform = self.platform;
        let now = platform.now();
        let tx = platform.store.begin().await?;
        self.proof().use_up(&tx, now).await?;
        if let Some(held) = conflict::held(&tx, &self.phone_key, &self.identity).await? {
            return Err(Error::Held(held));
        }
        let id: UserId = platform.fresh_id().into();
        let username = match username {
            Some(username) => chosen(&tx, username).await?,
            None => made_up(platform),
        };
        let account = self.account(&tx, id, username, name, hash, now).await?;
        let registration = Registration {
            user_id: id,
            phone_key: self.phone_key.clone(),
            identity_key: self.identity.clone(),
            registered_at: now,
        };
        users::insert_many(&tx, &[account]).await?;
        registrations::insert(&tx, &registration)
            .await
            .map_err(held_meanwhile)?;
        let user = users::get(&tx, id).await?.ok_or(Error::Internal)?;
        let detail = json!({ "kind": self.kind });
        let entry = self.entry(Outcome::Done, Some(id), Subject::new("user", id), detail);
        audit::record(&tx, &platform.sealing.audit, entry).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// An applicant's account hangs at the root: it belongs to no venue.
    async fn account(
        &self,
        tx: &Transaction,
        id: UserId,
        username: String,
        name: String,
        hash: String,
        now: DateTime<Utc>,
    ) -> Result<NewUser, Error> {
        let root = organizations::root(tx).await?.ok_or_else(|| {
            tracing::error!("nobody can register before the divisions are imported");
            Error::Unavailable
        })?;
        Ok(NewUser {
            id,
            username,
            name,
            password_hash: Some(hash),
            organization_id: root,
            identity_key: Some(self.identity.clone()),
            roles: vec![RoleAt {
                role: Role::Applicant,
                organization_id: root,
            }],
            active: true,
            created_at: now,
        })
    }

    fn entry(
        &self,
        outcome: Outcome,
        actor: Option<UserId>,
        subject: Subject,
        detail: Value,
    ) -> Entry {
        Entry {
            at: self.platform.now(),
            actor,
            action: ACTION.to_owned(),
            outcome,
            subject,
            detail,
            trace_id: self.trace_id.to_owned(),
        }
    }
}

/// The name that was chosen, if nobody has it.
async fn chosen(tx: &Transaction, username: String) -> Result<String, Error> {
    match users::by_username(tx, &username).await? {
        None => Ok(username),
        Some(_) => Err(Error::Faulty(vec![Fault::at("/username", "taken")])),
    }
}

/// A name for somebody who chose none and signs in by phone: 40 bits, and nothing personal.
fn made_up(platform: &Platform) -> String {
    format!("sqr-{}", hex::encode(platform.random_bytes::<5>()))
}

/// Somebody was quicker with the same phone or number.
fn held_meanwhile(error: StoreError) -> Error {
    match error {
        StoreError::Duplicate(name) if name == "registrations_phone_key" => {
            Error::Held(Held::Phone)
        }
        StoreError::Duplicate(name) if name == "registrations_identity_key" => {
            Error::Held(Held::Identity)
        }
        error => error.into(),
    }
}
