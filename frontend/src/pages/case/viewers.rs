//! Who else is looking at the case, so that two people do not work on one unknowingly.
//!
//! Owns saying so while the page is open and on the screen. For how long somebody counts the server decides.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::api::{Api, cases, use_api};
use crate::browser::{clock, page};
use crate::kit::{Icon, Sign};
use crate::pages::guard::STAFF;
use crate::session::use_session;
use crate::texts::case;

/// After how long it is tried again where the server could not be asked, or the page is not on the screen.
const PAUSE: Duration = Duration::from_secs(40);

/// The others' names, as long as there are any.
#[component]
pub(super) fn Viewers(id: Uuid) -> impl IntoView {
    let others = RwSignal::new(Vec::new());
    if untrack(|| use_session().has_any(STAFF)) {
        spawn_local(keep_looking(use_api(), id, others));
    }
    let told = move || {
        let names = others.get();
        (!names.is_empty()).then(|| {
            view! {
                <Icon sign=Sign::Person />
                " "
                {case::OTHERS_LOOK.fill([&names.join(case::AND.t())])}
            }
        })
    };
    view! { <p class="viewers" role="status">{told}</p> }
}

/// Until the page is gone, or the case is out of the caller's reach.
async fn keep_looking(api: Api, id: Uuid, others: RwSignal<Vec<String>>) {
    loop {
        let mut pause = PAUSE;
        if page::is_shown() {
            match cases::look(api, id).await {
                Ok(view) => {
                    pause = Duration::from_secs(view.again_after.into());
                    let names = view.others.into_iter().map(|viewer| viewer.name);
                    let names: Vec<String> = names.collect();
                    if others.try_get_untracked().is_some_and(|told| told != names) {
                        others.try_set(names);
                    }
                }
                Err(failure) if failure.status().is_some_and(|status| status < 500) => return,
                Err(_) => {}
            }
        }
        clock::sleep(pause).await;
        if others.is_disposed() {
            return;
        }
    }
}
