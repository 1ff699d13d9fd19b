//! 拟定委托协议 (C7), or a supplementary one once the case is accepted (C1); filled in from the case.

use bangban_api_types::cases::acts::AgreementRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::{Action, Mode, StateName};
use chrono::Months;
use leptos::prelude::*;
use leptos_router::components::A;
use serde_json::json;

use super::parts::{ActForm, Note};
use super::sheet::Act;
use super::simplified::may_be_simplified;
use crate::api::{registry, remote, use_api};
use crate::browser::clock;
use crate::form::Form;
use crate::kit::Loading;
use crate::kit::field::{Choice, DateField, FlagField, RadioField, TextArea, code_of};
use crate::texts::acts::agreement;
use crate::texts::codes::Coded;

/// How long an agreement is valid unless somebody says otherwise.
const MONTHS: u32 = 12;

/// The form, once the item is known.
#[component]
pub(super) fn Agreement(act: Act) -> impl IntoView {
    let (api, item) = (use_api(), act.case.summary.service_item_id);
    let item = remote(move || registry::service_item(api, item));
    let form = act.form();
    view! {
        <Loading
            remote=item
            children=move |item| {
                preset(form, &act.case, &item.name);
                let simplified = may_be_simplified(&act.case.summary, &item);
                view! { <Fields act=act.clone() form simplified /> }
            }
        />
    }
}

fn preset(form: Form, case: &CaseView, item: &str) {
    let earlier = case
        .supplementary_agreement
        .as_ref()
        .or(case.agreement.as_ref());
    let mode = earlier.map_or(case.summary.mode, |agreement| agreement.mode);
    let content = earlier.map_or_else(
        || agreement::CONTENT_PRESET.fill([case.summary.mode.t(), item]),
        |agreement| agreement.content.clone(),
    );
    let scope = earlier.map_or_else(
        || case.consent.scope.clone(),
        |agreement| agreement.scope.clone(),
    );
    let a_year = clock::today().checked_add_months(Months::new(MONTHS));
    form.preset("/content", content);
    form.preset("/scope", scope);
    form.preset("/mode", code_of(mode));
    if let Some(day) = a_year {
        form.preset("/valid_until", day.to_string());
    }
}

#[component]
fn Fields(act: Act, form: Form, simplified: bool) -> impl IntoView {
    let on_submit = act.sends::<AgreementRequest>(form, json!({}));
    let before_acceptance = act.case.summary.state == StateName::Submitted;
    let why = if before_acceptance {
        agreement::AGREEMENT_WHY
    } else {
        agreement::SUPPLEMENTARY_WHY
    };
    let replaces = if before_acceptance {
        act.case.agreement.is_some()
    } else {
        act.case.supplementary_agreement.is_some()
    };
    let consent = act
        .href_of(Action::Signatures)
        .filter(|_| simplified && before_acceptance && !replaces);
    view! {
        <ActForm act form on_submit>
            <p>{why.t()}</p>
            {replaces.then(|| view! { <Note text=agreement::REPLACES /> })}
            {consent.map(|href| view! {
                <Note text=agreement::SIMPLIFIED>
                    <p><A href=href>{agreement::RECORD_CONSENT.t()}</A></p>
                </Note>
            })}
            <RadioField form pointer="/mode" label=agreement::MODE choices=modes() />
            <TextArea form pointer="/content" label=agreement::CONTENT rows=2 />
            <TextArea form pointer="/scope" label=agreement::SCOPE hint=agreement::SCOPE_HINT rows=2 />
            <DateField form pointer="/valid_until" label=agreement::VALID_UNTIL hint=agreement::VALID_UNTIL_HINT />
            <FlagField form pointer="/non_cooperation_clause" label=agreement::CLAUSE />
        </ActForm>
    }
}

/// Both modes, each with what it means.
pub(crate) fn modes() -> Vec<Choice> {
    let hint = |mode| match mode {
        Mode::Assist => agreement::ASSIST_HINT,
        Mode::Entrust => agreement::ENTRUST_HINT,
    };
    // The one that most people want comes first.
    let modes = [Mode::Entrust, Mode::Assist];
    modes
        .into_iter()
        .map(|mode| Choice {
            hint: Some(hint(mode).into()),
            ..Choice::new(code_of(mode), mode.t())
        })
        .collect()
}
