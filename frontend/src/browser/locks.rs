//! One at a time over all tabs of this browser (Web Locks API).

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Runs `work` while no other tab runs something under the same name. A browser without locks runs it at once.
pub(crate) async fn exclusively<T: 'static>(
    name: &str,
    work: impl Future<Output = T> + 'static,
) -> Option<T> {
    let Some((locks, request)) = interface() else {
        return Some(work.await);
    };
    let outcome = Rc::new(RefCell::new(None));
    let kept = Rc::clone(&outcome);
    let run = Closure::once_into_js(move |_lock: JsValue| -> Promise {
        future_to_promise(async move {
            let done = work.await;
            kept.replace(Some(done));
            Ok(JsValue::UNDEFINED)
        })
    });
    let waiting = request.call2(&locks, &name.into(), &run).ok()?;
    JsFuture::from(Promise::from(waiting)).await.ok()?;
    outcome.take()
}

fn interface() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?;
    Some((locks, request.dyn_into().ok()?))
}
