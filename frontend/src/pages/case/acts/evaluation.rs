//! 评价 (S5): the applicant's own, voluntary; nothing is chosen beforehand.

use bangban_api_types::cases::acts::EvaluationRequest;
use leptos::prelude::*;
use serde_json::json;

use super::parts::ActForm;
use super::sheet::Act;
use crate::form::Kind;
use crate::kit::field::{Choice, RadioField, TextArea};
use crate::texts::acts::ending;

/// The levels from here on are bad ratings, which open a work item (S6).
const BAD_FROM: usize = 4;

/// The form.
#[component]
pub(super) fn Evaluation(act: Act) -> impl IntoView {
    let form = act.form();
    let on_submit = act.sends::<EvaluationRequest>(form, json!({}));
    let levels = ending::LEVELS
        .iter()
        .zip(1..)
        .map(|(words, level): (_, u8)| Choice::new(level.to_string(), *words));
    let levels: Vec<_> = levels.collect();
    let value = form.signal("/level");
    let is_bad = Memo::new(move |_| {
        value
            .get()
            .parse()
            .is_ok_and(|level: usize| level >= BAD_FROM)
    });
    view! {
        <ActForm act form on_submit submit=ending::SEND_RATING>
            <p>{ending::RATING_WHY.t()}</p>
            <RadioField form pointer="/level" label=ending::LEVEL choices=levels kind=Kind::Integer />
            <div role="status">{move || is_bad.get().then(|| view! { <p>{ending::BAD_RATING.t()}</p> })}</div>
            <TextArea form pointer="/comment" label=ending::COMMENT optional=true />
        </ActForm>
    }
}
