//! Two people changed one thing: what is there now beside what was typed, and the choice between them.

use leptos::prelude::*;

use super::{Button, Icon, Sign};
use crate::browser::page;
use crate::form::Form;
use crate::texts::kit;

/// Where the focus goes.
const ID: &str = "conflict";

/// Something that is saved otherwise than it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    /// What it is called.
    pub(crate) name: String,
    /// What is saved now.
    pub(crate) saved: String,
    /// What was typed.
    pub(crate) typed: String,
}

impl Difference {
    /// Where the two differ; none otherwise.
    pub(crate) fn between(
        name: impl Into<String>,
        saved: impl Into<String>,
        typed: impl Into<String>,
    ) -> Option<Self> {
        let (saved, typed) = (saved.into(), typed.into());
        (saved != typed).then(|| Self {
            name: name.into(),
            saved,
            typed,
        })
    }
}

/// The notice, where what was typed rests on an older version and differs from what is there now. `differences` are
/// looked for once the fields are there; none of them where what was typed can't be read. `on_saved` goes on with what
/// is there now, and forgets what was typed.
#[component]
pub(crate) fn Conflict<D>(form: Form, differences: D, on_saved: Callback<()>) -> impl IntoView
where
    D: Fn() -> Option<Vec<Difference>> + 'static,
{
    let found = RwSignal::new(None::<Option<Vec<Difference>>>);
    if form.rests_on_older() {
        request_animation_frame(move || {
            let differences = differences();
            if differences.as_ref().is_none_or(|found| !found.is_empty()) {
                // The page may be gone.
                found.try_set(Some(differences));
                page::focus_soon(ID);
            }
        });
    }
    move || {
        let differences = found.get()?;
        let forget = Callback::new(move |()| {
            found.set(None);
            form.clear();
            on_saved.run(());
        });
        let body = match differences {
            Some(differences) => table(differences).into_any(),
            None => view! { <p>{kit::CONFLICT_UNREADABLE.t()}</p> }.into_any(),
        };
        Some(view! {
            <div class="notice" id=ID tabindex="-1" role="alert">
                <Icon sign=Sign::Warning />
                <div class="conflict">
                    <h2 class="notice-title">{kit::CONFLICT_TITLE.t()}</h2>
                    <p>{kit::CONFLICT_WHY.t()}</p>
                    {body}
                    <Button label=kit::CONFLICT_USE_SAVED on_press=forget />
                </div>
            </div>
        })
    }
}

fn table(differences: Vec<Difference>) -> impl IntoView {
    let rows = differences.into_iter().map(|difference| {
        view! {
            <tr>
                <td data-label=kit::CONFLICT_WHAT.t()>{difference.name}</td>
                <td data-label=kit::CONFLICT_SAVED.t()>{difference.saved}</td>
                <td data-label=kit::CONFLICT_TYPED.t()>{difference.typed}</td>
            </tr>
        }
    });
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{kit::CONFLICT_TITLE.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{kit::CONFLICT_WHAT.t()}</th>
                    <th scope="col">{kit::CONFLICT_SAVED.t()}</th>
                    <th scope="col">{kit::CONFLICT_TYPED.t()}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}
