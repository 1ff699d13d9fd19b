//! What the model's cases are about: items, venues and people.
//!
//! Owns the choice of them. What an item says is read from the raw file in `data/`, not through the
//! program.

use std::sync::LazyLock;

use bangban_domain::case::applicant::{Contact, IdType, LegalPerson, NaturalPerson};
use bangban_domain::case::{Applicant, Consent, Mode};
use bangban_tests::given::{BENEFIT, LICENCE, ON_THE_SPOT};
use serde_json::Value;

use crate::calendar::Unit;

const FILE: &str = include_str!("../../data/service_items.json");

/// The livelihood categories (二（三）): what town and village venues have on their lists.
const LIVELIHOOD: [&str; 7] = [
    "人口计生",
    "劳动就业",
    "农村补贴",
    "社会保险",
    "福利救助",
    "低保办理",
    "农村事务",
];

/// Whether a material is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// 必要.
    Required,
    /// 容缺后补.
    Deferrable,
    /// 非必要.
    Optional,
}

/// What one kind of case is about.
#[derive(Debug)]
pub(super) struct Matter {
    pub(super) item: &'static str,
    pub(super) venue: &'static str,
    pub(super) applicant: &'static str,
    pub(super) clerk: &'static str,
    /// The venue's agents, who may be named.
    pub(super) agents: &'static [&'static str],
    /// The venue has the item on its list (C3).
    pub(super) offered: bool,
    /// The item is for this kind of applicant.
    pub(super) fits: bool,
    pub(super) licence: bool,
    /// Consent may stand in for an agreement: simplified, livelihood, and a person (C7).
    pub(super) simplified: bool,
    pub(super) on_the_spot: bool,
    pub(super) promised: Option<(u32, Unit)>,
    pub(super) by_law: Option<(u32, Unit)>,
    pub(super) materials: Vec<Need>,
}

/// Whom nobody may name: not in service, without undertaking, of another venue, no agent at all.
pub(super) const NOT_TO_BE_NAMED: [&str; 4] = [
    "lanshan.retired",
    "lanshan.novice",
    "yishui.agent",
    "city.leader",
];
/// Who decides on requests, everywhere in the county.
pub(super) const SUPERVISOR: &str = "lanshan.supervisor";
/// Clerk and supervisor of the county's hall in one person.
pub(super) const DEPUTY: &str = "lanshan.deputy";
/// Who archives.
pub(super) const ARCHIVIST: &str = "lanshan.archivist";
/// Who imports calendars.
pub(super) const ADMINISTRATOR: &str = "sysadmin";

const COUNTY_AGENTS: &[&str] = &["lanshan.agent1", "lanshan.agent2"];
const TOWN_AGENTS: &[&str] = &[BENEFIT.agent];
const VILLAGE_AGENTS: &[&str] = &[ON_THE_SPOT.agent];
const IMPACT: &str = "建设项目环境影响报告书审批";

/// All of them: the frequent ones first, then two that can't be submitted.
pub(super) static MATTERS: LazyLock<Vec<Matter>> = LazyLock::new(|| {
    let county = |item, applicant| {
        let (venue, clerk) = (LICENCE.venue, LICENCE.clerk);
        Matter::read(item, (venue, true), applicant, (clerk, COUNTY_AGENTS))
    };
    let town = |item, applicant| {
        let people = (BENEFIT.clerk, TOWN_AGENTS);
        Matter::read(item, (BENEFIT.venue, false), applicant, people)
    };
    let village = Matter::read(
        ON_THE_SPOT.item,
        (ON_THE_SPOT.venue, false),
        "wang",
        (ON_THE_SPOT.clerk, VILLAGE_AGENTS),
    );
    vec![
        county(LICENCE.item, "corp"),
        town(BENEFIT.item, "wang"),
        village,
        county(IMPACT, "corp"),
        town(LICENCE.item, "corp"),
        county(LICENCE.item, "wang"),
    ]
});

/// How many of them can be submitted.
pub(super) const SUBMITTABLE: usize = 4;

impl Matter {
    fn read(
        item: &'static str,
        (venue, is_hall): (&'static str, bool),
        applicant: &'static str,
        (clerk, agents): (&'static str, &'static [&'static str]),
    ) -> Self {
        let file: Value = serde_json::from_str(FILE).unwrap();
        let items = file["items"].as_array().unwrap();
        let entry = items.iter().find(|entry| entry["name"] == item).unwrap();
        let text = |name: &str| entry[name].as_str().unwrap();
        let livelihood = LIVELIHOOD.contains(&text("category"));
        let person = applicant == "wang";
        let limit = |days: &str, unit: &str| {
            let days = u32::try_from(entry[days].as_u64()?).unwrap();
            let unit = match text(unit) {
                "工作日" => Unit::Working,
                "自然日" => Unit::Calendar,
                other => panic!("unit {other}"),
            };
            Some((days, unit))
        };
        let need = |material: &Value| match material["required"].as_str().unwrap() {
            "必要" => Need::Required,
            "容缺后补" => Need::Deferrable,
            "非必要" => Need::Optional,
            other => panic!("need {other}"),
        };
        Self {
            item,
            venue,
            applicant,
            clerk,
            agents,
            offered: is_hall || livelihood,
            fits: text("subject_type").contains(if person { "自然人" } else { "法人" }),
            licence: text("item_type") == "行政许可",
            simplified: entry["simplified_allowed"] == true && livelihood && person,
            on_the_spot: text("handling_type") == "即办件",
            promised: limit("promised_days", "promised_unit"),
            by_law: limit("legal_days", "legal_unit"),
            materials: entry["materials"]
                .as_array()
                .unwrap()
                .iter()
                .map(need)
                .collect(),
        }
    }

    /// The applicant's facts, those of the account.
    pub(super) fn who_applies(&self) -> Applicant {
        if self.applicant == "wang" {
            return Applicant::NaturalPerson(NaturalPerson {
                name: "王芳".to_owned(),
                id_type: IdType::ResidentId,
                id_number: "371302199001010011".to_owned(),
                phone: "13953912345".to_owned(),
                address: None,
                proxy: None,
                special_circumstances: Vec::new(),
            });
        }
        Applicant::LegalPerson(LegalPerson {
            name: "临沂沂蒙食品有限公司".to_owned(),
            credit_code: "91371302MA3C000116".to_owned(),
            legal_representative: "刘志强".to_owned(),
            contact: Contact {
                name: "陈静".to_owned(),
                phone: "13853912345".to_owned(),
            },
            address: None,
            proxy: None,
            special_circumstances: Vec::new(),
        })
    }
}

/// Consent, given or not.
pub(super) fn consent(voluntary: bool) -> Consent {
    Consent {
        voluntary,
        scope: "代为准备并递交申报材料".to_owned(),
    }
}

/// Both modes.
pub(super) const MODES: [Mode; 2] = [Mode::Assist, Mode::Entrust];
