//! Filling a database with a city's cases.
//!
//! Owns how many there are of each state, how old they are, and the speed: several tasks make rows, each with a
//! connection of its own. The rows themselves are made as the product makes them (`cases::bulk`).

pub(crate) mod people;
mod template;
mod venues;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use bangban_application::Random;
use bangban_domain::case::{Case, Decision, Glance, IdentityKey, Record, StateName};
use bangban_domain::id::{CaseId, uuid_v7};
use bangban_domain::organization::Place;
use bangban_domain::policy::Scope;
use bangban_domain::time::legal_date;
use bangban_persistence::cases::bulk::{self, Earlier, Rows, Settled};
use bangban_persistence::cases::{self, Act, CaseFilter, Sort};
use bangban_persistence::keys::applicant_key;
use bangban_persistence::registry::organizations;
use bangban_persistence::sealing::MasterKey;
use bangban_persistence::{Page, Reader, Sealing, Store, StoreOptions, timeline};
use bangban_server::system::{SystemClock, SystemRandom};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use self::template::{Filling, Template, TemplateEvent};
use self::venues::Venues;
use crate::dice::{Dice, mix};
use crate::{Failure, say};

/// Of a thousand cases, by the state they are in. Most of two years' cases are in the archive.
const SHARES: [(StateName, u64); 13] = [
    (StateName::Archived, 690),
    (StateName::HandedOver, 80),
    (StateName::Completed, 30),
    (StateName::Withdrawn, 20),
    (StateName::Rejected, 20),
    (StateName::Lapsed, 15),
    (StateName::Terminated, 15),
    (StateName::Draft, 10),
    (StateName::Submitted, 15),
    (StateName::CorrectionRequired, 10),
    (StateName::Accepted, 25),
    (StateName::InProgress, 60),
    (StateName::Suspended, 10),
];
/// What has ended reaches back so far, on top of the three months of the demonstration.
const WEEKS: u64 = 92;
/// Cases made at a time.
const BATCH: u64 = 2_000;
/// Events kept of a case, at most: the first and the last ones.
const MOST_EVENTS: usize = 4;
/// Tasks that make and write rows.
const TASKS: usize = 4;
/// The venues that the demonstration's accounts serve have the most cases of their kind.
pub(crate) const SERVED: [&str; 3] = [
    "venue:371302000000",
    "venue:371323000000",
    "venue:371302002000",
];

/// What cases are made from.
pub(crate) struct Source {
    store: Store,
    sealing: Sealing,
    templates: Vec<Template>,
    by_state: BTreeMap<StateName, Vec<usize>>,
    pub(crate) venues: Venues,
}

/// What was done.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Filled {
    /// So many cases.
    pub(crate) cases: u64,
    /// In so many seconds, without indexes.
    pub(crate) seconds: f64,
}

impl Source {
    /// Opens a database with the demonstration in it. `demonstration` are its cases; every case, where none are named.
    pub(crate) async fn open(
        url: &str,
        data: &Path,
        demonstration: &[Uuid],
    ) -> Result<Self, Failure> {
        let options = StoreOptions {
            url: url.to_owned(),
            max_connections: 6,
            statement_timeout: None,
        };
        let store = Store::connect(&options).await?;
        let master = MasterKey::read(&data.join("master.key"))?;
        let sealing =
            bangban_server::platform::sealing(&store, &master, &SystemClock, &SystemRandom);
        let sealing = sealing.await.map_err(|failure| failure.to_string())?;
        let templates = templates(&store, &sealing, demonstration).await?;
        let mut by_state: BTreeMap<StateName, Vec<usize>> = BTreeMap::new();
        for (place, template) in templates.iter().enumerate() {
            by_state.entry(template.state).or_default().push(place);
        }
        let venues = Venues::load(&store, &SERVED).await?;
        Ok(Self {
            store,
            sealing,
            templates,
            by_state,
            venues,
        })
    }

    /// Adds cases, of which `from` there are already. `total` says among how many applicants they are.
    pub(crate) async fn fill(
        self: &Arc<Self>,
        from: u64,
        total: u64,
        copy: bool,
    ) -> Result<Filled, Failure> {
        let began = Instant::now();
        let next = Arc::new(AtomicU64::new(from));
        let tasks = (0..if copy { TASKS } else { 1 }).map(|_| {
            let (source, next) = (Arc::clone(self), Arc::clone(&next));
            tokio::spawn(async move { source.fill_from(&next, from, total, copy).await })
        });
        for task in tasks.collect::<Vec<_>>() {
            task.await??;
        }
        Ok(Filled {
            cases: total - from,
            seconds: began.elapsed().as_secs_f64(),
        })
    }

    async fn fill_from(
        self: Arc<Self>,
        next: &AtomicU64,
        begin: u64,
        total: u64,
        copy: bool,
    ) -> Result<(), Failure> {
        loop {
            let from = next.fetch_add(BATCH, Ordering::Relaxed);
            if from >= total {
                return Ok(());
            }
            let to = (from + BATCH).min(total);
            let source = Arc::clone(&self);
            let rows =
                tokio::task::spawn_blocking(move || source.rows(from..to, begin, total)).await??;
            if copy {
                let text = tokio::task::spawn_blocking(move || rows.into_copy()).await??;
                bulk::copy_in(&self.store, &text).await?;
            } else {
                bulk::insert(&self.store, rows).await?;
            }
            if to.is_multiple_of(500_000) {
                say(format!("{to:>10} cases"));
            }
        }
    }

    fn rows(&self, range: std::ops::Range<u64>, begin: u64, total: u64) -> Result<Rows, Failure> {
        let dice = Dice::new(range.start);
        let mut rows = Rows::default();
        for number in range {
            #[expect(clippy::cast_precision_loss, reason = "a share of some millions")]
            let age = 1.0 - (number - begin) as f64 / (total - begin) as f64;
            rows.push(self.settled(&dice, number, age, total)?, &self.sealing)?;
        }
        Ok(rows)
    }

    /// One case, the `number`th. `age` goes from 1 down to 0 while a database is filled: the older ones are written
    /// first, as in life.
    fn settled<'a>(
        &self,
        dice: &'a Dice,
        number: u64,
        age: f64,
        total: u64,
    ) -> Result<Settled<'a>, Failure> {
        let template = self.template(dice);
        let venue = self.venues.pick(dice).clone();
        let weeks = if is_over(template.state) {
            weeks(dice, age)
        } else {
            0
        };
        let more = TimeDelta::microseconds(-i64::try_from(dice.below(3 * 3_600_000_000))?);
        let shift = TimeDelta::days(-7 * weeks);
        let created_at = template.created_at + shift + more;
        let filling = Filling {
            shift,
            more,
            mask: dice.next(),
            agent: venues::agent(&venue, dice),
            maker: venues::clerk(&venue, dice),
            case_number: case_number(created_at, number),
            digest: format!(
                "{:016x}{:016x}{:016x}{:016x}",
                dice.next(),
                dice.next(),
                dice.next(),
                dice.next()
            ),
        };
        let persons = if template.natural {
            total * 2 / 5
        } else {
            total / 20
        };
        let applicant = people::applicant(dice.below(persons.max(100)), template.natural);
        let record: Record = serde_json::from_str(&template.record(&filling))?;
        let mut random = [0; 10];
        dice.fill(&mut random);
        let case = Case {
            id: CaseId::new(uuid_v7(created_at, random)),
            version: template.version - 1,
            venue,
            applicant_key: IdentityKey(applicant_key(&self.sealing.index, &applicant).0),
            applicant,
            record,
        };
        let (earlier, last) = split(template);
        let at = last
            .last()
            .map_or(created_at, |event| filling.instant(event.at));
        let events = last
            .iter()
            .map(|event| serde_json::from_str(&event.data(&filling)));
        Ok(Settled {
            decision: Decision {
                events: events.collect::<Result<_, _>>()?,
                case,
            },
            act: Act {
                actor: last.last().and_then(|event| event.actor(&filling)),
                action: template.last_action(),
                at,
                trace_id: "bulk",
                random: dice,
            },
            earlier: earlier
                .into_iter()
                .map(|event| at_last(event, &filling))
                .collect(),
        })
    }

    fn template(&self, dice: &Dice) -> &Template {
        let there = |(state, _): &&(StateName, u64)| self.by_state.contains_key(state);
        let shares: u64 = SHARES.iter().filter(there).map(|(_, share)| share).sum();
        let mut left = dice.below(shares);
        for (state, share) in SHARES.iter().filter(there) {
            if left < *share {
                return &self.templates[dice.pick(&self.by_state[state])];
            }
            left -= share;
        }
        &self.templates[0]
    }

    /// How many templates there are.
    pub(crate) const fn templates(&self) -> usize {
        self.templates.len()
    }

    /// Some ids of cases, without asking the database in its own words.
    pub(crate) async fn ids(
        &self,
        scope: &Scope,
        filter: &CaseFilter,
        most: usize,
    ) -> Result<Vec<Uuid>, Failure> {
        let reader = self.store.reader().await?;
        let mut ids = Vec::new();
        for sort in [Sort::NewestFirst, Sort::OldestFirst] {
            let mut cursor = None;
            while ids.len() < most {
                let page = Page::new(Page::MOST, cursor);
                let found = cases::list::<Glance>(
                    &reader,
                    scope,
                    filter,
                    sort,
                    &page,
                    &self.sealing.keyring,
                )
                .await?;
                ids.extend(found.items.iter().map(|case| case.id.uuid()));
                cursor = found.next_cursor;
                if cursor.is_none() || ids.len() > most / 2 && sort == Sort::NewestFirst {
                    break;
                }
            }
        }
        ids.sort_by_key(|id| mix(id.as_u64_pair().1));
        ids.dedup();
        Ok(ids)
    }

    /// The place of an organisation.
    pub(crate) async fn place(&self, serial: &str) -> Result<Place, Failure> {
        let reader = self.store.reader().await?;
        let found = organizations::find_by_serial(&reader, serial).await?;
        Ok(found.ok_or("no such organisation")?.place)
    }

    /// Ends the connections.
    pub(crate) async fn close(&self) {
        self.store.clone().close().await;
    }
}

/// Whether nothing happens with it any more, so that it can be of any age.
const fn is_over(state: StateName) -> bool {
    matches!(
        state,
        StateName::Archived
            | StateName::HandedOver
            | StateName::Completed
            | StateName::Withdrawn
            | StateName::Rejected
            | StateName::Lapsed
            | StateName::Terminated
    )
}

fn weeks(dice: &Dice, age: f64) -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "some weeks"
    )]
    let weeks = (age * WEEKS as f64) as i64;
    // Not all of one week are entered in that week.
    weeks.saturating_sub_unsigned(dice.below(3)).max(0)
}

/// What had happened before the last change, as much of it as is kept, and the last change.
fn split(template: &Template) -> (Vec<&TemplateEvent>, Vec<&TemplateEvent>) {
    let (last, earlier): (Vec<_>, Vec<_>) = template
        .events
        .iter()
        .partition(|event| event.version == template.version);
    let room = MOST_EVENTS.saturating_sub(last.len());
    let kept = match (earlier.split_first(), room) {
        (None, _) | (_, 0) => Vec::new(),
        (Some((first, rest)), room) => {
            let begin = rest.len().saturating_sub(room - 1);
            std::iter::once(*first)
                .chain(rest[begin..].iter().copied())
                .collect()
        }
    };
    (kept, last)
}

fn at_last(event: &TemplateEvent, filling: &Filling) -> Earlier {
    Earlier {
        version: event.version,
        ordinal: event.ordinal,
        kind: event.kind.to_owned(),
        data: event.data(filling),
        at: filling.instant(event.at),
        actor: event.actor(filling),
    }
}

/// Every case of the demonstration that waits for no approval: the requests have rows of their own.
async fn templates(
    store: &Store,
    sealing: &Sealing,
    ids: &[Uuid],
) -> Result<Vec<Template>, Failure> {
    let reader = store.reader().await?;
    let cases = if ids.is_empty() {
        all(&reader, sealing).await?
    } else {
        let ids: Vec<CaseId> = ids.iter().copied().map(CaseId::new).collect();
        cases::find_many(&reader, &ids, &Scope::All, &sealing.keyring).await?
    };
    let mut templates = Vec::new();
    for case in cases
        .iter()
        .filter(|case| case.record.open_requests.is_empty())
    {
        let events = timeline::list(&reader, case, None, &Page::new(Page::MOST, None)).await?;
        // A few have more events than a page shows.
        if events
            .items
            .last()
            .is_some_and(|entry| entry.version == case.version)
        {
            templates.push(Template::of(case, &events.items)?);
        }
    }
    if templates.is_empty() {
        return Err("the demonstration has no case".into());
    }
    Ok(templates)
}

async fn all(reader: &Reader, sealing: &Sealing) -> Result<Vec<Case>, Failure> {
    let (filter, sort) = (CaseFilter::default(), Sort::OldestFirst);
    let mut all = Vec::new();
    let mut cursor = None;
    loop {
        let page = Page::new(Page::MOST, cursor);
        let found =
            cases::list(reader, &Scope::All, &filter, sort, &page, &sealing.keyring).await?;
        all.extend(found.items);
        cursor = found.next_cursor;
        if cursor.is_none() {
            return Ok(all);
        }
    }
}

/// A case number of the product's form. The product draws one by chance, and again where it is taken; among millions
/// some would meet, so that here each ordinal has nine digits of its own.
fn case_number(at: DateTime<Utc>, ordinal: u64) -> String {
    // Neither even nor a multiple of five: no two ordinals below a billion give the same.
    let digits = ordinal * 618_033_989 % 1_000_000_000;
    format!("LY{}{digits:09}", legal_date(at).format("%Y%m%d"))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_cases_have_one_number() {
        let at = DateTime::<Utc>::UNIX_EPOCH;
        let numbers: HashSet<_> = (0..200_000).map(|n| case_number(at, n)).collect();
        assert_eq!(numbers.len(), 200_000);
        assert_eq!(case_number(at, 1), "LY19700101618033989");
    }
}
