//! 申请审批: for what, why, and what the approval would carry out.

use bangban_api_types::cases::approval::ApprovalRequestInput;
use bangban_domain::case::StateName;
use bangban_domain::case::approval::ApprovalKind;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde_json::json;

use super::super::parts::{ActForm, Note, Phrases};
use super::super::sheet::Act;
use super::payload::Payload;
use crate::kit::field::{Choice, RadioField, TextArea, code_of};
use crate::texts::acts::library::Phrase;
use crate::texts::acts::{approval, library};
use crate::texts::codes::Coded;

/// The form.
#[component]
pub(in super::super) fn ApprovalRequest(act: Act) -> impl IntoView {
    let form = act.form();
    let kinds = kinds(act.case.summary.state);
    if kinds.is_empty() {
        return view! { <Note text=approval::NO_KIND /> }.into_any();
    }
    // A link may ask for a kind; what is chosen here stays otherwise.
    let wanted = use_query_map().with_untracked(|query| query.get("kind"));
    match wanted.filter(|wanted| kinds.iter().any(|kind| code_of(*kind) == *wanted)) {
        Some(wanted) => form.set("/kind", wanted),
        None => {
            if let Some(first) = kinds.first() {
                form.preset("/kind", code_of(*first));
            }
        }
    }
    let value = form.signal("/kind");
    let chosen = Memo::new(move |_| {
        let code = value.get();
        kinds_all().find(|kind| code_of(*kind) == code)
    });
    let on_submit = act.sends::<ApprovalRequestInput>(form, json!({}));
    let phrases: Signal<Vec<Phrase>> = Signal::derive(move || {
        chosen
            .get()
            .map(library::work::approval)
            .unwrap_or_default()
    });
    let case = act.case.clone();
    view! {
        <ActForm act form on_submit submit=approval::SEND>
            <p>{approval::WHY.t()}</p>
            <RadioField form pointer="/kind" label=approval::KIND choices=choices_of(&kinds) />
            {move || chosen.get().map(|kind| view! { <Payload form kind case=case.clone() /> })}
            <TextArea form pointer="/reason" label=approval::REASON />
            <Phrases form pointer="/reason" phrases />
        </ActForm>
    }
    .into_any()
}

fn kinds_all() -> impl Iterator<Item = ApprovalKind> {
    ApprovalKind::ALL.iter().copied()
}

/// What can be asked for in a state.
fn kinds(state: StateName) -> Vec<ApprovalKind> {
    use ApprovalKind as K;
    match state {
        StateName::Submitted => vec![K::Priority, K::SecondNotice],
        StateName::CorrectionRequired => vec![K::Priority],
        StateName::Accepted | StateName::InProgress | StateName::Suspended => {
            vec![K::AgentChange, K::Priority, K::ObjectiveImpossibility]
        }
        StateName::Completed => vec![K::Reopening],
        _ => Vec::new(),
    }
}

fn choices_of(kinds: &[ApprovalKind]) -> Vec<Choice> {
    let hint = |kind| match kind {
        ApprovalKind::SecondNotice => approval::SECOND_NOTICE_HINT,
        ApprovalKind::AgentChange => approval::AGENT_CHANGE_HINT,
        ApprovalKind::Priority => approval::PRIORITY_HINT,
        ApprovalKind::ObjectiveImpossibility => approval::IMPOSSIBILITY_HINT,
        ApprovalKind::Reopening => approval::REOPENING_HINT,
    };
    let choices = kinds.iter().map(|kind| Choice {
        hint: Some(hint(*kind).into()),
        ..Choice::new(code_of(*kind), kind.t())
    });
    choices.collect()
}
