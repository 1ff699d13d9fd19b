//! Work calendars: refused with the line of each fault, or read; what was read is read again from a document of ours.

#![no_main]

use std::collections::BTreeMap;

use bangban_application::import::calendar::read;
use bangban_fuzz::faults_are_told;
use chrono::Datelike;
use libfuzzer_sys::fuzz_target;
use serde_json::json;

fuzz_target!(|data: &[u8]| {
    check(data);
    // The lists of a year, without the frame around them.
    let mut document = b"{\"2027\": {\"holidays\": [".to_vec();
    document.extend_from_slice(data);
    document.extend_from_slice(b"], \"workdays\": []}}");
    check(&document);
});

fn check(document: &[u8]) {
    let years = match read(document) {
        Ok(years) => years,
        Err(faults) => return faults_are_told(document, &faults),
    };
    assert!(!years.is_empty());
    let mut again = BTreeMap::new();
    for year in &years {
        assert!((2000..=2199).contains(&year.year));
        assert!(!year.holidays.is_empty(), "a year has holidays");
        assert!(
            year.holidays.is_disjoint(&year.make_up_days),
            "off or worked, not both"
        );
        let days = year.holidays.iter().chain(&year.make_up_days);
        assert!(days.into_iter().all(|day| day.year() == year.year));
        let other = again.insert(
            year.year.to_string(),
            json!({"holidays": year.holidays, "workdays": year.make_up_days}),
        );
        assert!(other.is_none(), "a year twice");
    }
    let mut sorted = years;
    sorted.sort_by_key(|year| year.year);
    assert_eq!(read(json!(again).to_string().as_bytes()), Ok(sorted));
}
