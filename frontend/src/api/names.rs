//! Names for ids: organisations, agents and service items are shown by name, and asked for once.

use std::collections::{HashMap, HashSet};

use bangban_api_types::Page;
use bangban_api_types::agents::AgentView;
use bangban_api_types::service_items::ServiceItemView;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::{Api, registry, use_api};

/// What has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Named {
    Organization(Uuid),
    Agent(Uuid),
    ServiceItem(Uuid),
}

/// The names that are known so far. A name that is asked for comes when it is loaded.
#[derive(Clone, Copy)]
pub(crate) struct Names {
    known: StoredValue<HashMap<Named, ArcRwSignal<Option<String>>>>,
    asked: StoredValue<HashSet<Named>>,
    api: Api,
}

/// The names, from anywhere inside of the frame.
pub(crate) fn use_names() -> Names {
    // The frame provides them before anything else is shown.
    use_context().unwrap_or_else(Names::new)
}

impl Names {
    /// None is known yet.
    pub(crate) fn new() -> Self {
        Self {
            known: StoredValue::new(HashMap::new()),
            asked: StoredValue::new(HashSet::new()),
            api: use_api(),
        }
    }

    /// The name, followed; empty until it is known.
    pub(crate) fn get(self, what: Named) -> String {
        let signal = self.place(what);
        let is_new = self
            .asked
            .try_update_value(|asked| asked.insert(what))
            .unwrap_or_default();
        if is_new && signal.get_untracked().is_none() {
            self.load(what);
        }
        signal.get().unwrap_or_default()
    }

    fn place(self, what: Named) -> ArcRwSignal<Option<String>> {
        let known = self.known.with_value(|known| known.get(&what).cloned());
        known.unwrap_or_else(|| {
            let signal = ArcRwSignal::new(None);
            self.known.update_value(|known| {
                known.insert(what, signal.clone());
            });
            signal
        })
    }

    /// The name, if it is known by now.
    pub(crate) fn known(self, what: Named) -> Option<String> {
        let signal = self.known.with_value(|known| known.get(&what).cloned());
        signal.and_then(|signal| signal.get_untracked())
    }

    /// The name as a signal, to be shown.
    pub(crate) fn signal(self, what: Named) -> Signal<String> {
        Signal::derive(move || self.get(what))
    }

    /// Learns names that came with something else.
    pub(crate) fn learn(self, what: Named, name: &str) {
        let signal = self.known.with_value(|known| known.get(&what).cloned());
        match signal {
            Some(signal) if signal.get_untracked().is_none() => signal.set(Some(name.to_owned())),
            Some(_) => {}
            None => self.known.update_value(|known| {
                known.insert(what, ArcRwSignal::new(Some(name.to_owned())));
            }),
        }
    }

    /// Learns another name for something that was renamed.
    pub(crate) fn learn_anew(self, what: Named, name: &str) {
        self.place(what).set(Some(name.to_owned()));
    }

    /// Learns those of a page of service items.
    pub(crate) fn learn_items(self, page: &Page<ServiceItemView>) {
        for item in &page.items {
            self.learn(Named::ServiceItem(item.id), &item.name);
        }
    }

    /// Learns those of a page of agents.
    pub(crate) fn learn_agents(self, page: &Page<AgentView>) {
        for agent in &page.items {
            self.learn(Named::Agent(agent.id), &agent.name);
        }
    }

    fn load(self, what: Named) {
        spawn_local(async move {
            // The register of agents is the staff's: whoever is nothing but an applicant would be refused.
            let session = self.api.session;
            session.known().await;
            if matches!(what, Named::Agent(_)) && !untrack(|| session.is_staff()) {
                return;
            }
            // A name that can't be had stays empty: the page is of use without it.
            let name = match what {
                Named::Organization(id) => registry::organization(self.api, id)
                    .await
                    .map(|found| found.name),
                Named::Agent(id) => registry::agent(self.api, id).await.map(|found| found.name),
                Named::ServiceItem(id) => registry::service_item(self.api, id)
                    .await
                    .map(|found| found.name),
            };
            if let Ok(name) = name {
                self.learn(what, &name);
            }
        });
    }
}
