//! A3–A5: the questions, one subject on a page; what is typed stays in the tab until it is submitted.

mod check;
mod who;

use bangban_api_types::cases::draft::CaseDraft;
use bangban_api_types::cases::view::CaseView;
use bangban_api_types::service_items::ServiceItemView;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_query_map};
use serde_json::json;
use uuid::Uuid;

use super::confirmation::Confirmation;
use super::venue::{self, Venue};
use crate::api::{Api, Failure, Loaded, Stamp, cases, use_api};
use crate::browser::ids;
use crate::form::Form;
use crate::kit::field::{FlagField, TextArea};
use crate::kit::form::Summary;
use crate::kit::{Button, FailureView, Look, PageHead};
use crate::session::{Person, use_session};
use crate::texts::{apply, shell};
use check::Check;
use who::Who;

/// What each step asks for: the pointers that it has to have right before the next one.
const ASKED: [&[&str]; 3] = [&[venue::POINTER], &["/applicant", "/mode"], &["/consent"]];

/// What came of it.
#[derive(Clone)]
struct Made {
    case: CaseView,
    /// The draft was made, and not submitted.
    refused: Option<Failure>,
}

/// The questions, for those who have signed in.
#[component]
pub(super) fn Questions(item: ServiceItemView) -> impl IntoView {
    let session = use_session();
    let back = format!("/sign-in?next=/apply/{}%3Fstep%3D1", item.id);
    move || match session.person() {
        Person::Unknown => ().into_any(),
        Person::Nobody => view! {
            <PageHead title=item.name.clone() />
            <p>{apply::SIGN_IN_FIRST.t()}</p>
            <p><A href=back.clone() attr:class=Look::Primary.class()>{shell::SIGN_IN.t()}</A></p>
        }
        .into_any(),
        Person::Somebody(_) => view! { <Steps item=item.clone() /> }.into_any(),
    }
}

#[component]
fn Steps(item: ServiceItemView) -> impl IntoView {
    let api = use_api();
    let query = use_query_map();
    let navigate = use_navigate();
    let id = item.id;
    let form = Form::new(format!("apply.{id}"));
    let made = RwSignal::new(None::<Made>);
    let second_key = StoredValue::new(ids::new_key());
    let step = Memo::new(move |_| {
        let named = query.with(|query| {
            query
                .get("step")
                .and_then(|step| step.parse::<usize>().ok())
        });
        named.unwrap_or(1).clamp(1, 4)
    });
    let base = move || json!({ "service_item_id": id });
    let go_on = Callback::new(move |()| {
        let step = step.get_untracked();
        if step < 4 {
            if form.check::<CaseDraft>(base(), ASKED[step - 1]) {
                navigate(
                    &format!("/apply/{id}?step={}", step + 1),
                    Default::default(),
                );
            }
            return;
        }
        let work = move |draft: CaseDraft, stamp| async move {
            submit(api, draft, stamp, second_key.get_value()).await
        };
        form.submit(base(), work, move |outcome| made.set(Some(outcome)));
    });
    let submitted = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        go_on.run(());
    };
    let title = item.name.clone();
    let subjects = item.subjects.clone();
    let label = Signal::derive(move || {
        if step.get() == 4 {
            apply::SUBMIT
        } else {
            apply::NEXT
        }
        .t()
        .to_owned()
    });
    let back = move || {
        let before = step.get() - 1;
        let href = if before == 0 {
            format!("/apply/{id}")
        } else {
            format!("/apply/{id}?step={before}")
        };
        view! { <A href attr:class=Look::Secondary.class()>{apply::BACK.t()}</A> }
    };
    view! {
        <Show when=move || made.get().is_none() fallback=move || made.get().map(|made| view! { <Outcome made /> })>
            <PageHead title=title.clone() />
            <p class="soft">{move || apply::STEPS_DONE.fill([&step.get().to_string()])}</p>
            <form novalidate on:submit=submitted>
                <h2>{move || apply::STEP_NAMES[step.get() - 1].t()}</h2>
                <Summary form />
                <div hidden=move || step.get() != 1><Venue form /></div>
                <div hidden=move || step.get() != 2><Who form subjects=subjects.clone() /></div>
                <div hidden=move || step.get() != 3><Consent form /></div>
                <Show when=move || step.get() == 4><Check form id /></Show>
                <div class="actions">
                    <Button label look=Look::Primary submit=true busy=Signal::derive(move || form.is_busy()) />
                    {back}
                </div>
            </form>
        </Show>
    }
}

/// What is entrusted, and that it is so.
#[component]
fn Consent(form: Form) -> impl IntoView {
    Effect::new(move |_| {
        let scope = match form.value("/mode").as_str() {
            "assist" => apply::SCOPE_ASSIST,
            "entrust" => apply::SCOPE_ENTRUST,
            _ => return,
        };
        form.preset("/consent/scope", scope);
    });
    view! {
        <TextArea form pointer="/consent/scope" label=apply::SCOPE />
        <FlagField form pointer="/consent/voluntary" label=apply::VOLUNTARY />
        <p>{apply::DECLARATION.t()}</p>
    }
}

/// Makes the draft and submits it. A draft that was made and refused at the submission is not made again.
async fn submit(
    api: Api,
    draft: CaseDraft,
    stamp: Stamp,
    second_key: String,
) -> Result<Made, Failure> {
    let made: Loaded<CaseView> = cases::create(api, &draft, stamp).await?;
    let stamp = Stamp {
        key: Some(second_key),
        etag: made.etag.clone(),
    };
    let id: Uuid = made.value.summary.id;
    match cases::act(
        api,
        id,
        "submission",
        &json!({ "declaration": true }),
        stamp,
    )
    .await
    {
        Ok(submitted) => Ok(Made {
            case: submitted.value,
            refused: None,
        }),
        // No answer: both requests are repeated under their keys.
        Err(failure) if failure.is_in_doubt() => Err(failure),
        Err(failure) => Ok(Made {
            case: made.value,
            refused: Some(failure),
        }),
    }
}

/// The confirmation; or why the draft could not be submitted, and the way to it.
#[component]
fn Outcome(made: Made) -> impl IntoView {
    match made.refused {
        None => view! { <Confirmation case=made.case /> }.into_any(),
        Some(failure) => view! {
            <PageHead title=apply::CHECK />
            <FailureView failure />
            <p>
                <A href=format!("/cases/{}", made.case.summary.id) attr:class=Look::Primary.class()>{apply::TO_CASE.t()}</A>
            </p>
        }
        .into_any(),
    }
}
