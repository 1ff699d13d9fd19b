//! The clerk's answer to an application: the application on the left, the three decisions on the right (W1).
//!
//! Owns what is offered and what comes before accepting. The forms are those of the acts; the server decides.

use bangban_api_types::cases::summary::CaseSummary;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::{Action, StateName};
use leptos::prelude::*;
use leptos_router::components::A;

use super::acts;
use super::before::{Before, StepsBefore};
use super::next::Others;
use crate::kit::{DueTag, Look};
use crate::texts::{acts as act_texts, case};

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
pub(super) fn Decide(case: CaseView) -> impl IntoView {
    let summary = case.summary.clone();
    let before = Before::of(case);
    let ready = Memo::new(move |_| before.is_complete());
    // Agreement and signatures stay among the others: one that is drawn up can be drawn up anew.
    let others = DECISIONS.to_vec();
    let (for_accept, for_others) = (summary.clone(), summary.clone());
    view! {
        <section class="card decide" aria-labelledby="decide-title">
            <h2 id="decide-title">{case::DECIDE.t()}</h2>
            <p>{case::DECIDE_WHAT.t()} " " {summary.answer_due_on.map(|due| view! { <DueTag due=Some(due) /> })}</p>
            <div class="decision">
                <h3>{act_texts::verb(Action::Acceptance).t()}</h3>
                <p>{case::ACCEPT_WHAT.t()}</p>
                <StepsBefore before summary=summary.clone() />
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
            <div class="decision"><Others summary=for_others besides=others /></div>
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
