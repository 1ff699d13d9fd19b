//! 全部收取: everything that is not here yet, recorded in one go.
//!
//! One request for each material, one after the other, each under its own key and on the case as the last one has left
//! it. Where one is refused, those after it are not sent, and it is told which.

use bangban_api_types::cases::acts::MaterialReceiptRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::material::Form as MaterialForm;
use leptos::prelude::*;
use uuid::Uuid;

use super::super::sheet::Act;
use crate::api::{Failure, Loaded, Stamp};
use crate::form::Form;
use crate::kit::field::{Choice, SelectField, choices, code_of};
use crate::kit::form::FormView;
use crate::texts::acts::handling;
use crate::texts::codes::Coded;

const FORM: &str = "/form";

/// A material with the form and the number in which it usually comes.
#[derive(Clone)]
pub(super) struct Usual {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) form: MaterialForm,
    pub(super) copies: u32,
}

/// The one form for all; nothing where fewer than two are missing.
#[component]
pub(super) fn All(act: Act, usual: Vec<Usual>) -> impl IntoView {
    let open = act.open;
    let form = Form::forgetful("receipt-all");
    let progress = RwSignal::new(None::<(usize, usize)>);
    let told = RwSignal::new(None::<String>);
    let missing = Memo::new(move |_| {
        let case = open.view();
        let materials = case.map(|case| case.materials).unwrap_or_default();
        let missing = materials.into_iter().filter(|one| one.receipt.is_none());
        missing.map(|one| one.id).collect::<Vec<_>>()
    });
    let on_submit = Callback::new(move |()| {
        let wanted = missing.get_untracked();
        let usual: Vec<_> = usual
            .iter()
            .filter(|one| wanted.contains(&one.id))
            .cloned()
            .collect();
        let chosen = form.signal(FORM).get_untracked();
        let chosen = forms().into_iter().find(|form| code_of(*form) == chosen);
        told.set(None);
        let act = act.clone();
        let done = open.done(act.news());
        form.run(
            move |stamp| receive(act, usual, chosen, stamp, (progress, told)),
            done,
        );
    });
    let offered: Vec<Choice> = choices(&forms());
    let shown = Memo::new(move |_| missing.with(Vec::len) > 1 || form.is_busy());
    let why = move || handling::RECEIVE_ALL_WHY.fill([&missing.with(Vec::len).to_string()]);
    let moving = move || {
        let (now, all) = progress.get()?;
        Some(handling::RECEIVING.fill([&now.to_string(), &all.to_string()]))
    };
    move || {
        let offered = offered.clone();
        shown.get().then(|| {
            view! {
                <section class="card">
                    <FormView form on_submit submit=handling::RECEIVE_ALL>
                        <p>{why}</p>
                        <SelectField
                            form
                            pointer=FORM
                            label=handling::FORM
                            choices=offered
                            nothing=handling::EACH_AS_USUAL
                            optional=true
                        />
                        <div role="status">{moving} {move || told.get()}</div>
                    </FormView>
                </section>
            }
        })
    }
}

/// What can be handed in now.
fn forms() -> Vec<MaterialForm> {
    let all = MaterialForm::ALL.iter().copied();
    all.filter(|form| *form != MaterialForm::Deferred).collect()
}

type Told = (RwSignal<Option<(usize, usize)>>, RwSignal<Option<String>>);

async fn receive(
    act: Act,
    usual: Vec<Usual>,
    chosen: Option<MaterialForm>,
    stamp: Stamp,
    (progress, told): Told,
) -> Result<Loaded<CaseView>, Failure> {
    let all = usual.len();
    let mut last = Err(Failure::Unreadable);
    for (place, one) in usual.into_iter().enumerate() {
        progress.try_set(Some((place + 1, all)));
        let request = MaterialReceiptRequest {
            form: chosen.unwrap_or(one.form),
            copies: one.copies,
            until: None,
        };
        let stamp = Stamp {
            key: stamp.key.as_ref().map(|key| format!("{key}-{}", one.id)),
            etag: None,
        };
        last = act
            .open
            .send(&act.on_row(one.id).path(), &request, stamp)
            .await;
        match &last {
            Ok(loaded) => act.open.put(loaded.clone()),
            Err(_) => {
                told.try_set(Some(handling::RECEIVED_SOME.fill([&one.name])));
                break;
            }
        }
    }
    progress.try_set(None);
    last
}
