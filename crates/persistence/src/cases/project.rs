//! From events to rows: the one place that says what an event brings about beside the case.
//!
//! Owns approval requests, decisions and alerts. Does not own who is told of what
//! (`Event::audience`), nor in which words.

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
        if !event.audience().is_empty() {
            projection.tell(case, version, ordinal, event, &data, act);
        }
        projection.note_effect(case, event, act)?;
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
    /// What an event brings about beside its place in the timeline and the telling of it.
    fn note_effect(&mut self, case: &Case, event: &Event, act: &Act<'_>) -> Result<(), StoreError> {
        match event {
            Event::ApprovalRequested(request) => self.requests.push(request_row(case, request)?),
            Event::ApprovalDecided { id, decision } => {
                self.decisions.push(decided(case, *id, decision)?);
            }
            // The superior of the venue has to look after it (C5).
            Event::AnswerOverdue { answer_due } => {
                self.alerts.push(unanswered(case, *answer_due, act));
            }
            // A date was set or moved, which may wait for a calendar (C13).
            Event::Submitted { .. }
            | Event::CorrectionNoticeIssued { .. }
            | Event::Supplemented { .. }
            | Event::DepartmentDatesFilledIn { .. }
            | Event::Accepted { .. }
            | Event::DepartmentProgressed { .. }
            | Event::DepartmentDeemedAccepted { .. }
            | Event::DueMoved { .. } => {
                let year = awaited_year(&case.record.state);
                self.alerts
                    .extend(year.map(|year| calendar_missing(year, act)));
            }
            _ => {}
        }
        Ok(())
    }

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
            actor_id: Set(act.actor.map(Into::into)),
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
