//! Builders: the calendar, a small tree of organisations, three service items, made-up applicants,
//! and a bench that carries one case through its acts.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use bangban_domain::agent::{AgentKind, Candidate};
use bangban_domain::calendar::{CalendarYear, WorkCalendar};
use bangban_domain::case::acts::draft::{Draft, draft};
use bangban_domain::case::applicant::{Contact, IdType, LegalPerson, NaturalPerson};
use bangban_domain::case::command::{Command, Context, Decision};
use bangban_domain::case::department::Department;
use bangban_domain::case::intake::Intake;
use bangban_domain::case::mandate::Mandate;
use bangban_domain::case::{
    Action, Applicant, Case, Consent, Event, IdentityKey, Mode, Obstacle, Origin, Refusal,
    StateName,
};
use bangban_domain::credit_code;
use bangban_domain::deadline::Limit;
use bangban_domain::fault::Fault;
use bangban_domain::id::{MaterialId, OrganizationId, ServiceItemId, UserId};
use bangban_domain::identity_number;
use bangban_domain::organization::{OrganizationKind, Place};
use bangban_domain::policy::{Actor, Post, Role};
use bangban_domain::service_item::{
    DecidingLevel, MaterialRequirement, Necessity, ServiceItem, Subject,
};
use bangban_domain::settings::Settings;
use bangban_domain::time::to_micros;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use uuid::Uuid;

// --- time ---

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Ten in the morning in China.
pub(crate) fn morning(day: NaiveDate) -> DateTime<Utc> {
    to_micros(day.and_hms_opt(2, 0, 0).unwrap().and_utc())
}

#[derive(Deserialize)]
struct Announced {
    holidays: BTreeSet<NaiveDate>,
    workdays: BTreeSet<NaiveDate>,
}

fn announced_years() -> Vec<CalendarYear> {
    let text = include_str!("../../../../data/workcalendar.json");
    let years: BTreeMap<i32, Announced> = serde_json::from_str(text).unwrap();
    let year = |(year, days): (i32, Announced)| CalendarYear {
        year,
        holidays: days.holidays,
        make_up_days: days.workdays,
    };
    years.into_iter().map(year).collect()
}

/// The announced years, 2018 to 2026.
pub(crate) static CALENDAR: LazyLock<WorkCalendar> =
    LazyLock::new(|| WorkCalendar::new(announced_years()));

/// The same with a made-up 2027, in which New Year's Day is the only holiday.
pub(crate) static CALENDAR_WITH_2027: LazyLock<WorkCalendar> = LazyLock::new(|| {
    let mut years = announced_years();
    years.push(CalendarYear {
        year: 2027,
        holidays: [date("2027-01-01")].into(),
        make_up_days: BTreeSet::new(),
    });
    WorkCalendar::new(years)
});

// --- people and places ---

pub(crate) fn organization(number: u128) -> OrganizationId {
    OrganizationId::new(Uuid::from_u128(number))
}

pub(crate) fn user(number: u128) -> UserId {
    UserId::new(Uuid::from_u128(number))
}

pub(crate) const APPLICANT: u128 = 11;
pub(crate) const CLERK: u128 = 12;
pub(crate) const AGENT: u128 = 13;
pub(crate) const OTHER_AGENT: u128 = 14;
pub(crate) const SUPERVISOR: u128 = 15;

const CITY: u128 = 101;
const COUNTY: u128 = 102;
const TOWN: u128 = 103;
const VILLAGE: u128 = 104;
const OTHER_COUNTY: u128 = 105;
const OTHER_TOWN: u128 = 106;
const BUREAU: u128 = 107;

fn place(path: &[u128], kind: OrganizationKind) -> Place {
    let (own, ancestors) = path.split_last().unwrap();
    let ancestors = ancestors.iter().map(|id| organization(*id)).collect();
    Place::new(ancestors, organization(*own), kind)
}

pub(crate) fn city() -> Place {
    place(&[CITY], OrganizationKind::CityHall)
}

pub(crate) fn county() -> Place {
    place(&[CITY, COUNTY], OrganizationKind::CountyHall)
}

pub(crate) fn town() -> Place {
    place(&[CITY, COUNTY, TOWN], OrganizationKind::TownCenter)
}

pub(crate) fn village() -> Place {
    let path = [CITY, COUNTY, TOWN, VILLAGE];
    place(&path, OrganizationKind::VillageStation)
}

pub(crate) fn other_county() -> Place {
    place(&[CITY, OTHER_COUNTY], OrganizationKind::CountyHall)
}

pub(crate) fn other_town() -> Place {
    let path = [CITY, OTHER_COUNTY, OTHER_TOWN];
    place(&path, OrganizationKind::TownCenter)
}

/// The approval-service bureau of the county: hangs off the county hall.
pub(crate) fn bureau() -> Place {
    let path = [CITY, COUNTY, BUREAU];
    place(&path, OrganizationKind::ApprovalDepartment)
}

/// Every place, from the city down.
pub(crate) fn places() -> [Place; 7] {
    [
        city(),
        county(),
        town(),
        village(),
        other_county(),
        other_town(),
        bureau(),
    ]
}

pub(crate) fn actor(id: u128, posts: &[(Role, Place)]) -> Actor {
    let post = |(role, place): &(Role, Place)| Post {
        role: *role,
        place: place.clone(),
    };
    Actor {
        user_id: user(id),
        posts: posts.iter().map(post).collect(),
        identity: None,
    }
}

/// Stands in for the keyed digest.
pub(crate) fn key(applicant: &Applicant) -> IdentityKey {
    let mut hasher = DefaultHasher::new();
    applicant.identity().hash(&mut hasher);
    IdentityKey(format!("{:016x}", hasher.finish()))
}

/// A made-up person with a valid check digit.
pub(crate) fn citizen() -> Applicant {
    let first17 = "37130219900101001";
    let check = identity_number::check_digit(first17).unwrap();
    Applicant::NaturalPerson(NaturalPerson {
        name: "王芳".to_owned(),
        id_type: IdType::ResidentId,
        id_number: format!("{first17}{check}"),
        phone: "13953912345".to_owned(),
        address: None,
        proxy: None,
        special_circumstances: Vec::new(),
    })
}

/// A made-up enterprise with a valid check character.
pub(crate) fn enterprise() -> Applicant {
    let first17 = "91371302MA3C00011";
    let check = credit_code::check_character(first17).unwrap();
    Applicant::LegalPerson(LegalPerson {
        name: "临沂样例食品有限公司".to_owned(),
        credit_code: format!("{first17}{check}"),
        legal_representative: "李强".to_owned(),
        contact: Contact {
            name: "赵敏".to_owned(),
            phone: "13953912346".to_owned(),
        },
        address: None,
        proxy: None,
        special_circumstances: Vec::new(),
    })
}

/// Somebody whom a venue may name.
pub(crate) fn candidate(id: u128, venue: &Place) -> Candidate {
    Candidate {
        id: user(id),
        organization_id: venue.id(),
        kind: AgentKind::FullTime,
        active: true,
        undertaking_signed: true,
        is_applicant: false,
    }
}

// --- items ---

pub(crate) const REQUIRED: MaterialId = MaterialId::new(Uuid::from_u128(201));
pub(crate) const DEFERRABLE: MaterialId = MaterialId::new(Uuid::from_u128(202));
pub(crate) const OPTIONAL: MaterialId = MaterialId::new(Uuid::from_u128(203));

fn requirement(id: MaterialId, name: &str, necessity: Necessity) -> MaterialRequirement {
    MaterialRequirement {
        id,
        name: name.to_owned(),
        necessity,
        form: "原件".to_owned(),
        copies: 1,
        source: "申请人自备".to_owned(),
    }
}

fn item(number: u128, name: &str, category: &str, item_type: &str) -> ServiceItem {
    ServiceItem {
        id: ServiceItemId::new(Uuid::from_u128(number)),
        version: 1,
        name: name.to_owned(),
        category: category.to_owned(),
        level: DecidingLevel::County,
        subjects: vec![Subject::NaturalPerson, Subject::LegalPerson],
        item_type: item_type.to_owned(),
        on_the_spot: false,
        legal_limit: Some(Limit::working(20)),
        promised_limit: Some(Limit::working(10)),
        fee: "不收费".to_owned(),
        simplified: false,
        materials: vec![
            requirement(REQUIRED, "申请书", Necessity::Required),
            requirement(DEFERRABLE, "平面图", Necessity::Deferrable),
            requirement(OPTIONAL, "佐证", Necessity::Optional),
        ],
        intermediary: None,
        not_counted_in_limit: Vec::new(),
        basis: "样例".to_owned(),
        confidence: "test".to_owned(),
    }
}

/// 低保: a natural person's, and consent may stand in for an agreement.
pub(crate) fn livelihood() -> ServiceItem {
    ServiceItem {
        subjects: vec![Subject::NaturalPerson],
        simplified: true,
        level: DecidingLevel::Town,
        ..item(301, "最低生活保障对象认定", "低保办理", "行政给付")
    }
}

/// An administrative licence, with a written agreement.
pub(crate) fn licence() -> ServiceItem {
    item(302, "食品经营许可", "经营许可", "行政许可")
}

/// 即办件.
pub(crate) fn on_the_spot_item() -> ServiceItem {
    ServiceItem {
        on_the_spot: true,
        simplified: true,
        promised_limit: Some(Limit::working(0)),
        subjects: vec![Subject::NaturalPerson],
        ..item(303, "基本养老保险参保登记", "社会保险", "公共服务")
    }
}

pub(crate) fn draft_of(applicant: Applicant, venue: Place) -> Draft {
    Draft {
        venue,
        mode: Mode::Entrust,
        applicant_key: key(&applicant),
        applicant,
        consent: Consent {
            voluntary: true,
            scope: "代为准备并递交申报材料".to_owned(),
        },
        origin: Origin::Counter,
        own_identity: None,
        created_by: user(CLERK),
    }
}

// --- the bench ---

/// One case on its way, with everything that a decision looks at.
pub(crate) struct Bench {
    pub(crate) calendar: WorkCalendar,
    pub(crate) settings: Settings,
    pub(crate) item: ServiceItem,
    pub(crate) now: DateTime<Utc>,
    pub(crate) case: Case,
    /// Everything that happened so far.
    pub(crate) log: Vec<Event>,
    made: u128,
}

/// A Monday; no holiday until Mid-Autumn, 25 September.
pub(crate) const MONDAY: &str = "2026-08-03";

impl Bench {
    /// A draft made on [`MONDAY`].
    pub(crate) fn new(item: ServiceItem, draft: Draft) -> Self {
        Self::at(item, draft, date(MONDAY))
    }

    pub(crate) fn at(item: ServiceItem, new: Draft, day: NaiveDate) -> Self {
        let settings = Settings::default();
        let context = context(&CALENDAR, &settings, &item, morning(day), 1000);
        let Decision { case, events } = draft(new, &context).expect("a faultless draft");
        Self {
            calendar: CALENDAR.clone(),
            settings,
            item,
            now: morning(day),
            case,
            log: events,
            made: 1000,
        }
    }

    /// An enterprise's licence at the county hall, entrusted.
    pub(crate) fn licence() -> Self {
        Self::new(licence(), draft_of(enterprise(), county()))
    }

    /// A citizen's 低保 in the village, entrusted.
    pub(crate) fn livelihood() -> Self {
        Self::new(livelihood(), draft_of(citizen(), village()))
    }

    /// Goes on to the morning of that day.
    pub(crate) fn on(&mut self, day: &str) -> &mut Self {
        self.now = morning(date(day));
        self
    }

    pub(crate) fn context(&self) -> Context<'_> {
        context(
            &self.calendar,
            &self.settings,
            &self.item,
            self.now,
            self.made,
        )
    }

    /// Carries out an act that must be allowed; what happened.
    #[track_caller]
    pub(crate) fn act(&mut self, command: impl Command) -> Vec<Event> {
        self.made += 1;
        match command.decide(self.case.clone(), &self.context()) {
            Ok(decision) => {
                self.case = decision.case;
                self.log.extend(decision.events.clone());
                decision.events
            }
            Err(refusal) => panic!("refused: {refusal:?}"),
        }
    }

    /// Tries an act that must be refused; why.
    #[track_caller]
    pub(crate) fn refused(&mut self, command: impl Command) -> Refusal {
        self.made += 1;
        match command.decide(self.case.clone(), &self.context()) {
            Ok(decision) => panic!("allowed: {:?}", decision.events),
            Err(refusal) => refusal,
        }
    }

    pub(crate) fn state(&self) -> StateName {
        self.case.state()
    }

    pub(crate) fn intake(&self) -> &Intake {
        self.case.record.state.intake().expect("submitted")
    }

    pub(crate) fn mandate(&self) -> &Mandate {
        self.case.record.state.mandate().expect("accepted")
    }

    pub(crate) fn department(&self) -> &Department {
        &self.mandate().department
    }

    pub(crate) fn due(&self) -> String {
        self.case
            .due_on()
            .map_or_else(|| "unknown".to_owned(), |due| due.to_string())
    }
}

fn context<'a>(
    calendar: &'a WorkCalendar,
    settings: &'a Settings,
    item: &'a ServiceItem,
    now: DateTime<Utc>,
    made: u128,
) -> Context<'a> {
    Context {
        now,
        actor: None,
        calendar,
        settings,
        item,
        fresh_id: Uuid::from_u128(made),
    }
}

// --- what to expect ---

pub(crate) fn unmet(obstacle: Obstacle) -> Refusal {
    Refusal::Unmet(obstacle)
}

pub(crate) fn faulty(pointer: &'static str, code: &'static str) -> Refusal {
    Refusal::Faulty(vec![Fault::at(pointer, code)])
}

#[track_caller]
pub(crate) fn assert_not_allowed(refusal: Refusal, state: StateName, action: Action) {
    match refusal {
        Refusal::NotAllowedInState {
            state: at,
            action: tried,
            ..
        } if (at, tried) == (state, action) => {}
        other => panic!("not the refusal of {action:?} in {state:?}: {other:?}"),
    }
}

pub(crate) fn kinds(events: &[Event]) -> Vec<&'static str> {
    events.iter().map(Event::kind).collect()
}
