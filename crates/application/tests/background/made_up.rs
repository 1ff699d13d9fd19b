//! Made-up organisations, people and cases.

use bangban_domain::case::applicant::{IdType, NaturalPerson};
use bangban_domain::case::department::Department;
use bangban_domain::case::intake::{CorrectionNotice, Intake, NoticeItem, NoticeSubject};
use bangban_domain::case::mandate::Mandate;
use bangban_domain::case::{
    Applicant, Case, Consent, IdentityKey, Mode, Origin, Priority, Record, State,
};
use bangban_domain::deadline::{Due, Limit};
use bangban_domain::id::{Id, UserId};
use bangban_domain::organization::{OrganizationKind as Kind, Place};
use bangban_domain::policy::Role;
use bangban_domain::service_item::{DecidingLevel, ServiceItem, Subject};
use bangban_persistence::Store;
use bangban_persistence::registry::organizations::{self, NewOrganization};
use bangban_persistence::registry::service_items;
use bangban_persistence::registry::users::{self, NewUser, RoleAt};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use crate::stage::Stage;

const CITY: u128 = 1;
const COUNTY: u128 = 2;
const TOWN: u128 = 3;
const BUREAU: u128 = 4;
const OTHER_COUNTY: u128 = 5;
const ITEM: u128 = 9;

pub(crate) const CLERK: u128 = 21;
pub(crate) const OTHER_CLERK: u128 = 22;
pub(crate) const AGENT: u128 = 23;
pub(crate) const FORMER_AGENT: u128 = 24;
pub(crate) const APPLICANT: u128 = 25;
pub(crate) const CITY_SUPERVISOR: u128 = 31;
/// Belongs to the other county, and supervises this one.
pub(crate) const SUPERVISOR: u128 = 32;
pub(crate) const BUREAU_SUPERVISOR: u128 = 33;
const OFFICER: u128 = 34;
/// Belongs to this county, and supervises the other one.
const FOREIGN_SUPERVISOR: u128 = 35;
const FORMER_SUPERVISOR: u128 = 36;

/// Everybody, those who are never to be told of anything included.
pub(crate) const EVERYBODY: [u128; 11] = [
    CLERK,
    OTHER_CLERK,
    AGENT,
    FORMER_AGENT,
    APPLICANT,
    CITY_SUPERVISOR,
    SUPERVISOR,
    BUREAU_SUPERVISOR,
    OFFICER,
    FOREIGN_SUPERVISOR,
    FORMER_SUPERVISOR,
];

pub(crate) fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

pub(crate) fn user(number: u128) -> UserId {
    id(number)
}

fn place(ancestors: &[u128], own: u128, kind: Kind) -> Place {
    let ancestors = ancestors.iter().map(|number| id(*number)).collect();
    Place::new(ancestors, id(own), kind)
}

pub(crate) async fn registry(store: &Store, created_at: DateTime<Utc>) {
    let places = [
        place(&[], CITY, Kind::CityHall),
        place(&[CITY], COUNTY, Kind::CountyHall),
        place(&[CITY, COUNTY], TOWN, Kind::TownCenter),
        place(&[CITY, COUNTY], BUREAU, Kind::ApprovalDepartment),
        place(&[CITY], OTHER_COUNTY, Kind::CountyHall),
    ];
    let organizations = places.map(|place| NewOrganization {
        serial: format!("venue:{}", place.id()),
        place,
        name: "某机构".to_owned(),
        division_code: None,
        territorial_parent_id: None,
        address: None,
        phone: None,
        active: true,
        created_at,
    });
    let tx = store.begin().await.unwrap();
    organizations::insert_many(&tx, &organizations)
        .await
        .unwrap();
    users::insert_many(&tx, &people(created_at)).await.unwrap();
    service_items::insert(&tx, "item:1", &item(), created_at)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

fn people(created_at: DateTime<Utc>) -> Vec<NewUser> {
    let person = |number: u128, belongs_to: u128, role: Role, at: u128| NewUser {
        id: user(number),
        username: format!("user{number}"),
        name: "某人".to_owned(),
        password_hash: None,
        organization_id: id(belongs_to),
        identity_key: (number == APPLICANT).then(identity),
        roles: vec![RoleAt {
            role,
            organization_id: id(at),
        }],
        active: number != FORMER_SUPERVISOR,
        created_at,
    };
    vec![
        person(CLERK, TOWN, Role::Clerk, TOWN),
        person(OTHER_CLERK, COUNTY, Role::Clerk, TOWN),
        person(AGENT, TOWN, Role::Agent, TOWN),
        person(FORMER_AGENT, TOWN, Role::Agent, TOWN),
        person(APPLICANT, CITY, Role::Applicant, CITY),
        person(CITY_SUPERVISOR, CITY, Role::Supervisor, CITY),
        person(SUPERVISOR, OTHER_COUNTY, Role::Supervisor, COUNTY),
        person(BUREAU_SUPERVISOR, BUREAU, Role::Supervisor, BUREAU),
        person(OFFICER, BUREAU, Role::ApprovalOfficer, BUREAU),
        person(FOREIGN_SUPERVISOR, COUNTY, Role::Supervisor, OTHER_COUNTY),
        person(FORMER_SUPERVISOR, COUNTY, Role::Supervisor, COUNTY),
    ]
}

fn identity() -> IdentityKey {
    IdentityKey("ab01".to_owned())
}

fn item() -> ServiceItem {
    ServiceItem {
        id: id(ITEM),
        version: 1,
        name: "最低生活保障对象认定".to_owned(),
        category: "低保办理".to_owned(),
        level: DecidingLevel::Town,
        subjects: vec![Subject::NaturalPerson],
        item_type: "行政给付".to_owned(),
        on_the_spot: false,
        legal_limit: Some(Limit::working(30)),
        promised_limit: None,
        fee: "不收费".to_owned(),
        simplified: true,
        materials: Vec::new(),
        intermediary: None,
        not_counted_in_limit: Vec::new(),
        basis: "某办法".to_owned(),
        confidence: "illustrative".to_owned(),
    }
}

/// So many days from the stage's day on.
pub(crate) fn day(stage: &Stage, days: i64) -> NaiveDate {
    stage.platform.today() + TimeDelta::days(days)
}

/// A draft at the town centre.
pub(crate) fn draft(stage: &Stage) -> Case {
    Case {
        id: Id::new(stage.platform.fresh_id()),
        version: 0,
        venue: place(&[CITY, COUNTY], TOWN, Kind::TownCenter),
        applicant: Applicant::NaturalPerson(NaturalPerson {
            name: "王芳".to_owned(),
            id_type: IdType::ResidentId,
            id_number: "371302199001010011".to_owned(),
            phone: "13953912345".to_owned(),
            address: None,
            proxy: None,
            special_circumstances: Vec::new(),
        }),
        applicant_key: identity(),
        record: Record {
            service_item_id: id(ITEM),
            service_item_version: 1,
            mode: Mode::Entrust,
            consent: Consent {
                voluntary: true,
                scope: "代为递交".to_owned(),
            },
            origin: Origin::Counter,
            priority: Priority::Normal,
            created_by: user(CLERK),
            created_at: stage.platform.now(),
            materials: Vec::new(),
            documents: Vec::new(),
            open_requests: Vec::new(),
            evaluation: None,
            state: State::Draft,
        },
    }
}

fn with(mut case: Case, state: impl FnOnce(Intake) -> State, answer_due: NaiveDate) -> Case {
    let intake = Intake {
        case_number: format!("LY{}", case.id),
        tracking_digest: "digest".to_owned(),
        submitted_at: case.record.created_at,
        answer_from: answer_due,
        answer_due: Due::On(answer_due),
        answer_overdue_noted: false,
        notices_issued: 0,
        further_notice_approved: false,
        agreement: None,
        consent_record: None,
    };
    case.record.state = state(intake);
    case
}

/// An application that is to be answered so many days from the stage's day on.
pub(crate) fn submitted(stage: &Stage, answer_in: i64) -> Case {
    with(draft(stage), State::Submitted, day(stage, answer_in))
}

/// One that lapses: a notice whose date was yesterday, with a reminder of the day before.
pub(crate) fn lapsing(stage: &Stage) -> Case {
    let item = NoticeItem {
        subject: NoticeSubject::Subject("户口簿".to_owned()),
        requirement: "原件".to_owned(),
        how_to_supply: "窗口".to_owned(),
        supplied: false,
    };
    let notice = CorrectionNotice {
        items: vec![item],
        supply_by: Due::On(day(stage, -1)),
        issued_at: stage.platform.now(),
        reminded_on: Some(day(stage, -2)),
    };
    let state = |intake| State::CorrectionRequired { intake, notice };
    with(draft(stage), state, day(stage, 5))
}

/// One that [`AGENT`] is at work on.
pub(crate) fn in_progress(stage: &Stage) -> Case {
    let state = |intake| {
        State::InProgress(Mandate {
            intake,
            agent_id: user(AGENT),
            agent_changes: 0,
            registered_at: stage.platform.now(),
            accepted_on: day(stage, 0),
            limit: Limit::working(20),
            due: Due::On(day(stage, 28)),
            suspensions: Vec::new(),
            department: Department::default(),
            charges: Vec::new(),
            problems: Vec::new(),
            reminder: None,
            termination_requested: false,
            impossibility_confirmed: false,
            supplementary: None,
        })
    };
    with(draft(stage), state, day(stage, 5))
}
