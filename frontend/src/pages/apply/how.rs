//! How: assisted or entrusted; and the consent and the undertaking, which are the applicant's own.

use bangban_api_types::cases::acts::SubmissionRequest;
use bangban_api_types::cases::draft::ConsentInput;
use bangban_domain::case::Mode;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde::Deserialize;
use serde_json::json;
use validator::Validate;

use super::application::{Application, Step};
use super::steps::{StepFoot, StepHead};
use crate::kit::PageHead;
use crate::kit::field::{Choice, FlagField, RadioField, code_of};
use crate::kit::form::FormView;
use crate::texts::apply;
use crate::texts::codes::Coded;

/// What this step asks.
#[derive(Debug, Deserialize, Validate)]
struct Answers {
    mode: Mode,
    #[validate(nested)]
    consent: ConsentInput,
    #[validate(nested)]
    submission: SubmissionRequest,
}

/// The step.
#[component]
pub(super) fn How(application: Application, name: String) -> impl IntoView {
    let form = application.form;
    let navigate = use_navigate();
    let on_submit = Callback::new(move |()| {
        // The scope follows the mode: there is nothing to type.
        let mode = untrack(|| application.mode()).unwrap_or(Mode::Assist);
        let base = json!({ "consent": { "scope": apply::scope(mode).on_record() } });
        if let Some(answers) = form.read::<Answers>(base) {
            form.set("/mode", code_of(answers.mode));
            navigate(
                &application.href(application.after(Step::How)),
                Default::default(),
            );
        }
    });
    let submit = if application.is_enterprise() {
        apply::DONE_TASK
    } else {
        apply::NEXT
    };
    let modes = Mode::ALL.iter().map(|mode| Choice {
        hint: Some(apply::mode_hint(*mode).into()),
        ..Choice::new(code_of(*mode), mode.t())
    });
    let modes = Signal::stored(modes.collect::<Vec<_>>());
    let scope = move || {
        application
            .mode()
            .map(|mode| view! { <p>{apply::SCOPE_IS.fill([apply::scope(mode).t()])}</p> })
    };
    view! {
        <StepHead application name number=3 />
        <PageHead title=apply::HOW />
        <FormView form on_submit submit>
            <RadioField form pointer="/mode" label=apply::MODE choices=modes />
            <h2>{apply::PROMISES.t()}</h2>
            <div aria-live="polite">{scope}</div>
            <FlagField form pointer="/consent/voluntary" label=apply::CONSENT />
            <FlagField form pointer="/submission/declaration" label=apply::DECLARATION />
        </FormView>
        <StepFoot application before=Some(Step::Who) />
    }
}
