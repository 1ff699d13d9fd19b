//! The frame of an act's form: fields, button, the way back, and where a refusal leads.

use bangban_domain::case::Action;
use bangban_domain::case::approval::ApprovalKind;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;

use super::super::sheet::{Act, Sheet};
use crate::form::Form;
use crate::kit::field::code_of;
use crate::kit::form::FormView;
use crate::kit::{Icon, Look, Sign};
use crate::texts::{Words, acts};

/// The form of an act. `submit` is its verb unless said otherwise.
#[component]
pub(crate) fn ActForm(
    act: Act,
    form: Form,
    on_submit: Callback<()>,
    #[prop(default = Look::Primary)] look: Look,
    #[prop(optional)] submit: Option<Words>,
    children: Children,
) -> impl IntoView {
    let navigate = use_navigate();
    let back = format!("/cases/{}", act.case.summary.id);
    let on_cancel = Callback::new(move |()| navigate(&back, Default::default()));
    let verb = submit.unwrap_or_else(|| act.sheet.verb());
    view! {
        <FormView form on_submit submit=verb look on_cancel>
            <WayOut act form />
            {children()}
        </FormView>
    }
}

/// Where the server's refusal says that something else comes first: the way there.
#[component]
pub(crate) fn WayOut(act: Act, form: Form) -> impl IntoView {
    move || {
        let failure = form.failure()?;
        let (href, words) = way_out(&act, failure.code()?)?;
        Some(view! { <p><A href=href>{acts::WAY_OUT.fill([words.t()])}</A></p> })
    }
}

fn way_out(act: &Act, code: &str) -> Option<(String, Words)> {
    let asking = |kind: ApprovalKind, words| {
        let href = act.href_of(Action::ApprovalRequests)?;
        Some((format!("{href}?kind={}", code_of(kind)), words))
    };
    let doing = |action| Some((act.href_of(action)?, acts::verb(action)));
    match code {
        "second_notice_needs_approval" => {
            asking(ApprovalKind::SecondNotice, acts::ASK_SECOND_NOTICE)
        }
        "impossibility_not_confirmed" => asking(
            ApprovalKind::ObjectiveImpossibility,
            acts::ASK_IMPOSSIBILITY,
        ),
        "agreement_not_signed" => doing(Action::Signatures),
        "no_agreement" | "outside_entrusted_scope" => doing(Action::Agreement),
        "materials_open" => doing(Action::MaterialReceipt),
        "charges_open" => {
            let href = Sheet::ChargeSettlement.href(&act.case.summary, None);
            act.href_of(Action::Charges)
                .map(|_| (href, acts::SETTLE_CHARGES))
        }
        "non_cooperation_not_established" => doing(Action::Reminders),
        _ => None,
    }
}

/// A note beside the fields: what one has to know before, or what follows. One of danger says so first.
#[component]
pub(crate) fn Note(
    #[prop(into)] text: String,
    #[prop(optional)] danger: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let class = if danger { "notice bad" } else { "notice" };
    let sign = if danger {
        Sign::Warning
    } else {
        Sign::Information
    };
    view! {
        <div class=class>
            <Icon sign />
            <div>
                {danger.then(|| view! { <p><strong>{acts::DANGER.t()}</strong></p> })}
                <p>{text}</p>
                {children.map(|children| children())}
            </div>
        </div>
    }
}
