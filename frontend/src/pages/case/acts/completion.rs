//! 办结 (C14): the result, after everything that has to come before it.

use bangban_api_types::cases::acts::CompletionRequest;
use bangban_domain::case::Action;
use bangban_domain::case::department::Outcome;
use bangban_domain::case::mandate::ChargeState;
use leptos::prelude::*;
use leptos_router::components::A;
use serde_json::json;

use super::brief::open_materials;
use super::parts::{ActForm, Phrases};
use super::sheet::{Act, Sheet};
use crate::api::names::{Named, use_names};
use crate::kit::field::{RadioField, TextArea, choices, code_of};
use crate::kit::{Icon, Sign};
use crate::texts::acts::{self, approval, ending, library};
use crate::texts::codes::Coded;

/// The form.
#[component]
pub(super) fn Completion(act: Act) -> impl IntoView {
    let form = act.form();
    let decided = act.case.summary.department.outcome;
    if let Some(outcome) = decided {
        form.preset("/outcome", code_of(outcome));
    }
    // An agent decides nothing: where the department has decided, there is one outcome.
    let outcomes = decided.map_or_else(|| choices(Outcome::ALL), |outcome| choices(&[outcome]));
    let on_submit = act.sends::<CompletionRequest>(form, json!({}));
    let about = use_names().signal(Named::ServiceItem(act.case.summary.service_item_id));
    let before = act.clone();
    view! {
        <Before act=before />
        <ActForm act form on_submit>
            <RadioField form pointer="/outcome" label=ending::OUTCOME hint=ending::OUTCOME_HINT choices=outcomes />
            <TextArea form pointer="/result" label=ending::RESULT hint=ending::RESULT_HINT />
            <Phrases form pointer="/result" phrases=library::ending::RESULTS.to_vec() about />
        </ActForm>
    }
}

/// Materials and charges that are open, with the way to each.
#[component]
fn Before(act: Act) -> impl IntoView {
    let materials = open_materials(&act.case);
    let charges = act
        .case
        .charges
        .iter()
        .filter(|charge| charge.state == ChargeState::Due)
        .count();
    let link = |href: String, words: &'static str| view! { " " <A href=href>{words}</A> };
    let materials = (!materials.is_empty()).then(|| {
        let text = ending::MATERIALS_OPEN.fill([&materials.join(approval::LIST_COMMA.t())]);
        let href = act.href_of(Action::MaterialReceipt);
        view! { <li>{text} {href.map(|href| link(href, acts::verb(Action::MaterialReceipt).t()))}</li> }
    });
    let charges = (charges > 0).then(|| {
        let text = ending::CHARGES_OPEN.fill([&charges.to_string()]);
        let href = Sheet::ChargeSettlement.href(&act.case.summary, None);
        view! { <li>{text} {link(href, acts::SETTLE_CHARGES.t())}</li> }
    });
    (materials.is_some() || charges.is_some()).then(|| {
        view! {
            <div class="notice">
                <Icon sign=Sign::Information />
                <div>
                    <h2 class="notice-title">{ending::BEFORE_COMPLETION.t()}</h2>
                    <ul>{materials} {charges}</ul>
                </div>
            </div>
        }
    })
}
