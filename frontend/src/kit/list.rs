//! Lists: an empty one says why and what to do; a long one goes on where it ended; a table turns into cards on a phone.

use bangban_api_types::Page;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Button, FailureView};
use crate::api::Failure;
use crate::texts::kit;

/// Nothing there: why, and the one next thing.
#[component]
pub(crate) fn Empty(
    #[prop(into)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p>{text}</p>
            {children.map(|children| children())}
        </div>
    }
}

/// A pair of name and value in a list of facts (`<dl class="facts">`); left out without a value.
#[component]
pub(crate) fn Fact(
    #[prop(into)] name: String,
    #[prop(into)] value: Option<String>,
) -> impl IntoView {
    let value = value.filter(|value| !value.is_empty());
    value.map(|value| {
        // A date does not break at its hyphens.
        let whole = value
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"-: ".contains(&byte));
        view! { <div class="fact"><dt>{name}</dt><dd class:nowrap=whole>{value}</dd></div> }
    })
}

/// A list that is loaded page by page.
pub(crate) struct Pages<T: Send + Sync + 'static> {
    items: RwSignal<Vec<T>>,
    next: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    failure: RwSignal<Option<Failure>>,
}

impl<T: Send + Sync + 'static> Clone for Pages<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Pages<T> {}

impl<T: Clone + Send + Sync + 'static> Pages<T> {
    /// The list that begins with this page.
    pub(crate) fn beginning_with(page: Page<T>) -> Self {
        Self {
            items: RwSignal::new(page.items),
            next: RwSignal::new(page.next_cursor),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
        }
    }

    /// What is loaded so far.
    pub(crate) fn items(self) -> Vec<T> {
        self.items.get()
    }

    /// Whether there is anything, here or on the next page.
    pub(crate) fn any(self) -> bool {
        self.items.with(|items| !items.is_empty()) || self.next.with(Option::is_some)
    }

    /// Keeps those of what is loaded that `keep` says yes to.
    pub(crate) fn retain(self, keep: impl Fn(&T) -> bool) {
        self.items.update(|items| items.retain(|item| keep(item)));
    }

    /// Changes what is loaded.
    pub(crate) fn change(self, change: impl Fn(&mut T)) {
        self.items.update(|items| items.iter_mut().for_each(change));
    }

    fn go_on<L>(self, load: impl FnOnce(String) -> L)
    where
        L: Future<Output = Result<Page<T>, Failure>> + 'static,
    {
        let next = self.next.get_untracked();
        let Some(cursor) = next.filter(|_| !self.busy.get_untracked()) else {
            return;
        };
        self.busy.set(true);
        self.failure.set(None);
        let loading = load(cursor);
        spawn_local(async move {
            let outcome = loading.await;
            // The page may be gone.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(page) => {
                    self.items.update(|items| items.extend(page.items));
                    self.next.set(page.next_cursor);
                }
                Err(failure) => self.failure.set(Some(failure)),
            }
        });
    }
}

/// The button below a list that shows more of it; says when that is all.
#[component]
pub(crate) fn More<T, F, L>(pages: Pages<T>, load: F) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    F: Fn(String) -> L + Clone + Send + Sync + 'static,
    L: Future<Output = Result<Page<T>, Failure>> + 'static,
{
    let on_press = Callback::new(move |()| pages.go_on(load.clone()));
    view! {
        <div class="more">
            {move || pages.failure.get().map(|failure| view! { <FailureView failure /> })}
            {move || {
                if pages.next.get().is_some() {
                    view! { <Button label=kit::MORE.t() busy=pages.busy on_press /> }.into_any()
                } else {
                    view! { <p class="soft">{kit::ALL_SHOWN.t()}</p> }.into_any()
                }
            }}
        </div>
    }
}
