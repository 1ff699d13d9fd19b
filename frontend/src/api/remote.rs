//! Something that is loaded from the server and shown: not yet, there, or failed; and loaded again.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Failure, Waiting};

/// What is loaded. While it is loaded again, what was there stays.
pub(crate) struct Remote<T: Send + Sync + 'static> {
    outcome: RwSignal<Option<Result<T, Failure>>>,
    asked: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Clone for Remote<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Remote<T> {}

/// Loads now, and again whenever a signal that `load` reads before it waits changes.
pub(crate) fn remote<T, L>(load: impl Fn() -> L + 'static) -> Remote<T>
where
    T: Send + Sync + 'static,
    L: Future<Output = Result<T, Failure>> + 'static,
{
    followed(Box::new(move || Box::pin(load())))
}

/// The same, for each type once.
fn followed<T: Send + Sync + 'static>(load: Box<dyn Fn() -> Waiting<T>>) -> Remote<T> {
    let remote = Remote {
        outcome: RwSignal::new(None),
        asked: RwSignal::new(0),
    };
    let turn = StoredValue::new(0u32);
    Effect::new(move |_| {
        remote.asked.track();
        let loading = load();
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        spawn_local(async move {
            let outcome = loading.await;
            // The page may be gone, or have asked for something else in the meantime.
            if turn.try_get_value() == Some(mine) {
                remote.outcome.set(Some(outcome));
            }
        });
    });
    remote
}

impl<T: Clone + Send + Sync + 'static> Remote<T> {
    /// What came, once something came.
    pub(crate) fn get(self) -> Option<Result<T, Failure>> {
        self.outcome.get()
    }

    /// What was loaded, if it was.
    pub(crate) fn value(self) -> Option<T> {
        self.outcome
            .with(|outcome| outcome.as_ref()?.as_ref().ok().cloned())
    }

    /// The same, without following changes.
    pub(crate) fn value_now(self) -> Option<T> {
        self.outcome
            .with_untracked(|outcome| outcome.as_ref()?.as_ref().ok().cloned())
    }

    /// Loads again.
    pub(crate) fn reload(self) {
        self.asked.update(|asked| *asked += 1);
    }

    /// Puts something there that another answer has brought.
    pub(crate) fn put(self, value: T) {
        self.outcome.set(Some(Ok(value)));
    }
}
