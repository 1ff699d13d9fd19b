//! A form on the page: the summary of what is wrong, the fields, and the button. And parts of it that repeat.

use leptos::prelude::*;

use super::{Button, FailureView, Icon, Look, Sign};
use crate::browser::page;
use crate::form::Form;
use crate::texts::kit;

/// A form. `on_submit` is called by its button and by the return key.
#[component]
pub(crate) fn FormView(
    form: Form,
    on_submit: Callback<()>,
    #[prop(into)] submit: String,
    #[prop(default = Look::Primary)] look: Look,
    #[prop(optional)] on_cancel: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let submitted = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! {
        <form novalidate on:submit=submitted>
            <Summary form />
            {children()}
            <div class="actions">
                <Button label=submit look submit=true busy=Signal::derive(move || form.is_busy()) />
                {on_cancel.map(|on_press| view! { <Button label=kit::CANCEL on_press /> })}
            </div>
        </form>
    }
}

/// What is wrong, all of it, each with a link to its field; takes the focus when it appears.
#[component]
pub(crate) fn Summary(form: Form) -> impl IntoView {
    let faults = move || {
        let faults = form.all_faults();
        (!faults.is_empty()).then(|| {
            let lines = faults.into_iter().map(|(id, label, detail)| {
                let text = if label.is_empty() {
                    detail
                } else {
                    format!("{label}：{detail}")
                };
                match id {
                    Some(id) => {
                        let target = id.clone();
                        let jump = move |event: web_sys::MouseEvent| {
                            event.prevent_default();
                            page::focus(&target);
                        };
                        view! { <li><a href=format!("#{id}") on:click=jump>{text}</a></li> }
                            .into_any()
                    }
                    None => view! { <li>{text}</li> }.into_any(),
                }
            });
            view! {
                <div class="summary">
                    <h2><Icon sign=Sign::Warning />{kit::SUMMARY_TITLE.t()}</h2>
                    <ul>{lines.collect_view()}</ul>
                </div>
            }
        })
    };
    view! {
        <div id=form.summary_id() tabindex="-1" class="summary-place">
            {faults}
            {move || form.failure().map(|failure| view! { <FailureView failure /> })}
        </div>
    }
}

/// Lines of a part that repeats, such as the things that a notice lists. Each line gets its number, which stays; a line
/// that is moved changes places with its neighbour, number and all.
#[component]
pub(crate) fn Lines<C, V>(
    form: Form,
    /// The pointer of the list.
    #[prop(into)]
    pointer: String,
    /// How many are shown at first.
    #[prop(default = 1)]
    first: usize,
    #[prop(optional, into)] add: Option<String>,
    /// Whether their order matters, and can be changed.
    #[prop(optional)]
    movable: bool,
    children: C,
) -> impl IntoView
where
    C: Fn(String) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    // Which lines there are is a part of the draft as well.
    let place = format!("{pointer}#");
    let numbers = form.signal(&place);
    form.preset(
        &place,
        (0..first)
            .map(|number| number.to_string())
            .collect::<Vec<_>>()
            .join(","),
    );
    let all = move || -> Vec<u32> {
        numbers
            .get()
            .split(',')
            .filter_map(|number| number.parse().ok())
            .collect()
    };
    let write = {
        let place = place.clone();
        move |numbers: &[u32]| {
            let written: Vec<_> = numbers.iter().map(ToString::to_string).collect();
            // A comma alone says that there is none: an empty text would be preset again.
            let written = if written.is_empty() {
                ",".to_owned()
            } else {
                written.join(",")
            };
            form.set(&place, written)
        }
    };
    let on_add = {
        let (all, write) = (all.clone(), write.clone());
        Callback::new(move |()| {
            let mut numbers = untrack(&all);
            numbers.push(numbers.iter().max().map_or(0, |most| most + 1));
            write(&numbers);
        })
    };
    let positions = all.clone();
    view! {
        <div class="lines">
            <For each=all.clone() key=|number| *number let:number>
                {
                    let (all, write, positions) = (all.clone(), write.clone(), positions.clone());
                    let numbers = Signal::derive(positions.clone());
                    let position = move || {
                        let place = positions().iter().position(|other| *other == number);
                        (place.unwrap_or_default() + 1).to_string()
                    };
                    let named = position.clone();
                    let line = format!("{pointer}/{number}");
                    let emptied = line.clone();
                    let id = form.field_id(&format!("{line}/line"));
                    let on_press = Callback::new(move |()| {
                        let kept: Vec<u32> = untrack(&all).into_iter().filter(|other| *other != number).collect();
                        write(&kept);
                        // A line that is added later may get the number: it begins empty.
                        form.empty_below(&emptied);
                    });
                    let moves = movable.then(|| {
                        view! { <Moves form pointer=pointer.clone() numbers number /> }
                    });
                    view! {
                        <fieldset class="line" id=id tabindex="-1">
                            <legend>{move || kit::ROW.fill([&named()])}</legend>
                            {children(line)}
                            <div class="row-actions">
                                {moves}
                                <Button
                                    label=Signal::derive(move || kit::REMOVE_ROW.fill([&position()]))
                                    look=Look::Plain
                                    sign=Sign::Close
                                    on_press
                                />
                            </div>
                        </fieldset>
                    }
                }
            </For>
            <Button label=add.unwrap_or_else(|| kit::ADD_ROW.into()) sign=Sign::Plus on_press=on_add />
        </div>
    }
}

/// The buttons that move a line up or down. The focus goes with what is moved.
#[component]
fn Moves(form: Form, pointer: String, numbers: Signal<Vec<u32>>, number: u32) -> impl IntoView {
    let place = Memo::new(move |_| {
        let numbers = numbers.get();
        let place = numbers.iter().position(|other| *other == number)?;
        Some((place, numbers.len()))
    });
    let exchange = move |up: bool| {
        let pointer = pointer.clone();
        Callback::new(move |()| {
            let numbers = numbers.get_untracked();
            let Some(place) = numbers.iter().position(|other| *other == number) else {
                return;
            };
            let neighbour = if up {
                place.checked_sub(1)
            } else {
                Some(place + 1)
            };
            if let Some(other) = neighbour.and_then(|place| numbers.get(place)) {
                let (here, there) = (format!("{pointer}/{number}"), format!("{pointer}/{other}"));
                form.exchange(&here, &there);
                page::focus_soon(form.field_id(&format!("{there}/line")));
            }
        })
    };
    let (up, down) = (exchange(true), exchange(false));
    let label = move |words: crate::texts::Words| {
        let place = place.get().map_or(0, |(place, _)| place);
        words.fill([&(place + 1).to_string()])
    };
    move || {
        let (place, many) = place.get()?;
        let up = (place > 0).then(|| {
            let label = Signal::derive(move || label(kit::MOVE_UP));
            view! { <Button label look=Look::Plain on_press=up /> }
        });
        let down = (place + 1 < many).then(|| {
            let label = Signal::derive(move || label(kit::MOVE_DOWN));
            view! { <Button label look=Look::Plain on_press=down /> }
        });
        Some(view! { {up} {down} })
    }
}
