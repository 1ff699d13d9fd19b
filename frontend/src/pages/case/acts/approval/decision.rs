//! 审批: what is asked, what a yes would do, and the answer.

use bangban_api_types::cases::approval::{ApprovalDecisionInput, ApprovalRequestView};
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::approval::ApprovalKind;
use leptos::prelude::*;
use serde_json::json;

use super::super::parts::form::WayOut;
use super::super::parts::rows::Rows;
use super::super::parts::{Note, Phrases};
use super::super::sheet::Act;
use crate::api::names::{Named, Names, use_names};
use crate::api::{cases, remote, use_api};
use crate::kit::field::TextArea;
use crate::kit::form::Summary;
use crate::kit::list::Fact;
use crate::kit::{Button, Loading, Look};
use crate::texts::acts::{approval, library};
use crate::texts::codes::Coded;
use crate::texts::time;

/// The request that the address names, or the only one; else those that wait.
#[component]
pub(in super::super) fn ApprovalDecision(act: Act) -> impl IntoView {
    let (api, case) = (use_api(), act.case.summary.id);
    let waiting = remote(move || cases::pending_approvals(api, case));
    let shown = move |waiting: Vec<ApprovalRequestView>| {
        let act = act.clone();
        let chosen = match (act.row, waiting.as_slice()) {
            (None, [only]) => Some(only.clone()),
            (row, waiting) => waiting
                .iter()
                .find(|request| Some(request.id) == row)
                .cloned(),
        };
        let Some(request) = chosen else {
            let rows: Vec<_> = waiting
                .iter()
                .map(|request| (request.id, line(request)))
                .collect();
            return view! { <Rows act rows none=approval::NO_REQUEST /> }.into_any();
        };
        view! { <Asked request=request.clone() case=act.case.clone() /> <Answer act=act.on_row(request.id) /> }.into_any()
    };
    view! { <Loading remote=waiting children=shown /> }
}

fn line(request: &ApprovalRequestView) -> String {
    format!(
        "{}：{}（{}）",
        request.kind.t(),
        request.reason,
        time::date(request.requested_at)
    )
}

/// What is asked, by whom, and what a yes does.
#[component]
fn Asked(request: ApprovalRequestView, case: CaseView) -> impl IntoView {
    let names = use_names();
    let (reason_code, asked) = (request.reason_code.map(Coded::t), request.clone());
    let would_do = move || would_do(&asked, &case, names);
    view! {
        <section class="card" aria-labelledby="asked-title">
            <h2 id="asked-title">{request.kind.t()}</h2>
            <dl class="facts">
                <Fact name=approval::CHANGE_REASON value=reason_code.map(str::to_owned) />
                <Fact name=approval::REASON value=request.reason />
                <Fact name=approval::ASKED_BY value=request.requested_by_name />
                <Fact name=approval::ASKED_AT value=time::moment(request.requested_at) />
                <Fact name=approval::HANDOVER_NOTE value=request.payload.handover_note />
            </dl>
            <h3>{approval::WOULD_DO.t()}</h3>
            <p>{would_do}</p>
        </section>
    }
}

fn would_do(request: &ApprovalRequestView, case: &CaseView, names: Names) -> String {
    let payload = &request.payload;
    let list = |lines: &[String]| lines.join(approval::LIST_COMMA.t());
    match request.kind {
        ApprovalKind::SecondNotice if payload.notice_items.is_empty() => {
            approval::WOULD_ALLOW_NOTICE.into()
        }
        ApprovalKind::SecondNotice => {
            approval::WOULD_GIVE_NOTICE.fill([&list(&payload.notice_items)])
        }
        ApprovalKind::AgentChange => {
            let name = |id: Option<uuid::Uuid>| {
                id.map(|id| names.get(Named::Agent(id))).unwrap_or_default()
            };
            approval::WOULD_CHANGE_AGENT
                .fill([&name(case.summary.agent_id), &name(payload.agent_id)])
        }
        ApprovalKind::Priority => approval::WOULD_CHANGE_PRIORITY
            .fill([payload.priority.map(Coded::t).unwrap_or_default()]),
        ApprovalKind::ObjectiveImpossibility if payload.returned_materials.is_empty() => {
            approval::WOULD_CONFIRM.into()
        }
        ApprovalKind::ObjectiveImpossibility => {
            approval::WOULD_END.fill([&list(&payload.returned_materials)])
        }
        ApprovalKind::Reopening => approval::WOULD_REOPEN.into(),
    }
}

/// Yes or no, with a reason; each is a button, so that none is chosen by default.
#[component]
fn Answer(act: Act) -> impl IntoView {
    let form = act.form();
    let says =
        |approved: bool| act.sends::<ApprovalDecisionInput>(form, json!({ "approved": approved }));
    let (yes, no) = (says(true), says(false));
    let busy = Signal::derive(move || form.is_busy());
    let submitted = |event: web_sys::SubmitEvent| event.prevent_default();
    view! {
        <form novalidate on:submit=submitted>
            <Summary form />
            <WayOut act form />
            <TextArea form pointer="/reason" label=approval::DECISION_REASON rows=2 />
            <Phrases form pointer="/reason" phrases=library::work::OPINIONS.to_vec() />
            <Note text=approval::REFUSE_FOLLOWS />
            <div class="actions">
                <Button label=approval::APPROVE look=Look::Primary busy on_press=yes />
                <Button label=approval::REFUSE look=Look::Danger busy on_press=no />
            </div>
        </form>
    }
}
