//! Check boxes, each of which opens the fields of its line: what is ticked is a line of the list that is sent.
//!
//! Lines of the same list that somebody adds (`kit::form::Lines`) are numbered from 0; those here follow them.

use leptos::prelude::*;

use crate::form::{Form, Kind};
use crate::kit::faults::FaultsAt;
use crate::kit::field::Choice;

/// The number of the first line here.
const FIRST: usize = 1000;

/// The pointer of a line.
pub(crate) fn pointer_of(list: &str, place: usize) -> String {
    format!("{list}/{}", FIRST + place)
}

/// Which of the choices of the list are ticked.
pub(crate) fn ticked(form: Form, list: &str) -> Vec<usize> {
    places(&form.signal(&format!("{list}#ticked")).get_untracked())
}

/// The check boxes for the list at a pointer. Which are ticked is kept with the form's draft. `children` are the fields
/// of a line: its place among the choices and its pointer.
#[component]
pub(crate) fn CheckLines<C, V>(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: Option<String>,
    choices: Vec<Choice>,
    /// Which are ticked at first.
    #[prop(optional)]
    ticked: Vec<usize>,
    children: C,
) -> impl IntoView
where
    C: Fn(usize, String) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    // Never sent, since it stays empty: the place at which faults of the list are told.
    form.register(&pointer, legend.clone(), Kind::Choice, false);
    let id = form.field_id(&pointer);
    let name = format!("{pointer}#ticked");
    let first: Vec<_> = ticked.iter().map(ToString::to_string).collect();
    form.preset(
        &name,
        if first.is_empty() {
            ",".to_owned()
        } else {
            first.join(",")
        },
    );
    let lines = choices.into_iter().enumerate().map(|(place, choice)| {
        let children = children.clone();
        let line = pointer_of(&pointer, place);
        view! { <CheckLine form name=name.clone() place choice line children /> }
    });
    let lines = lines.collect_view();
    let is_faulty = {
        let pointer = pointer.clone();
        move || !form.faults_at(&pointer).is_empty()
    };
    let fault_id = format!("{id}-fault");
    view! {
        <fieldset class="field" id=id tabindex="-1" aria-describedby=fault_id class:faulty=is_faulty>
            <legend>{legend}</legend>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            <FaultsAt form pointer id=fault_id.clone() />
            {lines}
        </fieldset>
    }
}

#[component]
fn CheckLine<C, V>(
    form: Form,
    name: String,
    place: usize,
    choice: Choice,
    line: String,
    children: C,
) -> impl IntoView
where
    C: Fn(usize, String) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let id = form.field_id(&format!("{line}/ticked"));
    let value = form.signal(&name);
    let is_ticked = Memo::new(move |_| places(&value.get()).contains(&place));
    let toggled = move |_| {
        let mut ticked = places(&form.signal(&name).get_untracked());
        match ticked.iter().position(|other| *other == place) {
            Some(at) => drop(ticked.remove(at)),
            None => ticked.push(place),
        }
        let written: Vec<_> = ticked.iter().map(ToString::to_string).collect();
        // A comma alone says that nothing is ticked: an empty text would be preset again.
        form.set(
            &name,
            if written.is_empty() {
                ",".to_owned()
            } else {
                written.join(",")
            },
        );
    };
    // The fields of every line are called the same: who hears them is told which line it is.
    let what = choice.label.clone();
    let fields = move || {
        is_ticked.get().then(|| {
            view! { <div class="inset" role="group" aria-label=what.clone()>{children(place, line.clone())}</div> }
        })
    };
    view! {
        <div class="choice">
            <input id=id.clone() type="checkbox" prop:checked=is_ticked on:change=toggled />
            <label for=id>{choice.label}{choice.hint.map(|hint| view! { <span class="hint">{hint}</span> })}</label>
        </div>
        {fields}
    }
}

fn places(text: &str) -> Vec<usize> {
    text.split(',')
        .filter_map(|place| place.parse().ok())
        .collect()
}
