//! The faults at a pointer, for parts of a form that are no field of the kit.

use leptos::prelude::*;

use super::{Icon, Sign};
use crate::form::Form;
use crate::texts::kit;

/// What is wrong at a pointer, in words; nothing where nothing is.
#[component]
pub(crate) fn FaultsAt(
    form: Form,
    #[prop(into)] pointer: String,
    /// For the part's `aria-describedby`.
    #[prop(into)]
    id: String,
) -> impl IntoView {
    move || {
        let told = form.faults_at(&pointer);
        (!told.is_empty()).then(|| {
            let lines = told
                .into_iter()
                .map(|fault| view! { <span>{fault}</span> })
                .collect_view();
            view! {
                <p class="fault" id=id.clone()>
                    <Icon sign=Sign::Warning />
                    <strong>{kit::ERROR.t()}</strong>
                    {lines}
                </p>
            }
        })
    }
}
