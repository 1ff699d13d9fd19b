//! 转岗.

use bangban_api_types::agents::{AgentView, StaffChangeView, TransferRequest};
use bangban_domain::agent::AgentKind;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde_json::json;

use super::one::news;
use crate::api::{Loaded, Stamp, network, use_api};
use crate::browser::clock;
use crate::form::Form;
use crate::kit::field::{DateField, SelectField, TextArea, choices};
use crate::kit::form::FormView;
use crate::kit::toast::use_toasts;
use crate::pages::filings;
use crate::pages::organizations::field::OrganizationField;
use crate::texts::network::agents as words;

/// The form, folded until it is wanted.
#[component]
pub(super) fn Transfer(seen: Loaded<AgentView>) -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let navigate = use_navigate();
    let id = seen.value.id;
    let form = Form::new(format!("agent.{id}.transfer"));
    form.preset("/effective_on", clock::today().to_string());
    let on_submit = Callback::new(move |()| {
        let (navigate, etag) = (navigate.clone(), seen.etag.clone());
        let work = move |transfer: TransferRequest, stamp: Stamp| async move {
            network::transfer(api, id, &transfer, Stamp { etag, ..stamp }).await
        };
        let done = move |made: StaffChangeView| {
            toasts.tell(news(made.filing.kind, &made.agent.name));
            navigate(&filings::href(made.filing.id), Default::default());
        };
        form.submit(json!({}), work, done);
    });
    view! {
        <details class="folded">
            <summary>{words::TRANSFER.t()}</summary>
            <div>
                <FormView form on_submit submit=words::TRANSFER>
                    <OrganizationField form pointer="/organization_id" label=words::TRANSFER_TO />
                    <SelectField
                        form
                        pointer="/kind"
                        label=words::TRANSFER_KIND
                        choices=choices(AgentKind::ALL.as_slice())
                        nothing=words::AS_BEFORE
                        optional=true
                    />
                    <DateField form pointer="/effective_on" label=words::EFFECTIVE />
                    <TextArea form pointer="/reason" label=words::REASON rows=2 />
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
