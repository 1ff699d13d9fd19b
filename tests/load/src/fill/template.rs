//! A case of the demonstration as a form to be filled in: its document and its events, with the dates, ids, numbers
//! and people taken out.
//!
//! Owns which texts of a document are such places. Dates and instants are known by their form, ids too.

use bangban_domain::case::{Action, Applicant, Case, StateName};
use bangban_domain::id::UserId;
use bangban_domain::time::to_micros;
use bangban_persistence::timeline::TimelineEntry;
use chrono::{DateTime, NaiveDate, SecondsFormat, TimeDelta, Utc};
use serde_json::Value;
use uuid::Uuid;

use crate::Failure;

/// Between a text and a place in it; no document holds it.
const MARK: char = '\u{1}';

/// What stands in a place.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Date(NaiveDate),
    Instant(DateTime<Utc>),
    Id(Uuid),
    Agent,
    Maker,
    CaseNumber,
    Digest,
}

/// A JSON text with places.
#[derive(Debug, Clone)]
struct Form {
    first: String,
    rest: Vec<(Place, String)>,
}

/// What is put into the places of one case.
#[derive(Debug, Clone)]
pub(crate) struct Filling {
    /// How much later than in the template everything happens; whole days, so that weekdays stay.
    pub(crate) shift: TimeDelta,
    /// A part of a day more, for instants alone.
    pub(crate) more: TimeDelta,
    /// Mixed into every id.
    pub(crate) mask: u64,
    /// The agent.
    pub(crate) agent: Uuid,
    /// Who made the draft.
    pub(crate) maker: Uuid,
    /// 办件编号.
    pub(crate) case_number: String,
    /// Digest of the tracking code.
    pub(crate) digest: String,
}

impl Filling {
    /// An instant of the template in this case.
    pub(crate) fn instant(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        to_micros(at + self.shift + self.more)
    }

    fn id(&self, id: Uuid) -> Uuid {
        // The time of a version 7 id stays; variant and version too.
        Uuid::from_u128(id.as_u128() ^ u128::from(self.mask >> 4))
    }

    fn write(&self, place: &Place) -> String {
        match place {
            Place::Date(date) => (*date + self.shift).to_string(),
            Place::Instant(at) => self
                .instant(*at)
                .to_rfc3339_opts(SecondsFormat::Micros, true),
            Place::Id(id) => self.id(*id).to_string(),
            Place::Agent => self.agent.to_string(),
            Place::Maker => self.maker.to_string(),
            Place::CaseNumber => self.case_number.clone(),
            Place::Digest => self.digest.clone(),
        }
    }
}

impl Form {
    fn fill(&self, filling: &Filling) -> String {
        let mut text = String::with_capacity(self.first.len() * 4);
        text.push_str(&self.first);
        for (place, literal) in &self.rest {
            text.push_str(&filling.write(place));
            text.push_str(literal);
        }
        text
    }
}

/// One event of a template.
#[derive(Debug, Clone)]
pub(crate) struct TemplateEvent {
    pub(crate) version: i64,
    pub(crate) ordinal: i16,
    pub(crate) kind: &'static str,
    pub(crate) at: DateTime<Utc>,
    actor: Option<Place>,
    data: Form,
}

impl TemplateEvent {
    /// The event as JSON.
    pub(crate) fn data(&self, filling: &Filling) -> String {
        self.data.fill(filling)
    }

    /// Whose act it was.
    pub(crate) fn actor(&self, filling: &Filling) -> Option<UserId> {
        let id = match self.actor.as_ref()? {
            Place::Agent => filling.agent,
            Place::Maker => filling.maker,
            Place::Id(id) => filling.id(*id),
            _ => return None,
        };
        Some(UserId::new(id))
    }
}

/// A case to be filled in.
#[derive(Debug, Clone)]
pub(crate) struct Template {
    pub(crate) state: StateName,
    pub(crate) version: i64,
    pub(crate) natural: bool,
    pub(crate) created_at: DateTime<Utc>,
    /// The last ones; those of the last change at the end.
    pub(crate) events: Vec<TemplateEvent>,
    record: Form,
}

/// The people of a template, and what else is known of its texts.
struct Known {
    agent: Option<UserId>,
    maker: UserId,
    item: Uuid,
    case_number: Option<String>,
    digest: Option<String>,
}

impl Template {
    /// Makes one of a case and what happened to it.
    pub(crate) fn of(case: &Case, timeline: &[TimelineEntry]) -> Result<Self, Failure> {
        let intake = case.record.state.intake();
        let known = Known {
            agent: case.agent_id(),
            maker: case.record.created_by,
            item: case.record.service_item_id.uuid(),
            case_number: intake.map(|intake| intake.case_number.clone()),
            digest: intake.map(|intake| intake.tracking_digest.clone()),
        };
        let events = timeline.iter().map(|entry| {
            Ok::<_, Failure>(TemplateEvent {
                version: entry.version,
                ordinal: entry.ordinal,
                kind: entry.event.kind(),
                at: entry.at,
                actor: entry.actor.map(|actor| known.person(actor.uuid())),
                data: known.form(serde_json::to_value(&entry.event)?)?,
            })
        });
        Ok(Self {
            state: case.state(),
            version: case.version,
            natural: matches!(case.applicant, Applicant::NaturalPerson(_)),
            created_at: case.record.created_at,
            events: events.collect::<Result<_, _>>()?,
            record: known.form(serde_json::to_value(&case.record)?)?,
        })
    }

    /// The document of a case.
    pub(crate) fn record(&self, filling: &Filling) -> String {
        self.record.fill(filling)
    }

    /// The act that leads to such a state.
    pub(crate) const fn last_action(&self) -> Action {
        match self.state {
            StateName::Draft => Action::Change,
            StateName::Submitted => Action::Submission,
            StateName::CorrectionRequired => Action::CorrectionNotice,
            StateName::Accepted => Action::Acceptance,
            StateName::InProgress => Action::LogEntries,
            StateName::Suspended => Action::Suspensions,
            StateName::Completed => Action::Completion,
            StateName::HandedOver => Action::Handover,
            StateName::Archived => Action::Archive,
            StateName::Rejected => Action::Rejection,
            StateName::Withdrawn => Action::Withdrawal,
            StateName::Lapsed => Action::Sweep,
            StateName::Terminated => Action::Termination,
        }
    }
}

impl Known {
    fn person(&self, id: Uuid) -> Place {
        match id {
            id if Some(id) == self.agent.map(UserId::uuid) => Place::Agent,
            id if id == self.maker.uuid() => Place::Maker,
            id => Place::Id(id),
        }
    }

    fn form(&self, mut json: Value) -> Result<Form, Failure> {
        let mut places = Vec::new();
        self.mark(&mut json, &mut places);
        let text = serde_json::to_string(&json)?;
        // The mark is escaped in JSON.
        let mark = serde_json::to_string(&MARK)?;
        let mut parts = text.split(mark.trim_matches('"')).map(str::to_owned);
        let first = parts.next().unwrap_or_default();
        let rest: Vec<_> = places.into_iter().zip(parts).collect();
        Ok(Form { first, rest })
    }

    fn mark(&self, json: &mut Value, places: &mut Vec<Place>) {
        match json {
            Value::String(text) => {
                if let Some(place) = self.place(text) {
                    places.push(place);
                    *text = MARK.to_string();
                }
            }
            Value::Array(parts) => parts.iter_mut().for_each(|part| self.mark(part, places)),
            Value::Object(parts) => parts.values_mut().for_each(|part| self.mark(part, places)),
            _ => {}
        }
    }

    fn place(&self, text: &str) -> Option<Place> {
        if self.case_number.as_deref() == Some(text) {
            return Some(Place::CaseNumber);
        }
        if self.digest.as_deref() == Some(text) {
            return Some(Place::Digest);
        }
        match text.len() {
            10 => text.parse().ok().map(Place::Date),
            20.. if text.ends_with('Z') => text.parse().ok().map(Place::Instant),
            36 => {
                let id = Uuid::try_parse(text).ok()?;
                (id != self.item).then(|| self.person(id))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_and_filled() {
        let (agent, maker) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let known = Known {
            agent: Some(agent.into()),
            maker: maker.into(),
            item: Uuid::from_u128(3),
            case_number: Some("LY20261101123456789".to_owned()),
            digest: Some("ab".repeat(32)),
        };
        let json = serde_json::json!({
            "a": agent, "b": maker, "c": Uuid::from_u128(3), "d": "2026-11-20", "e": "2026-11-20T01:02:03.000004Z",
            "f": ["LY20261101123456789", "2026-11-20 and more", 5, null], "g": "ab".repeat(32),
            "h": "0199f0c0-0000-7000-8000-000000000000",
        });
        let filling = Filling {
            shift: TimeDelta::days(-7),
            more: TimeDelta::seconds(60),
            mask: 0x10,
            agent: Uuid::from_u128(11),
            maker: Uuid::from_u128(12),
            case_number: "LY1".to_owned(),
            digest: "cd".to_owned(),
        };
        let filled: Value =
            serde_json::from_str(&known.form(json).unwrap().fill(&filling)).unwrap();
        let expected = serde_json::json!({
            "a": Uuid::from_u128(11), "b": Uuid::from_u128(12), "c": Uuid::from_u128(3), "d": "2026-11-13",
            "e": "2026-11-13T01:03:03.000004Z", "f": ["LY1", "2026-11-20 and more", 5, null], "g": "cd",
            "h": "0199f0c0-0000-7000-8000-000000000001",
        });
        assert_eq!(filled, expected);
    }
}
