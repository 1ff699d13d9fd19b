//! The frame around every page: skip link, header, main part, footer. Pages own what is inside `<main>`.

use leptos::prelude::*;

use crate::{
    pages::home::Home,
    texts::{Language, Texts, texts},
};

/// The whole application in one language.
#[component]
pub(crate) fn App(language: Language) -> impl IntoView {
    let texts = texts(language);
    view! {
        <a class="skip-link" href="#main">{texts.skip_to_content}</a>
        <Header texts />
        <main id="main" tabindex="-1">
            <Home texts />
        </main>
        <Footer texts />
    }
}

/// Name of the programme, and the way to the other language.
#[component]
fn Header(texts: &'static Texts) -> impl IntoView {
    view! {
        <header class="site-header">
            <div class="wrap">
                <a class="site-name" href=texts.home_href>
                    <span class="star" aria-hidden="true">"★"</span>
                    {texts.programme}
                </a>
                <nav aria-label=texts.site_navigation>
                    <a class="button-outline" href=texts.other_language_href lang=texts.other_language_tag hreflang=texts.other_language_tag>
                        {texts.other_language}
                    </a>
                </nav>
            </div>
        </header>
    }
}

/// What holds on every page: free, voluntary, and where to complain.
#[component]
fn Footer(texts: &'static Texts) -> impl IntoView {
    view! {
        <footer class="site-footer">
            <div class="wrap">
                <p>{texts.free_of_charge}</p>
                <p>{texts.complaints} " " <a href="tel:12345">"12345"</a></p>
            </div>
        </footer>
    }
}
