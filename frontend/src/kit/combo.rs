//! One of many values, found by typing a part of its name: a text field with a list that opens below.
//!
//! Owns the pattern (WAI-ARIA combobox with a list): arrow keys, return and Escape. What is found is the caller's.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::field::{Choice, Faults, Ids, described_by, name_of};
use super::{Icon, Sign};
use crate::api::Failure;
use crate::browser::clock;
use crate::form::{Form, Kind};
use crate::kit::failure::words_of;
use crate::texts::kit;

/// How long one may pause between two letters.
const PAUSE: Duration = Duration::from_millis(250);
/// How many are offered; who wants another one types more.
const OFFERED: usize = 8;

/// What the list shows.
#[derive(Clone, Copy)]
struct Search {
    typed: RwSignal<Option<String>>,
    found: RwSignal<Vec<Choice>>,
    open: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
    news: RwSignal<String>,
    turn: StoredValue<u32>,
}

impl Search {
    fn new() -> Self {
        Self {
            typed: RwSignal::new(None),
            found: RwSignal::new(Vec::new()),
            open: RwSignal::new(false),
            active: RwSignal::new(None),
            news: RwSignal::new(String::new()),
            turn: StoredValue::new(0),
        }
    }

    fn close(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.open.set(false);
        self.active.set(None);
    }

    /// Looks for what was typed, once nothing more is typed for a moment.
    fn look_for<L>(self, words: String, search: impl FnOnce(String) -> L + 'static)
    where
        L: Future<Output = Result<Vec<Choice>, Failure>> + 'static,
    {
        self.turn.update_value(|turn| *turn += 1);
        let mine = self.turn.get_value();
        let is_latest = move || self.turn.try_get_value() == Some(mine);
        spawn_local(async move {
            clock::sleep(PAUSE).await;
            if !is_latest() {
                return;
            }
            let outcome = search(words).await;
            if is_latest() {
                self.show(outcome);
            }
        });
    }

    fn show(self, outcome: Result<Vec<Choice>, Failure>) {
        self.active.set(None);
        match outcome {
            Ok(mut found) => {
                found.truncate(OFFERED);
                self.news.set(match found.len() {
                    0 => kit::COMBO_NONE.t().to_owned(),
                    many => kit::COMBO_FOUND.fill([&many.to_string()]),
                });
                self.open.set(!found.is_empty());
                self.found.set(found);
            }
            Err(failure) => {
                self.open.set(false);
                self.news.set(words_of(&failure));
            }
        }
    }

    fn step(self, forward: bool) {
        let many = self.found.with_untracked(Vec::len);
        if many == 0 {
            return;
        }
        self.open.set(true);
        self.active.update(|active| {
            *active = Some(match (*active, forward) {
                (None, true) => 0,
                (None, false) => many - 1,
                (Some(place), true) => (place + 1) % many,
                (Some(place), false) => (place + many - 1) % many,
            });
        });
    }

    fn active_now(self) -> Option<Choice> {
        let place = self
            .active
            .get_untracked()
            .filter(|_| self.open.get_untracked())?;
        self.found.with_untracked(|found| found.get(place).cloned())
    }
}

/// One of many values. `search` finds those that fit what is typed, `named` knows the name of a value.
#[component]
pub(crate) fn ComboField<S, L>(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] label: String,
    search: S,
    named: Callback<String, String>,
    #[prop(optional_no_strip)] hint: Option<String>,
    #[prop(optional)] optional: bool,
) -> impl IntoView
where
    S: Fn(String) -> L + Clone + Send + Sync + 'static,
    L: Future<Output = Result<Vec<Choice>, Failure>> + 'static,
{
    let value = form.register(&pointer, label.clone(), Kind::Choice, !optional);
    let ids = Ids::of(form, &pointer);
    let state = Search::new();
    let choose = {
        let pointer = pointer.clone();
        Callback::new(move |choice: Choice| {
            form.set(&pointer, choice.value);
            state.typed.set(None);
            state.news.set(choice.label);
            state.close();
        })
    };
    let typed = {
        let pointer = pointer.clone();
        move |event| {
            let words = event_target_value(&event);
            // What was chosen before is no longer what stands there.
            form.set(&pointer, String::new());
            state.typed.set(Some(words.clone()));
            if words.trim().is_empty() {
                state.close();
            } else {
                state.look_for(words.trim().to_owned(), search.clone());
            }
        }
    };
    let pressed = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowDown" | "ArrowUp" => {
            event.prevent_default();
            state.step(event.key() == "ArrowDown");
        }
        "Enter" => {
            if let Some(choice) = state.active_now() {
                event.prevent_default();
                choose.run(choice);
            }
        }
        "Escape" if state.open.get_untracked() => {
            event.prevent_default();
            state.close();
        }
        _ => {}
    };
    let shown = move || {
        let typed = state.typed.get();
        typed.unwrap_or_else(|| {
            let value = value.get();
            if value.is_empty() {
                String::new()
            } else {
                named.run(value)
            }
        })
    };
    let faults = Signal::derive(move || form.faults_at(&pointer));
    let faulty = Memo::new(move |_| !faults.get().is_empty());
    let described = {
        let (ids, hint) = (ids.clone(), hint.is_some());
        move || described_by(&ids, hint, faulty.get())
    };
    let list = format!("{}-list", ids.field);
    let active = {
        let list = list.clone();
        move || {
            let place = state.active.get().filter(|_| state.open.get());
            place.map(|place| format!("{list}-{place}"))
        }
    };
    view! {
        <div class="field combo" class:faulty=faulty>
            <label for=ids.field.clone()>{name_of(&label, optional)}</label>
            {hint.map(|hint| view! { <p class="hint" id=ids.hint.clone()>{hint}</p> })}
            <Faults id=ids.fault.clone() faults />
            <input
                id=ids.field
                type="text"
                role="combobox"
                autocomplete="off"
                aria-autocomplete="list"
                aria-expanded=move || state.open.get().to_string()
                aria-controls=list.clone()
                aria-activedescendant=active
                aria-describedby=described
                aria-invalid=move || faulty.get().then_some("true")
                prop:value=shown
                on:input=typed
                on:keydown=pressed
                on:blur=move |_| state.close()
            />
            <Offered id=list name=label state choose />
            <span class="hint small combo-news" role="status">{move || state.news.get()}</span>
        </div>
    }
}

/// The list that opens.
#[component]
fn Offered(id: String, name: String, state: Search, choose: Callback<Choice>) -> impl IntoView {
    let prefix = id.clone();
    let options = move || {
        let prefix = prefix.clone();
        let options = state.found.get().into_iter().enumerate();
        let options = options.map(move |(place, choice)| {
            let chosen = choice.clone();
            let is_active = move || state.active.get() == Some(place);
            view! {
                <li
                    id=format!("{prefix}-{place}")
                    role="option"
                    class="combo-option"
                    aria-selected=move || is_active().to_string()
                    // The field keeps the focus.
                    on:mousedown=|event| event.prevent_default()
                    on:click=move |_| choose.run(chosen.clone())
                >
                    {move || is_active().then(|| view! { <Icon sign=Sign::Done /> })}
                    <span>{choice.label}</span>
                    {choice.hint.map(|hint| view! { <span class="hint">{hint}</span> })}
                </li>
            }
        });
        options.collect_view()
    };
    view! {
        <ul id=id class="combo-list" role="listbox" aria-label=name hidden=move || !state.open.get()>
            {options}
        </ul>
    }
}
