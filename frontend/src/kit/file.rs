//! A field for files: chosen in the browser's dialog, or taken with the camera of a phone.
//!
//! Owns the choice and how it is shown; the files themselves are the caller's, in the signal that it gives. They are
//! no part of the form's JSON, and a reload forgets them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

use super::field::{Ids, described_by, name_of};
use super::{Button, Icon, Look, Sign};
use crate::form::{Form, Kind};
use crate::texts::kit;

/// The files that are chosen.
pub(crate) type Files = RwSignal<Vec<File>, LocalStorage>;

/// Nothing is chosen yet.
pub(crate) fn no_files() -> Files {
    RwSignal::new_local(Vec::new())
}

/// Files to choose. Faults are told at `pointer`.
#[component]
pub(crate) fn FileField(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] label: String,
    files: Files,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional)] optional: bool,
    /// Media types and endings, separated by commas.
    #[prop(optional, into)]
    accept: Option<String>,
    /// More than one.
    #[prop(optional)]
    several: bool,
    /// A phone opens its camera.
    #[prop(optional)]
    camera: bool,
) -> impl IntoView {
    // Its text stays empty, and so out of what is sent; registered, the summary of faults leads here.
    form.register(&pointer, label.clone(), Kind::Choice, false);
    let ids = Ids::of(form, &pointer);
    let faults = Signal::derive(move || form.faults_at(&pointer));
    let faulty = Memo::new(move |_| !faults.get().is_empty());
    let described = {
        let (ids, hint) = (ids.clone(), hint.is_some());
        move || described_by(&ids, hint, faulty.get())
    };
    let changed = move |event: web_sys::Event| {
        if let Some(chosen) = chosen(&event) {
            files.update(|files| {
                if !several {
                    files.clear();
                }
                files.extend(chosen);
            });
        }
    };
    view! {
        <div class="field" class:faulty=faulty>
            <label for=ids.field.clone()>{name_of(&label, optional)}</label>
            {hint.map(|hint| view! { <p class="hint" id=ids.hint.clone()>{hint}</p> })}
            <super::field::Faults id=ids.fault.clone() faults />
            <div class="file">
                <input
                    id=ids.field.clone()
                    type="file"
                    class="hidden"
                    accept=accept
                    multiple=several
                    capture=camera.then_some("environment")
                    aria-describedby=described
                    aria-invalid=move || faulty.get().then_some("true")
                    on:change=changed
                />
                // The browser's own button speaks the browser's language, and says that nothing is chosen.
                <label for=ids.field class="button">
                    <Icon sign=Sign::File />
                    {if several { kit::CHOOSE_FILES.t() } else { kit::CHOOSE_FILE.t() }}
                </label>
            </div>
            <Chosen files />
        </div>
    }
}

/// What is chosen, each with a way to take it back.
#[component]
fn Chosen(files: Files) -> impl IntoView {
    let lines = move || {
        let lines = files.get().into_iter().enumerate().map(|(place, file)| {
            let name = file.name();
            let on_press = Callback::new(move |()| {
                files.update(|files| {
                    if place < files.len() {
                        files.remove(place);
                    }
                });
            });
            view! {
                <li>
                    <Icon sign=Sign::File />
                    <span>{format!("{name} · {}", size(file.size()))}</span>
                    <Button label=kit::REMOVE_FILE.fill([&name]) look=Look::Plain on_press />
                </li>
            }
        });
        lines.collect_view()
    };
    view! { <ul class="files" aria-live="polite">{lines}</ul> }
}

/// The files that were just chosen; the input is emptied, so that the same file can be chosen again.
fn chosen(event: &web_sys::Event) -> Option<Vec<File>> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let list = input.files()?;
    let files = (0..list.length()).filter_map(|place| list.get(place));
    let files = files.collect();
    input.set_value("");
    Some(files)
}

/// A size as people read it.
fn size(bytes: f64) -> String {
    const KILO: f64 = 1024.0;
    if bytes < KILO * KILO {
        format!("{:.0} KB", (bytes / KILO).ceil())
    } else {
        format!("{:.1} MB", bytes / KILO / KILO)
    }
}
