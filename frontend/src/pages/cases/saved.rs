//! Filters that somebody keeps on this device under a name. There is no personal data in them: words that are searched
//! for are no part of an address.

use leptos::prelude::*;
use leptos_router::components::A;
use serde::{Deserialize, Serialize};

use super::chosen::Chosen;
use crate::browser::storage;
use crate::form::Form;
use crate::kit::field::TextField;
use crate::kit::toast::use_toasts;
use crate::kit::{Button, Look, Sign};
use crate::session::{Session, use_session};
use crate::texts::cases;

/// Filters with their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    name: String,
    href: String,
}

/// Those of the person, on this device.
#[derive(Clone, Copy)]
pub(super) struct Saved {
    all: RwSignal<Vec<Kept>>,
    session: Session,
}

/// What is kept of the person who is signed in.
pub(super) fn use_saved() -> Saved {
    let session = use_session();
    let kept = place(session).and_then(|place| storage::lasting(&place));
    let all = kept
        .and_then(|text| crate::reading::parse(&text))
        .unwrap_or_default();
    Saved {
        all: RwSignal::new(all),
        session,
    }
}

/// Each person has the own ones, also where several use one device.
fn place(session: Session) -> Option<String> {
    session.id_now().map(|id| format!("filters.{id}"))
}

impl Saved {
    /// Keeps filters; a name that there is already gets the new ones.
    fn keep(self, name: &str, chosen: &Chosen) {
        let href = Chosen {
            is_searching: false,
            ..chosen.clone()
        }
        .href();
        self.all.update(|all| {
            all.retain(|kept| kept.name != name);
            all.push(Kept {
                name: name.to_owned(),
                href,
            });
        });
        self.write();
    }

    fn forget(self, name: &str) {
        self.all.update(|all| all.retain(|kept| kept.name != name));
        self.write();
    }

    fn write(self) {
        let text = self.all.with_untracked(|all| {
            (!all.is_empty())
                .then(|| serde_json::to_string(all).ok())
                .flatten()
        });
        if let Some(place) = place(self.session) {
            storage::keep_lasting(&place, text.as_deref());
        }
    }
}

/// The kept filters as links.
#[component]
pub(super) fn SavedFilters(saved: Saved) -> impl IntoView {
    let links = move || {
        let links = saved.all.get().into_iter().map(|kept| {
            let (name, label) = (kept.name.clone(), cases::FORGET.fill([&kept.name]));
            let on_press = Callback::new(move |()| saved.forget(&name));
            view! {
                <li>
                    <A href=kept.href attr:class=Look::Secondary.class()>{kept.name}</A>
                    <Button label look=Look::Plain sign=Sign::Close on_press />
                </li>
            }
        });
        links.collect_view()
    };
    move || {
        (!saved.all.with(Vec::is_empty)).then(|| {
            view! {
                <nav class="saved" aria-label=cases::SAVED.t()>
                    <span class="soft">{cases::SAVED.t()}</span>
                    <ul>{links}</ul>
                </nav>
            }
        })
    }
}

/// Gives the filters of the page a name.
#[component]
pub(super) fn SaveFilters(saved: Saved, chosen: Memo<Chosen>) -> impl IntoView {
    let toasts = use_toasts();
    let form = Form::forgetful("save-filter");
    let nameless = RwSignal::new(false);
    let submitted = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let name = form.signal("/name").get_untracked().trim().to_owned();
        nameless.set(name.is_empty());
        if !name.is_empty() {
            saved.keep(&name, &chosen.get_untracked());
            form.clear();
            toasts.tell(cases::SAVED_DONE);
        }
    };
    let told = move || {
        nameless
            .get()
            .then(|| view! { <p class="fault">{cases::SAVE_NAMELESS.t()}</p> })
    };
    move || {
        (chosen.with(Chosen::count) > 0).then(|| {
            view! {
                <details class="filters">
                    <summary class=Look::Plain.class()>{cases::SAVE_THIS.t()}</summary>
                    <form class="search find" novalidate on:submit=submitted>
                        <div role="alert">{told}</div>
                        <TextField form pointer="/name" label=cases::SAVE_NAME hint=cases::SAVE_HINT />
                        <Button label=cases::SAVE submit=true />
                    </form>
                </details>
            }
        })
    }
}
