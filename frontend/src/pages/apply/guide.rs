//! The guide of an item: what it takes, what it costs, how long; to be printed as a checklist.

use bangban_api_types::applicant::ApplicantKind;
use bangban_api_types::service_items::{GuideView, LimitView, MaterialRequirementView};
use bangban_domain::service_item::{Necessity, Subject};
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::application::{first_step, href};
use crate::browser::page;
use crate::kit::list::Fact;
use crate::kit::{Button, Look, PageHead, Sign, Tag, Tone};
use crate::texts::codes::Coded;
use crate::texts::{apply, home};

/// The page.
#[component]
pub(super) fn Guide(guide: GuideView) -> impl IntoView {
    let item = guide.item;
    let subjects = item
        .subjects
        .iter()
        .map(|subject| subject.t())
        .collect::<Vec<_>>()
        .join(" · ");
    let on_print = Callback::new(|()| page::print());
    let start = view! { <Start id=item.id subjects=item.subjects.clone() /> };
    view! {
        <PageHead title=item.name.clone() />
        <p class="free">{guide.cost}</p>
        <dl class="facts">
            <Fact name=apply::SUBJECTS value=Some(subjects) />
            <Fact name=apply::CATEGORY value=Some(item.category.clone()) />
            <Fact name=apply::PROMISED value=item.promised_limit.map(limit) />
            <Fact name=apply::STATUTORY value=item.legal_limit.map(limit) />
        </dl>
        <div class="actions">
            {start}
            <Button label=apply::PRINT sign=Sign::Print on_press=on_print />
            <A href="/apply" attr:class=Look::Plain.class()>{apply::OTHER_ITEM.t()}</A>
        </div>
        <Materials materials=item.materials />
        <StepTexts />
        <NotCounted texts=guide.not_counted_in_limit />
        {guide.intermediary.map(|text| view! {
            <section>
                <h2>{apply::INTERMEDIARY.t()}</h2>
                <p>{text}</p>
                <p class="soft">{apply::INTERMEDIARY_CHOICE.t()}</p>
            </section>
        })}
        <section>
            <h2>{apply::BASIS.t()}</h2>
            <p>{item.basis}</p>
            <p class="soft">{apply::SUBJECT_TO.t()}</p>
            <p>{apply::HOTLINE.t()} " " <a class="phone" href=format!("tel:{}", guide.hotline)>{guide.hotline.clone()}</a></p>
        </section>
    }
}

fn limit(limit: LimitView) -> String {
    if limit.days == 0 {
        return apply::AT_ONCE.into();
    }
    apply::DAYS.fill([&limit.days.to_string(), limit.unit.t()])
}

/// The way into the application; where persons and enterprises may apply, one for each.
#[component]
fn Start(id: Uuid, subjects: Vec<Subject>) -> impl IntoView {
    let kinds = [
        (
            Subject::NaturalPerson,
            ApplicantKind::NaturalPerson,
            apply::START_PERSON,
        ),
        (
            Subject::LegalPerson,
            ApplicantKind::LegalPerson,
            apply::START_ENTERPRISE,
        ),
    ];
    let several = subjects.len() > 1;
    let offered = kinds
        .into_iter()
        .filter(|(subject, ..)| subjects.contains(subject));
    let links = offered.map(|(_, kind, words)| {
        let label = if several { words } else { apply::START };
        view! { <A href=href(id, kind, first_step(kind)) attr:class=Look::Primary.class()>{label.t()}</A> }
    });
    links.collect_view()
}

/// The checklist.
#[component]
fn Materials(materials: Vec<MaterialRequirementView>) -> impl IntoView {
    let none = materials
        .is_empty()
        .then(|| view! { <p>{apply::NO_MATERIALS.t()}</p> });
    let lines = materials.into_iter().map(|material| {
        let tone = if material.necessity == Necessity::Required { Tone::Waiting } else { Tone::Neutral };
        let copies = (material.copies > 0).then(|| apply::COPIES.fill([&material.copies.to_string()]));
        let form = copies.map_or_else(|| material.form.clone(), |copies| format!("{} · {copies}", material.form));
        view! {
            <li>
                <p class="checklist-name"><strong>{material.name}</strong> " " <Tag text=material.necessity.t() tone /></p>
                <p class="soft">{form}</p>
                <p class="soft">{apply::HOW_TO_GET.fill([&material.source])}</p>
            </li>
        }
    });
    view! {
        <section aria-labelledby="materials-title">
            <h2 id="materials-title">{apply::MATERIALS.t()}</h2>
            <p class="soft">{apply::MATERIALS_HINT.t()}</p>
            {none}
            <ul class="checklist">{lines.collect_view()}</ul>
        </section>
    }
}

/// The circular's steps, in plain words.
#[component]
fn StepTexts() -> impl IntoView {
    let steps = home::STEPS.iter().zip(&home::STEP_TEXTS);
    let steps = steps
        .map(|(step, text)| view! { <li><h3>{step.t()}</h3><p>{text.t()}</p></li> })
        .collect_view();
    view! {
        <section aria-labelledby="guide-steps-title">
            <h2 id="guide-steps-title">{apply::STEPS.t()}</h2>
            <ol class="steps">{steps}</ol>
        </section>
    }
}

/// What the limits don't count.
#[component]
fn NotCounted(texts: Vec<String>) -> impl IntoView {
    (!texts.is_empty()).then(|| {
        let lines = texts
            .into_iter()
            .map(|text| view! { <li>{text}</li> })
            .collect_view();
        view! {
            <section>
                <h2>{apply::NOT_COUNTED.t()}</h2>
                <ul>{lines}</ul>
            </section>
        }
    })
}
