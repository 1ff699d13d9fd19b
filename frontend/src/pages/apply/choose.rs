//! A1: finding the item, by who applies and by words; and what to do if one does not know.

use bangban_api_types::service_items::ServiceItemView;
use bangban_domain::service_item::Subject;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::api::{registry, remote, use_api};
use crate::kit::field::code_of;
use crate::kit::list::Empty;
use crate::kit::tabs::{TabLink, Tabs};
use crate::kit::{Button, Loading, Look, PageHead, Sign, Tag, Tone};
use crate::texts::codes::Coded;
use crate::texts::{apply, home, shell};

/// The page.
#[component]
pub(super) fn Choose() -> impl IntoView {
    let api = use_api();
    let query = use_query_map();
    let subject = Memo::new(move |_| query.with(|query| query.get("subject")));
    let words = Memo::new(move |_| query.with(|query| query.get("q")));
    let found = remote(move || {
        let parameters = [
            ("subject", subject.get()),
            ("q", words.get()),
            ("limit", Some("100".to_owned())),
        ];
        async move { registry::service_items(api, &parameters).await }
    });
    let tabs = move || {
        let current = subject.get();
        let all = TabLink {
            href: "/apply".to_owned(),
            label: apply::FOR_ALL.into(),
            count: None,
            current: current.is_none(),
        };
        let of = Subject::ALL.iter().map(|subject| {
            let code = code_of(*subject);
            TabLink {
                href: format!("/apply?subject={code}"),
                label: subject.words().into(),
                count: None,
                current: current.as_ref() == Some(&code),
            }
        });
        let tabs: Vec<_> = std::iter::once(all).chain(of).collect();
        view! { <Tabs name=apply::FOR_WHOM tabs /> }
    };
    view! {
        <PageHead title=shell::NAV_APPLY />
        <p class="free">{shell::FREE.t()}</p>
        {tabs}
        <Words words subject />
        <Loading remote=found lines=6 children=move |page| {
            if page.items.is_empty() {
                view! { <Empty text=apply::NO_ITEM /> }.into_any()
            } else {
                view! { <Items items=page.items /> }.into_any()
            }
        } />
        <section aria-labelledby="not-sure">
            <h2 id="not-sure">{apply::NOT_SURE.t()}</h2>
            <p>{apply::NOT_SURE_TEXT.t()}</p>
            <p><a class=Look::Secondary.class() href="tel:12345">{home::CALL.t()}</a></p>
        </section>
    }
}

/// Words to find it by.
#[component]
fn Words(words: Memo<Option<String>>, subject: Memo<Option<String>>) -> impl IntoView {
    let navigate = use_navigate();
    let typed = RwSignal::new(words.get_untracked().unwrap_or_default());
    let find = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let parameters = [
            ("subject", subject.get_untracked()),
            (
                "q",
                Some(typed.get_untracked()).filter(|text| !text.is_empty()),
            ),
        ];
        navigate(
            &crate::api::with_query("/apply", &parameters),
            Default::default(),
        );
    };
    view! {
        <form class="search" role="search" on:submit=find>
            <div class="field">
                <label for="item-words">{apply::FIND.t()}</label>
                <p class="hint" id="item-words-hint">{apply::FIND_HINT.t()}</p>
                <input id="item-words" type="search" aria-describedby="item-words-hint" prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event)) />
            </div>
            <Button label=apply::FILTER sign=Sign::Search submit=true />
        </form>
    }
}

/// The items, by their categories.
#[component]
fn Items(items: Vec<ServiceItemView>) -> impl IntoView {
    let mut categories: Vec<(String, Vec<ServiceItemView>)> = Vec::new();
    for item in items {
        match categories
            .iter_mut()
            .find(|(name, _)| *name == item.category)
        {
            Some((_, items)) => items.push(item),
            None => categories.push((item.category.clone(), vec![item])),
        }
    }
    let sections = categories.into_iter().map(|(category, items)| {
        let links = items.into_iter().map(|item| {
            let spot = item.on_the_spot.then(|| view! { " " <Tag text=apply::ON_THE_SPOT tone=Tone::Good /> });
            view! { <li><A href=format!("/apply/{}", item.id) attr:class="item-link">{item.name}{spot}</A></li> }
        });
        let links = links.collect_view();
        view! { <section><h2>{category}</h2><ul class="plain-list">{links}</ul></section> }
    });
    sections.collect_view()
}
