//! Lists of divisions: refused with the line of each fault, or read; what was read is read again from a table of ours.

#![no_main]

use std::collections::BTreeSet;

use bangban_application::import::divisions::{Divisions, read};
use bangban_fuzz::{faults_are_told, quoted};
use libfuzzer_sys::fuzz_target;

const HEADER: &str = "code,name,level,parent_code\n";

fuzz_target!(|data: &[u8]| {
    check(data);
    // With the header that chance would need long to find.
    let mut table = HEADER.as_bytes().to_vec();
    table.extend_from_slice(data);
    check(&table);
});

fn check(file: &[u8]) {
    let known = Divisions::new();
    let divisions = match read(file, &known) {
        Ok(divisions) => divisions,
        Err(faults) => return faults_are_told(file, &faults),
    };
    assert!(!divisions.is_empty());
    let codes: BTreeSet<_> = divisions.iter().map(|division| &division.code).collect();
    assert_eq!(codes.len(), divisions.len(), "each once");
    let mut again = HEADER.to_owned();
    for division in &divisions {
        assert_eq!(division.level, division.code.level());
        assert_eq!(division.parent_code, division.code.parent());
        assert!(
            division
                .parent_code
                .iter()
                .all(|parent| codes.contains(parent)),
            "an orphan"
        );
        let parent = division
            .parent_code
            .as_ref()
            .map_or("", |code| code.as_str());
        let (code, name, level) = (
            division.code.as_str(),
            quoted(&division.name),
            division.level.as_str(),
        );
        again.push_str(&format!("{code},{name},{level},{parent}\n"));
    }
    assert_eq!(read(again.as_bytes(), &known), Ok(divisions));
}
