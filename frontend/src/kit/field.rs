//! Fields: a label, a hint, the fault in words, and the control. What is typed goes into the form at the field's
//! pointer.

use leptos::prelude::*;

pub(crate) use super::input::Input;
use super::{Icon, Sign};
use crate::form::{Form, Kind};
use crate::texts::codes::Coded;
use crate::texts::kit;

/// One of several values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What is sent.
    pub(crate) value: String,
    /// What is read.
    pub(crate) label: String,
    /// More about it.
    pub(crate) hint: Option<String>,
}

impl Choice {
    /// A value with its name.
    pub(crate) fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
        }
    }
}

/// The codes of a type as choices.
pub(crate) fn choices<C: Coded + serde::Serialize>(codes: &[C]) -> Vec<Choice> {
    codes
        .iter()
        .map(|code| Choice::new(code_of(*code), code.t()))
        .collect()
}

/// A code as it is written on the wire.
pub(crate) fn code_of(code: impl serde::Serialize) -> String {
    // Codes are unit variants, and so texts.
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

/// Where the parts of a field are, for those who hear it.
#[derive(Clone)]
pub(super) struct Ids {
    pub(super) field: String,
    pub(super) hint: String,
    pub(super) fault: String,
}

impl Ids {
    pub(super) fn of(form: Form, pointer: &str) -> Self {
        let field = form.field_id(pointer);
        Self {
            hint: format!("{field}-hint"),
            fault: format!("{field}-fault"),
            field,
        }
    }
}

pub(super) fn described_by(ids: &Ids, hint: bool, faulty: bool) -> Option<String> {
    let parts = [(hint, &ids.hint), (faulty, &ids.fault)];
    let named: Vec<_> = parts
        .into_iter()
        .filter_map(|(is, id)| is.then_some(id.as_str()))
        .collect();
    (!named.is_empty()).then(|| named.join(" "))
}

pub(super) fn name_of(label: &str, optional: bool) -> String {
    if optional {
        format!("{label}{}", kit::OPTIONAL.t())
    } else {
        label.to_owned()
    }
}

/// Label, hint and fault around a control.
#[component]
pub(super) fn Frame(
    form: Form,
    pointer: String,
    label: String,
    hint: Option<String>,
    optional: bool,
    children: Children,
) -> impl IntoView {
    let ids = Ids::of(form, &pointer);
    let fault_id = ids.fault.clone();
    let faults = {
        let pointer = pointer.clone();
        move || form.faults_at(&pointer)
    };
    let is_faulty = faults.clone();
    view! {
        <div class="field" class:faulty=move || !is_faulty().is_empty()>
            <label for=ids.field.clone()>{name_of(&label, optional)}</label>
            {hint.map(|hint| view! { <p class="hint" id=ids.hint.clone()>{hint}</p> })}
            <Faults id=fault_id faults=Signal::derive(faults) />
            {children()}
        </div>
    }
}

/// The faults of a field, in words.
#[component]
pub(super) fn Faults(id: String, faults: Signal<Vec<String>>) -> impl IntoView {
    move || {
        let told = faults.get();
        (!told.is_empty()).then(|| {
            let lines = told.into_iter().map(|fault| view! { <span>{fault}</span> }).collect_view();
            view! { <p class="fault" id=id.clone()><Icon sign=Sign::Warning /><strong>{kit::ERROR.t()}</strong>{lines}</p> }
        })
    }
}

/// A text in one line.
#[component]
pub(crate) fn TextField(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] input: Input,
    #[prop(default = Kind::Text)] kind: Kind,
) -> impl IntoView {
    let value = form.register(&pointer, label.clone(), kind, !optional);
    let ids = Ids::of(form, &pointer);
    let faulty = faulty_at(form, &pointer);
    let described = {
        let (ids, hint) = (ids.clone(), hint.is_some());
        move || described_by(&ids, hint, faulty.get())
    };
    let typed = {
        let pointer = pointer.clone();
        move |event| form.set(&pointer, event_target_value(&event))
    };
    view! {
        <Frame form pointer label hint optional>
            <input
                id=ids.field
                type=input.html_type()
                inputmode=input.mode()
                autocomplete=input.autocomplete()
                prop:value=value
                aria-describedby=described
                aria-invalid=move || faulty.get().then_some("true")
                on:input=typed
            />
        </Frame>
    }
}

/// A text in several lines.
#[component]
pub(crate) fn TextArea(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional)] optional: bool,
    #[prop(default = 3)] rows: u32,
) -> impl IntoView {
    let value = form.register(&pointer, label.clone(), Kind::Text, !optional);
    let ids = Ids::of(form, &pointer);
    let faulty = faulty_at(form, &pointer);
    let described = {
        let (ids, hint) = (ids.clone(), hint.is_some());
        move || described_by(&ids, hint, faulty.get())
    };
    let typed = {
        let pointer = pointer.clone();
        move |event| form.set(&pointer, event_target_value(&event))
    };
    view! {
        <Frame form pointer label hint optional>
            <textarea
                id=ids.field
                rows=rows
                prop:value=value
                aria-describedby=described
                aria-invalid=move || faulty.get().then_some("true")
                on:input=typed
            ></textarea>
        </Frame>
    }
}

/// A date.
#[component]
pub(crate) fn DateField(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional)] optional: bool,
    /// With hour and minute.
    #[prop(optional)]
    with_time: bool,
) -> impl IntoView {
    let kind = if with_time {
        Kind::DateTime
    } else {
        Kind::Date
    };
    let value = form.register(&pointer, label.clone(), kind, !optional);
    let ids = Ids::of(form, &pointer);
    let faulty = faulty_at(form, &pointer);
    let described = {
        let (ids, hint) = (ids.clone(), hint.is_some());
        move || described_by(&ids, hint, faulty.get())
    };
    let typed = {
        let pointer = pointer.clone();
        move |event| form.set(&pointer, event_target_value(&event))
    };
    view! {
        <Frame form pointer label hint optional>
            <input
                id=ids.field
                type=if with_time { "datetime-local" } else { "date" }
                prop:value=value
                aria-describedby=described
                aria-invalid=move || faulty.get().then_some("true")
                on:input=typed
            />
        </Frame>
    }
}

/// One of several values, in a list that opens.
#[component]
pub(crate) fn SelectField(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] label: String,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional)] optional: bool,
    /// What stands for no choice.
    #[prop(optional, into)]
    nothing: Option<String>,
) -> impl IntoView {
    let value = form.register(&pointer, label.clone(), Kind::Choice, !optional);
    // What stands for no choice says already that there need not be one.
    let marked = optional && nothing.is_none();
    let ids = Ids::of(form, &pointer);
    let faulty = faulty_at(form, &pointer);
    let described = {
        let (ids, hint) = (ids.clone(), hint.is_some());
        move || described_by(&ids, hint, faulty.get())
    };
    let chosen = {
        let pointer = pointer.clone();
        move |event| form.set(&pointer, event_target_value(&event))
    };
    let options = move || {
        let value = value.get();
        let options = choices.get().into_iter().map(|choice| {
            let selected = choice.value == value;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        });
        options.collect_view()
    };
    view! {
        <Frame form pointer label hint optional=marked>
            <select
                id=ids.field
                aria-describedby=described
                aria-invalid=move || faulty.get().then_some("true")
                on:change=chosen
            >
                <option value="">{nothing.unwrap_or_else(|| kit::CHOOSE.into())}</option>
                {options}
            </select>
        </Frame>
    }
}

/// One of a few values, all of them to be seen.
#[component]
pub(crate) fn RadioField(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] label: String,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional)] optional: bool,
    #[prop(default = Kind::Choice)] kind: Kind,
) -> impl IntoView {
    let value = form.register(&pointer, label.clone(), kind, !optional);
    let set = {
        let pointer = pointer.clone();
        Callback::new(move |chosen: String| form.set(&pointer, chosen))
    };
    let is_chosen = Callback::new(move |choice: String| value.get() == choice);
    view! { <Group form pointer label hint optional choices several=false set is_chosen /> }
}

/// Any of a few values.
#[component]
pub(crate) fn CheckField(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] label: String,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let value = form.register(&pointer, label.clone(), Kind::Choices, !optional);
    let set = {
        let (pointer, value) = (pointer.clone(), value.clone());
        Callback::new(move |chosen: String| {
            let before = value.get_untracked();
            let mut all: Vec<&str> = before.split(',').filter(|one| !one.is_empty()).collect();
            match all.iter().position(|one| *one == chosen) {
                Some(place) => drop(all.remove(place)),
                None => all.push(&chosen),
            }
            form.set(&pointer, all.join(","));
        })
    };
    let is_chosen =
        Callback::new(move |choice: String| value.get().split(',').any(|one| one == choice));
    view! { <Group form pointer label hint optional choices several=true set is_chosen /> }
}

/// Radio buttons or check boxes with what belongs to them.
#[component]
fn Group(
    form: Form,
    pointer: String,
    label: String,
    hint: Option<String>,
    optional: bool,
    choices: Signal<Vec<Choice>>,
    several: bool,
    set: Callback<String>,
    is_chosen: Callback<String, bool>,
) -> impl IntoView {
    let ids = Ids::of(form, &pointer);
    let faulty = faulty_at(form, &pointer);
    let faults = {
        let pointer = pointer.clone();
        Signal::derive(move || form.faults_at(&pointer))
    };
    let described = {
        let (ids, hint) = (ids.clone(), hint.is_some());
        move || described_by(&ids, hint, faulty.get())
    };
    let name = ids.field.clone();
    let options = move || {
        let name = name.clone();
        let options = choices.get().into_iter().enumerate().map(move |(place, choice)| {
            // The summary of faults leads to the first one.
            let id = if place == 0 { name.clone() } else { format!("{name}-{place}") };
            let (value, chosen) = (choice.value.clone(), choice.value.clone());
            view! {
                <div class="choice">
                    <input
                        id=id.clone()
                        type=if several { "checkbox" } else { "radio" }
                        name=name.clone()
                        value=choice.value
                        prop:checked=move || is_chosen.run(chosen.clone())
                        on:change=move |_| set.run(value.clone())
                    />
                    <label for=id>{choice.label}{choice.hint.map(|hint| view! { <span class="hint">{hint}</span> })}</label>
                </div>
            }
        });
        options.collect_view()
    };
    view! {
        <fieldset class="field" class:faulty=faulty aria-describedby=described>
            <legend>{name_of(&label, optional)}</legend>
            {hint.map(|hint| view! { <p class="hint" id=ids.hint.clone()>{hint}</p> })}
            <Faults id=ids.fault.clone() faults />
            {options}
        </fieldset>
    }
}

/// A declaration: one box, one sentence.
#[component]
pub(crate) fn FlagField(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
) -> impl IntoView {
    let value = form.register(&pointer, label.clone(), Kind::Flag, false);
    let ids = Ids::of(form, &pointer);
    let faulty = faulty_at(form, &pointer);
    let faults = {
        let pointer = pointer.clone();
        Signal::derive(move || form.faults_at(&pointer))
    };
    let described = {
        let (ids, hint) = (ids.clone(), hint.is_some());
        move || described_by(&ids, hint, faulty.get())
    };
    let is_set = {
        let value = value.clone();
        move || value.get() == "true"
    };
    let toggled = move |_| {
        let set = value.get_untracked() != "true";
        form.set(
            &pointer,
            if set {
                "true".to_owned()
            } else {
                String::new()
            },
        );
    };
    view! {
        <div class="field" class:faulty=faulty>
            <Faults id=ids.fault.clone() faults />
            <div class="choice">
                <input
                    id=ids.field.clone()
                    type="checkbox"
                    prop:checked=is_set
                    aria-describedby=described
                    aria-invalid=move || faulty.get().then_some("true")
                    on:change=toggled
                />
                <label for=ids.field>
                    {label}
                    {hint.map(|hint| view! { <span class="hint" id=ids.hint>{hint}</span> })}
                </label>
            </div>
        </div>
    }
}

pub(super) fn faulty_at(form: Form, pointer: &str) -> Signal<bool> {
    let pointer = pointer.to_owned();
    Signal::derive(move || !form.faults_at(&pointer).is_empty())
}
