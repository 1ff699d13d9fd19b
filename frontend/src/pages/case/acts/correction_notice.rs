//! 一次性告知 (C4): everything that is missing, each with its requirement and how to supply it.

use bangban_api_types::cases::acts::CorrectionNoticeRequest;
use leptos::prelude::*;
use serde_json::json;

use super::parts::notice_items::NoticeItems;
use super::parts::{ActForm, Note};
use super::sheet::Act;
use crate::kit::field::DateField;
use crate::texts::acts::intake;

/// The form.
#[component]
pub(super) fn CorrectionNotice(act: Act) -> impl IntoView {
    let form = act.form();
    // An empty list is a fault of its own; without one the request could not be read.
    let on_submit = act.sends::<CorrectionNoticeRequest>(form, json!({ "items": [] }));
    let case = act.case.clone();
    view! {
        <ActForm act form on_submit submit=intake::GIVE_NOTICE>
            <p>{intake::NOTICE_WHY.t()}</p>
            <NoticeItems form pointer="/items" case />
            <DateField
                form
                pointer="/supply_by"
                label=intake::SUPPLY_BY
                hint=intake::SUPPLY_BY_HINT
                optional=true
            />
            <Note text=intake::NOTICE_FOLLOWS />
        </ActForm>
    }
}
