//! Accounts, as the security administrator makes and changes them.

use bangban_application::Error;
use bangban_application::users::{self, AccountChange, NewAccount, RoleAt, UserFilter};
use bangban_application::{Page, auth};
use bangban_domain::case::Refusal;
use bangban_domain::fault::Fault;
use bangban_domain::policy::Role;
use uuid::Uuid;

use crate::support::{PASSWORD, Stage, hall, user};

fn at_hall(role: Role) -> RoleAt {
    RoleAt {
        role,
        organization_id: hall(),
    }
}

fn new(username: &str, roles: Vec<RoleAt>) -> NewAccount {
    NewAccount {
        username: username.to_owned(),
        name: "某人".to_owned(),
        password: PASSWORD.to_owned(),
        organization_id: hall(),
        roles,
    }
}

fn disable() -> AccountChange {
    AccountChange {
        active: Some(false),
        roles: None,
    }
}

#[tokio::test]
async fn a_new_account_signs_in_and_is_on_the_trail() {
    let stage = Stage::set().await;
    let (secadmin, _) = stage.signed_in("secadmin").await;
    let made = users::create(
        &stage.platform,
        &secadmin,
        new("agent1", vec![at_hall(Role::Agent)]),
    )
    .await
    .unwrap();
    assert_eq!((made.version, made.active), (1, true));
    assert!(stage.log_in("agent1", PASSWORD).await.is_ok());
    let trail = stage.trail().await;
    let record = trail
        .iter()
        .find(|record| record.action == "user/create")
        .unwrap();
    assert_eq!(record.actor, Some(user("secadmin")));
    assert_eq!(record.detail["roles"][0], format!("agent@{}", hall()));
    let taken = users::create(
        &stage.platform,
        &secadmin,
        new("agent1", vec![at_hall(Role::Agent)]),
    )
    .await;
    assert_eq!(
        taken.unwrap_err(),
        Error::Duplicate("users_username".to_owned())
    );
}

#[tokio::test]
async fn roles_that_exclude_each_other_and_unknown_organisations_are_all_told() {
    let stage = Stage::set().await;
    let (secadmin, _) = stage.signed_in("secadmin").await;
    let nowhere = RoleAt {
        role: Role::Clerk,
        organization_id: Uuid::from_u128(9).into(),
    };
    let account = new("both", vec![at_hall(Role::Auditor), nowhere]);
    let faults = vec![
        Fault::at("/roles", "roles_exclude_each_other"),
        Fault::at("/roles/1/organization_id", "unknown_organization"),
    ];
    let refused = users::create(&stage.platform, &secadmin, account).await;
    assert_eq!(refused.unwrap_err(), Error::Faulty(faults));
}

#[tokio::test]
async fn a_disabled_account_is_out_at_once() {
    let stage = Stage::set().await;
    let (secadmin, _) = stage.signed_in("secadmin").await;
    let (_, tokens) = stage.signed_in("clerk").await;
    let platform = &stage.platform;
    let changed = users::change(platform, &secadmin, user("clerk"), disable(), 1)
        .await
        .unwrap();
    assert_eq!((changed.active, changed.version), (false, 2));
    assert_eq!(
        stage.caller_of(&tokens.access_token).await.unwrap_err(),
        Error::Unauthenticated
    );
    assert!(
        auth::refresh(platform, &tokens.refresh_token, "trace")
            .await
            .is_err()
    );
    assert_eq!(
        stage.log_in("clerk", PASSWORD).await.err(),
        Some(Error::WrongCredentials)
    );
    let stale = users::change(platform, &secadmin, user("clerk"), disable(), 1).await;
    assert_eq!(stale.unwrap_err(), Error::Stale);
    let enable = AccountChange {
        active: Some(true),
        roles: Some(vec![at_hall(Role::Supervisor)]),
    };
    let changed = users::change(platform, &secadmin, user("clerk"), enable, 2)
        .await
        .unwrap();
    assert_eq!((changed.active, changed.version), (true, 4));
    let (caller, _) = stage.signed_in("clerk").await;
    assert!(caller.actor.holds(Role::Supervisor) && !caller.actor.holds(Role::Clerk));
}

#[tokio::test]
async fn nobody_changes_the_own_account_and_others_see_none() {
    let stage = Stage::set().await;
    let platform = &stage.platform;
    let (secadmin, _) = stage.signed_in("secadmin").await;
    let own = users::change(platform, &secadmin, user("secadmin"), disable(), 1).await;
    assert_eq!(own.unwrap_err(), Error::Refused(Refusal::OwnAct));
    let unknown = users::change(platform, &secadmin, Uuid::from_u128(9).into(), disable(), 1).await;
    assert_eq!(unknown.unwrap_err(), Error::NotFound);
    for name in ["auditor", "clerk"] {
        let (caller, _) = stage.signed_in(name).await;
        let page = Page::first();
        let listed = users::list(platform, &caller, &UserFilter::default(), &page).await;
        assert_eq!(listed.unwrap_err(), Error::Forbidden, "{name}");
        let changed = users::change(platform, &caller, user("secadmin"), disable(), 1).await;
        assert_eq!(changed.unwrap_err(), Error::Forbidden, "{name}");
    }
}
