//! What is shown of something that is loaded: a skeleton after a moment, then the thing or why there is none.

use leptos::prelude::*;

use super::FailureView;
use crate::api::Remote;
use crate::texts::kit;

/// Grey lines where something will be; they appear after 300 ms (style sheet), so that what is quick does not flicker.
#[component]
pub(crate) fn Skeleton(#[prop(default = 3)] lines: usize) -> impl IntoView {
    let lines = (0..lines)
        .map(|_| view! { <span class="skeleton-line"></span> })
        .collect_view();
    view! {
        <div class="skeleton" role="status">
            <span class="hidden">{kit::LOADING.t()}</span>
            {lines}
        </div>
    }
}

/// What was loaded, by `children`. While it is loaded again, what was there stays.
#[component]
pub(crate) fn Loading<T, C, V>(
    remote: Remote<T>,
    children: C,
    #[prop(default = 3)] lines: usize,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    C: Fn(T) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    move || match remote.get() {
        None => view! { <Skeleton lines /> }.into_any(),
        Some(Ok(value)) => children(value).into_any(),
        Some(Err(failure)) => {
            let retry = Some(Callback::new(move |()| remote.reload()));
            view! { <FailureView failure retry /> }.into_any()
        }
    }
}
