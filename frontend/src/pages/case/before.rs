//! What has to be there before an application can be accepted (C7): an agreement that is signed, or, for a simplified
//! item, the applicant's consent.
//!
//! Owns what is shown of it. Whether it is enough the server decides.

use bangban_api_types::applicant::ApplicantKind;
use bangban_api_types::cases::summary::CaseSummary;
use bangban_api_types::cases::view::{AgreementView, CaseView};
use bangban_api_types::service_items::ServiceItemView;
use bangban_domain::case::Action;
use bangban_domain::case::intake::Party;
use leptos::prelude::*;
use leptos_router::components::A;

use super::acts;
use super::acts::simplified::is_simplified;
use crate::api::{Remote, registry, remote, use_api};
use crate::browser::clock;
use crate::kit::{Icon, Look, Sign};
use crate::texts::codes::Coded;
use crate::texts::{Words, acts as act_texts, case};

/// One thing that has to be there.
struct Step {
    done: bool,
    text: String,
    action: Action,
    verb: Words,
}

impl Step {
    fn agreement(done: bool, text: Words) -> Self {
        let action = Action::Agreement;
        Self {
            done,
            text: text.into(),
            action,
            verb: act_texts::verb(action),
        }
    }

    fn consent(done: bool) -> Self {
        let text = if done {
            case::CONSENT_RECORDED
        } else {
            case::CONSENT_NOT_RECORDED
        };
        Self {
            done,
            text: text.into(),
            action: Action::Signatures,
            verb: case::RECORD_CONSENT,
        }
    }

    fn signature(agreement: &AgreementView, party: Party) -> Self {
        let done = agreement
            .signatures
            .iter()
            .any(|signature| signature.party == party);
        let text = if done {
            case::HAS_SIGNED
        } else {
            case::HAS_NOT_SIGNED
        };
        let action = Action::Signatures;
        Self {
            done,
            text: text.fill([party.t()]),
            action,
            verb: act_texts::verb(action),
        }
    }
}

/// What is known of it.
#[derive(Clone, Copy)]
pub(super) struct Before {
    agreement: StoredValue<Option<AgreementView>>,
    kind: ApplicantKind,
    item: Remote<ServiceItemView>,
    consented: bool,
}

impl Before {
    /// That of an application.
    pub(super) fn of(case: CaseView) -> Self {
        let api = use_api();
        let id = case.summary.service_item_id;
        Self {
            agreement: StoredValue::new(case.agreement),
            kind: case.summary.applicant.kind,
            item: remote(move || registry::service_item(api, id)),
            consented: case.consent.record.is_some(),
        }
    }

    /// Whether everything is there.
    pub(super) fn is_complete(self) -> bool {
        self.steps().iter().all(|step| step.done)
    }

    /// Whether consent may stand in for an agreement: a natural person's livelihood item that says so.
    fn is_simplified(self) -> bool {
        let item = self.item.value();
        item.is_some_and(|item| is_simplified(self.kind, &item))
    }

    fn steps(self) -> Vec<Step> {
        let simplified = self.is_simplified();
        let Some(agreement) = self.agreement.get_value() else {
            let step = if simplified {
                Step::consent(self.consented)
            } else {
                Step::agreement(false, case::NOT_DRAWN_UP)
            };
            return vec![step];
        };
        let drawn_up = if agreement.valid_until.0 < clock::today() {
            Step::agreement(false, case::EXPIRED)
        } else {
            Step::agreement(true, case::DRAWN_UP)
        };
        let signatures = Party::ALL
            .iter()
            .filter(|party| !simplified || **party == Party::Applicant);
        let signatures = signatures.map(|party| Step::signature(&agreement, *party));
        std::iter::once(drawn_up).chain(signatures).collect()
    }
}

/// The steps before accepting. The first one that is open is the next thing to do, and has its link.
#[component]
pub(super) fn StepsBefore(before: Before, summary: CaseSummary) -> impl IntoView {
    let simplified = move || {
        before
            .is_simplified()
            .then(|| view! { <p class="soft">{case::SIMPLIFIED.t()}</p> })
    };
    let allowed = acts::allowed(&summary);
    let steps = move || {
        let mut found_next = false;
        let steps = before.steps().into_iter().map(|step| {
            let is_next = !step.done && !found_next && allowed.contains(&step.action);
            found_next |= is_next;
            let href = is_next.then(|| acts::href(&summary, step.action));
            view! { <ShownStep step href /> }
        });
        steps.collect_view()
    };
    view! {
        {simplified}
        <ul class="plain-list" aria-label=case::BEFORE_ACCEPTING.t()>{steps}</ul>
    }
}

#[component]
fn ShownStep(step: Step, href: Option<String>) -> impl IntoView {
    let (sign, said) = if step.done {
        (Sign::Done, case::STEP_DONE)
    } else {
        (Sign::Clock, case::STEP_OPEN)
    };
    let link =
        href.map(|href| view! { <A href attr:class=Look::Primary.class()>{step.verb.t()}</A> });
    view! {
        <li class="step-before">
            <span><Icon sign />" "<span class="hidden">{said.t()}</span>{step.text}</span>
            {link}
        </li>
    }
}
