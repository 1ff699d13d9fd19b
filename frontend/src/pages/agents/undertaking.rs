//! 保密承诺: signed by the agent in person, or recorded from paper by the supervisor.

use bangban_api_types::agents::{AgentView, UndertakingForm, UndertakingRequest};
use leptos::prelude::*;
use serde_json::json;

use crate::api::{Loaded, Remote, Stamp, network, use_api};
use crate::browser::clock;
use crate::form::Form;
use crate::kit::field::{DateField, code_of};
use crate::kit::form::FormView;
use crate::kit::toast::use_toasts;
use crate::texts::network::agents as words;

/// The form; `itself` is the agent.
#[component]
pub(super) fn Undertaking(
    seen: Loaded<AgentView>,
    shown: Remote<Loaded<AgentView>>,
    itself: bool,
) -> impl IntoView {
    let api = use_api();
    let toasts = use_toasts();
    let id = seen.value.id;
    let form = Form::new(format!("agent.{id}.undertaking"));
    let today = clock::today().to_string();
    form.preset("/signed_on", today.clone());
    let base = if itself {
        json!({ "form": code_of(UndertakingForm::Electronic), "signed_on": today })
    } else {
        json!({ "form": code_of(UndertakingForm::Paper) })
    };
    let on_submit = Callback::new(move |()| {
        let etag = seen.etag.clone();
        let work = move |undertaking: UndertakingRequest, stamp: Stamp| async move {
            network::undertake(api, id, &undertaking, Stamp { etag, ..stamp }).await
        };
        let done = move |_: AgentView| {
            toasts.tell(words::SIGNED);
            shown.reload();
        };
        form.submit(base.clone(), work, done);
    });
    let (submit, field) = if itself {
        let text = view! { <p>{words::SIGN_TEXT.t()}</p> }.into_any();
        (words::SIGN, text)
    } else {
        let field = view! { <DateField form pointer="/signed_on" label=words::SIGNED_PAPER_ON /> };
        (words::RECORD_SIGNED, field.into_any())
    };
    view! {
        <section>
            <h2>{words::UNDERTAKING.t()}</h2>
            <FormView form on_submit submit>{field}</FormView>
        </section>
    }
}
