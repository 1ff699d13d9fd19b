//! 显示完整信息 (P2): personal data that is masked, whole for a minute, for a reason that the audit trail keeps.
//!
//! Owns how it is asked for and how long it is shown. Which facts may be shown whole, the case says; the values are in
//! memory alone.

use std::time::Duration;

use bangban_api_types::cases::disclosure::{DisclosedValue, DisclosureRequest, DisclosureView};
use bangban_domain::case::applicant::PersonalField;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;
use uuid::Uuid;

use super::phone::Phone;
use crate::api::{Loaded, cases, use_api};
use crate::browser::clock;
use crate::form::Form;
use crate::kit::dialog::Dialog;
use crate::kit::field::{CheckField, TextField, choices};
use crate::kit::form::FormView;
use crate::kit::list::Fact;
use crate::kit::{Button, Look, Sign};
use crate::pages::case::acts::parts::Phrases;
use crate::texts::case;
use crate::texts::codes::Coded;

/// How long it is shown.
const SHOWN: Duration = Duration::from_secs(60);

/// What is shown now, and how often something was: what is hidden is what was shown last.
type Shown = RwSignal<(u32, Vec<DisclosedValue>)>;

/// The ways to see it whole; nothing for those who may not.
#[component]
pub(super) fn Reveal(id: Uuid, disclosable: Vec<PersonalField>) -> impl IntoView {
    if disclosable.is_empty() {
        return ().into_any();
    }
    let shown: Shown = RwSignal::new((0, Vec::new()));
    // What is asked for: the phone, which is wanted most often, or others that are chosen.
    let asking = RwSignal::new(None::<bool>);
    let others: Vec<_> = disclosable
        .into_iter()
        .filter(|field| *field != PersonalField::Phone)
        .collect();
    let offer = |phone: bool| Callback::new(move |()| asking.set(Some(phone)));
    let close = Callback::new(move |()| asking.set(None));
    let open = Signal::derive(move || asking.get().is_some());
    view! {
        <div class="actions">
            <Button label=case::REVEAL_PHONE sign=Sign::Phone on_press=offer(true) />
            <Button label=case::REVEAL_OTHERS look=Look::Plain on_press=offer(false) />
        </div>
        <div role="status">{move || view! { <Values values=shown.get().1 /> }}</div>
        <Dialog title=case::REVEAL open on_close=close>
            {
                let others = others.clone();
                move || asking.get().map(|phone| {
                    let others = if phone { Vec::new() } else { others.clone() };
                    view! { <Ask id others shown close /> }
                })
            }
        </Dialog>
    }
    .into_any()
}

/// Which facts, and why.
#[component]
fn Ask(id: Uuid, others: Vec<PersonalField>, shown: Shown, close: Callback<()>) -> impl IntoView {
    let api = use_api();
    let form = Form::forgetful("disclosure");
    let chosen = !others.is_empty();
    let on_submit = Callback::new(move |()| {
        let base = if chosen {
            json!({})
        } else {
            json!({ "fields": [PersonalField::Phone] })
        };
        let work = move |request: DisclosureRequest, _| async move {
            cases::disclose(api, id, &request).await
        };
        form.submit(base, work, move |answer: Loaded<DisclosureView>| {
            show(shown, answer.value.values);
            close.run(());
        });
    });
    let reasons = case::reveal_reasons();
    let facts = choices(&others);
    view! {
        <p>{case::REVEAL_WHY.t()}</p>
        <FormView form on_submit submit=case::REVEAL_DO>
            {chosen.then(|| view! { <CheckField form pointer="/fields" label=case::REVEAL_FIELDS choices=facts /> })}
            <TextField form pointer="/reason" label=case::REVEAL_REASON hint=case::REVEAL_REASON_HINT />
            <Phrases form pointer="/reason" phrases=reasons />
        </FormView>
    }
}

fn show(shown: Shown, values: Vec<DisclosedValue>) {
    let turn = shown.with_untracked(|(turn, _)| *turn) + 1;
    shown.set((turn, values));
    spawn_local(async move {
        clock::sleep(SHOWN).await;
        // The page may be gone, or something else shown.
        shown.try_update(|(now, values)| {
            if *now == turn {
                values.clear();
            }
        });
    });
}

#[component]
fn Values(values: Vec<DisclosedValue>) -> impl IntoView {
    (!values.is_empty()).then(|| {
        let lines = values.into_iter().map(|one| {
            let value = one.value.unwrap_or_else(|| case::REVEAL_NONE.into());
            let is_phone = matches!(one.field, PersonalField::Phone | PersonalField::ProxyPhone);
            if is_phone && value.starts_with(|first: char| first.is_ascii_digit()) {
                return view! {
                    <div class="fact"><dt>{one.field.t()}</dt><dd><Phone number=value /></dd></div>
                }
                .into_any();
            }
            view! { <Fact name=one.field.t() value=Some(value) /> }.into_any()
        });
        view! {
            <dl class="facts revealed">{lines.collect_view()}</dl>
            <p class="soft">{case::REVEALED.t()}</p>
        }
    })
}
