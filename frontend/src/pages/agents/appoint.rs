//! 聘任: a new agent at an organisation.

use bangban_api_types::agents::{AppointmentRequest, StaffChangeView};
use bangban_domain::agent::AgentKind;
use bangban_domain::network::AgentSource;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde_json::json;

use super::MANAGERS;
use crate::api::{network, use_api};
use crate::browser::{clock, page};
use crate::form::Form;
use crate::kit::PageHead;
use crate::kit::field::{DateField, Input, RadioField, SelectField, TextField, choices};
use crate::kit::form::FormView;
use crate::kit::toast::use_toasts;
use crate::pages::For;
use crate::pages::filings;
use crate::pages::organizations::field::OrganizationField;
use crate::texts::codes::Coded;
use crate::texts::network::agents as words;

/// The page. `organization` in the address fills in where.
#[component]
pub(crate) fn NewAgent() -> impl IntoView {
    view! {
        <For roles=MANAGERS>
            <PageHead title=words::APPOINT />
            <p>{words::APPOINT_INTRO.t()}</p>
            <Appointment />
        </For>
    }
}

#[component]
fn Appointment() -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let navigate = use_navigate();
    let form = Form::new("agent.new");
    if let Some(organization) = page::query("organization") {
        form.begin("/organization_id", organization);
    }
    form.preset("/effective_on", clock::today().to_string());
    form.preset("/source", AgentSource::Staff.as_str());
    let on_submit = Callback::new(move |()| {
        let navigate = navigate.clone();
        let work = move |appointment: AppointmentRequest, stamp| async move {
            network::appoint(api, &appointment, stamp).await
        };
        let done = move |made: StaffChangeView| {
            toasts.tell(words::APPOINTED.fill([&made.agent.name]));
            navigate(&filings::href(made.filing.id), Default::default());
        };
        form.submit(json!({}), work, done);
    });
    view! {
        <FormView form on_submit submit=words::APPOINT>
            <TextField form pointer="/person/name" label=words::NAME />
            <TextField form pointer="/person/username" label=words::USERNAME hint=words::USERNAME_HINT />
            <OrganizationField form pointer="/organization_id" label=words::ORGANIZATION />
            <RadioField form pointer="/kind" label=words::KIND choices=choices(AgentKind::ALL.as_slice()) />
            <SelectField form pointer="/source" label=words::SOURCE choices=choices(<AgentSource as Coded>::ALL) />
            <TextField form pointer="/dispatched_by" label=words::DISPATCHED_BY optional=true />
            <TextField
                form
                pointer="/duty_phone"
                label=words::PHONE
                hint=words::PHONE_HINT
                input=Input::Phone
                optional=true
            />
            <div class="pair">
                <DateField form pointer="/term_from" label=words::FROM optional=true />
                <DateField form pointer="/term_until" label=words::UNTIL optional=true />
            </div>
            <DateField form pointer="/effective_on" label=words::EFFECTIVE />
        </FormView>
    }
}
