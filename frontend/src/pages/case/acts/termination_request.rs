//! 申请终止委托 (C15): the applicant's wish.

use bangban_api_types::cases::acts::TerminationWishRequest;
use leptos::prelude::*;
use serde_json::json;

use super::parts::{ActForm, Phrases};
use super::sheet::Act;
use crate::kit::field::TextArea;
use crate::texts::acts::ending;
use crate::texts::acts::library::ending::WISHES;

/// The form.
#[component]
pub(super) fn TerminationRequest(act: Act) -> impl IntoView {
    let form = act.form();
    let on_submit = act.sends::<TerminationWishRequest>(form, json!({}));
    view! {
        <ActForm act form on_submit>
            <p>{ending::WISH_WHY.t()}</p>
            <TextArea form pointer="/reason" label=ending::WISH_REASON />
            <Phrases form pointer="/reason" phrases=WISHES.to_vec() />
        </ActForm>
    }
}
