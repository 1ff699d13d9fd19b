//! The entrustment agreement, and a supplementary one that waits for signatures.

use bangban_api_types::cases::view::{AgreementView, CaseView};
use bangban_domain::case::StateName;
use bangban_domain::case::intake::Party;
use leptos::prelude::*;

use crate::kit::list::Fact;
use crate::kit::{Sign, Tag, Tone};
use crate::texts::codes::Coded;
use crate::texts::{Words, case, time};

/// The agreements.
#[component]
pub(super) fn Agreements(case: CaseView) -> impl IntoView {
    let is_draft = case.summary.state == StateName::Draft;
    if is_draft && case.agreement.is_none() {
        return ().into_any();
    }
    let agreement = case.agreement.map_or_else(
        || view! { <p class="soft">{case::NO_AGREEMENT.t()}</p> }.into_any(),
        |agreement| view! { <Agreement agreement /> }.into_any(),
    );
    let supplementary = case.supplementary_agreement.map(|agreement| {
        view! {
            <h3>{case::SUPPLEMENTARY.t()}</h3>
            <Agreement agreement />
        }
    });
    view! {
        <section aria-labelledby="agreement-title">
            <h2 id="agreement-title">{case::AGREEMENT.t()}</h2>
            {agreement}
            {supplementary}
        </section>
    }
    .into_any()
}

#[component]
fn Agreement(agreement: AgreementView) -> impl IntoView {
    let clause: Words = if agreement.non_cooperation_clause {
        case::AGREED
    } else {
        case::NOT_AGREED
    };
    let signatures = Party::ALL
        .iter()
        .map(|party| view! { <li><Signed agreement=agreement.clone() party=*party /></li> });
    let signatures = signatures.collect_view();
    view! {
        <dl class="facts">
            <Fact name=case::CONTENT value=agreement.content />
            <Fact name=case::SCOPE value=agreement.scope />
            <Fact name=case::MODE value=agreement.mode.t().to_owned() />
            <Fact name=case::VALID_UNTIL value=time::day(agreement.valid_until) />
            <Fact name=case::NON_COOPERATION value=String::from(clause) />
        </dl>
        <ul class="plain-list" aria-label=case::SIGNATURES.t()>{signatures}</ul>
    }
}

/// Whether a party has signed, how and when.
#[component]
fn Signed(agreement: AgreementView, party: Party) -> impl IntoView {
    let signature = agreement
        .signatures
        .into_iter()
        .find(|signature| signature.party == party);
    let (text, tone, sign) = match signature {
        Some(signature) => {
            let text = case::SIGNED.fill([signature.method.t(), &time::day(signature.signed_on)]);
            (text, Tone::Good, Sign::Done)
        }
        None => (case::UNSIGNED.into(), Tone::Waiting, Sign::Clock),
    };
    view! { {party.t()} " " <Tag text tone sign=Some(sign) /> }
}
