//! 填写日志 (G5): a kind, and a phrase or one's own words.

use bangban_api_types::cases::acts::LogEntryRequest;
use bangban_domain::case::event::LogKind;
use bangban_domain::case::{Mode, StateName};
use leptos::prelude::*;
use serde_json::json;

use super::parts::{ActForm, Folded, Phrases};
use super::sheet::Act;
use crate::browser::storage;
use crate::kit::field::{DateField, RadioField, TextArea, choices, code_of};
use crate::texts::acts::library::Phrase;
use crate::texts::acts::{handling, library};
use crate::texts::codes::Coded;

/// Under which name the tab keeps the kind that was used last: agents do several things of a kind in a row.
const LAST: &str = "log-kind";

/// The form.
#[component]
pub(super) fn LogEntry(act: Act) -> impl IntoView {
    let form = act.form();
    let may_file = act.case.summary.mode == Mode::Entrust;
    let kinds: Vec<LogKind> = LogKind::ALL
        .iter()
        .copied()
        .filter(|kind| may_file || *kind != LogKind::Filing)
        .collect();
    let last =
        storage::of_tab(LAST).filter(|last| kinds.iter().any(|kind| code_of(*kind) == *last));
    form.preset("/kind", last.unwrap_or_else(|| code_of(LogKind::Guidance)));
    let value = form.signal("/kind");
    let chosen = Memo::new(move |_| {
        let code = value.get();
        LogKind::ALL
            .iter()
            .copied()
            .find(|kind| code_of(*kind) == code)
    });
    let phrases: Signal<Vec<Phrase>> =
        Signal::derive(move || chosen.get().map(library::work::log).unwrap_or_default());
    let send = act.sends::<LogEntryRequest>(form, json!({}));
    let on_submit = Callback::new(move |()| {
        if let Some(kind) = chosen.get_untracked() {
            storage::keep_of_tab(LAST, Some(&code_of(kind)));
        }
        send.run(());
    });
    let is_first = act.case.summary.state == StateName::Accepted;
    view! {
        <ActForm act form on_submit>
            {is_first.then(|| view! { <p>{handling::LOG_FIRST.t()}</p> })}
            <RadioField form pointer="/kind" label=handling::LOG_KIND choices=choices(&kinds) />
            {(!may_file).then(|| view! { <p class="hint">{handling::NO_FILING.t()}</p> })}
            <TextArea form pointer="/text" label=handling::LOG_TEXT />
            <Phrases form pointer="/text" phrases adds=true />
            <Folded form pointers=&["/happened_at"] title=handling::HAPPENED_AT>
                <DateField
                    form
                    pointer="/happened_at"
                    label=handling::HAPPENED_AT
                    hint=handling::HAPPENED_AT_HINT
                    optional=true
                    with_time=true
                />
            </Folded>
        </ActForm>
    }
}
