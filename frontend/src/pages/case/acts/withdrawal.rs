//! 撤回申请.

use bangban_api_types::cases::acts::WithdrawalRequest;
use leptos::prelude::*;
use serde_json::json;

use super::parts::{ActForm, Note, Phrases};
use super::sheet::Act;
use crate::kit::Look;
use crate::kit::field::TextArea;
use crate::texts::acts::intake;
use crate::texts::acts::library::ending::WISHES;

/// The form.
#[component]
pub(super) fn Withdrawal(act: Act) -> impl IntoView {
    let form = act.form();
    let on_submit = act.sends::<WithdrawalRequest>(form, json!({}));
    view! {
        <ActForm act form on_submit look=Look::Danger>
            <Note danger=true text=intake::WITHDRAWAL_FOLLOWS />
            <TextArea form pointer="/reason" label=intake::WITHDRAWAL_REASON optional=true />
            <Phrases form pointer="/reason" phrases=WISHES.to_vec() />
        </ActForm>
    }
}
