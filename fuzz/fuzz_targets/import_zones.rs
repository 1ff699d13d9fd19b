//! The table of functional zones, and the organisations that come of it: one tree, each natural key once.

#![no_main]

use std::collections::BTreeSet;
use std::sync::OnceLock;

use bangban_application::import::divisions::{Divisions, read};
use bangban_application::import::fuzzing::planned;
use bangban_domain::division_code::DivisionLevel;
use bangban_fuzz::faults_are_told;
use bangban_persistence::Random;
use chrono::DateTime;
use libfuzzer_sys::fuzz_target;

const HEADER: &str = "zone,host_county_code,stat_code,towns_hosted,confidence\n";

fuzz_target!(|data: &[u8]| {
    check(data);
    let mut table = HEADER.as_bytes().to_vec();
    table.extend_from_slice(data);
    check(&table);
});

/// The province, the city, its counties and a few towns of each: planning is to be quick.
fn divisions() -> &'static Divisions {
    static DIVISIONS: OnceLock<Divisions> = OnceLock::new();
    DIVISIONS.get_or_init(|| {
        let all = read(include_bytes!("../../data/linyi.csv"), &Divisions::new())
            .expect("the list of this repository");
        let few = all.into_iter().filter(|division| match division.level {
            DivisionLevel::Village => false,
            DivisionLevel::Town => {
                division.code.as_str() < "371311" || division.code.as_str().starts_with("371371")
            }
            _ => true,
        });
        few.map(|division| (division.code.clone(), division))
            .collect()
    })
}

struct Zeros;

impl Random for Zeros {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(0);
    }
}

fn check(table: &[u8]) {
    let organizations = match planned(table, divisions(), DateTime::UNIX_EPOCH, &Zeros) {
        Ok(organizations) => organizations,
        Err(faults) => return faults_are_told(table, &faults),
    };
    let (mut ids, mut serials) = (BTreeSet::new(), BTreeSet::new());
    for organization in &organizations {
        let (id, above) = organization
            .place
            .path()
            .split_last()
            .expect("a place has an id");
        assert!(
            above.iter().all(|ancestor| ids.contains(ancestor)),
            "those above come first"
        );
        assert!(
            organization
                .territorial_parent_id
                .iter()
                .all(|other| ids.contains(other)),
            "as does whose land it is"
        );
        assert!(ids.insert(*id), "each id once");
        assert!(
            serials.insert(&organization.serial),
            "each natural key once: {}",
            organization.serial
        );
        assert!(!organization.name.is_empty());
    }
    for division in divisions()
        .values()
        .filter(|division| division.level == DivisionLevel::Town)
    {
        assert!(
            serials.contains(&format!("venue:{}", division.code)),
            "{} has no venue",
            division.code
        );
    }
}
