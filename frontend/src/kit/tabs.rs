//! Tabs that are links: each view has its address, can be kept and sent, and the browser's back button works.

use leptos::prelude::*;
use leptos_router::components::A;

/// One tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TabLink {
    /// Where it leads.
    pub(crate) href: String,
    /// What it is called.
    pub(crate) label: String,
    /// How many there are, as soon as that is known.
    pub(crate) count: Signal<Option<String>>,
    /// Whether it is the one that is shown.
    pub(crate) current: bool,
}

/// Tabs.
#[component]
pub(crate) fn Tabs(#[prop(into)] name: String, tabs: Vec<TabLink>) -> impl IntoView {
    let shown = tabs.into_iter().map(|tab| {
        view! {
            <li>
                <A href=tab.href attr:class="tab" attr:aria-current=tab.current.then_some("true")>
                    {tab.label}
                    {move || tab.count.get().map(|count| view! { " " <span class="count">{count}</span> })}
                </A>
            </li>
        }
    });
    view! { <nav class="tabs" aria-label=name><ul>{shown.collect_view()}</ul></nav> }
}
