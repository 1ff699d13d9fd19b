//! The application that is being filled in: its item, who applies, what was answered, and the addresses of its steps.
//!
//! Owns the pointers' meaning: what the fields of all steps make together. Does not own the fields (`place`, `who`,
//! `how`) nor the sending (`send`).

use bangban_api_types::applicant::ApplicantKind;
use bangban_api_types::cases::draft::CaseDraft;
use bangban_api_types::service_items::ServiceItemView;
use bangban_domain::case::Mode;
use bangban_domain::service_item::{LIVELIHOOD, Subject};
use leptos::prelude::untrack;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::form::Form;
use crate::reading;
use crate::texts::apply;

/// A step of the application, as its address names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The list of what an enterprise fills in.
    Tasks,
    /// Where.
    Place,
    /// Who.
    Who,
    /// How, and consent.
    How,
    /// Everything, to be checked and sent.
    Check,
    /// It was sent.
    Done,
}

impl Step {
    const ALL: [Self; 6] = [
        Self::Tasks,
        Self::Place,
        Self::Who,
        Self::How,
        Self::Check,
        Self::Done,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Tasks => "tasks",
            Self::Place => "1",
            Self::Who => "2",
            Self::How => "3",
            Self::Check => "4",
            Self::Done => "done",
        }
    }

    /// The step of that name.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }
}

/// Who may be meant by `?as=`.
pub(super) fn kind_of(item: &ServiceItemView, wanted: Option<&str>) -> ApplicantKind {
    let enterprise = item.subjects.contains(&Subject::LegalPerson);
    let person = item.subjects.contains(&Subject::NaturalPerson);
    if enterprise && (!person || wanted == Some("enterprise")) {
        ApplicantKind::LegalPerson
    } else {
        ApplicantKind::NaturalPerson
    }
}

/// The address of a step.
pub(super) fn href(item: Uuid, kind: ApplicantKind, step: Step) -> String {
    let who = match kind {
        ApplicantKind::NaturalPerson => "person",
        ApplicantKind::LegalPerson => "enterprise",
    };
    format!("/apply/{item}?as={who}&step={}", step.name())
}

/// Where an application begins: an enterprise gets the list of what is to do.
pub(super) const fn first_step(kind: ApplicantKind) -> Step {
    match kind {
        ApplicantKind::NaturalPerson => Step::Place,
        ApplicantKind::LegalPerson => Step::Tasks,
    }
}

/// The application.
#[derive(Clone, Copy)]
pub(super) struct Application {
    /// The item.
    pub(super) item: Uuid,
    /// Whether town and village venues take it.
    pub(super) livelihood: bool,
    /// Person or enterprise.
    pub(super) kind: ApplicantKind,
    /// What was answered, in all steps.
    pub(super) form: Form,
}

impl Application {
    /// What was answered so far in this tab.
    pub(super) fn of(item: &ServiceItemView, kind: ApplicantKind) -> Self {
        let who = if kind == ApplicantKind::LegalPerson {
            "enterprise"
        } else {
            "person"
        };
        Self {
            item: item.id,
            livelihood: LIVELIHOOD.contains(&item.category.as_str()),
            kind,
            form: Form::new(format!("apply.{}.{who}", item.id)),
        }
    }

    /// Whether an enterprise applies.
    pub(super) fn is_enterprise(self) -> bool {
        self.kind == ApplicantKind::LegalPerson
    }

    /// The address of a step.
    pub(super) fn href(self, step: Step) -> String {
        href(self.item, self.kind, step)
    }

    /// What comes after a step: the next one, or the list of an enterprise.
    pub(super) const fn after(self, step: Step) -> Step {
        match (self.kind, step) {
            (ApplicantKind::LegalPerson, _) => Step::Tasks,
            (ApplicantKind::NaturalPerson, Step::Place) => Step::Who,
            (ApplicantKind::NaturalPerson, Step::Who) => Step::How,
            (ApplicantKind::NaturalPerson, _) => Step::Check,
        }
    }

    /// The answers that a step needs.
    pub(super) fn needed(self, step: Step) -> &'static [&'static str] {
        match (step, self.kind) {
            (Step::Place, _) => &["/organization_id"],
            (Step::Who, ApplicantKind::NaturalPerson) => &[
                "/applicant/name",
                "/applicant/id_number",
                "/applicant/phone",
            ],
            (Step::Who, ApplicantKind::LegalPerson) => &[
                "/applicant/name",
                "/applicant/credit_code",
                "/applicant/legal_representative",
                "/applicant/contact/name",
                "/applicant/contact/phone",
            ],
            (Step::How, _) => &["/mode", "/consent/voluntary", "/submission/declaration"],
            _ => &[],
        }
    }

    /// Whether a step has all its answers, followed.
    pub(super) fn is_answered(self, step: Step) -> bool {
        self.needed(step)
            .iter()
            .all(|pointer| !self.form.value(pointer).trim().is_empty())
    }

    /// The first step without all its answers, followed.
    pub(super) fn unanswered(self) -> Option<Step> {
        [Step::Place, Step::Who, Step::How]
            .into_iter()
            .find(|step| !self.is_answered(*step))
    }

    /// The mode that was chosen, followed.
    pub(super) fn mode(self) -> Option<Mode> {
        reading::code(self.form.value("/mode"))
    }

    /// The draft that all answers make together.
    pub(super) fn draft(self) -> Option<CaseDraft> {
        untrack(|| {
            let mode = self.mode()?;
            let draft = json!({
                "service_item_id": self.item,
                "organization_id": self.form.value("/organization_id"),
                "mode": mode,
                "applicant": self.applicant(),
                "consent": { "voluntary": true, "scope": apply::scope(mode).on_record() },
            });
            reading::read(&draft)
        })
    }

    fn applicant(self) -> Value {
        let text = |pointer: &str| self.form.value(pointer).trim().to_owned();
        let mut applicant = Map::new();
        applicant.insert("kind".to_owned(), json!(self.kind));
        for pointer in self.needed(Step::Who) {
            let name = pointer.trim_start_matches("/applicant/");
            if !name.contains('/') {
                applicant.insert(name.to_owned(), json!(text(pointer)));
            }
        }
        if self.is_enterprise() {
            let contact = json!({ "name": text("/applicant/contact/name"), "phone": text("/applicant/contact/phone") });
            applicant.insert("contact".to_owned(), contact);
        }
        let circumstances = self.circumstances();
        if !circumstances.is_empty() {
            applicant.insert("special_circumstances".to_owned(), json!(circumstances));
        }
        Value::Object(applicant)
    }

    /// The special circumstances that were ticked, followed.
    pub(super) fn circumstances(self) -> Vec<String> {
        let ticked = self.form.value("/applicant/special_circumstances");
        ticked
            .split(',')
            .filter(|one| !one.is_empty())
            .map(str::to_owned)
            .collect()
    }
}
