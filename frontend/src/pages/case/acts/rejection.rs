//! 不受理 (C6): a coded reason, the reason in words, and where the applicant can go alone; with the library of reasons.

use bangban_api_types::cases::acts::RejectionRequest;
use bangban_domain::case::closing::RejectionReason;
use leptos::prelude::*;
use serde_json::json;

use super::parts::{ActForm, Note, Phrases};
use super::sheet::Act;
use crate::kit::Look;
use crate::kit::field::{RadioField, TextArea, choices, code_of};
use crate::texts::acts::intake;
use crate::texts::acts::library::Phrase;
use crate::texts::acts::library::intake::rejection;
use crate::texts::codes::Coded;

/// The form.
#[component]
pub(super) fn Rejection(act: Act) -> impl IntoView {
    let form = act.form();
    let on_submit = act.sends::<RejectionRequest>(form, json!({}));
    let code = form.signal("/reason_code");
    let library = Memo::new(move |_| {
        let code = code.get();
        let chosen = RejectionReason::ALL
            .iter()
            .find(|reason| code_of(**reason) == code);
        chosen.map(|reason| rejection(*reason)).unwrap_or_default()
    });
    let reasons: Signal<Vec<Phrase>> = Signal::derive(move || library.get().0);
    let alternatives: Signal<Vec<Phrase>> = Signal::derive(move || library.get().1);
    view! {
        <ActForm act form on_submit look=Look::Danger>
            <p>{intake::REJECTION_WHY.t()}</p>
            <RadioField
                form
                pointer="/reason_code"
                label=intake::REASON_CODE
                choices=choices(RejectionReason::ALL)
            />
            <TextArea form pointer="/reason" label=intake::REASON />
            <Phrases form pointer="/reason" phrases=reasons />
            <TextArea form pointer="/alternative" label=intake::ALTERNATIVE hint=intake::ALTERNATIVE_HINT />
            <Phrases form pointer="/alternative" phrases=alternatives />
            <Note danger=true text=intake::REJECTION_FOLLOWS />
        </ActForm>
    }
}
