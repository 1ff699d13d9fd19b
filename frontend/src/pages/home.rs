//! The first page: what the service is, whom it is for, its steps, and where the API is described.

use leptos::{prelude::*, task::spawn_local};

use crate::{browser, texts::Texts};

/// The page behind `/`.
#[component]
pub(crate) fn Home(texts: &'static Texts) -> impl IntoView {
    view! {
        <section class="hero">
            <div class="wrap">
                <h1>{texts.headline}</h1>
                <p class="lead">{texts.what_it_is}</p>
                <p class="free">{texts.free_of_charge}</p>
            </div>
        </section>
        <div class="wrap">
            <Steps texts />
            <Audience texts />
            <NextStep texts />
            <ForDevelopers texts />
        </div>
    }
}

/// The circular's four steps, and the evaluation that follows (二（四）).
#[component]
fn Steps(texts: &'static Texts) -> impl IntoView {
    let steps = texts
        .steps
        .iter()
        .map(|step| view! { <li><h3>{step.name}</h3><p>{step.explanation}</p></li> })
        .collect_view();
    view! {
        <section aria-labelledby="steps-title">
            <h2 id="steps-title">{texts.steps_title}</h2>
            <ol class="steps">{steps}</ol>
        </section>
    }
}

/// Whom the service is for, and what each of them does with it.
#[component]
fn Audience(texts: &'static Texts) -> impl IntoView {
    let groups = texts
        .audience
        .iter()
        .map(|group| view! { <div class="card"><dt>{group.name}</dt><dd>{group.explanation}</dd></div> })
        .collect_view();
    view! {
        <section aria-labelledby="audience-title">
            <h2 id="audience-title">{texts.audience_title}</h2>
            <dl class="cards">{groups}</dl>
        </section>
    }
}

/// What somebody who needs help does now.
#[component]
fn NextStep(texts: &'static Texts) -> impl IntoView {
    view! {
        <section class="notice" aria-labelledby="next-title">
            <h2 id="next-title">{texts.next_title}</h2>
            <p>{texts.next_text}</p>
            <p><a class="button" href="tel:12345">{texts.call_12345}</a></p>
        </section>
    }
}

/// The description of the interface, and whether the server is ready.
#[component]
fn ForDevelopers(texts: &'static Texts) -> impl IntoView {
    view! {
        <section aria-labelledby="developers-title">
            <h2 id="developers-title">{texts.developers_title}</h2>
            <p>{texts.developers_text}</p>
            <ul class="links">
                <li><a href="/docs">{texts.api_documentation}</a></li>
                <li><a href="/api/openapi.json">{texts.api_description}</a></li>
            </ul>
            <ServerState texts />
        </section>
    }
}

/// Asks the server once whether it is ready. The answer is an icon and a word, never a colour alone.
#[component]
fn ServerState(texts: &'static Texts) -> impl IntoView {
    let ready = RwSignal::new(None);
    spawn_local(async move { ready.set(Some(browser::server_is_ready().await)) });
    let shown = move || match ready.get() {
        None => ("…", texts.server_asked),
        Some(true) => ("✓", texts.server_ready),
        Some(false) => ("⚠", texts.server_not_ready),
    };
    view! {
        <p class="server-state" role="status">
            <span aria-hidden="true">{move || shown().0}</span> " " {move || shown().1}
        </p>
    }
}
