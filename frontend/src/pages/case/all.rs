//! Short lists of a case that are shown newest first, while the API tells them oldest first: all of their pages are
//! loaded, and the older entries are shown on demand.

use bangban_api_types::Page;
use leptos::prelude::*;

use crate::api::Failure;
use crate::kit::Button;
use crate::texts::case;

/// Pages of a hundred: more than any case has.
const MOST_PAGES: usize = 20;
/// How many entries are shown at first, and at each further press.
const AT_ONCE: usize = 10;

/// All entries, newest first.
pub(super) async fn newest_first<T, L>(
    load: impl Fn(Option<String>) -> L,
) -> Result<Vec<T>, Failure>
where
    L: Future<Output = Result<Page<T>, Failure>>,
{
    let mut all = Vec::new();
    let mut cursor = None;
    for _ in 0..MOST_PAGES {
        let page = load(cursor).await?;
        all.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    all.reverse();
    Ok(all)
}

/// How many of a list are shown.
#[derive(Clone, Copy)]
pub(super) struct Shown(RwSignal<usize>);

impl Shown {
    /// The first few.
    pub(super) fn new() -> Self {
        Self(RwSignal::new(AT_ONCE))
    }

    /// How many, followed.
    pub(super) fn get(self) -> usize {
        self.0.get()
    }
}

/// The button that shows earlier entries, while there are some.
#[component]
pub(super) fn Earlier(shown: Shown, count: usize) -> impl IntoView {
    let on_press = Callback::new(move |()| shown.0.update(|shown| *shown += AT_ONCE));
    move || {
        (shown.get() < count).then(|| {
            view! { <div class="more"><Button label=case::EARLIER on_press /></div> }
        })
    }
}
