//! The decision: yes or no, with a reason, asked once more before it is carried out.

use bangban_api_types::cases::approval::{ApprovalDecisionInput, ApprovalRequestView};
use leptos::prelude::*;
use serde_json::json;

use super::card::heading_id;
use super::wish::Would;
use super::{LIST, about};
use crate::api::{supervision, use_api};
use crate::browser::page;
use crate::form::Form;
use crate::kit::dialog::Dialog;
use crate::kit::field::TextArea;
use crate::kit::form::FormView;
use crate::kit::list::Pages;
use crate::kit::toast::use_toasts;
use crate::kit::{Button, Look};
use crate::texts::approvals;

/// The two buttons, each with its dialog.
#[component]
pub(super) fn Decide(
    request: ApprovalRequestView,
    pages: Pages<ApprovalRequestView>,
) -> impl IntoView {
    view! {
        <div class="actions">
            <Choice request=request.clone() pages approved=true />
            <Choice request pages approved=false />
        </div>
    }
}

/// One of the two.
#[component]
fn Choice(
    request: ApprovalRequestView,
    pages: Pages<ApprovalRequestView>,
    approved: bool,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let form = Form::new(format!("decision.{}.{approved}", request.id));
    let ask = Callback::new(move |()| {
        open.set(true);
        page::focus_soon(form.field_id("/reason"));
    });
    let close = Callback::new(move |()| open.set(false));
    let (label, title) = if approved {
        (approvals::APPROVE, approvals::APPROVE_THIS)
    } else {
        (approvals::REFUSE, approvals::REFUSE_THIS)
    };
    let title = about(title, &request);
    view! {
        <Button label on_press=ask />
        <Dialog title open on_close=close>
            <Decision request=request.clone() pages approved form open />
        </Dialog>
    }
}

/// The reason, and the decision itself.
#[component]
fn Decision(
    request: ApprovalRequestView,
    pages: Pages<ApprovalRequestView>,
    approved: bool,
    form: Form,
    open: RwSignal<bool>,
) -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let news = if approved {
        approvals::APPROVED
    } else {
        approvals::REFUSED
    };
    let news = about(news, &request);
    let (case, id) = (request.case_id, request.id);
    let on_submit = Callback::new(move |()| {
        let news = news.clone();
        let work = move |decision: ApprovalDecisionInput, stamp| async move {
            supervision::decide(api, case, id, &decision, stamp).await
        };
        let done = move |_| {
            toasts.tell(news);
            open.set(false);
            // The dialog closes first, so that the focus is where the next one can take it from.
            request_animation_frame(move || leave(pages, id));
        };
        form.submit(json!({ "approved": approved }), work, done);
    });
    let close = Callback::new(move |()| open.set(false));
    let (hint, submit, look) = if approved {
        (approvals::OPINION_YES, approvals::APPROVE, Look::Primary)
    } else {
        (approvals::OPINION_NO, approvals::REFUSE, Look::Danger)
    };
    let what = if approved {
        view! { <Would request /> }.into_any()
    } else {
        view! { <p>{approvals::REFUSED_THEN.t()}</p> }.into_any()
    };
    view! {
        {what}
        <FormView form on_submit submit look on_cancel=close>
            <TextArea form pointer="/reason" label=approvals::OPINION hint />
        </FormView>
    }
}

/// Takes a decided request away; the focus goes to the one after it.
fn leave(pages: Pages<ApprovalRequestView>, id: uuid::Uuid) {
    let items = untrack(move || pages.items());
    let place = items.iter().position(|request| request.id == id);
    let next = place.and_then(|place| items.get(place + 1));
    let next = next.map_or_else(|| LIST.to_owned(), |next| heading_id(next.id));
    pages.retain(|request| request.id != id);
    page::focus_soon(next);
}
