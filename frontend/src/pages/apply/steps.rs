//! The steps of the application, one page each; which one the address says. The answers are the form's, in the tab.

use bangban_api_types::service_items::GuideView;
use bangban_domain::policy::Role;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_query_map;

use super::application::{Application, Step, kind_of};
use super::check::Check;
use super::done::Done;
use super::how::How;
use super::place::PlaceStep;
use super::sign_in_first::{SignInFirst, StaffHint};
use super::tasks::Tasks;
use super::who::Who;
use crate::browser::page;
use crate::kit::loading::Skeleton;
use crate::session::{Person, use_session};
use crate::texts::apply;

/// Who is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visitor {
    Unknown,
    Nobody,
    Applicant,
    Staff,
}

/// The step, for an applicant who is signed in.
#[component]
pub(super) fn Steps(guide: GuideView) -> impl IntoView {
    let session = use_session();
    let visitor = Memo::new(move |_| match session.person() {
        Person::Unknown => Visitor::Unknown,
        Person::Nobody => Visitor::Nobody,
        Person::Somebody(_) if session.has_any(&[Role::Applicant]) => Visitor::Applicant,
        Person::Somebody(_) => Visitor::Staff,
    });
    move || match visitor.get() {
        Visitor::Unknown => view! { <Skeleton lines=3 /> }.into_any(),
        Visitor::Nobody => view! { <SignInFirst name=guide.item.name.clone() /> }.into_any(),
        Visitor::Staff => view! { <StaffHint /> }.into_any(),
        Visitor::Applicant => view! { <Current guide=guide.clone() /> }.into_any(),
    }
}

#[component]
fn Current(guide: GuideView) -> impl IntoView {
    let query = use_query_map();
    let item = guide.item;
    let kind = {
        let item = item.clone();
        Memo::new(move |_| kind_of(&item, query.with(|query| query.get("as")).as_deref()))
    };
    let step = Memo::new(move |_| {
        query
            .with(|query| query.get("step"))
            .as_deref()
            .and_then(Step::parse)
    });
    move || {
        let application = Application::of(&item, kind.get());
        let name = item.name.clone();
        view! { <OneStep application name step /> }
    }
}

#[component]
fn OneStep(application: Application, name: String, step: Memo<Option<Step>>) -> impl IntoView {
    move || {
        page::focus_soon("main");
        let name = name.clone();
        let shown = step.get();
        if let Some(step @ (Step::Place | Step::Who | Step::How)) = shown {
            application.form.keep_faults_at(application.needed(step));
        }
        match shown {
            // The address leads to the guide, which `apply` shows.
            None => ().into_any(),
            Some(Step::Tasks) => view! { <Tasks application name /> }.into_any(),
            Some(Step::Place) => view! { <PlaceStep application name /> }.into_any(),
            Some(Step::Who) => view! { <Who application name /> }.into_any(),
            Some(Step::How) => view! { <How application name /> }.into_any(),
            Some(Step::Check) => view! { <Check application name /> }.into_any(),
            Some(Step::Done) => view! { <Done application name /> }.into_any(),
        }
    }
}

/// Which item, and which of how many steps; an enterprise is in its task list instead.
#[component]
pub(super) fn StepHead(application: Application, name: String, number: u8) -> impl IntoView {
    let place = (!application.is_enterprise()).then(|| apply::STEP_OF.fill([&number.to_string()]));
    view! {
        <p class="step-head">
            <strong>{name}</strong>
            {place.map(|place| view! { " · " <span>{place}</span> })}
        </p>
    }
}

/// The way back below a step.
#[component]
pub(super) fn StepFoot(
    application: Application,
    #[prop(optional_no_strip)] before: Option<Step>,
) -> impl IntoView {
    let (href, label) = match before {
        _ if application.is_enterprise() => (application.href(Step::Tasks), apply::BACK_TO_TASKS),
        Some(before) => (application.href(before), apply::BACK),
        None => (format!("/apply/{}", application.item), apply::BACK_TO_GUIDE),
    };
    view! {
        <p class="step-foot"><A href attr:class="button plain">{label.t()}</A></p>
        <p class="soft">{apply::SAVED.t()}</p>
    }
}
