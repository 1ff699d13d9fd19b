//! 受理 (C8, C9): names the agent. Says first what else has to come before it.

use bangban_api_types::cases::acts::AcceptanceRequest;
use bangban_api_types::cases::view::AgreementView;
use bangban_domain::case::Action;
use bangban_domain::case::intake::Party;
use leptos::prelude::*;
use leptos_router::components::A;
use serde_json::json;

use super::parts::ActForm;
use super::parts::agent_choice::AgentChoice;
use super::sheet::Act;
use super::simplified::may_be_simplified;
use crate::api::{Api, Failure, registry, remote, use_api};
use crate::browser::clock;
use crate::kit::{Icon, Loading, Look, Sign};
use crate::texts::acts::{agreement, approval};
use crate::texts::codes::Coded;
use crate::texts::{Words, acts};

/// What acceptance waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum First {
    /// Nothing.
    Nothing,
    /// An agreement.
    Agreement,
    /// Consent, or an agreement.
    Consent,
    /// Signatures of these.
    Signatures(Vec<Party>),
    /// Another agreement, since the day has passed.
    Renewal,
}

/// The form, or what comes first.
#[component]
pub(super) fn Acceptance(act: Act) -> impl IntoView {
    let api = use_api();
    let case = act.clone();
    let first = remote(move || first_of(api, case.clone()));
    let shown = move |first: First| {
        let act = act.clone();
        match first {
            First::Nothing => view! { <Fields act /> }.into_any(),
            first => view! { <ComesFirst act first /> }.into_any(),
        }
    };
    view! { <Loading remote=first children=shown /> }
}

#[component]
fn Fields(act: Act) -> impl IntoView {
    let form = act.form();
    let on_submit = act.sends::<AcceptanceRequest>(form, json!({}));
    let venue = act.case.summary.organization_id;
    view! {
        <ActForm act form on_submit>
            <p>{agreement::ACCEPTANCE_WHY.t()}</p>
            <AgentChoice form pointer="/agent_id" label=agreement::AGENT venue />
        </ActForm>
    }
}

/// What comes first, with the way there.
#[component]
fn ComesFirst(act: Act, first: First) -> impl IntoView {
    let link = |action, look: Look, words: Words| {
        let href = act.href_of(action)?;
        Some(view! { <A href=href attr:class=look.class()>{words.t()}</A> })
    };
    let draw_up = |look| link(Action::Agreement, look, acts::verb(Action::Agreement));
    let sign = link(
        Action::Signatures,
        Look::Primary,
        acts::verb(Action::Signatures),
    );
    let consent = link(Action::Signatures, Look::Primary, agreement::RECORD_CONSENT);
    let (text, ways) = match first {
        First::Nothing => (String::new(), None),
        First::Agreement => (
            agreement::FIRST_AGREEMENT.into(),
            Some((draw_up(Look::Primary), None)),
        ),
        First::Renewal => (
            agreement::EXPIRED.into(),
            Some((draw_up(Look::Primary), None)),
        ),
        First::Consent => (
            agreement::FIRST_CONSENT.into(),
            Some((consent, draw_up(Look::Secondary))),
        ),
        First::Signatures(parties) => {
            let names: Vec<_> = parties.into_iter().map(Coded::t).collect();
            let text = agreement::FIRST_SIGNATURES.fill([&names.join(approval::LIST_COMMA.t())]);
            (text, Some((sign, None)))
        }
    };
    view! {
        <div class="notice">
            <Icon sign=Sign::Information />
            <div>
                <h2 class="notice-title">{agreement::FIRST.t()}</h2>
                <p>{text}</p>
                {ways.map(|(one, other)| view! { <div class="actions">{one} {other}</div> })}
            </div>
        </div>
    }
}

async fn first_of(api: Api, act: Act) -> Result<First, Failure> {
    let item = registry::service_item(api, act.case.summary.service_item_id).await?;
    let simplified = may_be_simplified(&act.case.summary, &item);
    if let Some(agreement) = &act.case.agreement {
        return Ok(first_for(agreement, simplified));
    }
    let recorded = act.case.consent.record.is_some();
    Ok(without_agreement(simplified, recorded))
}

fn first_for(agreement: &AgreementView, simplified: bool) -> First {
    if agreement.valid_until.0 < clock::today() {
        return First::Renewal;
    }
    let has_signed = |party: Party| {
        agreement
            .signatures
            .iter()
            .any(|signature| signature.party == party)
    };
    let needed: &[Party] = if simplified {
        &[Party::Applicant]
    } else {
        &[Party::Applicant, Party::Organization]
    };
    let missing: Vec<Party> = needed
        .iter()
        .copied()
        .filter(|party| !has_signed(*party))
        .collect();
    if missing.is_empty() {
        First::Nothing
    } else {
        First::Signatures(missing)
    }
}

const fn without_agreement(simplified: bool, recorded: bool) -> First {
    match (simplified, recorded) {
        (true, true) => First::Nothing,
        (true, false) => First::Consent,
        (false, _) => First::Agreement,
    }
}
