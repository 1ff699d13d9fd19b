//! From events to rows: the one place that says what an event brings about beside the case.
//!
//! Owns who has to be told of what at all. Does not own whom, and in which words (the worker).

use bangban_domain::case::approval::{ApprovalDecision, ApprovalRequest, ApprovalState};
use bangban_domain::case::{Case, Decision, Event};
use bangban_domain::id::ApprovalRequestId;
use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;

use super::row::{ancestors, awaited_year, to_json};
use super::write::Act;
use crate::StoreError;
use crate::alerts::{self, AlertKind};
use crate::approvals::Decided;
use crate::entity::{alert, approval_request, case_event, outbox};
use crate::random::fresh_id;

/// The rows of one change beside the case and its audit record.
#[derive(Debug, Default)]
pub(super) struct Projection {
    pub(super) events: Vec<case_event::ActiveModel>,
    pub(super) outbox: Vec<outbox::ActiveModel>,
    pub(super) requests: Vec<approval_request::ActiveModel>,
    pub(super) decisions: Vec<Decided>,
    pub(super) alerts: Vec<alert::ActiveModel>,
}

/// What an event brings about.
enum Effect<'a> {
    /// Nothing beside its place in the timeline.
    Kept,
    /// Somebody has to be told.
    Told,
    /// Somebody is asked to decide.
    Asked(&'a ApprovalRequest),
    /// A request was decided.
    Answered(ApprovalRequestId, &'a ApprovalDecision),
    /// The superior of the venue has to look after it (C5).
    Unanswered(NaiveDate),
    /// A date was set or moved, which may wait for a calendar (C13).
    Dated,
}

const fn effect(event: &Event) -> Effect<'_> {
    match event {
        Event::Drafted
        | Event::DraftChanged { .. }
        | Event::ConsentRecorded { .. }
        | Event::WorkBegan
        | Event::WorkLogged { .. }
        | Event::DepartmentDatesFilledIn { .. }
        | Event::ChargeSettled { .. }
        | Event::MaterialReceived { .. }
        | Event::FurtherNoticeAllowed
        | Event::ImpossibilityConfirmed
        | Event::Archived { .. }
        | Event::DocumentAdded { .. } => Effect::Kept,

        Event::SupplyReminded { .. }
        | Event::Supplemented { .. }
        | Event::Lapsed { .. }
        | Event::Rejected { .. }
        | Event::Withdrawn { .. }
        | Event::AgreementDrawnUp { .. }
        | Event::AgreementSigned { .. }
        | Event::AgreementSupplemented { .. }
        | Event::Suspended { .. }
        | Event::Resumed { .. }
        | Event::ChargeRecorded { .. }
        | Event::ProblemRaised { .. }
        | Event::ProblemSolved { .. }
        | Event::Reminded { .. }
        | Event::AgentChanged { .. }
        | Event::PriorityChanged { .. }
        | Event::Reopened
        | Event::Completed { .. }
        | Event::HandedOver { .. }
        | Event::TerminationRequested { .. }
        | Event::Terminated { .. }
        | Event::Evaluated { .. } => Effect::Told,

        Event::ApprovalRequested(request) => Effect::Asked(request),
        Event::ApprovalDecided { id, decision } => Effect::Answered(*id, decision),
        Event::AnswerOverdue { answer_due } => Effect::Unanswered(*answer_due),
        Event::Submitted { .. }
        | Event::CorrectionNoticeIssued { .. }
        | Event::Accepted { .. }
        | Event::DepartmentProgressed { .. }
        | Event::DepartmentDeemedAccepted { .. }
        | Event::DueMoved { .. } => Effect::Dated,
    }
}

/// The rows that the events of a decision make, for the version that it leads to.
///
/// # Errors
/// [`StoreError::Corrupt`] for a venue deeper than a village.
pub(super) fn project(
    decision: &Decision,
    version: i64,
    act: &Act<'_>,
) -> Result<Projection, StoreError> {
    let case = &decision.case;
    let mut projection = Projection::default();
    for (ordinal, event) in (0..).zip(&decision.events) {
        let data = to_json(event)?;
        match effect(event) {
            Effect::Kept => {}
            Effect::Told => projection.tell(case, version, ordinal, event, &data, act),
            Effect::Asked(request) => {
                projection.tell(case, version, ordinal, event, &data, act);
                projection.requests.push(request_row(case, request)?);
            }
            Effect::Answered(id, decision) => {
                projection.tell(case, version, ordinal, event, &data, act);
                projection.decisions.push(decided(case, id, decision)?);
            }
            Effect::Unanswered(answer_due) => {
                projection.tell(case, version, ordinal, event, &data, act);
                projection.alerts.push(unanswered(case, answer_due, act));
            }
            Effect::Dated => {
                projection.tell(case, version, ordinal, event, &data, act);
                let year = awaited_year(&case.record.state);
                projection
                    .alerts
                    .extend(year.map(|year| calendar_missing(year, act)));
            }
        }
        projection.events.push(case_event::ActiveModel {
            id: Set(fresh_id(act.random, act.at)),
            case_id: Set(case.id.uuid()),
            version: Set(version),
            ordinal: Set(ordinal),
            kind: Set(event.kind().to_owned()),
            at: Set(act.at),
            actor_id: Set(act.actor.map(Into::into)),
            data: Set(data),
        });
    }
    Ok(projection)
}

impl Projection {
    fn tell(
        &mut self,
        case: &Case,
        version: i64,
        ordinal: i16,
        event: &Event,
        data: &str,
        act: &Act<'_>,
    ) {
        self.outbox.push(outbox::ActiveModel {
            id: Set(fresh_id(act.random, act.at)),
            case_id: Set(case.id.uuid()),
            version: Set(version),
            ordinal: Set(ordinal),
            kind: Set(event.kind().to_owned()),
            payload: Set(data.to_owned()),
            created_at: Set(act.at),
            leased_until: Set(None),
            lease_owner: Set(None),
            attempts: Set(0),
            delivered_at: Set(None),
        });
    }
}

fn request_row(
    case: &Case,
    request: &ApprovalRequest,
) -> Result<approval_request::ActiveModel, StoreError> {
    let [ancestor_1, ancestor_2, ancestor_3, ancestor_4] = ancestors(&case.venue)?;
    let organization = case.venue.id().uuid();
    Ok(approval_request::ActiveModel {
        id: Set(request.id.uuid()),
        case_id: Set(case.id.uuid()),
        organization_id: Set(organization),
        ancestor_1: Set(ancestor_1.unwrap_or(organization)),
        ancestor_2: Set(ancestor_2),
        ancestor_3: Set(ancestor_3),
        ancestor_4: Set(ancestor_4),
        kind: Set(request.wish.kind().as_str().to_owned()),
        state: Set(ApprovalState::Pending.as_str().to_owned()),
        requested_by: Set(request.requested_by.uuid()),
        requested_at: Set(request.requested_at),
        request: Set(to_json(request)?),
        decision: Set(None),
        decided_at: Set(None),
    })
}

fn decided(
    case: &Case,
    id: ApprovalRequestId,
    decision: &ApprovalDecision,
) -> Result<Decided, StoreError> {
    let state = if decision.approved {
        ApprovalState::Approved
    } else {
        ApprovalState::Refused
    };
    Ok(Decided {
        id,
        case: case.id,
        state,
        at: decision.decided_at,
        decision: to_json(decision)?,
    })
}

/// To the organisation above the venue, or to the city's own where there is none above.
fn unanswered(case: &Case, answer_due: NaiveDate, act: &Act<'_>) -> alert::ActiveModel {
    let path = case.venue.path();
    let superior = path[path.len().saturating_sub(2)];
    alert::ActiveModel {
        id: Set(fresh_id(act.random, act.at)),
        kind: Set(AlertKind::AnswerOverdue.as_str().to_owned()),
        subject: Set(format!("case:{}", case.id)),
        detail: Set(answer_due.to_string()),
        case_id: Set(Some(case.id.uuid())),
        organization_id: Set(Some(case.venue.id().uuid())),
        to_organization_id: Set(Some(superior.uuid())),
        raised_at: Set(act.at),
    }
}

/// To the system administrator, once for a year: which cases wait is none of his or her business.
fn calendar_missing(year: i32, act: &Act<'_>) -> alert::ActiveModel {
    alert::ActiveModel {
        id: Set(fresh_id(act.random, act.at)),
        kind: Set(AlertKind::CalendarMissing.as_str().to_owned()),
        subject: Set(alerts::CALENDAR.to_owned()),
        detail: Set(year.to_string()),
        case_id: Set(None),
        organization_id: Set(None),
        to_organization_id: Set(None),
        raised_at: Set(act.at),
    }
}
