//! The judgement over a run: is everything there that was acknowledged, nothing twice, nothing that
//! nobody was told of, and do case, timeline, audit trail and outbox agree?
//!
//! Owns what must hold. The tests of the tests are in `damage` and among the controls.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use uuid::Uuid;

use crate::ledger::Acknowledged;
use crate::stored::{Change, Stored, StoredEvent};

/// What is wrong.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// Acknowledged, and not there.
    pub(crate) missing: Vec<String>,
    /// There more than once.
    pub(crate) doubled: Vec<String>,
    /// There, and never acknowledged.
    pub(crate) untold: Vec<String>,
    /// Case, timeline, audit trail and outbox do not agree.
    pub(crate) torn: Vec<String>,
    /// Answers that should not have been.
    pub(crate) surprises: Vec<String>,
}

impl Verdict {
    /// Judges a database at rest, after everything in doubt was settled.
    pub(crate) fn of(acknowledged: &[Acknowledged], stored: &Stored) -> Self {
        let mut verdict = Self::consistency_of(stored);
        verdict.account_for(acknowledged, stored);
        verdict
    }

    /// Whether everything is as it has to be.
    pub(crate) fn is_clean(&self) -> bool {
        *self == Self::default()
    }

    /// Fails, where anything is not as it has to be.
    #[track_caller]
    pub(crate) fn must_be_clean(&self) {
        assert!(self.is_clean(), "{self}\n{self:#}");
    }

    fn account_for(&mut self, acknowledged: &[Acknowledged], stored: &Stored) {
        let mut told: BTreeSet<Change> = BTreeSet::new();
        for done in acknowledged {
            let change = (done.case, done.version);
            let label = &done.label;
            if !told.insert(change) {
                self.doubled
                    .push(format!("{label}: {change:?}, told before"));
            }
            let kinds = kinds(stored.events.get(&change));
            if kinds != done.kinds {
                let (expected, is_there) = (done.kinds, stored.cases.contains_key(&done.case));
                let lost = format!("{label}: {change:?} {expected:?}: {kinds:?}, case {is_there}");
                self.missing.push(lost);
            }
        }
        let mut cases: BTreeMap<&str, Vec<&Uuid>> = BTreeMap::new();
        for (case, label) in &stored.labels {
            cases.entry(label).or_default().push(case);
        }
        cases.retain(|_, cases| cases.len() > 1);
        let doubled = cases
            .iter()
            .map(|(label, cases)| format!("{label}: {cases:?}"));
        self.doubled.extend(doubled);
        let untold = stored.events.keys().filter(|change| !told.contains(change));
        self.untold
            .extend(untold.map(|change| format!("{change:?}")));
    }

    /// What must hold of any database at rest.
    pub(crate) fn consistency_of(stored: &Stored) -> Self {
        let mut verdict = Self::default();
        let torn = &mut verdict.torn;
        for (case, version) in &stored.cases {
            for version in 1..=*version {
                torn.extend(faults_of((*case, version), stored));
            }
        }
        let beyond = |change: &&Change| {
            let (case, version) = change;
            let last = stored.cases.get(case).copied().unwrap_or(0);
            !(1..=last).contains(version)
        };
        let events = stored.events.keys().filter(beyond);
        torn.extend(events.map(|change| format!("{change:?}: events without such a version")));
        let audit = stored.audit.keys().filter(beyond);
        torn.extend(audit.map(|change| format!("{change:?}: a record without such a version")));
        torn.extend(faults_of_outbox(stored));
        if stored.held_keys > 0 {
            torn.push(format!("{} keys are held by nobody", stored.held_keys));
        }
        if stored.told_twice > 0 {
            verdict
                .doubled
                .push(format!("{} notices", stored.told_twice));
        }
        verdict
    }
}

/// One version of a case: events in order without a gap, and a record that names them.
fn faults_of(change: Change, stored: &Stored) -> Option<String> {
    let Some(events) = stored.events.get(&change) else {
        return Some(format!("{change:?}: no events"));
    };
    let places = events.iter().map(|event| event.ordinal);
    if !places.eq(0..i16::try_from(events.len()).unwrap()) {
        return Some(format!("{change:?}: a gap among its events"));
    }
    match stored.audit.get(&change) {
        None => Some(format!("{change:?}: no audit record")),
        Some(named) if *named != kinds(Some(events)) => {
            Some(format!("{change:?}: the audit record names {named:?}"))
        }
        Some(_) => None,
    }
}

/// Exactly the events that somebody has to be told of.
fn faults_of_outbox(stored: &Stored) -> Vec<String> {
    let mut expected = BTreeSet::new();
    for (change, events) in &stored.events {
        for event in events.iter().filter(|event| event.is_told) {
            expected.insert((*change, event.ordinal, event.kind.clone()));
        }
    }
    let differing = expected.symmetric_difference(&stored.outbox);
    let mut faults: Vec<String> = differing
        .map(|entry| format!("{entry:?}: either in the timeline or in the outbox"))
        .collect();
    if stored.outbox_rows != stored.outbox.len() {
        faults.push("an event is in the outbox twice".to_owned());
    }
    faults
}

fn kinds(events: Option<&Vec<StoredEvent>>) -> Vec<&str> {
    let events = events.map(Vec::as_slice).unwrap_or_default();
    events.iter().map(|event| event.kind.as_str()).collect()
}

/// The counts; with `#`, the first of each as well.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = [
            ("missing", &self.missing),
            ("doubled", &self.doubled),
            ("never told", &self.untold),
            ("torn", &self.torn),
            ("surprising", &self.surprises),
        ];
        let counts: Vec<String> = all
            .iter()
            .map(|(what, list)| format!("{} {what}", list.len()))
            .collect();
        f.write_str(&counts.join(", "))?;
        if f.alternate() {
            for (what, list) in all {
                for one in list.iter().take(5) {
                    write!(f, "\n   {what}: {one}")?;
                }
            }
        }
        Ok(())
    }
}
