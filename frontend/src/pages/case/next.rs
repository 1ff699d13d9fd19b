//! What comes next: one primary act, and the others behind it; or whom the case waits for.

use bangban_api_types::cases::summary::CaseSummary;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::intake::Party;
use bangban_domain::case::{Action, StateName};
use bangban_domain::policy::Role;
use leptos::prelude::*;
use leptos_router::components::A;

use super::acts;
use crate::kit::{Icon, Look, Sign};
use crate::session::use_session;
use crate::texts::{acts as act_texts, case};

/// The next act and the others.
#[component]
pub(super) fn Next(case: CaseView) -> impl IntoView {
    let session = use_session();
    let primary = primary(&case, untrack(|| session.has_any(&[Role::Applicant])));
    let summary = case.summary;
    let besides: Vec<Action> = primary.into_iter().collect();
    let shown = match primary {
        Some(action) => {
            let href = acts::href(&summary, action);
            view! { <A href attr:class=Look::Primary.class()>{act_texts::verb(action).t()}</A> }
                .into_any()
        }
        None => view! { <span>{case::waits(summary.state).t()}</span> }.into_any(),
    };
    let any = !others(&summary, &besides).is_empty();
    view! {
        <section class="card next" aria-labelledby="next-title">
            <h2 id="next-title">{case::NEXT.t()}</h2>
            {shown}
            {any.then(|| view! { <Others summary=summary.clone() besides /> })}
            <EndAskedFor summary />
        </section>
    }
}

/// The one act that the case waits for from the caller. An applicant signs an agreement that waits for it.
fn primary(case: &CaseView, is_applicant: bool) -> Option<Action> {
    let next = acts::next(&case.summary);
    if next.is_some() || !is_applicant {
        return next;
    }
    let agreement = case
        .supplementary_agreement
        .as_ref()
        .or(case.agreement.as_ref())?;
    let signed = agreement
        .signatures
        .iter()
        .any(|signature| signature.party == Party::Applicant);
    let allowed = acts::allowed(&case.summary).contains(&Action::Signatures);
    (!signed && allowed).then_some(Action::Signatures)
}

/// Every other act that the caller may do, behind one button. Acts on one row of a list stand at the row.
#[component]
pub(super) fn Others(summary: CaseSummary, besides: Vec<Action>) -> impl IntoView {
    let others = others(&summary, &besides);
    let is_open = RwSignal::new(false);
    let id = "other-acts";
    let links = others.into_iter().map(|action| {
        let look = if ends_it(action) {
            Look::Danger
        } else {
            Look::Secondary
        };
        let href = acts::href(&summary, action);
        view! { <li><A href attr:class=look.class()>{act_texts::verb(action).t()}</A></li> }
    });
    let links = links.collect_view();
    view! {
        <button
            type="button"
            class="button unfold"
            aria-expanded=move || is_open.get().to_string()
            aria-controls=id
            on:click=move |_| is_open.update(|open| *open = !*open)
        >
            {case::OTHERS.t()}
        </button>
        <ul id=id class="button-list" hidden=move || !is_open.get()>{links}</ul>
    }
}

/// Which acts these are.
fn others(summary: &CaseSummary, besides: &[Action]) -> Vec<Action> {
    let allowed = acts::allowed(summary).into_iter();
    allowed
        .filter(|action| !besides.contains(action) && !is_elsewhere(*action))
        .collect()
}

/// Done at a row of a list of the page, or no act with a form.
const fn is_elsewhere(action: Action) -> bool {
    matches!(
        action,
        Action::Read
            | Action::DocumentContent
            | Action::Disclosure
            | Action::MaterialReceipt
            | Action::ProblemSolution
            | Action::ApprovalDecision
            | Action::Sweep
    )
}

/// What can't be taken back.
const fn ends_it(action: Action) -> bool {
    matches!(
        action,
        Action::Termination | Action::Rejection | Action::Withdrawal
    )
}

/// Says that somebody asked to end the entrustment, with the way to it.
#[component]
fn EndAskedFor(summary: CaseSummary) -> impl IntoView {
    let runs = summary.termination_requested
        && (summary.state.is_running() || summary.state == StateName::Suspended);
    runs.then(|| {
        let allowed = acts::allowed(&summary).contains(&Action::Termination);
        let link = allowed.then(|| {
            let href = acts::href(&summary, Action::Termination);
            view! { <p><A href>{act_texts::verb(Action::Termination).t()}</A></p> }
        });
        view! {
            <div class="notice">
                <Icon sign=Sign::Warning />
                <div><p>{case::END_ASKED_FOR.t()}</p>{link}</div>
            </div>
        }
    })
}
