//! The case that is open on the page, and the one way in which acts change it.
//!
//! Owns what is loaded of it and its tag. An act goes to the server with the tag that the person saw; a stale one
//! loads the case anew, keeps what was typed and shows what happened meanwhile.

use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::Action;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;
use validator::Validate;

use crate::api::{Api, Failure, Loaded, Remote, Stamp, cases, remote, use_api};
use crate::form::Form;
use crate::kit::toast::{Toasts, use_toasts};
use crate::texts::Words;

/// The open case.
#[derive(Clone, Copy)]
pub(crate) struct OpenCase {
    /// Which one.
    pub(crate) id: Uuid,
    remote: Remote<Loaded<CaseView>>,
    /// The version that the person had seen when it turned out to be stale.
    seen: RwSignal<Option<i64>>,
    api: Api,
    toasts: Toasts,
}

/// The open case, from anywhere inside of its page.
pub(crate) fn use_open_case() -> Option<OpenCase> {
    use_context()
}

impl OpenCase {
    /// Loads the case.
    pub(super) fn open(id: Uuid) -> Self {
        let api = use_api();
        Self {
            id,
            remote: remote(move || cases::get(api, id)),
            seen: RwSignal::new(None),
            api,
            toasts: use_toasts(),
        }
    }

    /// What is loaded.
    pub(crate) fn remote(self) -> Remote<Loaded<CaseView>> {
        self.remote
    }

    /// The case as it is known now, followed.
    pub(crate) fn view(self) -> Option<CaseView> {
        self.remote.value().map(|loaded| loaded.value)
    }

    /// The version that the person had seen before another's change; none while nothing came in between.
    pub(crate) fn seen_before_change(self) -> Option<i64> {
        self.seen.get()
    }

    /// Sends an act: what the form holds, over `base`, to the sub-resource `act`. Afterwards the page of the case is
    /// shown, and `news` told.
    pub(crate) fn submit<T>(self, form: Form, act: &str, base: Value, news: Words)
    where
        T: DeserializeOwned + Serialize + Validate + 'static,
    {
        let read = move || serde_json::to_value(form.read::<T>(base)?).ok();
        self.submit_written(form, act, Box::new(read), news);
    }

    /// The same for all types.
    fn submit_written(
        self,
        form: Form,
        act: &str,
        read: Box<dyn FnOnce() -> Option<Value>>,
        news: Words,
    ) {
        let done = self.done(news);
        let act = act.to_owned();
        let work =
            move |request: Value, stamp| async move { self.send(&act, &request, stamp).await };
        form.submit_what(read, work, done);
    }

    /// What follows an act that was carried out: the case as it now is, on its page.
    pub(crate) fn done(self, news: Words) -> impl FnOnce(Loaded<CaseView>) + 'static {
        let navigate = use_navigate_once();
        move |loaded| {
            self.put(loaded);
            self.toasts.tell(news);
            navigate(&format!("/cases/{}", self.id));
        }
    }

    /// Puts the case there that another answer has brought.
    pub(crate) fn put(self, loaded: Loaded<CaseView>) {
        self.seen.set(None);
        self.remote.put(loaded);
    }

    /// Sends an act under the tag that the person saw; one that only adds something needs none.
    pub(crate) async fn send(
        self,
        act: &str,
        body: &impl Serialize,
        stamp: Stamp,
    ) -> Result<Loaded<CaseView>, Failure> {
        let work = |stamp| cases::act(self.api, self.id, act, body, stamp);
        if only_adds(act) {
            self.attempt(|_| work(stamp)).await
        } else {
            self.attempt(|etag| work(Stamp { etag, ..stamp })).await
        }
    }

    /// Attempts a change under the tag that the person saw. Where another one came first, the case is loaded anew.
    pub(crate) async fn attempt<W>(
        self,
        work: impl FnOnce(Option<String>) -> W,
    ) -> Result<Loaded<CaseView>, Failure>
    where
        W: Future<Output = Result<Loaded<CaseView>, Failure>>,
    {
        let shown = self.remote.value_now();
        let etag = shown.as_ref().and_then(|loaded| loaded.etag.clone());
        let outcome = work(etag).await;
        if let Err(Failure::Problem(problem)) = &outcome
            && matches!(problem.status, 409 | 412)
        {
            self.seen
                .set(shown.map(|loaded| loaded.value.summary.version));
            self.remote.reload();
        }
        outcome
    }
}

/// Whether the act at this path is one that a stale caller may do all the same.
fn only_adds(act: &str) -> bool {
    let name = act.split('/').next();
    Action::ALL
        .into_iter()
        .any(|action| action.only_adds() && name == Some(action.as_str()))
}

/// Where an act leads; taken while the page is built, since later there is no context.
fn use_navigate_once() -> impl Fn(&str) + Clone {
    let navigate = use_navigate();
    move |path| navigate(path, Default::default())
}
