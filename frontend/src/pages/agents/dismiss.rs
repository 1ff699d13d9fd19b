//! 解聘.

use bangban_api_types::agents::{AgentView, DismissalRequest, StaffChangeView};
use bangban_domain::network::DismissalReason;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde_json::json;

use super::one::news;
use crate::api::{Loaded, Stamp, network, use_api};
use crate::browser::clock;
use crate::form::Form;
use crate::kit::Look;
use crate::kit::field::{DateField, SelectField, TextArea, choices};
use crate::kit::form::FormView;
use crate::kit::toast::use_toasts;
use crate::pages::filings;
use crate::texts::codes::Coded;
use crate::texts::network::agents as words;

/// The form, folded until it is wanted.
#[component]
pub(super) fn Dismissal(seen: Loaded<AgentView>) -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let navigate = use_navigate();
    let id = seen.value.id;
    let form = Form::new(format!("agent.{id}.dismissal"));
    form.preset("/effective_on", clock::today().to_string());
    let on_submit = Callback::new(move |()| {
        let (navigate, etag) = (navigate.clone(), seen.etag.clone());
        let work = move |dismissal: DismissalRequest, stamp: Stamp| async move {
            network::dismiss(api, id, &dismissal, Stamp { etag, ..stamp }).await
        };
        let done = move |made: StaffChangeView| {
            toasts.tell(news(made.filing.kind, &made.agent.name));
            navigate(&filings::href(made.filing.id), Default::default());
        };
        form.submit(json!({}), work, done);
    });
    view! {
        <details class="folded">
            <summary>{words::DISMISS.t()}</summary>
            <div>
                <p>{words::DISMISS_HINT.t()}</p>
                <FormView form on_submit submit=words::DISMISS look=Look::Danger>
                    <SelectField
                        form
                        pointer="/reason_code"
                        label=words::REASON
                        choices=choices(<DismissalReason as Coded>::ALL)
                    />
                    <TextArea form pointer="/reason" label=words::REASON_WORDS rows=2 optional=true />
                    <DateField form pointer="/effective_on" label=words::EFFECTIVE />
                    <TextArea
                        form
                        pointer="/despite_norm"
                        label=words::DESPITE_NORM
                        hint=words::DESPITE_NORM_HINT
                        rows=2
                        optional=true
                    />
                </FormView>
            </div>
        </details>
    }
}
