//! 受理委托 (C7–C9, C13): registers the case, names the agent, starts the entrustment's clock.

use super::sign::may_be_simplified;
use crate::agent::{AgentKind, Candidate};
use crate::case::department::Department;
use crate::case::intake::{Intake, Party};
use crate::case::mandate::Mandate;
use crate::case::{
    Action, Case, Command, Context, Decision, Event, Mode, Obstacle, Priority, Refusal, State,
    diagram,
};
use crate::deadline::{Due, Limit};
use crate::fault::Fault;
use crate::service_item::ServiceItem;
use crate::settings::Settings;

/// Who is to be the agent; none where the person named is no agent at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accept {
    /// The agent's facts.
    pub agent: Option<Candidate>,
}

impl Command for Accept {
    const ACTION: Action = Action::Acceptance;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        let agent = eligible(self.agent.as_ref(), &case, "/agent_id")?;
        diagram::check(&case, Self::ACTION)?;
        let State::Submitted(intake) = &case.record.state else {
            return Err(diagram::not_allowed(&case, Self::ACTION));
        };
        check_agreement(&case, intake, context)?;
        // What both have signed holds, also where it differs from the draft (C1).
        if let Some(agreement) = &intake.agreement {
            case.record.mode = agreement.mode;
            case.record.consent.scope.clone_from(&agreement.scope);
        }
        let limit = entrustment_limit(context.item, case.record.priority, context.settings);
        let mandate = Mandate {
            intake: intake.clone(),
            agent_id: agent.id,
            agent_changes: 0,
            registered_at: context.now,
            accepted_on: context.today(),
            limit,
            due: Due::compute(context.today(), limit, &[], context.calendar),
            suspensions: Vec::new(),
            department: Department::default(),
            charges: Vec::new(),
            problems: Vec::new(),
            reminder: None,
            termination_requested: false,
            impossibility_confirmed: false,
            supplementary: None,
        };
        let event = Event::Accepted {
            agent_id: agent.id,
            due: mandate.due,
            power_of_attorney: case.record.mode == Mode::Entrust,
        };
        case.record.state = State::Accepted(mandate);
        Ok(Decision::of(case, event))
    }
}

/// The agent, if he or she may be named (C9, N4).
///
/// # Errors
/// [`Refusal::Faulty`] at `pointer` with the reason.
pub(super) fn eligible<'a>(
    agent: Option<&'a Candidate>,
    case: &Case,
    pointer: &'static str,
) -> Result<&'a Candidate, Refusal> {
    let code = match agent {
        None => "unknown_agent",
        Some(agent) if agent.organization_id != case.venue.id() => "agent_not_of_venue",
        Some(agent) if !agent.active => "agent_not_active",
        Some(agent) if !agent.undertaking_signed => "agent_without_undertaking",
        // Who is entrusted keeps originals and sees everything, which volunteers do not.
        Some(agent) if agent.kind == AgentKind::Volunteer && case.record.mode == Mode::Entrust => {
            "volunteer_not_entrusted"
        }
        Some(agent) if agent.is_applicant => "agent_in_conflict",
        Some(agent) => return Ok(agent),
    };
    Err(Refusal::Faulty(vec![Fault::at(pointer, code)]))
}

/// An agreement signed by both, still valid; or, for a simplified item, the applicant's consent (C7).
fn check_agreement(case: &Case, intake: &Intake, context: &Context<'_>) -> Result<(), Obstacle> {
    let simplified = may_be_simplified(case, context);
    let stands = match &intake.agreement {
        Some(agreement) => {
            let signed =
                agreement.is_signed() || (simplified && agreement.signed_by(Party::Applicant));
            signed && agreement.valid_until >= context.today()
        }
        None => simplified && intake.consent_record.is_some(),
    };
    if stands {
        Ok(())
    } else {
        Err(Obstacle::AgreementNotSigned)
    }
}

/// 代办时限 (C13): what the item promises, or the configured time; shorter with priority (C11).
pub(super) fn entrustment_limit(
    item: &ServiceItem,
    priority: Priority,
    settings: &Settings,
) -> Limit {
    let base = item
        .promised_limit
        .unwrap_or(Limit::working(settings.entrustment_days));
    let percent = match priority {
        Priority::Normal => 100,
        Priority::Urgent => settings.urgent_percent.min(100),
        Priority::Special => settings.special_percent.min(100),
    };
    // Figures of configuration and of items come from outside: clamped, so that nothing overflows.
    Limit {
        days: (base.days.min(Limit::MAX_DAYS) * percent).div_ceil(100),
        unit: base.unit,
    }
}
