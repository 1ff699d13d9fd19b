//! Functional zones (功能区): a table with the header
//! `zone,host_county_code,stat_code,towns_hosted,confidence`.
//!
//! Owns what a row has to say. A zone manages, its territory may belong to a county (N1): the table
//! says which towns a zone manages, and the codes of the towns say where they lie. Does not own the
//! organisation that a zone becomes (`venues`).

use std::collections::HashMap;

use bangban_domain::division_code::{DivisionCode, DivisionLevel};

use super::ImportFault;
use super::divisions::{Divisions, read_code};
use super::fault::Faults;
use super::text::{Row, Text};

const HEADER: [&str; 5] = [
    "zone",
    "host_county_code",
    "stat_code",
    "towns_hosted",
    "confidence",
];

/// A zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Zone {
    /// The name, such as 临沂经济技术开发区.
    pub(super) name: String,
    /// The city it belongs to.
    pub(super) city: DivisionCode,
    /// The county in which it lies; none where it lies in several, or in none.
    pub(super) host: Option<DivisionCode>,
    /// Its own county-level code in the statistics; most zones have none.
    pub(super) own_code: Option<DivisionCode>,
    /// The towns it manages.
    pub(super) towns: Vec<DivisionCode>,
}

/// What stood where, so that nothing stands twice.
#[derive(Default)]
struct Seen {
    names: HashMap<String, usize>,
    codes: HashMap<DivisionCode, usize>,
}

/// Reads the table; all divisions that it names are among `known`.
///
/// # Errors
/// Every fault of the file.
pub(super) fn read(bytes: &[u8], known: &Divisions) -> Result<Vec<Zone>, Vec<ImportFault>> {
    let text = Text::decode(bytes)?;
    let mut faults = Faults::default();
    let mut seen = Seen::default();
    let rows = text.table(HEADER, &mut faults);
    let zones = rows
        .iter()
        .filter_map(|row| read_row(row, known, &mut seen, &mut faults));
    let zones = zones.collect();
    faults.or(zones)
}

fn read_row(row: &Row<5>, known: &Divisions, seen: &mut Seen, faults: &mut Faults) -> Option<Zone> {
    let line = row.line;
    let [name, hosts, own_code, towns, _] = &row.fields;
    if name.is_empty() {
        faults.blank(line, "zone");
    } else if let Some(first) = seen.names.insert(name.clone(), line) {
        faults.duplicate(line, "zone", first);
    }
    let hosts = read_hosts(line, hosts, known, faults);
    let own_code = match own_code.as_str() {
        "" => None,
        text => read_known(
            line,
            "stat_code",
            text,
            DivisionLevel::County,
            known,
            faults,
        ),
    };
    let towns = read_towns(line, towns, known, faults);
    for (field, code) in towns
        .iter()
        .map(|code| ("towns_hosted", code))
        .chain(own_code.iter().map(|code| ("stat_code", code)))
    {
        if let Some(first) = seen.codes.insert(code.clone(), line) {
            faults.duplicate(line, field, first);
        }
    }
    let city = hosts.first()?.at_level(DivisionLevel::City)?;
    let host = if let [only] = hosts.as_slice() {
        Some(only.clone())
    } else {
        None
    };
    Some(Zone {
        name: name.clone(),
        city,
        host,
        own_code,
        towns,
    })
}

/// Six digits of each county, with `/` between them; words after the digits are a remark.
fn read_hosts(
    line: usize,
    text: &str,
    known: &Divisions,
    faults: &mut Faults,
) -> Vec<DivisionCode> {
    const FIELD: &str = "host_county_code";
    if text.is_empty() {
        faults.blank(line, FIELD);
        return Vec::new();
    }
    let code = |part: &str| {
        let digits: String = part
            .trim()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        let code = if digits.len() == 6 {
            format!("{digits}000000")
        } else {
            digits
        };
        read_known(line, FIELD, &code, DivisionLevel::County, known, faults)
    };
    text.split('/').filter_map(code).collect()
}

/// Code and name of each town, with `;` between the towns.
fn read_towns(
    line: usize,
    text: &str,
    known: &Divisions,
    faults: &mut Faults,
) -> Vec<DivisionCode> {
    const FIELD: &str = "towns_hosted";
    let mut towns = Vec::new();
    for town in text
        .split(';')
        .map(str::trim)
        .filter(|town| !town.is_empty())
    {
        let (code, name) = town.split_once(char::is_whitespace).unwrap_or((town, ""));
        let Some(code) = read_known(line, FIELD, code, DivisionLevel::Town, known, faults) else {
            continue;
        };
        let listed = known
            .get(&code)
            .map_or("", |division| division.name.as_str());
        if name.trim() != listed {
            let zh = format!("{code} 的名称应为 {listed}");
            let en = format!("the name of {code} must be {listed}");
            faults.add(line, FIELD, "name_mismatch", zh, en);
        }
        towns.push(code);
    }
    towns
}

fn read_known(
    line: usize,
    field: &str,
    text: &str,
    level: DivisionLevel,
    known: &Divisions,
    faults: &mut Faults,
) -> Option<DivisionCode> {
    let code = read_code(line, field, text, faults)?;
    if known
        .get(&code)
        .is_some_and(|division| division.level == level)
    {
        return Some(code);
    }
    let level = level.as_str();
    let zh = format!("区划 {code}（{level}）不存在");
    let en = format!("there is no division {code} of the level {level}");
    faults.add(line, field, "division_absent", zh, en);
    None
}
