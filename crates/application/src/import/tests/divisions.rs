//! The list of divisions.

use bangban_domain::division_code::DivisionLevel;
use bangban_persistence::Transaction;
use bangban_persistence::registry::divisions::{self, Division};

use super::super::divisions::{Divisions, compare, load_all, read};
use super::{LINYI, kept, on_sqlite, places};
use crate::import::Counts;

#[test]
fn the_list_of_linyi_is_read_with_its_rare_character() {
    let divisions = read(LINYI.as_bytes(), &Divisions::new()).unwrap();
    let of_level = |level| divisions.iter().filter(|it| it.level == level).count();
    assert_eq!(divisions.len(), 4_357);
    assert_eq!(of_level(DivisionLevel::County), 13);
    assert_eq!(of_level(DivisionLevel::Town), 156);
    assert_eq!(of_level(DivisionLevel::Village), 4_186);
    assert_eq!(
        divisions.iter().filter(|it| it.name.contains('䅟')).count(),
        1
    );
}

#[test]
fn every_fault_is_told_with_its_line() {
    let list = "code,name,level,parent_code\n\
        370000000000,山东省,province,\n\
        371300000000,临沂市,county,370000000000\n\
        \n\
        371302000000,  ,county,371300000000\n\
        37130200200,银雀山街道,town,371302000000\n\
        371302003000,金雀山街道,街道,371302000000\n\
        371302003000,金雀山街道,town,371302000000\n\
        371302003001,\"某\n社区\",village,371302003000\n\
        371399004000,柳青街道,town,371399000000\n\
        371302004000,柳青街道,town,371300000000\n\
        371302005000,某街道,town,37130200000x\n\
        371302006000,某街道,town\n\
        371302007000,某街道,town,\n";
    let faults = read(list.as_bytes(), &Divisions::new()).unwrap_err();
    assert_eq!(
        places(&faults),
        [
            (3, "level", "level_mismatch"),
            (5, "name", "blank"),
            (6, "code", "division_code_length"),
            (7, "level", "not_one_of"),
            (8, "code", "duplicate"),
            (11, "parent_code", "parent_absent"),
            (12, "parent_code", "parent_mismatch"),
            (13, "parent_code", "division_code_characters"),
            (14, "", "field_count"),
            (15, "parent_code", "parent_mismatch"),
        ]
    );
    assert!(
        faults
            .iter()
            .all(|fault| !fault.message_zh.is_empty() && !fault.message_en.is_empty())
    );
}

#[test]
fn a_file_that_is_no_such_list_is_told() {
    let only = |bytes: &[u8]| {
        let faults = read(bytes, &Divisions::new()).unwrap_err();
        places(&faults)
            .iter()
            .map(|(line, _, code)| (*line, (*code).to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(only(b""), [(1, "empty".to_owned())]);
    assert_eq!(
        only(b"code,name,level,parent_code\n"),
        [(1, "empty".to_owned())]
    );
    assert_eq!(only(b"name,code\n1,2\n"), [(1, "header".to_owned())]);
    assert_eq!(
        only(b"code,name,level,parent_code\n\xc1\xd9,x\nfine\n\xd2\xca\n"),
        [(2, "not_utf8".to_owned()), (4, "not_utf8".to_owned())]
    );
    let marked = format!("\u{feff}{}", LINYI.replace("\r\n", "\n"));
    assert_eq!(
        read(marked.as_bytes(), &Divisions::new()).unwrap().len(),
        4_357
    );
}

#[tokio::test]
async fn a_second_import_changes_nothing_and_parents_may_be_known_already() {
    on_sqlite(async |storage| {
        let read_all = || read(LINYI.as_bytes(), &Divisions::new()).unwrap();
        let first = kept(storage, async |tx| store(tx, read_all()).await).await;
        assert_eq!(
            first,
            Counts {
                added: 4_357,
                ..Counts::default()
            }
        );
        let second = kept(storage, async |tx| store(tx, read_all()).await).await;
        assert_eq!(
            second,
            Counts {
                unchanged: 4_357,
                ..Counts::default()
            }
        );
        assert!(second.is_nothing());

        let known = load_all(&storage.reader().await.unwrap()).await.unwrap();
        let more = "code,name,level,parent_code\n\
            371302002000,银雀山,town,371302000000\n\
            371302099000,新街道,town,371302000000\n";
        let more = read(more.as_bytes(), &known).unwrap();
        let third = kept(storage, async |tx| store(tx, more).await).await;
        assert_eq!(
            third,
            Counts {
                added: 1,
                changed: 1,
                unchanged: 0
            }
        );
    })
    .await;
}

async fn store(transaction: &Transaction, read: Vec<Division>) -> Counts {
    let known = load_all(transaction).await.unwrap();
    let (counts, news) = compare(&known, read);
    divisions::upsert_many(transaction, &news).await.unwrap();
    counts
}
