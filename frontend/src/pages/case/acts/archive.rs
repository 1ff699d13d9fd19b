//! 归档 (W2, P6).

use bangban_api_types::cases::acts::ArchiveRequest;
use bangban_domain::case::archive::Retention;
use leptos::prelude::*;
use serde_json::json;

use super::parts::{ActForm, Note};
use super::sheet::Act;
use crate::kit::field::{RadioField, TextField, choices, code_of};
use crate::texts::acts::ending;
use crate::texts::codes::Coded;

/// The form.
#[component]
pub(super) fn Archive(act: Act) -> impl IntoView {
    let form = act.form();
    form.preset("/retention", code_of(Retention::default()));
    let on_submit = act.sends::<ArchiveRequest>(form, json!({}));
    view! {
        <ActForm act form on_submit>
            <Note text=ending::ARCHIVE_WHY />
            <RadioField
                form
                pointer="/retention"
                label=ending::RETENTION
                hint=ending::RETENTION_HINT
                choices=choices(Retention::ALL)
            />
            <TextField
                form
                pointer="/note"
                label=ending::ARCHIVE_NOTE
                hint=ending::ARCHIVE_NOTE_HINT
                optional=true
            />
        </ActForm>
    }
}
