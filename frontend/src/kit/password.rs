//! A new password. It can be looked at while it is typed: who can't see it mistypes it, or makes it short.

use leptos::prelude::*;

use super::field::{Frame, Ids, described_by, faulty_at};
use crate::form::{Form, Kind};
use crate::texts::kit;

/// A password that is being chosen.
#[component]
pub(crate) fn NewPasswordField(
    form: Form,
    #[prop(into)] pointer: String,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
) -> impl IntoView {
    let value = form.register(&pointer, label.clone(), Kind::Text, true);
    let ids = Ids::of(form, &pointer);
    let faulty = faulty_at(form, &pointer);
    let shown = RwSignal::new(false);
    let described = {
        let ids = ids.clone();
        move || described_by(&ids, true, faulty.get())
    };
    let typed = {
        let pointer = pointer.clone();
        move |event| form.set(&pointer, event_target_value(&event))
    };
    let switch = format!("{}-shown", ids.field);
    view! {
        <Frame form pointer label hint=Some(hint) optional=false>
            <input
                id=ids.field
                type=move || if shown.get() { "text" } else { "password" }
                autocomplete="new-password"
                autocapitalize="off"
                spellcheck="false"
                prop:value=value
                aria-describedby=described
                aria-invalid=move || faulty.get().then_some("true")
                on:input=typed
            />
            <div class="choice">
                <input
                    id=switch.clone()
                    type="checkbox"
                    prop:checked=shown
                    on:change=move |_| shown.update(|shown| *shown = !*shown)
                />
                <label for=switch>{kit::SHOW_PASSWORD.t()}</label>
            </div>
        </Frame>
    }
}
