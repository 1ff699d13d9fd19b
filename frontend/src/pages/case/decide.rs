//! The clerk's answer to an application: the application on the left, the three decisions on the right (W1).
//!
//! Owns what is offered and what comes before accepting. The forms are those of the acts; the server decides.

use bangban_api_types::applicant::ApplicantKind;
use bangban_api_types::cases::summary::CaseSummary;
use bangban_api_types::cases::view::{AgreementView, CaseView};
use bangban_api_types::service_items::ServiceItemView;
use bangban_domain::case::intake::Party;
use bangban_domain::case::{Action, StateName};
use bangban_domain::service_item::LIVELIHOOD;
use leptos::prelude::*;
use leptos_router::components::A;

use super::acts;
use super::next::Others;
use super::timeline::Events;
use crate::api::{Remote, registry, remote, use_api};
use crate::browser::clock;
use crate::kit::{DueTag, Icon, Look, Sign};
use crate::texts::codes::Coded;
use crate::texts::{Words, acts as act_texts, case};

/// The three, in the order in which they are considered.
const DECISIONS: [Action; 3] = [
    Action::Acceptance,
    Action::CorrectionNotice,
    Action::Rejection,
];

/// Whether the caller has to answer this application.
pub(super) fn is_to_be_answered(case: &CaseSummary) -> bool {
    case.state == StateName::Submitted && acts::allowed(case).contains(&Action::Acceptance)
}

/// The decisions.
#[component]
pub(super) fn Decide(case: CaseView, events: Events) -> impl IntoView {
    let summary = case.summary.clone();
    let before = Before::of(case, events);
    let ready = Memo::new(move |_| before.is_ready());
    let others = [
        DECISIONS.as_slice(),
        &[Action::Agreement, Action::Signatures],
    ]
    .concat();
    let (for_accept, for_others) = (summary.clone(), summary.clone());
    view! {
        <section class="card decide" aria-labelledby="decide-title">
            <h2 id="decide-title">{case::DECIDE.t()}</h2>
            <p>{case::DECIDE_WHAT.t()} " " {summary.answer_due_on.map(|due| view! { <DueTag due=Some(due) /> })}</p>
            <div class="decision">
                <h3>{act_texts::verb(Action::Acceptance).t()}</h3>
                <p>{case::ACCEPT_WHAT.t()}</p>
                <Before before summary=summary.clone() />
                {move || {
                    let look = if ready.get() { Look::Primary } else { Look::Secondary };
                    view! { <Decision summary=for_accept.clone() action=Action::Acceptance look /> }
                }}
            </div>
            <div class="decision">
                <h3>{act_texts::verb(Action::CorrectionNotice).t()}</h3>
                <p>{case::NOTICE_WHAT.t()}</p>
                <Decision summary=summary.clone() action=Action::CorrectionNotice look=Look::Secondary />
            </div>
            <div class="decision">
                <h3>{act_texts::verb(Action::Rejection).t()}</h3>
                <p>{case::REJECT_WHAT.t()}</p>
                <Decision summary action=Action::Rejection look=Look::Danger />
            </div>
            <Others summary=for_others besides=others />
        </section>
    }
}

/// The way to the form of an act, where the caller may do it.
#[component]
fn Decision(summary: CaseSummary, action: Action, look: Look) -> impl IntoView {
    acts::allowed(&summary).contains(&action).then(|| {
        let href = acts::href(&summary, action);
        view! { <A href attr:class=look.class()>{act_texts::verb(action).t()}</A> }
    })
}

/// What has to be there before an application can be accepted (C7).
#[derive(Clone, Copy)]
struct Before {
    agreement: StoredValue<Option<AgreementView>>,
    kind: ApplicantKind,
    item: Remote<ServiceItemView>,
    events: Events,
}

impl Before {
    fn of(case: CaseView, events: Events) -> Self {
        let api = use_api();
        let id = case.summary.service_item_id;
        Self {
            agreement: StoredValue::new(case.agreement),
            kind: case.summary.applicant.kind,
            item: remote(move || registry::service_item(api, id)),
            events,
        }
    }

    /// Whether consent may stand in for an agreement: a natural person's livelihood item that says so.
    fn is_simplified(self) -> bool {
        let allows = |item: ServiceItemView| {
            item.simplified_allowed && LIVELIHOOD.contains(&item.category.as_str())
        };
        self.kind == ApplicantKind::NaturalPerson && self.item.value().is_some_and(allows)
    }

    fn consent_is_recorded(self) -> bool {
        let recorded = |events: Vec<_>| events.iter().any(is_consent);
        self.events.value().is_some_and(recorded)
    }

    /// What is done and what is not, each with the act that does it.
    fn steps(self) -> Vec<(bool, String, Action)> {
        let simplified = self.is_simplified();
        let Some(agreement) = self.agreement.get_value() else {
            if simplified {
                return vec![(
                    self.consent_is_recorded(),
                    case::CONSENT_RECORDED.into(),
                    Action::Signatures,
                )];
            }
            return vec![(false, case::DRAWN_UP.into(), Action::Agreement)];
        };
        let valid = agreement.valid_until.0 >= clock::today();
        let mut steps = vec![(valid, case::DRAWN_UP.into(), Action::Agreement)];
        let parties: &[Party] = if simplified {
            &[Party::Applicant]
        } else {
            &[Party::Applicant, Party::Organization]
        };
        steps.extend(parties.iter().map(|party| {
            let signed = agreement
                .signatures
                .iter()
                .any(|signature| signature.party == *party);
            (
                signed,
                case::BOTH_SIGNED.fill([party.t()]),
                Action::Signatures,
            )
        }));
        steps
    }

    fn is_ready(self) -> bool {
        self.steps().iter().all(|(done, ..)| *done)
    }
}

fn is_consent(event: &bangban_api_types::cases::parts::EventView) -> bool {
    event.kind == "consent_recorded"
}

/// The steps before accepting; the first one that is open is the next thing to do.
#[component]
fn Before(before: Before, summary: CaseSummary) -> impl IntoView {
    let simplified = move || {
        before
            .is_simplified()
            .then(|| view! { <p class="soft">{case::SIMPLIFIED.t()}</p> })
    };
    let steps = move || {
        let mut look = Look::Primary;
        let steps = before.steps().into_iter().map(|(done, text, action)| {
            let (sign, said): (Sign, Words) = if done {
                (Sign::Done, case::STEP_DONE)
            } else {
                (Sign::Clock, case::STEP_OPEN)
            };
            let link = (!done).then(|| {
                let shown = look;
                look = Look::Secondary;
                view! { " " <Decision summary=summary.clone() action look=shown /> }
            });
            view! {
                <li><Icon sign /><span class="hidden">{said.t()}</span>{text}{link}</li>
            }
        });
        steps.collect_view()
    };
    view! {
        {simplified}
        <ul class="plain-list" aria-label=case::BEFORE_ACCEPTING.t()>{steps}</ul>
    }
}
