//! 续办 (C13): the end of the running suspension.

use bangban_api_types::cases::acts::SuspensionEndRequest;
use leptos::prelude::*;
use serde_json::json;

use super::parts::{ActForm, Note, Phrases};
use super::sheet::Act;
use crate::browser::clock;
use crate::kit::field::{DateField, TextField};
use crate::texts::acts::{self, handling, library};
use crate::texts::time;

/// The form.
#[component]
pub(super) fn Resumption(act: Act) -> impl IntoView {
    let running = act
        .case
        .suspensions
        .iter()
        .rfind(|suspension| suspension.ended_on.is_none())
        .cloned();
    let Some(running) = running else {
        return view! { <Note text=acts::NOTHING_TO_CHOOSE /> }.into_any();
    };
    let act = act.on_row(running.id);
    let form = act.form();
    form.preset("/ended_on", clock::today().to_string());
    let on_submit = act.sends::<SuspensionEndRequest>(form, json!({}));
    let why = handling::RESUMPTION_WHY.fill([&time::day(running.started_on), &running.basis]);
    view! {
        <ActForm act form on_submit>
            <p>{why}</p>
            <DateField form pointer="/ended_on" label=handling::ENDED_ON />
            <TextField form pointer="/note" label=handling::NOTE optional=true />
            <Phrases form pointer="/note" phrases=library::work::RESUMPTION.to_vec() />
        </ActForm>
    }
    .into_any()
}
