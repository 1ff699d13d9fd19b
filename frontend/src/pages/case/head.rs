//! The head of a case: what it is, whose, where and how far.

use bangban_api_types::agents::AgentContact;
use bangban_api_types::applicant::ApplicantView;
use bangban_api_types::cases::summary::CaseSummary;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::StateName;
use leptos::prelude::*;

use super::phone::Phone;
use super::reveal::Reveal;
use crate::api::names::{Named, use_names};
use crate::browser::page;
use crate::kit::list::Fact;
use crate::kit::steps::StepBar;
use crate::kit::{Button, PageHead, Sign, StateTag};
use crate::pages::cases::table::PriorityTag;
use crate::texts::codes::Coded;
use crate::texts::{case, home, time};

/// Title and state. The title is the item's name as soon as it is known.
#[component]
pub(super) fn Head(summary: CaseSummary) -> impl IntoView {
    let item = use_names().signal(Named::ServiceItem(summary.service_item_id));
    let number = summary.case_number.unwrap_or_default();
    let (state, priority) = (summary.state, summary.priority);
    let applicant = summary.applicant;
    // A body is reached through its contact.
    let phone = applicant
        .phone
        .or(applicant.contact.map(|contact| contact.phone));
    let line = [number, applicant.name, phone.unwrap_or_default()];
    let line: Vec<String> = line.into_iter().filter(|part| !part.is_empty()).collect();
    view! {
        {move || {
            let title = Some(item.get()).filter(|name| !name.is_empty()).unwrap_or_else(|| case::TITLE.into());
            view! {
                <PageHead title>
                    <PriorityTag priority />
                    <StateTag state />
                    <Button label=case::PRINT sign=Sign::Print on_press=Callback::new(|()| page::print()) />
                </PageHead>
            }
        }}
        <p class="case-line soft">{line.join(" · ")}</p>
    }
}

/// The circular's four steps and the rating. A case that ended before its result has no bar: the ending says it.
#[component]
pub(super) fn Progress(case: CaseView) -> impl IntoView {
    let step = step_of(&case);
    step.map(|current| {
        view! {
            <section class="steps-section" aria-label=case::STEPS.t()>
                <StepBar steps=&home::STEPS current />
            </section>
        }
    })
}

fn step_of(case: &CaseView) -> Option<usize> {
    let has_result = case
        .ending
        .as_ref()
        .is_some_and(|ending| ending.outcome.is_some());
    match case.summary.state {
        StateName::Draft => Some(0),
        StateName::Submitted | StateName::CorrectionRequired => Some(1),
        StateName::Accepted | StateName::InProgress | StateName::Suspended => Some(2),
        StateName::Completed | StateName::HandedOver => Some(3),
        // Rated as well: every step is done.
        StateName::Archived if has_result => Some(if case.summary.evaluation_level.is_some() {
            5
        } else {
            4
        }),
        _ => None,
    }
}

/// Whose case it is, where, by whom and since when.
#[component]
pub(super) fn About(case: CaseView) -> impl IntoView {
    let (summary, agent) = (case.summary, case.agent);
    let (id, disclosable) = (summary.id, case.disclosable);
    let moment = |at: Option<_>| at.map(time::moment);
    view! {
        <section class="card about" aria-labelledby="about-title">
            <h2 id="about-title">{case::ABOUT.t()}</h2>
            <dl class="facts">
                <ApplicantFacts applicant=summary.applicant.clone() />
                <Places summary=summary.clone() agent />
                <Fact name=case::MODE value=summary.mode.t().to_owned() />
                <Fact name=case::PRIORITY value=summary.priority.t().to_owned() />
                <Fact name=case::ORIGIN value=summary.origin.t().to_owned() />
                <Fact name=case::SUBMITTED value=moment(summary.submitted_at) />
                <Fact name=case::REGISTERED value=moment(summary.registered_at) />
                <Fact name=case::COMPLETED value=moment(summary.completed_at) />
                <Fact name=case::ARCHIVED value=moment(summary.archived_at) />
                <Fact name=case::RATING value=summary.evaluation_level.map(|level| String::from(case::rating(level))) />
                <Fact name=case::SCOPE value=case.consent.scope />
            </dl>
            <Reveal id disclosable />
        </section>
    }
}

/// Venue and agent, by name; the agent's duty phone as well.
#[component]
fn Places(summary: CaseSummary, agent: Option<AgentContact>) -> impl IntoView {
    let names = use_names();
    let venue = names.signal(Named::Organization(summary.organization_id));
    let is_draft = summary.submitted_at.is_none();
    let open = agent.is_none() && !is_draft && summary.completed_at.is_none();
    view! {
        {move || view! { <Fact name=case::VENUE value=venue.get() /> }}
        <Fact name=case::AGENT value=open.then(|| case::NO_AGENT.into()) />
        <AgentFact agent />
    }
}

/// The agent by name, with the phone to call.
#[component]
pub(crate) fn AgentFact(agent: Option<AgentContact>) -> impl IntoView {
    agent.map(|agent| {
        let phone = agent
            .duty_phone
            .map(|number| view! { " " <Phone number /> });
        view! { <div class="fact"><dt>{case::AGENT.t()}</dt><dd>{agent.name} {phone}</dd></div> }
    })
}

/// The applicant, masked by the server.
#[component]
fn ApplicantFacts(applicant: ApplicantView) -> impl IntoView {
    let identity = applicant.id_number.map(|number| {
        let kind = applicant.id_type.map(Coded::t).unwrap_or_default();
        format!("{kind} {number}")
    });
    let contact = applicant
        .contact
        .map(|contact| format!("{} {}", contact.name, contact.phone));
    let proxy = applicant.proxy.map(|proxy| {
        let parts = [Some(proxy.name), proxy.relationship, Some(proxy.phone)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    view! {
        <Fact name=case::APPLICANT value=applicant.name />
        <Fact name=case::PHONE value=applicant.phone />
        <Fact name=case::ID_NUMBER value=identity />
        <Fact name=case::CREDIT_CODE value=applicant.credit_code />
        <Fact name=case::LEGAL_REPRESENTATIVE value=applicant.legal_representative />
        <Fact name=case::CONTACT value=contact />
        <Fact name=case::ADDRESS value=applicant.address />
        <Fact name=case::PROXY value=proxy />
    }
}
