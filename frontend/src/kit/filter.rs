//! The filter of a list. What is chosen stands in the address, so that a view can be kept and sent.
//!
//! Owns the way from fields to address and back. The fields are those of every form; nothing is kept of them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

use super::{Button, Look};
use crate::api::with_query;
use crate::form::Form;
use crate::texts::kit;

/// Goes to an address.
type Go = Arc<dyn Fn(&str) + Send + Sync>;

/// A filter, by the names of its parameters. The field of a parameter has the pointer `/name`.
#[derive(Clone, Copy)]
pub(crate) struct Filter {
    /// Where its fields belong.
    pub(crate) form: Form,
    names: &'static [&'static str],
    query: Memo<ParamsMap>,
    path: Memo<String>,
    go: StoredValue<Go>,
}

/// The filter of the page that is being built.
pub(crate) fn use_filter(names: &'static [&'static str]) -> Filter {
    let navigate = use_navigate();
    let go: Go = Arc::new(move |href| {
        let options = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(href, options);
    });
    let filter = Filter {
        form: Form::forgetful("filter"),
        names,
        query: use_query_map(),
        path: use_location().pathname,
        go: StoredValue::new(go),
    };
    // The fields say what the address says, also after going back.
    Effect::new(move |_| {
        for (name, value) in filter.parameters() {
            filter
                .form
                .set(&format!("/{name}"), value.unwrap_or_default());
        }
    });
    filter
}

impl Filter {
    /// What the address says of a parameter, followed.
    pub(crate) fn get(self, name: &str) -> Option<String> {
        let value = self.query.with(|query| query.get(name));
        value.filter(|value| !value.is_empty())
    }

    /// All parameters, followed.
    pub(crate) fn parameters(self) -> Vec<(&'static str, Option<String>)> {
        self.names
            .iter()
            .map(|name| (*name, self.get(name)))
            .collect()
    }

    /// Whether anything is filtered by.
    pub(crate) fn is_set(self) -> bool {
        self.parameters().iter().any(|(_, value)| value.is_some())
    }

    /// The address with other values of some parameters.
    pub(crate) fn href_with(self, changes: &[(&str, Option<&str>)]) -> String {
        let changed = |(name, value): (&'static str, Option<String>)| {
            let change = changes.iter().find(|(other, _)| *other == name);
            (
                name,
                change.map_or(value, |(_, value)| value.map(ToOwned::to_owned)),
            )
        };
        let parameters: Vec<_> = self.parameters().into_iter().map(changed).collect();
        with_query(&self.path.get(), &parameters)
    }

    /// Goes where the fields say.
    pub(crate) fn apply(self) {
        let parameters: Vec<_> = self
            .names
            .iter()
            .map(|name| {
                let value = self.form.signal(&format!("/{name}")).get_untracked();
                let value = value.trim().to_owned();
                (*name, (!value.is_empty()).then_some(value))
            })
            .collect();
        self.go_to(&with_query(&self.path.get_untracked(), &parameters));
    }

    /// Goes to an address.
    pub(crate) fn go_to(self, href: &str) {
        self.go.with_value(|go| go(href));
    }
}

/// The fields of a filter and their button. `kept` are parameters that clearing leaves alone, such as that of a tab.
#[component]
pub(crate) fn FilterView(
    filter: Filter,
    #[prop(optional)] kept: &'static [&'static str],
    #[prop(optional, into)] submit: Option<String>,
    children: Children,
) -> impl IntoView {
    let submitted = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        filter.apply();
    };
    let clear = Callback::new(move |()| {
        let all = untrack(move || filter.parameters());
        let left: Vec<_> = all
            .into_iter()
            .filter(|(name, _)| kept.contains(name))
            .collect();
        filter.go_to(&with_query(&filter.path.get_untracked(), &left));
    });
    let is_set = Memo::new(move |_| {
        let mut all = filter.parameters().into_iter();
        all.any(|(name, value)| value.is_some() && !kept.contains(&name))
    });
    view! {
        <form class="search" role="search" aria-label=kit::FILTER_NAME.t() novalidate on:submit=submitted>
            {children()}
            <Button label=submit.unwrap_or_else(|| kit::FILTER.into()) submit=true />
            {move || {
                is_set
                    .get()
                    .then(|| view! { <Button label=kit::FILTER_CLEAR look=Look::Plain on_press=clear /> })
            }}
        </form>
    }
}
