//! Who is signed in.
//!
//! Owns the access token, which lives in memory alone, and its renewal by the cookie that no script can read. Tabs
//! renew one after the other, since a refresh token that is used twice ends the session. Does not own what a page
//! does for whom.

use std::time::Duration;

use bangban_api_types::auth::{ClientKind, LoginRequest, MeView, TokenResponse};
use bangban_domain::policy::Role;
use leptos::ev::storage as storage_event;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::{Failure, Method, Request, send};
use crate::browser::{clock, locks, page, storage};

/// Under which name the browser keeps that somebody is signed in: the id, for the other tabs.
const PERSON: &str = "person";
/// The name of the lock.
const RENEWAL: &str = "bangban.renewal";

/// How often it is looked whether somebody is signed in, at the very beginning.
const MOMENT: Duration = Duration::from_millis(15);

/// Whether somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Person {
    /// It is being found out.
    Unknown,
    /// Nobody.
    Nobody,
    /// This account.
    Somebody(MeView),
}

/// The session of this tab.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    person: RwSignal<Person>,
    token: StoredValue<Option<String>>,
    ended: RwSignal<bool>,
}

/// The session, from anywhere inside of the frame.
pub(crate) fn use_session() -> Session {
    // The frame provides it before anything else is shown.
    use_context().unwrap_or_else(Session::new)
}

impl Session {
    /// Nobody knows yet.
    pub(crate) fn new() -> Self {
        Self {
            person: RwSignal::new(Person::Unknown),
            token: StoredValue::new(None),
            ended: RwSignal::new(false),
        }
    }

    /// Who is signed in.
    pub(crate) fn person(self) -> Person {
        self.person.get()
    }

    /// The account, if there is one.
    pub(crate) fn me(self) -> Option<MeView> {
        match self.person.get() {
            Person::Somebody(me) => Some(me),
            _ => None,
        }
    }

    /// The account's id, without following changes.
    pub(crate) fn id_now(self) -> Option<Uuid> {
        match self.person.get_untracked() {
            Person::Somebody(me) => Some(me.id),
            _ => None,
        }
    }

    /// Whether the account has one of the roles, anywhere.
    pub(crate) fn has_any(self, roles: &[Role]) -> bool {
        self.me()
            .is_some_and(|me| me.roles.iter().any(|held| roles.contains(&held.role)))
    }

    /// Whether the account has a role beside that of an applicant.
    pub(crate) fn is_staff(self) -> bool {
        self.me()
            .is_some_and(|me| me.roles.iter().any(|held| held.role != Role::Applicant))
    }

    /// Whether the session has ended while the page was open.
    pub(crate) fn has_ended(self) -> bool {
        self.ended.get()
    }

    /// The access token.
    pub(crate) fn token(self) -> Option<String> {
        self.token.get_value()
    }

    /// Finds out who is signed in, from an earlier visit or another tab; and follows what other tabs do.
    pub(crate) async fn restore(self) {
        let known = storage::lasting(PERSON).is_some();
        if !known || self.renew(None).await.is_err() {
            self.ended.set(false);
            self.person.set(Person::Nobody);
        }
    }

    /// Waits until it is known who is signed in: what is asked for before would be asked for by nobody.
    pub(crate) async fn known(self) {
        while self.person.try_get_untracked() == Some(Person::Unknown) {
            clock::sleep(MOMENT).await;
        }
    }

    /// Another tab signs out, or somebody else in: what this one shows is no longer whose it was.
    pub(crate) fn follow_other_tabs(self) {
        let handle = window_event_listener(storage_event, move |event| {
            let mine = self.id_now().map(|id| id.to_string());
            let is_person = event.key().is_some_and(|key| key.ends_with(PERSON));
            if is_person && event.new_value() != mine {
                page::reload();
            }
        });
        on_cleanup(move || handle.remove());
    }

    /// Signs in. Where the same person had been signed in, the page stays as it is.
    pub(crate) async fn sign_in(self, request: &LoginRequest) -> Result<(), Failure> {
        let request = LoginRequest {
            client: Some(ClientKind::Browser),
            ..request.clone()
        };
        let answer =
            send(&Request::new(Method::Post, "/api/v1/auth/login").json(&request)?).await?;
        self.begin(answer.json().await?).await
    }

    /// Signs out, here and in the other tabs.
    pub(crate) async fn sign_out(self) {
        let mut request = Request::new(Method::Post, "/api/v1/auth/logout");
        request.set_token(self.token());
        // Signed out at the server or not: this browser forgets the session in any case.
        let _ = send(&request).await;
        storage::keep_lasting(PERSON, None);
        storage::forget_tab();
        self.token.set_value(None);
        self.ended.set(false);
        self.person.set(Person::Nobody);
    }

    /// Gets a new access token, unless another request has got one in place of `used` meanwhile.
    pub(crate) async fn renew(self, used: Option<String>) -> Result<(), Failure> {
        let renewal = async move {
            if self.token().is_some() && self.token() != used {
                return Ok(());
            }
            let answer = send(&Request::new(Method::Post, "/api/v1/auth/refresh")).await?;
            self.begin(answer.json().await?).await
        };
        let outcome = locks::exclusively(RENEWAL, renewal)
            .await
            .unwrap_or(Err(Failure::Unreachable));
        match outcome {
            Err(Failure::Problem(problem)) if problem.status == 401 => {
                self.ended.set(true);
                Err(Failure::SessionEnded)
            }
            other => other,
        }
    }

    async fn begin(self, tokens: TokenResponse) -> Result<(), Failure> {
        let mut request = Request::new(Method::Get, "/api/v1/me");
        request.set_token(Some(tokens.access_token.clone()));
        let me: MeView = send(&request).await?.json().await?;
        let id = me.id.to_string();
        let other = self.id_now().is_some_and(|before| before != me.id);
        storage::keep_lasting(PERSON, Some(&id));
        if other {
            // Somebody else's page and drafts must not stay on the screen.
            storage::forget_tab();
            page::reload();
            return Err(Failure::SessionEnded);
        }
        self.token.set_value(Some(tokens.access_token));
        self.ended.set(false);
        if self.me_now().as_ref() != Some(&me) {
            self.person.set(Person::Somebody(me));
        }
        Ok(())
    }

    fn me_now(self) -> Option<MeView> {
        match self.person.get_untracked() {
            Person::Somebody(me) => Some(me),
            _ => None,
        }
    }
}
