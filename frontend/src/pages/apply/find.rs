//! Finding the item: for a person or an enterprise, by what happened, or by its name. Two clicks to a guide.

use bangban_api_types::Page;
use bangban_api_types::service_items::ServiceItemView;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::api::names::use_names;
use crate::api::{Api, Failure, registry, remote, use_api, with_query};
use crate::browser::page::focus_soon;
use crate::form::Form;
use crate::kit::field::TextField;
use crate::kit::list::{Empty, More, Pages};
use crate::kit::tabs::{TabLink, Tabs};
use crate::kit::{Button, Icon, Loading, Look, PageHead, Sign};
use crate::texts::{Words, apply};

/// The most items that one answer brings.
const LIMIT: &str = "100";

/// What is looked for, as the address says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Wanted {
    enterprise: bool,
    category: Option<String>,
    words: Option<String>,
}

impl Wanted {
    fn href(&self) -> String {
        let who = self.enterprise.then(|| "enterprise".to_owned());
        with_query(
            "/apply",
            &[
                ("for", who),
                ("category", self.category.clone()),
                ("q", self.words.clone()),
            ],
        )
    }

    fn parameters(&self) -> [(&'static str, Option<String>); 4] {
        let subject = if self.enterprise {
            "legal_person"
        } else {
            "natural_person"
        };
        // Who looks for a name finds it, whoever it is for.
        let subject = self.words.is_none().then(|| subject.to_owned());
        [
            ("subject", subject),
            ("category", self.category.clone()),
            ("q", self.words.clone()),
            ("limit", Some(LIMIT.to_owned())),
        ]
    }
}

/// The page.
#[component]
pub(super) fn Find() -> impl IntoView {
    let api = use_api();
    let query = use_query_map();
    let wanted = Memo::new(move |_| {
        query.with(|query| Wanted {
            enterprise: query.get("for").as_deref() == Some("enterprise"),
            category: query
                .get("category")
                .filter(|category| !category.is_empty()),
            words: query.get("q").filter(|words| !words.trim().is_empty()),
        })
    });
    let found = remote(move || load(api, wanted.get(), None));
    view! {
        <PageHead title=apply::FIND_TITLE />
        {move || view! { <Whom wanted=wanted.get() /> }}
        <Search wanted />
        {move || view! { <Events wanted=wanted.get() /> }}
        <section aria-labelledby="items-title">
            <h2 id="items-title" tabindex="-1">{apply::LIST_TITLE.t()}</h2>
            <Loading remote=found let:page><Found page wanted /></Loading>
        </section>
        <Unsure />
    }
}

async fn load(
    api: Api,
    wanted: Wanted,
    cursor: Option<String>,
) -> Result<Page<ServiceItemView>, Failure> {
    let mut parameters = wanted.parameters().to_vec();
    parameters.push(("cursor", cursor));
    registry::service_items(api, &parameters).await
}

/// Person or enterprise.
#[component]
fn Whom(wanted: Wanted) -> impl IntoView {
    let tab = |enterprise: bool, label: Words| TabLink {
        href: Wanted {
            enterprise,
            ..Wanted::default()
        }
        .href(),
        label: label.into(),
        count: Signal::stored(None),
        current: wanted.enterprise == enterprise && wanted.words.is_none(),
    };
    let tabs = vec![tab(false, apply::PERSON), tab(true, apply::ENTERPRISE)];
    view! { <Tabs name=apply::FOR_WHOM tabs /> }
}

/// By name.
#[component]
fn Search(wanted: Memo<Wanted>) -> impl IntoView {
    let form = Form::forgetful("find-item");
    Effect::new(move |_| form.set("/q", wanted.get().words.unwrap_or_default()));
    let navigate = use_navigate();
    let submitted = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let words = untrack(|| form.value("/q")).trim().to_owned();
        let enterprise = wanted.get_untracked().enterprise;
        let next = Wanted {
            enterprise,
            category: None,
            words: (!words.is_empty()).then_some(words),
        };
        navigate(
            &next.href(),
            NavigateOptions {
                scroll: false,
                ..NavigateOptions::default()
            },
        );
        focus_soon("items-title");
    };
    view! {
        <form class="search" role="search" novalidate on:submit=submitted>
            <TextField form pointer="/q" label=apply::SEARCH hint=apply::SEARCH_HINT />
            <Button label=apply::SEARCH_BUTTON sign=Sign::Search submit=true />
        </form>
    }
}

/// By what happened: the categories in plain words.
#[component]
fn Events(wanted: Wanted) -> impl IntoView {
    let events = if wanted.enterprise {
        &apply::ENTERPRISE_EVENTS[..]
    } else {
        &apply::PERSON_EVENTS[..]
    };
    let enterprise = wanted.enterprise;
    let all = TabLink {
        href: Wanted {
            enterprise,
            ..Wanted::default()
        }
        .href(),
        label: apply::ALL_EVENTS.into(),
        count: Signal::stored(None),
        current: wanted.category.is_none() && wanted.words.is_none(),
    };
    let tabs = events.iter().map(|(category, words)| {
        let current = wanted.category.as_deref() == Some(category);
        let chosen = Wanted {
            enterprise,
            category: Some((*category).to_owned()),
            words: None,
        };
        TabLink {
            href: chosen.href(),
            label: (*words).into(),
            count: Signal::stored(None),
            current,
        }
    });
    let tabs = std::iter::once(all).chain(tabs).collect::<Vec<_>>();
    view! {
        <h2>{apply::EVENTS.t()}</h2>
        <Tabs name=apply::EVENTS tabs />
    }
}

/// What was found.
#[component]
fn Found(page: Page<ServiceItemView>, wanted: Memo<Wanted>) -> impl IntoView {
    let api = use_api();
    use_names().learn_items(&page);
    if page.items.is_empty() {
        let nothing = view! {
            <Empty text=apply::NOTHING_FOUND>
                <A href="/apply" attr:class=Look::Secondary.class()>{apply::SHOW_ALL.t()}</A>
            </Empty>
        };
        return nothing.into_any();
    }
    let pages = Pages::beginning_with(page);
    let go_on = move |cursor| load(api, wanted.get_untracked(), Some(cursor));
    view! {
        <ul class="choices">
            <For each=move || pages.items() key=|item| item.id let:item>
                <li><Entry item enterprise=Signal::derive(move || wanted.get().enterprise) /></li>
            </For>
        </ul>
        <More pages load=go_on />
    }
    .into_any()
}

#[component]
fn Entry(item: ServiceItemView, enterprise: Signal<bool>) -> impl IntoView {
    let who = enterprise.get_untracked().then(|| "enterprise".to_owned());
    let href = with_query(&format!("/apply/{}", item.id), &[("as", who)]);
    let about = apply::event(&item.category).map_or_else(|| item.category.clone(), Into::into);
    view! {
        <A href attr:class="choice-link">
            <strong>{item.name}</strong>
            <span class="soft">{about}</span>
        </A>
    }
}

/// For those who don't know what they need.
#[component]
fn Unsure() -> impl IntoView {
    view! {
        <section aria-labelledby="unsure-title">
            <div class="notice">
                <Icon sign=Sign::Information />
                <div>
                    <h2 id="unsure-title" class="notice-title">{apply::UNSURE.t()}</h2>
                    <p>{apply::UNSURE_TEXT.t()}</p>
                    <p><a class=Look::Secondary.class() href="tel:12345"><Icon sign=Sign::Phone />{apply::CALL.t()}</a></p>
                </div>
            </div>
        </section>
    }
}
