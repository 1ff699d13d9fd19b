//! What the tests of this crate stand on: databases, dice, and cases made by hand.
//!
//! Every test runs on SQLite in a file of its own, and on PostgreSQL in a schema of its own on the
//! server that `BANGBAN_TEST_POSTGRES_URL` names.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bangban_domain::case::action::Action;
use bangban_domain::case::applicant::{IdType, NaturalPerson};
use bangban_domain::case::approval::{ApprovalRequest, Wish};
use bangban_domain::case::archive::{Archive, Retention};
use bangban_domain::case::closing::{
    Completion, Handover, Lapse, Rejection, RejectionReason, Termination, TerminationGround,
    Withdrawal,
};
use bangban_domain::case::department::{Department, DepartmentState, Outcome};
use bangban_domain::case::intake::{CorrectionNotice, Intake, NoticeItem, NoticeSubject};
use bangban_domain::case::mandate::{Mandate, Suspension, SuspensionGround};
use bangban_domain::case::{
    Applicant, Case, Closed, Consent, Decision, Event, IdentityKey, Mode, Origin, Priority, Record,
    State, StateName,
};
use bangban_domain::deadline::{Due, Limit};
use bangban_domain::id::{ApprovalRequestId, CaseId, Id, OrganizationId, UserId};
use bangban_domain::organization::{OrganizationKind, Place};
use bangban_domain::time::legal_date;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ConnectionTrait;
use tempfile::TempDir;
use uuid::Uuid;

use crate::cases::Act;
use crate::keys::{Sealing, applicant_key};
use crate::random::{Random, fresh_id};
use crate::sealing::{Algorithm, DataKey, DataKeyId, Keyring, MasterKey};
use crate::source::Connected;
use crate::{Store, StoreOptions, Transaction};

/// A database that goes away with its test.
pub(crate) struct TestStore {
    pub(crate) store: Store,
    pub(crate) name: &'static str,
    schema: Option<(Store, String)>,
    _folder: Option<TempDir>,
}

/// The databases to test on, migrated.
pub(crate) async fn stores() -> Vec<TestStore> {
    let mut stores = vec![sqlite().await];
    if let Some(url) = postgres_url() {
        stores.push(postgres(&url).await);
    }
    for base in &stores {
        base.store.migrate().await.unwrap();
    }
    stores
}

/// The PostgreSQL to test on; none where somebody has said that SQLite is enough.
///
/// # Panics
/// Where no server is named: tests that leave a database out pass for nothing.
pub(crate) fn postgres_url() -> Option<String> {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let url = set("BANGBAN_TEST_POSTGRES_URL");
    assert!(
        url.is_some() || set("BANGBAN_TEST_SQLITE_ONLY").as_deref() == Some("1"),
        "no PostgreSQL to test on: BANGBAN_TEST_POSTGRES_URL names a server \
         (tests/support/postgres-cluster starts one), BANGBAN_TEST_SQLITE_ONLY=1 leaves it out"
    );
    url
}

/// SQLite alone, migrated, for what has nothing to do with the database.
pub(crate) async fn one_store() -> TestStore {
    let base = sqlite().await;
    base.store.migrate().await.unwrap();
    base
}

async fn sqlite() -> TestStore {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("test.db").display());
    TestStore {
        store: open(url, 4).await,
        name: "sqlite",
        schema: None,
        _folder: Some(folder),
    }
}

async fn postgres(url: &str) -> TestStore {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let schema = format!("unit_{}_{number}", std::process::id());
    let admin = open(url.to_owned(), 1).await;
    execute(&admin, &format!("DROP SCHEMA IF EXISTS {schema} CASCADE")).await;
    execute(&admin, &format!("CREATE SCHEMA {schema}")).await;
    let separator = if url.contains('?') { '&' } else { '?' };
    let store = open(format!("{url}{separator}options[search_path]={schema}"), 8).await;
    TestStore {
        store,
        name: "postgres",
        schema: Some((admin, schema)),
        _folder: None,
    }
}

async fn open(url: String, max_connections: u32) -> Store {
    let options = StoreOptions {
        url,
        max_connections,

        statement_timeout: Some(Duration::from_secs(20)),
    };
    Store::connect(&options).await.unwrap()
}

impl TestStore {
    /// Does not wait for the connections: a test may still hold a reader.
    pub(crate) async fn end(self) {
        if let Some((admin, schema)) = self.schema {
            execute(&admin, &format!("DROP SCHEMA {schema} CASCADE")).await;
            admin.close().await;
        }
    }

    pub(crate) async fn count(&self, table: &str) -> i64 {
        let tx = self.store.begin().await.unwrap();
        let sql = format!("SELECT count(*) AS n FROM {table}");
        let statement =
            sea_orm::Statement::from_string(tx.connection().get_database_backend(), sql);
        let row = tx
            .connection()
            .query_one_raw(statement)
            .await
            .unwrap()
            .unwrap();
        row.try_get("", "n").unwrap()
    }
}

/// Does something to the database behind the program's back.
pub(crate) async fn execute(store: &Store, sql: &str) {
    let tx = store.begin().await.unwrap();
    tx.connection().execute_unprepared(sql).await.unwrap();
    tx.commit().await.unwrap();
}

/// Numbers that look random and are the same in every run.
pub(crate) struct Dice(AtomicU64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    pub(crate) fn next(&self) -> u64 {
        // SplitMix64.
        let mut value = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ (value >> 31)
    }

    pub(crate) fn below(&self, most: usize) -> usize {
        usize::try_from(self.next() % most as u64).unwrap()
    }

    pub(crate) fn pick<T: Copy>(&self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

impl Random for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(8) {
            part.copy_from_slice(&self.next().to_le_bytes()[..part.len()]);
        }
    }
}

pub(crate) fn sealing() -> Sealing {
    let key = DataKey::generate(Algorithm::Sm4Gcm, [3; 32]);
    let keyring = Keyring::new(DataKeyId(1), [(DataKeyId(1), key)].into()).unwrap();
    Sealing::new(&MasterKey::generate([9; 32]), keyring)
}

/// 2026-11-22 08:00 in China and so many seconds.
pub(crate) fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_305_600 + seconds, 123_456_000).unwrap()
}

pub(crate) fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
}

pub(crate) fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

pub(crate) fn act(dice: &Dice) -> Act<'_> {
    Act {
        actor: Some(id(7)),
        action: Action::Change,
        at: at(60),
        trace_id: "trace",
        random: dice,
    }
}

/// A town centre of a county of the city.
pub(crate) fn town() -> Place {
    Place::new(vec![id(1), id(12)], id(123), OrganizationKind::TownCenter)
}

pub(crate) fn applicant(name: &str, phone: &str) -> Applicant {
    Applicant::NaturalPerson(NaturalPerson {
        name: name.to_owned(),
        id_type: IdType::ResidentId,
        id_number: "371302199001010011".to_owned(),
        phone: phone.to_owned(),
        address: Some("临沂市兰山区银雀山街道1号".to_owned()),
        proxy: None,
        special_circumstances: Vec::new(),
    })
}

/// A draft that was never saved.
pub(crate) fn draft(dice: &Dice, seconds: i64) -> Case {
    let applicant = applicant("王芳", "13953912345");
    Case {
        id: CaseId::new(fresh_id(dice, at(seconds))),
        version: 0,
        venue: town(),
        applicant_key: applicant_key(&sealing().index, &applicant),
        applicant,
        record: Record {
            service_item_id: id(900),
            service_item_version: 1,
            mode: Mode::Entrust,
            consent: Consent {
                voluntary: true,
                scope: "代为递交".to_owned(),
            },
            origin: Origin::Counter,
            priority: Priority::Normal,
            created_by: id(7),
            created_at: at(seconds),
            materials: Vec::new(),
            documents: Vec::new(),
            open_requests: Vec::new(),
            evaluation: None,
            state: State::Draft,
        },
    }
}

pub(crate) fn intake(case: &Case) -> Intake {
    Intake {
        case_number: format!("LY{}", case.id),
        tracking_digest: "digest".to_owned(),
        submitted_at: at(1),
        answer_from: legal_date(at(1)),
        answer_due: Due::On(day(1)),
        answer_overdue_noted: false,
        notices_issued: 0,
        further_notice_approved: false,
        agreement: None,
        consent_record: None,
    }
}

pub(crate) fn mandate(case: &Case) -> Mandate {
    Mandate {
        intake: intake(case),
        agent_id: id(8),
        agent_changes: 0,
        registered_at: at(2),
        accepted_on: day(1),
        limit: Limit::working(20),
        due: Due::On(day(28)),
        suspensions: Vec::new(),
        department: Department::default(),
        charges: Vec::new(),
        problems: Vec::new(),
        reminder: None,
        termination_requested: false,
        impossibility_confirmed: false,
        supplementary: None,
    }
}

/// The same case in a state of that name.
pub(crate) fn in_state(mut case: Case, name: StateName) -> Case {
    let intake = intake(&case);
    let mut mandate = mandate(&case);
    let completion = Completion {
        outcome: Outcome::Granted,
        result: "准予".to_owned(),
        completed_at: at(5),
    };
    case.record.state = match name {
        StateName::Draft => State::Draft,
        StateName::Submitted => State::Submitted(intake),
        StateName::CorrectionRequired => State::CorrectionRequired {
            intake,
            notice: notice(),
        },
        StateName::Accepted => State::Accepted(mandate),
        StateName::InProgress => {
            mandate.department.state = DepartmentState::Filed;
            mandate.department.filed_on = Some(day(2));
            State::InProgress(mandate)
        }
        StateName::Suspended => State::Suspended {
            mandate,
            suspension: suspension(),
        },
        StateName::Completed => State::Completed {
            mandate,
            completion,
        },
        StateName::HandedOver => State::Closed(handed_over(mandate, completion)),
        StateName::Archived => State::Archived {
            closed: handed_over(mandate, completion),
            archive: Archive {
                retention: Retention::TenYears,
                note: None,
                archived_at: at(9),
            },
        },
        StateName::Rejected => State::Closed(Closed::Rejected {
            intake,
            rejection: rejection(),
        }),
        StateName::Withdrawn => State::Closed(Closed::Withdrawn {
            intake,
            withdrawal: Withdrawal {
                reason: None,
                withdrawn_at: at(4),
            },
        }),
        StateName::Lapsed => State::Closed(Closed::Lapsed {
            intake,
            lapse: Lapse {
                supply_by: day(3),
                lapsed_at: at(4),
            },
        }),
        StateName::Terminated => State::Closed(Closed::Terminated {
            mandate,
            termination: termination(),
        }),
    };
    case
}

fn notice() -> CorrectionNotice {
    let item = NoticeItem {
        subject: NoticeSubject::Subject("户口簿".to_owned()),
        requirement: "原件".to_owned(),
        how_to_supply: "窗口".to_owned(),
        supplied: false,
    };
    CorrectionNotice {
        items: vec![item],
        supply_by: Due::On(day(20)),
        issued_at: at(3),
        reminded_on: None,
    }
}

fn suspension() -> Suspension {
    Suspension {
        id: id(77),
        ground: SuspensionGround::ApplicantCause,
        basis: "申请书".to_owned(),
        started_on: day(3),
        expected_days: Some(5),
        ended_on: None,
        note: None,
    }
}

fn rejection() -> Rejection {
    Rejection {
        reason_code: RejectionReason::OutOfScope,
        reason: "不属于范围".to_owned(),
        alternative: "税务大厅".to_owned(),
        rejected_at: at(4),
    }
}

fn termination() -> Termination {
    Termination {
        ground: TerminationGround::ApplicantRequest,
        reason: "不再办理".to_owned(),
        returned_materials: Vec::new(),
        terminated_at: at(6),
    }
}

fn handed_over(mandate: Mandate, completion: Completion) -> Closed {
    let handover = Handover {
        to_applicant: Vec::new(),
        to_organization: Vec::new(),
        received_by: "本人".to_owned(),
        handed_over_at: at(8),
    };
    Closed::HandedOver {
        mandate,
        completion,
        handover,
    }
}

/// A request that somebody makes about a case.
pub(crate) fn request(dice: &Dice) -> ApprovalRequest {
    ApprovalRequest {
        id: ApprovalRequestId::new(fresh_id(dice, at(50))),
        wish: Wish::Reopening,
        reason_code: None,
        reason: "补发证照".to_owned(),
        requested_by: id(8),
        requested_at: at(50),
    }
}

/// Saves a new case as it is.
pub(crate) async fn insert(store: &Store, case: Case, dice: &Dice) -> Case {
    insert_with(store, case, vec![Event::Drafted], dice).await
}

pub(crate) async fn insert_with(
    store: &Store,
    case: Case,
    events: Vec<Event>,
    dice: &Dice,
) -> Case {
    let tx = store.begin().await.unwrap();
    let saved = crate::cases::insert(&tx, &Decision { case, events }, &act(dice), &sealing())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    saved
}

/// Saves a change of a case.
pub(crate) async fn save(store: &Store, case: Case, events: Vec<Event>, dice: &Dice) -> Case {
    let tx = store.begin().await.unwrap();
    let saved = save_in(&tx, case, events, dice).await.unwrap();
    tx.commit().await.unwrap();
    saved
}

pub(crate) async fn save_in(
    tx: &Transaction,
    case: Case,
    events: Vec<Event>,
    dice: &Dice,
) -> Result<Case, crate::StoreError> {
    crate::cases::save(tx, &Decision { case, events }, &act(dice), &sealing()).await
}

pub(crate) fn key(text: &str) -> IdentityKey {
    IdentityKey(text.to_owned())
}

pub(crate) fn organization(number: u128) -> OrganizationId {
    id(number)
}

pub(crate) fn user(number: u128) -> UserId {
    id(number)
}
