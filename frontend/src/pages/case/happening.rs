//! What an event of a case says, in words.
//!
//! Owns the sentences of the timeline. Who did it is in `people`; the kinds' names are codes (`texts::codes::event`).

use bangban_api_types::cases::parts::EventView;
use bangban_domain::case::department::{Extension, Outcome};
use bangban_domain::case::event::Event;
use bangban_domain::deadline::Due;
use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::json;

use super::files::kind_of_file;
use super::money::yuan;
use super::people::People;
use crate::api::names::{Named, Names};
use crate::kit::timeline::Happening;
use crate::reading;
use crate::texts::case;
use crate::texts::codes::{self, Coded};

/// An event as the timeline shows it.
pub(super) fn happening(event: &EventView, people: &People, names: Names) -> Happening {
    let text = typed(event).and_then(|event| {
        before_acceptance(&event)
            .or_else(|| handling(&event, names))
            .or_else(|| approvals(&event, names))
            .or_else(|| ending(&event))
    });
    Happening {
        at: event.at,
        title: codes::event(&event.kind).into(),
        who: Some(people.who(event)),
        text,
    }
}

/// An event, read as a part of something else: what is tagged would otherwise be compiled for two ways of reading, of
/// what comes before the tag and after it, and this is the largest type there is.
#[derive(Deserialize)]
struct Told {
    #[serde(flatten)]
    event: Event,
}

/// The event with its facts. One of a later version of the server has none that are known here.
pub(super) fn typed(event: &EventView) -> Option<Event> {
    let told: Option<Told> = reading::read(&json!({ "kind": event.kind, "data": event.data }));
    told.map(|told| told.event)
}

fn before_acceptance(event: &Event) -> Option<String> {
    Some(match event {
        Event::Submitted {
            case_number,
            answer_due,
        } => case::EV_NUMBER.fill([case_number, &due(*answer_due)]),
        Event::CorrectionNoticeIssued {
            subjects,
            supply_by,
            ..
        } => case::EV_SUPPLY.fill([&subjects.join(case::LIST.t()), &due(*supply_by)]),
        Event::SupplyReminded { supply_by } | Event::Lapsed { supply_by } => {
            case::EV_BY.fill([&day(*supply_by)])
        }
        Event::AnswerOverdue { answer_due } => case::EV_BY.fill([&day(*answer_due)]),
        Event::Supplemented { items, complete } => {
            let subjects: Vec<&str> = items.iter().map(|item| item.subject.as_str()).collect();
            let subjects = subjects.join(case::LIST.t());
            if *complete {
                case::EV_COMPLETE.fill([&subjects])
            } else {
                subjects
            }
        }
        Event::Rejected {
            reason_code,
            reason,
            ..
        } => case::EV_LOGGED.fill([reason_code.t(), reason]),
        Event::Withdrawn { reason } => reason.clone()?,
        Event::AgreementDrawnUp { valid_until, .. } => case::EV_VALID.fill([&day(*valid_until)]),
        Event::AgreementSigned {
            party,
            method,
            signed_on,
        } => case::EV_SIGNED.fill([party.t(), method.t(), &day(*signed_on)]),
        Event::ConsentRecorded { method, signed_on } => {
            case::EV_ON.fill([method.t(), &day(*signed_on)])
        }
        Event::AgreementSupplemented { scope, .. } => scope.clone(),
        Event::MaterialReceived { name, form, .. } => case::EV_ON.fill([name, form.t()]),
        Event::DocumentAdded {
            media_type,
            material,
            ..
        } => match material {
            Some(name) => case::EV_ON.fill([name, kind_of_file(media_type).t()]),
            None => kind_of_file(media_type).into(),
        },
        _ => return None,
    })
}

fn handling(event: &Event, names: Names) -> Option<String> {
    Some(match event {
        Event::Accepted {
            agent_id,
            due: until,
            ..
        } => match names.get(Named::Agent(agent_id.uuid())).as_str() {
            "" => case::EV_DUE.fill([&due(*until)]),
            name => case::EV_ACCEPTED.fill([name, &due(*until)]),
        },
        Event::WorkLogged { log_kind, text, .. } => case::EV_LOGGED.fill([log_kind.t(), text]),
        Event::DepartmentProgressed {
            to,
            occurred_on,
            reference,
            outcome,
            extension,
            ..
        } => {
            let first = case::EV_ON.fill([to.t(), &day(*occurred_on)]);
            progress(first, reference.as_deref(), *outcome, extension.as_ref())
        }
        Event::DepartmentDeemedAccepted { accepted_on } => day(*accepted_on),
        Event::DueMoved { from, to } => case::EV_FROM_TO.fill([&due(*from), &due(*to)]),
        Event::Suspended {
            ground,
            basis,
            started_on,
            ..
        } => {
            let ground = case::EV_LOGGED.fill([ground.t(), basis]);
            case::EV_ON.fill([&ground, &day(*started_on)])
        }
        Event::Resumed { ended_on, .. } => day(*ended_on),
        Event::ChargeRecorded {
            name,
            amount_fen,
            state,
            ..
        } => case::EV_SIGNED.fill([name, &case::YUAN.fill([&yuan(*amount_fen)]), state.t()]),
        Event::ChargeSettled { state, .. } => state.t().to_owned(),
        Event::ProblemRaised { text, .. } | Event::ProblemSolved { text, .. } => text.clone(),
        Event::Reminded { text, respond_by } => case::EV_RESPOND.fill([text, &day(*respond_by)]),
        _ => return None,
    })
}

fn progress(
    first: String,
    reference: Option<&str>,
    outcome: Option<Outcome>,
    extension: Option<&Extension>,
) -> String {
    let mut parts = vec![first];
    parts.extend(reference.map(ToOwned::to_owned));
    parts.extend(outcome.map(|outcome| outcome.t().to_owned()));
    parts.extend(extension.map(|extension| case::EV_EXTENDED.fill([&extension.days.to_string()])));
    parts.join(case::CLAUSE.t())
}

fn approvals(event: &Event, names: Names) -> Option<String> {
    Some(match event {
        Event::ApprovalRequested(request) => {
            case::EV_LOGGED.fill([request.wish.kind().t(), &request.reason])
        }
        Event::ApprovalDecided { decision, .. } => {
            let state = if decision.approved {
                bangban_domain::case::approval::ApprovalState::Approved
            } else {
                bangban_domain::case::approval::ApprovalState::Refused
            };
            case::EV_LOGGED.fill([state.t(), &decision.reason])
        }
        Event::AgentChanged { from, to, .. } => {
            let [from, to] = [from, to].map(|id| names.get(Named::Agent(id.uuid())));
            if from.is_empty() || to.is_empty() {
                return None;
            }
            case::EV_FROM_TO.fill([&from, &to])
        }
        Event::PriorityChanged { from, to } => case::EV_FROM_TO.fill([from.t(), to.t()]),
        _ => return None,
    })
}

fn ending(event: &Event) -> Option<String> {
    Some(match event {
        Event::Completed { outcome, result } => case::EV_LOGGED.fill([outcome.t(), result]),
        Event::HandedOver {
            to_applicant,
            received_by,
            ..
        } => {
            let items: Vec<&str> = to_applicant.iter().map(|item| item.name.as_str()).collect();
            case::EV_RECEIVED.fill([&items.join(case::LIST.t()), received_by])
        }
        Event::TerminationRequested { reason } => reason.clone(),
        Event::Terminated { ground, reason, .. } => case::EV_LOGGED.fill([ground.t(), reason]),
        Event::Archived { retention, .. } => case::EV_RETENTION.fill([retention.t()]),
        Event::Evaluated { level } => case::rating(*level).into(),
        _ => return None,
    })
}

fn due(due: Due) -> String {
    match due {
        Due::On(date) => day(date),
        Due::Unknown { year } => case::EV_UNKNOWN_DATE.fill([&year.to_string()]),
    }
}

fn day(date: NaiveDate) -> String {
    date.to_string()
}
