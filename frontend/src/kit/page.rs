//! The head of a page: its title, in the tab as well, and what belongs beside it.

use leptos::prelude::*;

use crate::browser::page;
use crate::texts::shell;

/// The head of a page. `children` stand beside the title.
#[component]
pub(crate) fn PageHead(
    #[prop(into)] title: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    page::set_title(&shell::TITLE.fill([&title]));
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            {children.map(|children| view! { <div class="page-head-side">{children()}</div> })}
        </div>
    }
}
