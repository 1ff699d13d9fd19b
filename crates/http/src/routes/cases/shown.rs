//! A case as its caller sees it: the one place where that is put together.
//!
//! Owns what is left out or added for the caller. Does not own the view's form (`api-types`).

use bangban_api_types::agents::AgentContact;
use bangban_api_types::cases::view::CaseView;
use bangban_application::Caller;
use bangban_application::network::agents::Agent;
use bangban_domain::case::Case;
use bangban_domain::policy::grants::acts_as_applicant;
use bangban_domain::policy::{allowed_actions, authorize_disclosure};

/// The case as this caller sees it; `agent` is that of the case.
pub(super) fn shown(caller: &Caller, case: &Case, agent: Option<Agent>) -> CaseView {
    let actor = &caller.actor;
    let mut view = CaseView::of(case, &allowed_actions(actor, case));
    if acts_as_applicant(actor, case) {
        // 问题台账 is between members of staff.
        view.problems.clear();
    }
    // Whoever serves as an agent here is the agent of the case.
    let kind = agent
        .as_ref()
        .filter(|agent| agent.id == actor.user_id)
        .map(|agent| agent.kind);
    if authorize_disclosure(actor, kind, case).is_ok() {
        view.disclosable = case.applicant.masked_fields();
    }
    view.agent = agent.map(contact);
    view
}

/// Name and duty phone.
pub(crate) fn contact(agent: Agent) -> AgentContact {
    AgentContact {
        name: agent.name,
        duty_phone: agent.duty_phone,
    }
}
