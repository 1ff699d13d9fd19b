//! The official calendar.

use super::super::calendar::{read, store};
use super::{CALENDAR, at, kept, on_sqlite, places};
use crate::import::Counts;

#[test]
fn the_announced_years_are_read() {
    let years = read(CALENDAR.as_bytes()).unwrap();
    assert_eq!(
        years.iter().map(|it| it.year).collect::<Vec<_>>(),
        (2018..=2026).collect::<Vec<_>>()
    );
    assert!(
        years
            .iter()
            .all(|it| !it.holidays.is_empty() && !it.make_up_days.is_empty())
    );
}

#[test]
fn every_fault_is_told_with_its_line() {
    let document = r#"{
  "2027": {
    "holidays": [
      "2027-01-01",
      "2026-12-31",
      "2027-1-2",
      "2027-02-30",
      7
    ],
    "workdays": ["2027-01-01"]
  },
  "27": {"holidays": ["0027-01-01"], "workdays": []},
  "2028": {"holidays": [], "workday": []},
  "2029": [],
  "2027": {"holidays": ["2027-01-01"], "workdays": []}
}"#;
    let faults = read(document.as_bytes()).unwrap_err();
    assert_eq!(
        places(&faults),
        [
            (5, "2027.holidays[1]", "other_year"),
            (6, "2027.holidays[2]", "date"),
            (7, "2027.holidays[3]", "date"),
            (8, "2027.holidays[4]", "wrong_type"),
            (10, "2027.workdays[0]", "duplicate"),
            (12, "27", "year"),
            (13, "2028.workday", "not_one_of"),
            (13, "2028", "missing"),
            (13, "2028.holidays", "no_holidays"),
            (14, "2029", "wrong_type"),
            (15, "2027", "duplicate"),
        ]
    );
}

#[test]
fn what_is_no_calendar_is_told() {
    for (document, line, code) in [
        ("", 1, "not_json"),
        ("{\n\"2027\": ", 2, "not_json"),
        ("[]", 1, "wrong_type"),
        ("\n{}", 2, "empty"),
    ] {
        let faults = read(document.as_bytes()).unwrap_err();
        assert_eq!(places(&faults), [(line, "", code)], "{document}");
    }
}

#[tokio::test]
async fn only_years_that_differ_are_replaced() {
    on_sqlite(async |storage| {
        let run = async |document: &str| {
            let years = read(document.as_bytes()).unwrap();
            kept(storage, async |tx| store(tx, &years, at()).await.unwrap()).await
        };
        assert_eq!(
            run(CALENDAR).await,
            Counts {
                added: 9,
                ..Counts::default()
            }
        );
        assert_eq!(
            run(CALENDAR).await,
            Counts {
                unchanged: 9,
                ..Counts::default()
            }
        );
        let changed = CALENDAR.replace("\"2026-01-01\",", "");
        assert_eq!(
            run(&changed).await,
            Counts {
                added: 0,
                changed: 1,
                unchanged: 8
            }
        );
    })
    .await;
}
