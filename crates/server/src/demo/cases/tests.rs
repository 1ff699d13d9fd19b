//! Loads everything into a database of its own, on days of all kinds.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use bangban_application::auth::passwords::{Params, Passwords};
use bangban_application::import::{calendar, divisions, service_items};
use bangban_domain::case::approval::{ApprovalKind, ApprovalState};
use bangban_domain::case::{Case, Closed, Origin, Priority, State};
use bangban_persistence::alerts::{self, Addressees, AlertKind};
use bangban_persistence::approvals::{self, RequestFilter};
use bangban_persistence::sealing::MasterKey;
use bangban_persistence::{Store, StoreOptions, audit, outbox};
use chrono::TimeDelta;
use tempfile::TempDir;

use super::*;
use crate::data;
use crate::demo::accounts;
use crate::platform::assemble;
use crate::system::{SystemClock, SystemRandom};

struct Loaded {
    platform: Platform,
    summary: Summary,
    cases: Vec<Case>,
    now: DateTime<Utc>,
    _folder: TempDir,
}

/// Loads the demonstration as if it were that instant.
async fn loaded(now: &str) -> Loaded {
    let now: DateTime<Utc> = now.parse().unwrap();
    let began = Instant::now();
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("demo.sqlite").display());
    let store = Store::connect(&StoreOptions {
        url,
        max_connections: 4,
        statement_timeout: None,
    })
    .await
    .unwrap();
    store.migrate().await.unwrap();
    let clock = Arc::new(SettableClock::new(SystemClock));
    clock.set(now);
    let master = MasterKey::generate([7; 32]);
    let assembled = assemble(
        store,
        &master,
        Arc::<SettableClock>::clone(&clock),
        Arc::new(SystemRandom),
    )
    .await;
    let mut platform = assembled.unwrap();
    platform.passwords = Passwords::new(Params::new(8, 1, 1, None).unwrap(), 1);
    divisions::import(&platform, data::DIVISIONS, Some(data::ZONES))
        .await
        .unwrap();
    calendar::import(&platform, data::CALENDAR).await.unwrap();
    service_items::import(&platform, data::SERVICE_ITEMS)
        .await
        .unwrap();
    let people = accounts::load(&platform).await.unwrap();
    println!("imported in {:?}", began.elapsed());
    let began = Instant::now();
    let mut heard = (0, 0);
    let summary = tell(&platform, &clock, &people, now, &mut |begun, total| {
        heard = (begun, total)
    })
    .await
    .unwrap();
    println!("{summary:#?} in {:?}", began.elapsed());
    assert_eq!(heard, (summary.cases, summary.cases));
    let cases = all(&platform).await;
    Loaded {
        platform,
        summary,
        cases,
        now,
        _folder: folder,
    }
}

async fn all(platform: &Platform) -> Vec<Case> {
    let source = platform.store.reader().await.unwrap();
    let (keyring, filter) = (&platform.sealing.keyring, CaseFilter::default());
    let mut cases = Vec::new();
    let mut cursor = None;
    loop {
        let page = Page::new(Page::MOST, cursor);
        let found = cases::list::<Case>(
            &source,
            &Scope::All,
            &filter,
            Sort::default(),
            &page,
            keyring,
        )
        .await
        .unwrap();
        cases.extend(found.items);
        cursor = found.next_cursor;
        if cursor.is_none() {
            return cases;
        }
    }
}

/// Every kind of request in every state.
async fn requests(platform: &Platform) -> BTreeSet<(&'static str, &'static str)> {
    let source = platform.store.reader().await.unwrap();
    let mut found = BTreeSet::new();
    for (kind, state) in ApprovalKind::ALL
        .iter()
        .flat_map(|kind| ApprovalState::ALL.map(|state| (*kind, state)))
    {
        let filter = RequestFilter {
            state: Some(state),
            kind: Some(kind),
            ..RequestFilter::default()
        };
        let page = approvals::list(&source, &Scope::All, &filter, &Page::first())
            .await
            .unwrap();
        if !page.items.is_empty() {
            found.insert((kind.as_str(), state.as_str()));
        }
    }
    found
}

impl Loaded {
    fn count(&self, fits: impl Fn(&Case) -> bool) -> usize {
        self.cases.iter().filter(|case| fits(case)).count()
    }

    /// What holds on any day.
    async fn check(&self) {
        assert!(
            (290..=320).contains(&self.summary.cases),
            "{}",
            self.summary.cases
        );
        assert_eq!(
            self.summary.by_state.len(),
            StateName::ALL.len(),
            "{:?}",
            self.summary
        );
        assert!(
            self.summary.by_state.values().all(|count| *count >= 2),
            "{:?}",
            self.summary
        );
        let kinds = requests(&self.platform).await;
        assert_eq!(
            kinds.len(),
            ApprovalKind::ALL.len() * ApprovalState::ALL.len(),
            "{kinds:?}"
        );
        assert!(self.count(|case| case.applicant.is_natural_person()) > 100);
        assert!(self.count(|case| !case.applicant.is_natural_person()) > 100);
        for priority in Priority::ALL {
            assert!(
                self.count(|case| case.record.priority == priority) > 1,
                "{priority:?}"
            );
        }
        for origin in [Origin::Online, Origin::Counter, Origin::BackEntry] {
            assert!(
                self.count(|case| case.record.origin == origin) > 1,
                "{origin:?}"
            );
        }
        let levels: BTreeSet<u8> = self
            .cases
            .iter()
            .filter_map(|case| Some(case.record.evaluation.as_ref()?.level))
            .collect();
        assert_eq!(levels, (1..=5).collect());
        assert_eq!(self.grounds().len(), 3);
        assert!(self.count(|case| !case.record.documents.is_empty()) > 5);
        assert!(
            self.cases
                .iter()
                .all(|case| case.record.created_at <= self.now)
        );

        let report = audit::verify(&self.platform.store, &self.platform.sealing.audit)
            .await
            .unwrap();
        assert!(report.is_intact(), "{report:?}");
        let later = self.now + TimeDelta::days(1);
        let left = outbox::lease(&self.platform.store, "test", later, later, 10)
            .await
            .unwrap();
        assert!(left.is_empty(), "{left:?}");
    }

    fn grounds(&self) -> BTreeSet<String> {
        let ended = self
            .cases
            .iter()
            .filter_map(|case| match &case.record.state {
                State::Closed(Closed::Terminated { termination, .. })
                | State::Archived {
                    closed: Closed::Terminated { termination, .. },
                    ..
                } => Some(termination),
                _ => None,
            });
        ended
            .map(|termination| format!("{:?}", termination.ground))
            .collect()
    }

    async fn end(self) {
        self.platform.store.close().await;
    }
}

#[tokio::test]
async fn a_monday_late_in_the_year() {
    let loaded = loaded("2026-11-22T21:36:19Z").await;
    loaded.check().await;
    let today = legal_date(loaded.now);
    assert!(
        loaded
            .count(|case| case.state().is_running() && case.due_on().is_some_and(|due| due < today))
            > 5
    );
    assert!(loaded.count(|case| case.due_unknown_year() == Some(2027)) >= 2);
    let department = |case: &Case| {
        case.record
            .state
            .mandate()
            .map(|mandate| mandate.department.clone())
    };
    let with = |fits: &dyn Fn(&bangban_domain::case::department::Department) -> bool| {
        loaded.count(|case| department(case).is_some_and(|department| fits(&department)))
    };
    assert!(with(&|department| department.deemed) >= 2);
    assert!(with(&|department| department.extension.is_some()) >= 2);
    assert!(with(&|department| !department.special_procedures.is_empty()) >= 4);

    let source = loaded.platform.store.reader().await.unwrap();
    let organizations = loaded
        .cases
        .iter()
        .flat_map(|case| case.venue.path().to_vec())
        .collect();
    let to = Addressees {
        organizations,
        administrator: true,
    };
    let raised = alerts::list(&source, &to, &Page::new(Page::MOST, None))
        .await
        .unwrap()
        .items;
    // Those of filings and terms are raised by the network.
    for kind in [AlertKind::AnswerOverdue, AlertKind::CalendarMissing] {
        assert!(raised.iter().any(|alert| alert.kind == kind), "{kind:?}");
    }
    drop(source);
    loaded.end().await;
}

#[tokio::test]
#[ignore = "half a minute; for changes of the stories"]
async fn the_end_of_a_long_holiday() {
    let loaded = loaded("2026-10-08T01:00:00Z").await;
    loaded.check().await;
    loaded.end().await;
}

#[tokio::test]
#[ignore = "half a minute; for changes of the stories"]
async fn a_year_without_calendar() {
    let loaded = loaded("2027-05-03T06:00:00Z").await;
    loaded.check().await;
    assert!(loaded.count(|case| case.due_unknown_year() == Some(2027)) > 100);
    loaded.end().await;
}
