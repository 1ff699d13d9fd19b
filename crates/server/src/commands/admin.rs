//! `bangban admin`: the first account, and keys.

use std::io::{BufRead, IsTerminal};
use std::sync::Arc;

use bangban_api_types::auth::RoleAtOrganization;
use bangban_api_types::users::UserRequest;
use bangban_application::Platform;
use bangban_domain::agent::AgentKind;
use bangban_domain::id::OrganizationId;
use bangban_domain::policy::Role;
use bangban_persistence::audit::{self, Entry, Outcome, Subject};
use bangban_persistence::network::coverage;
use bangban_persistence::registry::agents::{self, Agent, Profile};
use bangban_persistence::registry::users::{self, NewUser, RoleAt};
use bangban_persistence::registry::{data_keys, organizations};
use bangban_persistence::sealing::{DataKeyId, MasterKey};
use bangban_persistence::{StoreError, Transaction, backup};
use chrono::NaiveDate;
use serde_json::json;
use validator::Validate;

use crate::cli::{Admin, CreateAccount};
use crate::config::Common;
use crate::failure::Failure;
use crate::output;
use crate::platform::{existing, master_key, new_data_key};
use crate::system::{SystemRandom, random_bytes};

/// Where a password comes from, so that it never stands among the arguments, which others can see.
const PASSWORD: &str = "BANGBAN_NEW_PASSWORD";

/// Carries a command of administration out.
///
/// # Errors
/// What an operator is told.
pub(super) async fn run(common: &Common, command: Admin) -> Result<(), Failure> {
    match command {
        Admin::NewKey => new_key(common).await,
        Admin::CreateAccount(account) => {
            let password = read_password()?;
            let platform = existing(common).await?;
            let outcome = create_account(&platform, account, password).await;
            platform.store.close().await;
            outcome
        }
        Admin::RotateDataKey => {
            let platform = existing(common).await?;
            let outcome = rotate_data_key(&platform, &master_key(common)?).await;
            platform.store.close().await;
            outcome
        }
        Admin::RotateSigningKey => {
            let platform = existing(common).await?;
            let outcome = rotate_signing_key(&platform).await;
            platform.store.close().await;
            outcome
        }
    }
}

/// Writes a new master key. A file that is there already is never touched, and a database that holds
/// something has its own key.
async fn new_key(common: &Common) -> Result<(), Failure> {
    let file = common.master_key_file();
    if let Ok(database) = backup::sqlite_file(&common.database_url())
        && !backup::is_empty(&database).await?
    {
        let database = database.display();
        return Err(Failure::new(format!(
            "the database {database} is not empty: it needs the master key that it was made with"
        )));
    }
    if common.master_key_file.is_none() {
        common.make_data_dir()?;
    }
    let key = MasterKey::generate(random_bytes(&SystemRandom));
    key.write_new(&file)?;
    output::say(format!(
        "{} holds a new master key ({})",
        file.display(),
        key.id()
    ));
    output::say(
        "keep a copy of it apart from the database: what is sealed can't be read without it",
    );
    Ok(())
}

fn read_password() -> Result<String, Failure> {
    if let Ok(password) = std::env::var(PASSWORD) {
        return Ok(password);
    }
    if std::io::stdin().is_terminal() {
        let typed = rpassword::prompt_password("password of the new account (not shown): ");
        return typed.map_err(|error| Failure::new(format!("the password can't be read: {error}")));
    }
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    read.map_err(|error| Failure::new(format!("the password can't be read: {error}")))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

async fn create_account(
    platform: &Platform,
    account: CreateAccount,
    password: String,
) -> Result<(), Failure> {
    let role = Role::parse(&account.role).ok_or_else(|| {
        let roles: Vec<&str> = Role::ALL.into_iter().map(Role::as_str).collect();
        Failure::new(format!(
            "'{}' is no role; roles are {}",
            account.role,
            roles.join(", ")
        ))
    })?;
    let organization_id = find_organization(platform, &account.organization).await?;
    let request = UserRequest {
        username: account.username.as_str().into(),
        name: account.name.as_str().into(),
        password: password.as_str().into(),
        organization_id: organization_id.uuid(),
        roles: vec![RoleAtOrganization {
            role,
            organization_id: organization_id.uuid(),
        }],
    };
    check(&request)?;
    let hash = platform.passwords.hash(password, &*platform.random).await?;
    let user = NewUser {
        id: platform.fresh_id().into(),
        username: account.username,
        name: account.name,
        password_hash: Some(hash),
        organization_id,
        identity_key: None,
        roles: vec![RoleAt {
            role,
            organization_id,
        }],
        active: true,
        created_at: platform.now(),
    };
    let card = agent_card(
        role,
        &user,
        &account.agent_kind,
        account.undertaking_signed_on,
    )?;
    let transaction = platform.store.begin().await?;
    match users::insert_many(&transaction, std::slice::from_ref(&user)).await {
        Ok(()) => {}
        Err(StoreError::Duplicate(_)) => {
            return Err(Failure::new(format!(
                "there is an account '{}' already",
                user.username
            )));
        }
        Err(error) => return Err(error.into()),
    }
    if let Some(card) = &card {
        agents::insert_many(&transaction, std::slice::from_ref(card)).await?;
        coverage::begin(&transaction).await?;
        coverage::refresh(&transaction, card.organization_id, platform.today()).await?;
    }
    let detail = json!({ "role": role.as_str() });
    record(
        platform,
        &transaction,
        "user/create",
        Subject::new("user", user.id),
        detail,
    )
    .await?;
    transaction.commit().await?;
    output::say(format!(
        "the account {} is there, with the id {}",
        user.username, user.id
    ));
    Ok(())
}

/// The card that makes an account one of an agent, who can then be named in a case (C9).
fn agent_card(
    role: Role,
    user: &NewUser,
    kind: &str,
    undertaking_signed_on: Option<NaiveDate>,
) -> Result<Option<Agent>, Failure> {
    if role != Role::Agent {
        return Ok(None);
    }
    let kind = AgentKind::parse(kind).ok_or_else(|| {
        let kinds: Vec<&str> = AgentKind::ALL.into_iter().map(AgentKind::as_str).collect();
        Failure::new(format!(
            "'{kind}' is no kind of agent; kinds are {}",
            kinds.join(", ")
        ))
    })?;
    Ok(Some(Agent {
        id: user.id,
        organization_id: user.organization_id,
        name: user.name.clone(),
        kind,
        active: true,
        undertaking_signed_on,
        duty_phone: None,
        created_at: user.created_at,
        version: 1,
        profile: Profile::default(),
    }))
}

/// The rules of accounts, as the API has them.
fn check(request: &UserRequest) -> Result<(), Failure> {
    let Err(errors) = request.validate() else {
        return Ok(());
    };
    let errors = errors.into_errors();
    let mut fields: Vec<&str> = errors.keys().map(AsRef::as_ref).collect();
    fields.sort_unstable();
    let rules = fields.into_iter().map(|field| match field {
        "username" => "the username has 3 to 64 small letters, digits, dots and hyphens, and begins with a letter",
        "password" => "the password has at least 12 characters of at least three kinds",
        "roles" => "applicants register themselves",
        _ => "the name must not be blank or too long",
    });
    Err(Failure::new(rules.collect::<Vec<_>>().join("; ")))
}

async fn find_organization(platform: &Platform, text: &str) -> Result<OrganizationId, Failure> {
    let reader = platform.store.reader().await?;
    let found = match text.parse() {
        Ok(id) => organizations::get(&reader, id).await?,
        Err(_) => organizations::find_by_serial(&reader, text).await?,
    };
    found.map(|organization| organization.id).ok_or_else(|| {
        Failure::new(format!(
            "there is no organisation '{text}'; 'bangban import divisions' makes them"
        ))
    })
}

async fn rotate_data_key(platform: &Platform, master: &MasterKey) -> Result<(), Failure> {
    let transaction = platform.store.begin().await?;
    let keys = data_keys::load_all(&transaction).await?;
    let last = keys.iter().map(|key| key.key.id.0).max().unwrap_or(0);
    let id = DataKeyId(last + 1);
    data_keys::insert(
        &transaction,
        &new_data_key(master, id, &*platform.random),
        platform.now(),
    )
    .await?;
    for key in keys.iter().filter(|key| key.retired_at.is_none()) {
        data_keys::retire(&transaction, key.key.id, platform.now()).await?;
    }
    record(
        platform,
        &transaction,
        "data_key/rotate",
        Subject::new("data_key", id),
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    output::say(format!(
        "data key {id} seals from now on; the ones before still open what they sealed"
    ));
    output::say("start every server anew: one that runs does not know the new key");
    Ok(())
}

async fn rotate_signing_key(platform: &Platform) -> Result<(), Failure> {
    let Platform {
        store,
        sealing,
        random,
        tokens,
        ..
    } = platform;
    tokens
        .rotate(store, sealing, random.as_ref(), platform.now())
        .await?;
    let transaction = store.begin().await?;
    let subject = Subject::new("signing_key", "newest");
    record(
        platform,
        &transaction,
        "signing_key/rotate",
        subject,
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    output::say(
        "a new key signs access tokens: servers that run follow within a minute; those that are out stay good until they end",
    );
    Ok(())
}

async fn record(
    platform: &Platform,
    transaction: &Transaction,
    action: &str,
    subject: Subject,
    detail: serde_json::Value,
) -> Result<(), Failure> {
    let entry = Entry {
        at: platform.now(),
        actor: None,
        action: action.to_owned(),
        outcome: Outcome::Done,
        subject,
        detail,
        trace_id: "command-line".to_owned(),
    };
    let key = &Arc::clone(&platform.sealing).audit;
    Ok(audit::record(transaction, key, entry).await?)
}
