//! The session ends while the page is open: sign in again in place, and go on.

use leptos::prelude::*;

use crate::kit::dialog::Dialog;
use crate::pages::sign_in::SignInForm;
use crate::session::use_session;
use crate::texts::shell;

/// The dialog; nothing while the session lasts.
#[component]
pub(super) fn SessionEnded() -> impl IntoView {
    let session = use_session();
    let open = Signal::derive(move || session.has_ended());
    view! {
        <Dialog title=shell::SIGN_IN_AGAIN open>
            <p>{shell::SIGN_IN_AGAIN_WHY.t()}</p>
            <SignInForm on_done=Callback::new(|()| ()) />
        </Dialog>
    }
}
