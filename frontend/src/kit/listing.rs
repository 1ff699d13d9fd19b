//! A list with all that belongs to it: loading, why it is empty, its entries, and more of them.

use bangban_api_types::Page;
use leptos::prelude::*;

use super::Loading;
use super::list::{More, Pages};
use crate::api::{Failure, remote};

/// The list that `load` brings page by page (none: the first one); loaded anew whenever a signal that it reads
/// changes. `children` show the entries, `empty` says why there are none.
#[component]
pub(crate) fn Listing<T, F, L, E, W, C, V>(load: F, empty: E, children: C) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    F: Fn(Option<String>) -> L + Clone + Send + Sync + 'static,
    L: Future<Output = Result<Page<T>, Failure>> + 'static,
    E: Fn() -> W + Clone + Send + Sync + 'static,
    W: IntoView + 'static,
    C: Fn(Pages<T>) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let first = load.clone();
    let remote = remote(move || first(None));
    let show = move |page: Page<T>| {
        let pages = Pages::beginning_with(page);
        let any = Memo::new(move |_| pages.any());
        let (load, empty, children) = (load.clone(), empty.clone(), children.clone());
        move || {
            let load = load.clone();
            if any.get() {
                let more = move |cursor| load(Some(cursor));
                view! {
                    {children(pages)}
                    <More pages load=more />
                }
                .into_any()
            } else {
                empty().into_any()
            }
        }
    };
    view! { <Loading remote children=show /> }
}
