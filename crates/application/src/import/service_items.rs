//! Service items (事项): `{"items": [{"name": …, "materials": [{"name": …}, …]}, …]}`, with the words
//! of the implementing lists (实施清单) as values.
//!
//! Owns what an item has to say, the ids that follow from its name, and the import. Does not own what
//! an item means (`bangban_domain::service_item`).
//!
//! An item's name is its natural key: an item of another name is another item. The ids of an item
//! and of its materials follow from the names, so that they are the same in every installation.

use std::collections::HashMap;

use bangban_domain::deadline::{DayUnit, Limit};
use bangban_domain::id::uuid_v7;
use bangban_domain::service_item::rules::{self, MOST_COPIES};
use bangban_domain::service_item::{
    DecidingLevel, MaterialRequirement, Necessity, ServiceItem, Subject,
};
use bangban_persistence::registry::service_items::{self, ItemHead};
use bangban_persistence::sealing::sm3;
use bangban_persistence::{StoreError, Transaction};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::fault::Faults;
use super::json::{Object, Value};
use super::text::Text;
use super::{Counts, ImportError, ImportFault, ImportKind};
use crate::Platform;

const LEVELS: [(&str, DecidingLevel); 4] = [
    ("市级", DecidingLevel::City),
    ("县级", DecidingLevel::County),
    ("乡镇级", DecidingLevel::Town),
    ("村级", DecidingLevel::Village),
];
const SUBJECTS: [(&str, Subject); 2] = [
    ("自然人", Subject::NaturalPerson),
    ("法人", Subject::LegalPerson),
];
const HANDLING: [(&str, bool); 2] = [("即办件", true), ("承诺件", false)];
const UNITS: [(&str, DayUnit); 2] = [
    ("工作日", DayUnit::WorkingDays),
    ("自然日", DayUnit::CalendarDays),
];
const NECESSITIES: [(&str, Necessity); 3] = [
    ("必要", Necessity::Required),
    ("容缺后补", Necessity::Deferrable),
    ("非必要", Necessity::Optional),
];

/// Imports service items. An item that differs from what new cases use gets a further version, which
/// they use from then on; an item that is no longer offered and has not changed stays so.
///
/// # Errors
/// [`ImportError`]; nothing is imported then.
pub async fn import(platform: &Platform, document: &[u8]) -> Result<Counts, ImportError> {
    let items = read(document).map_err(|faults| ImportError::Faulty {
        kind: ImportKind::ServiceItems,
        faults,
    })?;
    let transaction = platform.store.begin().await?;
    let counts = store(&transaction, items, platform.now()).await?;
    super::finish(platform, transaction, ImportKind::ServiceItems, counts).await?;
    Ok(counts)
}

/// Stores those items that are new or differ.
pub(super) async fn store(
    transaction: &Transaction,
    items: Vec<ServiceItem>,
    at: DateTime<Utc>,
) -> Result<Counts, StoreError> {
    let mut counts = Counts::default();
    for mut item in items {
        // The name is its own key; a code of the provincial library may take its place one day.
        let code = item.name.clone();
        let Some(head) = service_items::by_code(transaction, &code).await? else {
            service_items::insert(transaction, &code, &item, at).await?;
            service_items::publish(transaction, item.id, item.version, at).await?;
            counts.added += 1;
            continue;
        };
        item.id = head.id;
        if let Some(before) = before(transaction, &head).await? {
            item.version = before.version;
            if before == item {
                counts.unchanged += 1;
                continue;
            }
        }
        item.version = head.latest_version + 1;
        service_items::insert_version(transaction, &item, at).await?;
        service_items::publish(transaction, item.id, item.version, at).await?;
        counts.changed += 1;
    }
    Ok(counts)
}

/// What the item says now; of one that is not offered, what it said last. A draft says nothing yet.
async fn before(
    transaction: &Transaction,
    head: &ItemHead,
) -> Result<Option<ServiceItem>, StoreError> {
    let stored = match head.current_version {
        Some(version) => service_items::version(transaction, head.id, version).await?,
        None => service_items::newest_published(transaction, head.id).await?,
    };
    Ok(stored.map(|stored| stored.item))
}

/// Reads a document. Every item is its first version.
///
/// # Errors
/// Every fault of the document.
pub fn read(document: &[u8]) -> Result<Vec<ServiceItem>, Vec<ImportFault>> {
    let text = Text::decode(document)?;
    let document = Value::parse(&text)?;
    let mut faults = Faults::default();
    let mut items = Vec::new();
    let object = document.object(&mut faults);
    let list = object.and_then(|object| document.member(&object, "items", &mut faults));
    let list = list
        .and_then(|list| list.list(&mut faults))
        .unwrap_or_default();
    let mut names = Names::default();
    for value in list {
        items.extend(read_item(&value, &mut names, &mut faults));
    }
    if items.is_empty() && faults.is_empty() {
        faults.empty(document.line());
    }
    faults.or(items)
}

/// Reads every member before it gives up on any, so that all faults of an item are told.
fn read_item(value: &Value<'_>, names: &mut Names, faults: &mut Faults) -> Option<ServiceItem> {
    let object = value.object(faults)?;
    let item = Members {
        value,
        object: &object,
    };
    let name = names.read(&item, faults);
    let category = item.text("category", faults);
    let level = item.word("level", &LEVELS, faults);
    let subjects = read_subjects(&item, faults);
    let item_type = item.text("item_type", faults);
    let on_the_spot = item.word("handling_type", &HANDLING, faults);
    let legal_limit = read_limit(&item, "legal_days", "legal_unit", faults);
    let promised_limit = read_limit(&item, "promised_days", "promised_unit", faults);
    let fee = item.text("fee", faults);
    let simplified = item
        .get("simplified_allowed", faults)
        .and_then(|it| it.boolean(faults));
    let materials = read_materials(&item, name.as_deref(), faults);
    let intermediary = read_optional_text(&item, "intermediary", faults);
    let not_counted_in_limit = read_texts(&item, "not_counted_in_limit", faults);
    let basis = item.text("basis", faults);
    let confidence = item.text("confidence", faults);
    let (legal_limit, promised_limit) = (legal_limit?, promised_limit?);
    if rules::promises_too_long(legal_limit, promised_limit) {
        let (zh, en) = ("承诺时限长于法定时限", "is longer than the limit by law");
        let (line, path) = (item.line_of("promised_days"), item.path_of("promised_days"));
        faults.add(line, path, "promised_too_long", zh, en);
    }
    let name = name?;
    Some(ServiceItem {
        id: stable_id(&format!("service-item:{name}")).into(),
        version: 1,
        name,
        category: category?,
        level: level?,
        subjects: subjects?,
        item_type: item_type?,
        on_the_spot: on_the_spot?,
        legal_limit,
        promised_limit,
        fee: fee?,
        simplified: simplified?,
        materials: materials?,
        intermediary: intermediary?,
        not_counted_in_limit: not_counted_in_limit?,
        basis: basis?,
        confidence: confidence?,
    })
}

/// The members of an object.
struct Members<'a> {
    value: &'a Value<'a>,
    object: &'a Object<'a>,
}

impl<'a> Members<'a> {
    fn get(&self, key: &str, faults: &mut Faults) -> Option<Value<'a>> {
        self.value.member(self.object, key, faults)
    }

    fn text(&self, key: &str, faults: &mut Faults) -> Option<String> {
        self.get(key, faults)?.text(faults)
    }

    /// The line of a member, or of the object where there is no such member.
    fn line_of(&self, key: &str) -> usize {
        let member = self.object.iter().find(|(known, _)| known == key);
        member.map_or(self.value, |(_, value)| value).line()
    }

    fn path_of(&self, key: &str) -> String {
        format!("{}.{key}", self.value.path)
    }

    /// What a word of the implementing lists stands for.
    fn word<T: Copy>(&self, key: &str, words: &[(&str, T)], faults: &mut Faults) -> Option<T> {
        let value = self.get(key, faults)?;
        let text = value.text(faults)?;
        find_word(&value, &text, words, faults)
    }
}

/// The names of a list with their lines: none stands twice.
#[derive(Default)]
struct Names(HashMap<String, usize>);

impl Names {
    fn read(&mut self, of: &Members<'_>, faults: &mut Faults) -> Option<String> {
        let name = of.text("name", faults)?;
        let line = of.line_of("name");
        if let Some(first) = self.0.get(&name) {
            faults.duplicate(line, of.path_of("name"), *first);
            return None;
        }
        self.0.insert(name.clone(), line);
        Some(name)
    }
}

fn find_word<T: Copy>(
    value: &Value<'_>,
    text: &str,
    words: &[(&str, T)],
    faults: &mut Faults,
) -> Option<T> {
    let found = words
        .iter()
        .find(|(word, _)| *word == text)
        .map(|(_, meaning)| *meaning);
    if found.is_none() {
        let allowed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        faults.not_one_of(value.line(), value.path.as_str(), &allowed);
    }
    found
}

/// `自然人`, `法人`, or both with `/` between them, in the order of the enumeration.
fn read_subjects(item: &Members<'_>, faults: &mut Faults) -> Option<Vec<Subject>> {
    let value = item.get("subject_type", faults)?;
    let text = value.text(faults)?;
    let words = text
        .split('/')
        .map(|word| find_word(&value, word.trim(), &SUBJECTS, faults));
    let named: Vec<Subject> = words.collect::<Option<_>>()?;
    let subjects = SUBJECTS.iter().map(|(_, subject)| *subject);
    Some(subjects.filter(|subject| named.contains(subject)).collect())
}

/// A limit; `null` days say that there is none.
fn read_limit(
    item: &Members<'_>,
    days: &str,
    unit: &str,
    faults: &mut Faults,
) -> Option<Option<Limit>> {
    let days = item.get(days, faults);
    let unit = item.word(unit, &UNITS, faults);
    let days = days?;
    if days.is_null() {
        return unit.map(|_| None);
    }
    let days = days.number(faults, Limit::MAX_DAYS)?;
    Some(Some(Limit { days, unit: unit? }))
}

fn read_optional_text(
    item: &Members<'_>,
    key: &str,
    faults: &mut Faults,
) -> Option<Option<String>> {
    let value = item.get(key, faults)?;
    if value.is_null() {
        Some(None)
    } else {
        value.text(faults).map(Some)
    }
}

fn read_texts(item: &Members<'_>, key: &str, faults: &mut Faults) -> Option<Vec<String>> {
    let list = item.get(key, faults)?.list(faults)?;
    let texts: Vec<_> = list.iter().map(|value| value.text(faults)).collect();
    texts.into_iter().collect()
}

fn read_materials(
    item: &Members<'_>,
    item_name: Option<&str>,
    faults: &mut Faults,
) -> Option<Vec<MaterialRequirement>> {
    let list = item.get("materials", faults)?.list(faults)?;
    let mut names = Names::default();
    let item_name = item_name.unwrap_or_default();
    let materials = list
        .iter()
        .map(|value| read_material(value, item_name, &mut names, faults));
    Some(
        materials
            .collect::<Vec<_>>()
            .into_iter()
            .flatten()
            .collect(),
    )
}

fn read_material(
    value: &Value<'_>,
    item_name: &str,
    names: &mut Names,
    faults: &mut Faults,
) -> Option<MaterialRequirement> {
    let object = value.object(faults)?;
    let material = Members {
        value,
        object: &object,
    };
    let name = names.read(&material, faults);
    let necessity = material.word("required", &NECESSITIES, faults);
    let form = material.text("form", faults);
    let copies = material.get("copies", faults);
    let copies = copies.and_then(|copies| copies.number(faults, MOST_COPIES));
    let source = material.text("source", faults);
    let name = name?;
    Some(MaterialRequirement {
        id: stable_id(&format!("material:{item_name}/{name}")).into(),
        name,
        necessity: necessity?,
        form: form?,
        copies: copies?,
        source: source?,
    })
}

/// An id that follows from a name alone: a version 7 UUID, as all ids are, whose time is the day of
/// the circular (2019-04-16) and whose random part is a digest.
fn stable_id(name: &str) -> Uuid {
    let digest = sm3(name.as_bytes());
    let mut bytes = [0; 10];
    bytes.copy_from_slice(&digest[..10]);
    uuid_v7(
        DateTime::from_timestamp(1_555_344_000, 0).unwrap_or_default(),
        bytes,
    )
}
