//! Everything that was answered, each with the way to change it; and sending it.

use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;
use uuid::Uuid;

use super::application::{Application, Step};
use super::receipt::Receipt;
use super::send::send;
use super::steps::{StepFoot, StepHead};
use crate::api::Failure;
use crate::api::names::{Named, use_names};
use crate::api::use_api;
use crate::kit::form::FormView;
use crate::kit::{Icon, Look, PageHead, Sign};
use crate::reading;
use crate::session::use_session;
use crate::texts::codes::Coded;
use crate::texts::{Words, apply, shell};
use bangban_domain::case::applicant::SpecialCircumstance;

/// The step.
#[component]
pub(super) fn Check(application: Application, name: String) -> impl IntoView {
    if let Some(me) = use_session().me() {
        application.form.preset("/applicant/name", me.name);
    }
    let already =
        Receipt::kept(application.item).is_some() && untrack(|| application.unanswered()).is_some();
    let title = if already {
        apply::SUBMITTED
    } else {
        apply::CHECK
    };
    let body = if already {
        view! { <Already application /> }.into_any()
    } else {
        view! { <Unsent application name=name.clone() /> }.into_any()
    };
    view! {
        <StepHead application name number=4 />
        <PageHead title />
        {body}
    }
}

/// The answers, and the way on.
#[component]
fn Unsent(application: Application, name: String) -> impl IntoView {
    let way = move || match application.unanswered() {
        Some(step) => view! { <Incomplete application step /> }.into_any(),
        None => view! { <Sending application /> }.into_any(),
    };
    view! {
        <Answers application name />
        {way}
        <StepFoot application before=Some(Step::How) />
    }
}

/// The button, and what is wrong.
#[component]
fn Sending(application: Application) -> impl IntoView {
    let api = use_api();
    let navigate = use_navigate();
    let form = application.form;
    let on_submit = Callback::new(move |()| {
        let navigate = navigate.clone();
        let draft = application.draft();
        let item = application.item;
        let work = move |_| async move {
            let draft = draft.ok_or(Failure::Unreadable)?;
            send(api, item, draft).await
        };
        form.run(work, move |()| {
            form.clear();
            navigate(&application.href(Step::Done), Default::default());
        });
    });
    view! {
        <FormView form on_submit submit=apply::SUBMIT>
            <p class="free">{shell::FREE.t()}</p>
        </FormView>
    }
}

#[component]
fn Incomplete(application: Application, step: Step) -> impl IntoView {
    view! {
        <div class="notice">
            <Icon sign=Sign::Information />
            <div>
                <p>{apply::INCOMPLETE.t()}</p>
                <p><A href=application.href(step) attr:class=Look::Primary.class()>{apply::FILL_IN.t()}</A></p>
            </div>
        </div>
    }
}

#[component]
fn Already(application: Application) -> impl IntoView {
    view! {
        <div class="notice good">
            <Icon sign=Sign::Done />
            <div>
                <p>{apply::ALREADY.t()}</p>
                <p><A href=application.href(Step::Done) attr:class=Look::Primary.class()>{apply::SEE_RECEIPT.t()}</A></p>
            </div>
        </div>
    }
}

/// The answers.
#[component]
fn Answers(application: Application, name: String) -> impl IntoView {
    let names = use_names();
    let form = application.form;
    let venue = Signal::derive(move || {
        let id = form.value("/organization_id").parse::<Uuid>().ok();
        id.map(|id| names.get(Named::Organization(id)))
            .unwrap_or_default()
    });
    let mode = Signal::derive(move || {
        application
            .mode()
            .map(|mode| mode.t().to_owned())
            .unwrap_or_default()
    });
    let scope = move || application.mode().map(|mode| apply::scope(mode).t());
    let people = if application.is_enterprise() {
        view! { <Enterprise application /> }.into_any()
    } else {
        view! { <PersonAnswers application /> }.into_any()
    };
    view! {
        <dl class="answers">
            <div class="answer"><dt>{apply::ITEM.t()}</dt><dd><span>{name}</span></dd></div>
            <Row application step=Step::Place pointer="/organization_id" label=apply::VENUE value=venue />
            {people}
            <Row application step=Step::How pointer="/mode" label=apply::MODE_NAME value=mode />
            <div class="answer"><dt>{apply::SCOPE.t()}</dt><dd><span>{scope}</span></dd></div>
        </dl>
    }
}

#[component]
fn PersonAnswers(application: Application) -> impl IntoView {
    let circumstances = Signal::derive(move || {
        let ticked = application.circumstances().into_iter().filter_map(|code| {
            let code = reading::code::<SpecialCircumstance>(code)?;
            Some(code.t())
        });
        ticked.collect::<Vec<_>>().join(" · ")
    });
    view! {
        <Typed application pointer="/applicant/name" label=apply::NAME />
        <Typed application pointer="/applicant/id_number" label=apply::ID_NUMBER />
        <Typed application pointer="/applicant/phone" label=apply::PHONE />
        <Row
            application
            step=Step::Who
            pointer="/applicant/special_circumstances"
            label=apply::VISIT
            value=circumstances
        />
    }
}

#[component]
fn Enterprise(application: Application) -> impl IntoView {
    view! {
        <Typed application pointer="/applicant/name" label=apply::ENTERPRISE_NAME />
        <Typed application pointer="/applicant/credit_code" label=apply::CREDIT_CODE />
        <Typed application pointer="/applicant/legal_representative" label=apply::REPRESENTATIVE />
        <Typed application pointer="/applicant/contact/name" label=apply::CONTACT_NAME />
        <Typed application pointer="/applicant/contact/phone" label=apply::CONTACT_PHONE />
    }
}

/// An answer that was typed.
#[component]
fn Typed(application: Application, pointer: &'static str, label: Words) -> impl IntoView {
    let value = Signal::derive(move || application.form.value(pointer));
    view! { <Row application step=Step::Who pointer label value /> }
}

/// An answer, what is wrong with it, and the way to change it.
#[component]
fn Row(
    application: Application,
    step: Step,
    pointer: &'static str,
    label: Words,
    value: Signal<String>,
) -> impl IntoView {
    let shown = move || {
        let value = value.get();
        if value.is_empty() {
            apply::NOT_GIVEN.t().to_owned()
        } else {
            value
        }
    };
    let faults = move || {
        let told = application.form.faults_at(pointer);
        (!told.is_empty())
            .then(|| view! { <p class="fault"><Icon sign=Sign::Warning />{told.join(" ")}</p> })
    };
    view! {
        <div class="answer">
            <dt>{label.t()}</dt>
            <dd>
                <span>{shown}</span>
                {faults}
                <A href=application.href(step) attr:class="button plain" attr:aria-label=apply::CHANGE_WHAT.fill([label.t()])>
                    {apply::CHANGE.t()}
                </A>
            </dd>
        </div>
    }
}
