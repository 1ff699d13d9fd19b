//! The first page: what the service is, its steps, and the three ways on.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::browser::page;
use crate::kit::{Icon, Look, Sign};
use crate::texts::{home, shell};

/// The page behind `/`.
#[component]
pub(crate) fn Home() -> impl IntoView {
    page::set_title(&shell::TITLE.fill([home::TITLE.t()]));
    view! {
        <section class="hero">
            <h1>{home::HEADLINE.t()}</h1>
            <p class="lead">{home::WHAT.t()}</p>
            <p class="free">{shell::FREE.t()}</p>
            <div class="actions">
                <A href="/apply" attr:class=Look::Primary.class()>{home::APPLY.t()}</A>
                <A href="/track" attr:class=Look::Secondary.class()>{home::TRACK.t()}</A>
                <a class=Look::Secondary.class() href="tel:12345"><Icon sign=Sign::Phone />{home::CALL.t()}</a>
            </div>
        </section>
        <Steps />
    }
}

/// The circular's four steps, and the rating that follows (二（四）).
#[component]
fn Steps() -> impl IntoView {
    let steps = home::STEPS.iter().zip(&home::STEP_TEXTS);
    let steps = steps
        .map(|(step, text)| view! { <li><h3>{step.t()}</h3><p>{text.t()}</p></li> })
        .collect_view();
    view! {
        <section aria-labelledby="steps-title">
            <h2 id="steps-title">{home::STEPS_TITLE.t()}</h2>
            <ol class="steps">{steps}</ol>
        </section>
    }
}
