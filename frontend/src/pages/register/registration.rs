//! What is being registered: the answers of all steps, their addresses, and what is known of the code.
//!
//! Owns the pointers' meaning and the countdown. Does not own the fields (`kind`, `phone`, `details`).

use std::time::Duration;

use bangban_api_types::applicant::ApplicantKind;
use bangban_api_types::auth::LoginRequest;
use bangban_api_types::registration::{CodeView, RegistrationRequest};
use bangban_domain::masking;
use bangban_domain::policy::Role;
use chrono::TimeDelta;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};

use crate::api::{Api, Failure, Stamp, registration, with_query};
use crate::app::first_page;
use crate::browser::{clock, page};
use crate::form::Form;
use crate::reading;
use crate::session::Session;
use crate::texts::register;

const SECOND: Duration = Duration::from_secs(1);

/// A question page, as its address names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// For whom.
    Kind,
    /// The phone, and its code.
    Phone,
    /// Who it is, and a password.
    Details,
}

impl Step {
    const ALL: [Self; 3] = [Self::Kind, Self::Phone, Self::Details];

    /// Its name in addresses, which is its number.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Kind => "1",
            Self::Phone => "2",
            Self::Details => "3",
        }
    }

    /// The step of that name.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }
}

/// What is being registered.
#[derive(Clone, Copy)]
pub(super) struct Registration {
    /// The answers of all steps.
    pub(super) form: Form,
    /// Seconds until another code may be asked for.
    pub(super) wait: RwSignal<i64>,
    /// What is said of the code that was sent last.
    pub(super) news: RwSignal<String>,
    next: StoredValue<Option<String>>,
    /// The phone of the account that was made, masked.
    done: RwSignal<Option<String>>,
    made: StoredValue<bool>,
    in_doubt: StoredValue<bool>,
}

impl Registration {
    /// With what was answered so far in this tab.
    pub(super) fn new() -> Self {
        Self {
            form: Form::new("register"),
            wait: RwSignal::new(0),
            news: RwSignal::new(String::new()),
            next: StoredValue::new(page::next()),
            done: RwSignal::new(None),
            made: StoredValue::new(false),
            in_doubt: StoredValue::new(false),
        }
    }

    /// The address of a step.
    pub(super) fn href(self, step: Step) -> String {
        let step = Some(step.name().to_owned());
        with_query(
            "/register",
            &[("step", step), ("next", self.next.get_value())],
        )
    }

    /// The address for signing in instead.
    pub(super) fn sign_in(self) -> String {
        with_query("/sign-in", &[("next", self.next.get_value())])
    }

    /// Where one goes on afterwards: where one came from.
    pub(super) fn onward(self) -> String {
        let next = self.next.get_value();
        next.unwrap_or_else(|| first_page(&[Role::Applicant]).to_owned())
    }

    /// What a step asks.
    pub(super) fn asked(self, step: Step) -> &'static [&'static str] {
        match step {
            Step::Kind => &["/kind"],
            Step::Phone => &["/phone", "/code"],
            Step::Details => &["", "/name", "/id_number", "/credit_code", "/password"],
        }
    }

    /// The wanted step, or the first one before it that is not answered.
    pub(super) fn reachable(self, wanted: Step) -> Step {
        let answered = |step: Step| {
            let mut pointers = self.asked(step).iter();
            pointers.all(|pointer| !self.form.value(pointer).trim().is_empty())
        };
        let before = Step::ALL.into_iter().take_while(|step| *step != wanted);
        before
            .into_iter()
            .find(|step| !answered(*step))
            .unwrap_or(wanted)
    }

    /// Whether it is an enterprise.
    pub(super) fn is_enterprise(self) -> bool {
        reading::code(self.form.value("/kind")) == Some(ApplicantKind::LegalPerson)
    }

    /// What the steps before the last one have answered.
    pub(super) fn answered(self) -> Value {
        let text = |pointer: &str| untrack(|| self.form.value(pointer).trim().to_owned());
        json!({ "kind": text("/kind"), "phone": text("/phone"), "code": text("/code") })
    }

    /// A code is on its way: says so, and counts down until there may be another.
    pub(super) fn code_sent(self, phone: &str, sent: CodeView) {
        let (phone, minutes) = (masking::phone(phone), sent.expires_in / 60);
        self.news
            .set(register::CODE_SENT.fill([&phone, &minutes.to_string()]));
        let ends_at = clock::now() + TimeDelta::seconds(sent.retry_after);
        spawn_local(async move {
            loop {
                // By the clock: a tab in the background is waked seldom.
                let left = (ends_at - clock::now()).num_milliseconds();
                let left = (left + 999).div_euclid(1000).max(0);
                if self.wait.try_set(left).is_some() || left == 0 {
                    return;
                }
                clock::sleep(SECOND).await;
            }
        });
    }

    /// Makes the account and signs in. Where only the first succeeded, only the second is repeated.
    pub(super) async fn send(
        self,
        api: Api,
        session: Session,
        request: RegistrationRequest,
        stamp: Stamp,
    ) -> Result<(), Failure> {
        let credentials = LoginRequest {
            username: request.phone.0.as_str().into(),
            password: request.password.clone(),
            otp: None,
            client: None,
        };
        if !self.made.get_value() {
            match registration::register(api, &request, stamp).await {
                Ok(_) => self.made.set_value(true),
                // An answer was lost before: the code may be used up because the account is there.
                Err(failure) if self.in_doubt.get_value() && failure.is_at("/code") => {
                    return session.sign_in(&credentials).await.map_err(|_| failure);
                }
                Err(failure) => {
                    self.in_doubt.set_value(failure.is_in_doubt());
                    return Err(failure);
                }
            }
        }
        session.sign_in(&credentials).await
    }

    /// It is done: nothing of what was typed stays.
    pub(super) fn finish(self) {
        let phone = untrack(|| self.form.value("/phone"));
        self.done.set(Some(masking::phone(phone.trim())));
        self.form.clear();
    }

    /// Whether the account was made, followed.
    pub(super) fn is_done(self) -> bool {
        self.done.with(Option::is_some)
    }

    /// The phone of the account that was made, masked.
    pub(super) fn phone(self) -> String {
        self.done.get_untracked().unwrap_or_default()
    }
}
