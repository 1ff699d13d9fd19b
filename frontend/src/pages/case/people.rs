//! Who did what: the people that a timeline can name. An agent by name; everybody else by what they are.

use bangban_api_types::cases::parts::EventView;
use bangban_domain::case::event::Event;
use uuid::Uuid;

use super::happening::typed;
use crate::api::names::{Named, Names};
use crate::texts::case;

/// Whom a timeline knows.
#[derive(Debug, Clone)]
pub(super) struct People {
    /// Who looks at it: id and name.
    pub(super) me: Option<(Uuid, String)>,
    /// Who is or was the agent of the case.
    pub(super) agents: Vec<Uuid>,
    /// Whoever applied online.
    pub(super) applicant: Option<Uuid>,
}

impl People {
    /// Those that the events name.
    pub(super) fn of(events: &[EventView], me: Option<(Uuid, String)>, online: bool) -> Self {
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
        let drafted = events.iter().find(|event| event.kind == "drafted");
        let applicant = drafted.filter(|_| online).and_then(|event| event.actor_id);
        Self {
            me,
            agents,
            applicant,
        }
    }

    /// Who did it. Names of agents are told; of others, what they are.
    pub(super) fn who(&self, event: &EventView, names: Names) -> Option<String> {
        let Some(actor) = event.actor_id else {
            return Some(case::BY_SYSTEM.into());
        };
        if let Some((_, name)) = self.me.as_ref().filter(|(id, _)| *id == actor) {
            return Some(case::ME.fill([name]));
        }
        if self.applicant == Some(actor) || event.kind == "evaluated" {
            return Some(case::BY_APPLICANT.into());
        }
        if self.agents.contains(&actor) {
            // Applicants can't read the register of agents.
            return Some(match names.get(Named::Agent(actor)).as_str() {
                "" => case::BY_THE_AGENT.into(),
                name => case::BY_AGENT.fill([name]),
            });
        }
        // An applicant may have come to the counter first and signed in later.
        by_staff_alone(&event.kind).then(|| case::BY_STAFF.into())
    }
}

fn by_staff_alone(kind: &str) -> bool {
    let also_applicants = [
        "drafted",
        "draft_changed",
        "submitted",
        "supplemented",
        "withdrawn",
        "agreement_signed",
        "consent_recorded",
        "termination_requested",
        "document_added",
    ];
    !also_applicants.contains(&kind)
}
