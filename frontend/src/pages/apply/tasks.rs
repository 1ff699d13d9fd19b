//! What an enterprise fills in, in any order, and how far it is.

use leptos::prelude::*;
use leptos_router::components::A;

use super::application::{Application, Step};
use crate::kit::{Look, PageHead, Sign, Tag, Tone};
use crate::texts::{Words, apply};

/// The task list.
#[component]
pub(super) fn Tasks(application: Application, name: String) -> impl IntoView {
    let tasks = [
        (Step::Place, apply::TASK_WHERE),
        (Step::Who, apply::WHO_ENTERPRISE),
        (Step::How, apply::TASK_HOW),
    ];
    let lines = tasks
        .into_iter()
        .map(|(step, label)| view! { <Task application step label /> })
        .collect_view();
    let last = move || {
        match application.unanswered() {
        None => view! {
            <div class="actions">
                <A href=application.href(Step::Check) attr:class=Look::Primary.class()>{apply::TASK_CHECK.t()}</A>
            </div>
        }
        .into_any(),
        Some(_) => view! { <p class="soft">{apply::TASK_CHECK.t()} "：" {apply::TASK_WAITS.t()}</p> }.into_any(),
    }
    };
    view! {
        <p class="step-head"><strong>{name}</strong></p>
        <PageHead title=apply::TASKS />
        <p>{apply::TASKS_WHY.t()}</p>
        <ol class="tasks">{lines}</ol>
        {last}
        <p class="step-foot">
            <A href=format!("/apply/{}", application.item) attr:class="button plain">{apply::BACK_TO_GUIDE.t()}</A>
        </p>
        <p class="soft">{apply::SAVED.t()}</p>
    }
}

#[component]
fn Task(application: Application, step: Step, label: Words) -> impl IntoView {
    let state = move || {
        if application.is_answered(step) {
            view! { <Tag text=apply::TASK_DONE tone=Tone::Good sign=Some(Sign::Done) /> }.into_any()
        } else {
            view! { <Tag text=apply::TASK_OPEN /> }.into_any()
        }
    };
    view! {
        <li>
            <A href=application.href(step) attr:class="task">
                <strong>{label.t()}</strong>
                {state}
            </A>
        </li>
    }
}
