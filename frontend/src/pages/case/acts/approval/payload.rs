//! What an approval would carry out, by its kind.

use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::Priority;
use bangban_domain::case::approval::{ApprovalKind, ChangeReason};
use leptos::prelude::*;

use super::super::parts::Switch;
use super::super::parts::agent_choice::AgentChoice;
use super::super::parts::handover_lines::{HandoverLines, originals};
use super::super::parts::notice_items::NoticeItems;
use crate::form::Form;
use crate::kit::field::{DateField, RadioField, TextArea, choices};
use crate::texts::acts::{approval, ending, intake};
use crate::texts::codes::Coded;

/// The fields of a kind.
#[component]
pub(super) fn Payload(form: Form, kind: ApprovalKind, case: CaseView) -> impl IntoView {
    match kind {
        ApprovalKind::SecondNotice => view! { <SecondNotice form case /> }.into_any(),
        ApprovalKind::AgentChange => view! { <AgentChange form case /> }.into_any(),
        ApprovalKind::Priority => {
            view! { <PriorityChange form now=case.summary.priority /> }.into_any()
        }
        ApprovalKind::ObjectiveImpossibility => view! { <Impossibility form case /> }.into_any(),
        ApprovalKind::Reopening => ().into_any(),
    }
}

#[component]
fn SecondNotice(form: Form, case: CaseView) -> impl IntoView {
    view! {
        <Switch form name="#items" label=approval::NOTICE_NOW>
            <NoticeItems form pointer="/payload/items" case=case.clone() />
            <DateField
                form
                pointer="/payload/supply_by"
                label=intake::SUPPLY_BY
                hint=intake::SUPPLY_BY_HINT
                optional=true
            />
        </Switch>
    }
}

#[component]
fn AgentChange(form: Form, case: CaseView) -> impl IntoView {
    let (venue, without) = (case.summary.organization_id, case.summary.agent_id);
    view! {
        <AgentChoice form pointer="/payload/agent_id" label=approval::SUCCESSOR venue without />
        <RadioField
            form
            pointer="/reason_code"
            label=approval::CHANGE_REASON
            choices=choices(ChangeReason::ALL)
        />
        <TextArea
            form
            pointer="/payload/handover_note"
            label=approval::HANDOVER_NOTE
            hint=approval::HANDOVER_NOTE_HINT
            optional=true
        />
    }
}

#[component]
fn PriorityChange(form: Form, now: Priority) -> impl IntoView {
    let others: Vec<Priority> = Priority::ALL
        .iter()
        .copied()
        .filter(|priority| *priority != now)
        .collect();
    view! { <RadioField form pointer="/payload/priority" label=approval::PRIORITY choices=choices(&others) /> }
}

#[component]
fn Impossibility(form: Form, case: CaseView) -> impl IntoView {
    let things = originals(&case);
    view! {
        <Switch form name="#end" label=approval::END_AT_ONCE>
            <HandoverLines
                form
                pointer="/payload/returned_materials"
                legend=ending::RETURNED
                hint=ending::RETURNED_HINT
                things=things.clone()
            />
        </Switch>
    }
}
