//! Who did what: members of staff by name, the applicant as the applicant.

use bangban_api_types::cases::parts::EventView;
use bangban_domain::case::event::Event;
use uuid::Uuid;

use super::happening::typed;
use crate::texts::case;

/// Whom a timeline knows.
#[derive(Debug, Clone)]
pub(super) struct People {
    /// Who looks at it: id and name.
    pub(super) me: Option<(Uuid, String)>,
    /// Who is or was the agent of the case.
    pub(super) agents: Vec<Uuid>,
}

impl People {
    /// Those that the events name.
    pub(super) fn of(events: &[EventView], me: Option<(Uuid, String)>) -> Self {
        let mut agents = Vec::new();
        for event in events {
            match typed(event) {
                Some(Event::Accepted { agent_id, .. }) => agents.push(agent_id.uuid()),
                Some(Event::AgentChanged { from, to, .. }) => {
                    agents.extend([from.uuid(), to.uuid()])
                }
                _ => {}
            }
        }
        Self { me, agents }
    }

    /// Who did it.
    pub(super) fn who(&self, event: &EventView) -> String {
        let Some(actor) = event.actor_id else {
            return case::BY_SYSTEM.into();
        };
        if let Some((_, name)) = self.me.as_ref().filter(|(id, _)| *id == actor) {
            return case::ME.fill([name]);
        }
        match &event.actor_name {
            Some(name) if self.agents.contains(&actor) => case::BY_AGENT.fill([name]),
            Some(name) => name.clone(),
            None => case::BY_APPLICANT.into(),
        }
    }
}
