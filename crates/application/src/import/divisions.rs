//! The list of divisions (区划): a table with the header `code,name,level,parent_code`.
//!
//! Owns what a row has to say, and the import that also makes the venues. Does not own the rule of
//! the codes (`bangban_domain::division_code`) nor which venue a division gets (`venues`).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use bangban_domain::division_code::{DivisionCode, DivisionCodeFault, DivisionLevel};
use bangban_persistence::network::coverage;
use bangban_persistence::page::Page;
use bangban_persistence::registry::divisions::{self, Division, DivisionFilter};
use bangban_persistence::{Source, StoreError};

use super::fault::Faults;
use super::text::{Row, Text};
use super::venues::{self, Venues};
use super::{Counts, ImportError, ImportFault, ImportKind, zones};
use crate::Platform;

const HEADER: [&str; 4] = ["code", "name", "level", "parent_code"];

const LEVELS: [DivisionLevel; 5] = [
    DivisionLevel::Province,
    DivisionLevel::City,
    DivisionLevel::County,
    DivisionLevel::Town,
    DivisionLevel::Village,
];

/// Divisions by their codes.
pub type Divisions = BTreeMap<DivisionCode, Division>;

/// What an import of divisions did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// To the list of divisions.
    pub divisions: Counts,
    /// To the organisations.
    pub venues: Venues,
}

/// Imports a list of divisions, and makes the venues and approval-service departments that are not
/// there yet. `zones` is the table of functional zones; without it those stay that are known.
///
/// # Errors
/// [`ImportError`]; nothing is imported then.
pub async fn import(
    platform: &Platform,
    list: &[u8],
    zones: Option<&[u8]>,
) -> Result<Report, ImportError> {
    let transaction = platform.store.begin().await?;
    let mut known = load_all(&transaction).await?;
    let faulty = |kind| move |faults| ImportError::Faulty { kind, faults };
    let read = read(list, &known).map_err(faulty(ImportKind::Divisions))?;
    let (counts, news) = compare(&known, read);
    known.extend(
        news.iter()
            .map(|division| (division.code.clone(), division.clone())),
    );
    let zones = zones.map_or(Ok(Vec::new()), |bytes| zones::read(bytes, &known));
    let zones = zones.map_err(faulty(ImportKind::Zones))?;

    divisions::upsert_many(&transaction, &news).await?;
    let ids = venues::FreshIds::new(platform);
    coverage::begin(&transaction).await?;
    let venues = venues::store(&transaction, &known, &zones, ids).await?;
    coverage::rebuild(&transaction, platform.today()).await?;
    let both = Counts {
        added: counts.added + venues.added + venues.departments_added,
        ..counts
    };
    super::finish(platform, transaction, ImportKind::Divisions, both).await?;
    Ok(Report {
        divisions: counts,
        venues,
    })
}

/// Every division that is known.
///
/// # Errors
/// Those of storage.
pub(super) async fn load_all(source: &impl Source) -> Result<Divisions, StoreError> {
    let mut known = Divisions::new();
    let mut cursor = None;
    loop {
        let page = Page::new(Page::MOST, cursor);
        let page = divisions::list(source, &DivisionFilter::default(), &page).await?;
        known.extend(
            page.items
                .into_iter()
                .map(|division| (division.code.clone(), division)),
        );
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(known);
        }
    }
}

/// What is new or different in the file, and how many entries are.
pub(super) fn compare(known: &Divisions, read: Vec<Division>) -> (Counts, Vec<Division>) {
    let mut counts = Counts::default();
    let mut news = Vec::new();
    for division in read {
        match known.get(&division.code) {
            Some(before) if *before == division => {
                counts.unchanged += 1;
                continue;
            }
            Some(_) => counts.changed += 1,
            None => counts.added += 1,
        }
        news.push(division);
    }
    (counts, news)
}

/// Reads a list of divisions; parents stand in the list or among those that are `known`.
///
/// # Errors
/// Every fault of the file.
pub fn read(bytes: &[u8], known: &Divisions) -> Result<Vec<Division>, Vec<ImportFault>> {
    let text = Text::decode(bytes)?;
    let mut faults = Faults::default();
    let rows = text.table(HEADER, &mut faults);
    // A row with another fault still counts as a parent: one slip is one fault.
    let listed: BTreeSet<_> = rows
        .iter()
        .filter_map(|row| DivisionCode::parse(&row.fields[0]).ok())
        .collect();
    let exists = |code: &DivisionCode| listed.contains(code) || known.contains_key(code);
    let mut first_lines = HashMap::new();
    let mut divisions = Vec::with_capacity(rows.len());
    for row in rows {
        let line = row.line;
        let Some(division) = read_row(&row, &exists, &mut faults) else {
            continue;
        };
        match first_lines.get(&division.code) {
            Some(first) => faults.duplicate(line, "code", *first),
            None => {
                first_lines.insert(division.code.clone(), line);
                divisions.push(division);
            }
        }
    }
    faults.or(divisions)
}

fn read_row(
    row: &Row<4>,
    exists: &impl Fn(&DivisionCode) -> bool,
    faults: &mut Faults,
) -> Option<Division> {
    let line = row.line;
    let [code, name, level, parent] = &row.fields;
    if name.is_empty() {
        faults.blank(line, "name");
    }
    let level = read_level(line, level, faults);
    let code = read_code(line, "code", code, faults)?;
    if let Some(level) = level
        && level != code.level()
    {
        let of_code = code.level().as_str();
        let zh = format!("级别与代码不符，代码的级别是 {of_code}");
        let en = format!("does not fit the code, whose level is {of_code}");
        faults.add(line, "level", "level_mismatch", zh, en);
    }
    let parent_code = read_parent(line, &code, parent, exists, faults);
    Some(Division {
        level: code.level(),
        code,
        name: name.clone(),
        parent_code,
    })
}

fn read_level(line: usize, text: &str, faults: &mut Faults) -> Option<DivisionLevel> {
    let level = LEVELS.into_iter().find(|level| level.as_str() == text);
    if level.is_none() {
        faults.not_one_of(line, "level", &LEVELS.map(DivisionLevel::as_str));
    }
    level
}

fn read_parent(
    line: usize,
    code: &DivisionCode,
    text: &str,
    exists: &impl Fn(&DivisionCode) -> bool,
    faults: &mut Faults,
) -> Option<DivisionCode> {
    let expected = code.parent();
    if text == expected.as_ref().map_or("", DivisionCode::as_str) {
        let parent = expected?;
        if !exists(&parent) {
            let zh = format!("上级区划 {parent} 不存在");
            let en = format!("the division above, {parent}, does not exist");
            faults.add(line, "parent_code", "parent_absent", zh, en);
        }
        return Some(parent);
    }
    match expected {
        None => faults.add(
            line,
            "parent_code",
            "parent_not_wanted",
            "省级区划没有上级",
            "a province has no division above it",
        ),
        Some(_) if !text.is_empty() && read_code(line, "parent_code", text, faults).is_none() => {}
        Some(parent) => {
            let zh = format!("上级区划应为 {parent}");
            let en = format!("the division above must be {parent}");
            faults.add(line, "parent_code", "parent_mismatch", zh, en);
        }
    }
    None
}

/// Reads a division code.
pub(super) fn read_code(
    line: usize,
    field: &str,
    text: &str,
    faults: &mut Faults,
) -> Option<DivisionCode> {
    let fault = match DivisionCode::parse(text) {
        Ok(code) => return Some(code),
        Err(fault) => fault,
    };
    let zh = match fault {
        DivisionCodeFault::Length => "区划代码应为 12 位",
        DivisionCodeFault::Characters => "区划代码只能是数字",
        DivisionCodeFault::Level => "区划代码缺少上一级",
    };
    faults.add(line, field, fault.code(), zh, fault.to_string());
    None
}
