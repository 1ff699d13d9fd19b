//! Whether an account can be used: shown, and changed.

use bangban_api_types::users::{UserPatch, UserView};
use leptos::prelude::*;

use super::one::Open;
use crate::api::Loaded;
use crate::browser::{clock, page};
use crate::form::Form;
use crate::kit::dialog::Dialog;
use crate::kit::form::{FormView, Summary};
use crate::kit::toast::use_toasts;
use crate::kit::{Button, Look, Sign, Tag, Tone};
use crate::texts::{Words, users};

/// The id of the acts, where the focus goes when one is done.
const PLACE: &str = "standing";

fn is_locked(user: &UserView) -> bool {
    user.locked_until.is_some_and(|until| until > clock::now())
}

/// Enabled, disabled or locked.
#[component]
pub(super) fn StandingTag(user: UserView) -> impl IntoView {
    let (text, tone, sign) = if !user.active {
        (users::DISABLED, Tone::Neutral, Sign::Minus)
    } else if is_locked(&user) {
        (users::LOCKED, Tone::Waiting, Sign::Pause)
    } else {
        (users::ENABLED, Tone::Good, Sign::Done)
    };
    view! { <Tag text tone sign=Some(sign) /> }
}

/// Disables the account, enables it, or takes its lock away.
#[component]
pub(super) fn Standing(user: Loaded<UserView>, open: Open) -> impl IntoView {
    let form = Form::forgetful(format!("user.{}.standing", user.value.id));
    let enable = use_change(form, &user, open, true, RwSignal::new(false));
    let acts = if !user.value.active {
        view! {
            <Button
                label=users::ENABLE
                busy=Signal::derive(move || form.is_busy())
                on_press=Callback::new(move |()| enable.run(users::ENABLED_NEWS))
            />
        }
        .into_any()
    } else if is_locked(&user.value) {
        view! {
            <Button
                label=users::UNLOCK
                busy=Signal::derive(move || form.is_busy())
                on_press=Callback::new(move |()| enable.run(users::UNLOCKED_NEWS))
            />
            <Disable user open />
        }
        .into_any()
    } else {
        view! { <Disable user open /> }.into_any()
    };
    view! {
        <Summary form />
        <div class="row" id=PLACE tabindex="-1">{acts}</div>
    }
}

/// The change to usable or not, with the news that it is told with. `asked` is the dialog that asks about it.
fn use_change(
    form: Form,
    user: &Loaded<UserView>,
    open: Open,
    active: bool,
    asked: RwSignal<bool>,
) -> Callback<Words> {
    let toasts = use_toasts();
    let (name, etag) = (user.value.name.clone(), user.etag.clone());
    Callback::new(move |news: Words| {
        let (name, etag) = (name.clone(), etag.clone());
        let change = UserPatch {
            active: Some(active),
            roles: None,
        };
        let work = move |_| async move { open.change(&change, etag).await };
        let done = move |loaded| {
            toasts.tell(news.fill([&name]));
            asked.set(false);
            // An open dialog closes first: it gives the focus back, and then its page changes.
            request_animation_frame(move || {
                open.put(loaded);
                page::focus_soon(PLACE);
            });
        };
        form.run(work, done);
    })
}

/// Disabling hurts: it is asked about.
#[component]
fn Disable(user: Loaded<UserView>, open: Open) -> impl IntoView {
    let asked = RwSignal::new(false);
    let form = Form::forgetful(format!("user.{}.disable", user.value.id));
    let disable = use_change(form, &user, open, false, asked);
    let ask = Callback::new(move |()| asked.set(true));
    let close = Callback::new(move |()| asked.set(false));
    let on_submit = Callback::new(move |()| disable.run(users::DISABLED_NEWS));
    view! {
        <Button label=users::DISABLE look=Look::Danger on_press=ask />
        <Dialog title=users::DISABLE_TITLE.fill([&user.value.name]) open=asked on_close=close>
            <FormView form on_submit submit=users::DISABLE look=Look::Danger on_cancel=close>
                <p>{users::DISABLE_WARNING.t()}</p>
            </FormView>
        </Dialog>
    }
}
