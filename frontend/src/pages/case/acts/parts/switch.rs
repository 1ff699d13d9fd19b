//! A check box that only decides what else is shown, and parts that are folded away until they are needed.

use leptos::prelude::*;

use crate::form::Form;
use crate::texts::acts;

/// A box that is no part of what is sent. Its state is kept with the form's draft, under `name`.
#[component]
pub(crate) fn Switch(
    form: Form,
    /// Begins with `#`, so that it is no pointer.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// What is shown while it is on.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let value = form.signal(&name);
    let id = form.field_id(&name.replace('#', "/switch-"));
    let hint_id = format!("{id}-hint");
    let described = hint.is_some().then(|| hint_id.clone());
    let is_on = move || value.get() == "true";
    let shown = is_on.clone();
    let toggled = move |_| {
        let before = form.signal(&name).get_untracked();
        form.set(
            &name,
            if before == "true" { "false" } else { "true" }.to_owned(),
        );
    };
    let inner = move || {
        let children = children.as_ref().filter(|_| shown());
        children.map(|children| view! { <div class="inset">{children()}</div> })
    };
    view! {
        <div class="field">
            <div class="choice">
                <input id=id.clone() type="checkbox" prop:checked=is_on aria-describedby=described on:change=toggled />
                <label for=id>{label}{hint.map(|hint| view! { <span class="hint" id=hint_id>{hint}</span> })}</label>
            </div>
            {inner}
        </div>
    }
}

/// Whether a switch is on, followed.
pub(crate) fn is_on(form: Form, name: &str) -> Signal<bool> {
    let value = form.signal(name);
    Signal::derive(move || value.get() == "true")
}

/// Fields that are seldom needed, folded away. It opens where one of them is faulty.
#[component]
pub(crate) fn Folded(
    form: Form,
    /// The pointers of its fields.
    pointers: &'static [&'static str],
    #[prop(optional, into)] title: Option<String>,
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if pointers
            .iter()
            .any(|pointer| !form.faults_at(pointer).is_empty())
        {
            open.set(true);
        }
    });
    view! {
        <details class="folded" prop:open=move || open.get()>
            <summary>{title.unwrap_or_else(|| acts::MORE_FIELDS.into())}</summary>
            <div>{children()}</div>
        </details>
    }
}
