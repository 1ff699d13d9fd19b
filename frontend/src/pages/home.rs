//! The first page: what the service is, its steps, and the three ways on. Who is signed in is led to the own first
//! page.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::app::first_page;
use crate::browser::page;
use crate::kit::{Icon, Look, Sign};
use crate::session::use_session;
use crate::texts::{Words, home, shell};
use bangban_domain::policy::Role;

/// The page behind `/`.
#[component]
pub(crate) fn Home() -> impl IntoView {
    page::set_title(&shell::TITLE.fill([home::TITLE.t()]));
    view! {
        <section class="hero">
            <Welcome />
            <h1>{home::HEADLINE.t()}</h1>
            <p class="lead">{home::WHAT.t()}</p>
            <p class="free">{shell::FREE.t()}</p>
        </section>
        <Ways />
        <Steps />
    }
}

/// Who is signed in, and where he or she goes on.
#[component]
fn Welcome() -> impl IntoView {
    let session = use_session();
    move || {
        session.me().map(|me| {
            let roles: Vec<_> = me.roles.iter().map(|held| held.role).collect();
            let label = if roles.contains(&Role::Applicant) {
                home::TO_MY
            } else {
                home::TO_WORK
            };
            view! {
                <p class="welcome">
                    <span>{home::WELCOME.fill([&me.name])}</span>
                    <A href=first_page(&roles) attr:class=Look::Secondary.class()>{label.t()}</A>
                </p>
            }
        })
    }
}

/// The three ways on.
#[component]
fn Ways() -> impl IntoView {
    view! {
        <section aria-labelledby="ways-title">
            <h2 id="ways-title">{home::WAYS_TITLE.t()}</h2>
            <ul class="ways">
                <li><A href="/apply" attr:class="way first"><Way sign=Sign::File label=home::APPLY text=home::APPLY_TEXT /></A></li>
                <li><A href="/track" attr:class="way"><Way sign=Sign::Search label=home::TRACK text=home::TRACK_TEXT /></A></li>
                <li><a href="tel:12345" class="way"><Way sign=Sign::Phone label=home::CALL text=home::CALL_TEXT /></a></li>
            </ul>
            <p>{home::AT_THE_COUNTER.t()}</p>
        </section>
    }
}

#[component]
fn Way(sign: Sign, label: Words, text: Words) -> impl IntoView {
    view! {
        <span class="way-name"><Icon sign /> " " {label.t()}</span>
        <span class="way-text">{text.t()}</span>
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
