use serde_json::{Value, json};

use super::*;
use crate::faults::faults_of;

fn sent() -> Value {
    json!({
        "name": "高龄津贴申领", "category": "福利救助", "level": "town", "subjects": ["natural_person"],
        "item_type": "行政给付", "on_the_spot": false,
        "legal_limit": { "days": 30, "unit": "working" }, "promised_limit": { "days": 20, "unit": "working" },
        "fee": "不收费", "simplified_allowed": true,
        "materials": [
            { "name": "居民身份证", "necessity": "required", "form": "原件", "copies": 1, "source": "公安机关" },
            { "name": "银行账户", "necessity": "deferrable", "form": "复印件", "copies": 1, "source": "申请人自备" }
        ],
        "not_counted_in_limit": ["公示7日"], "basis": "某办法", "confidence": "illustrative"
    })
}

fn faults(sent: Value) -> Vec<(String, String)> {
    let request: ServiceItemRequest = serde_json::from_value(sent).unwrap();
    let mut faults: Vec<_> = faults_of(&request)
        .into_iter()
        .map(|fault| (fault.pointer, fault.code.into_owned()))
        .collect();
    faults.sort();
    faults
}

#[test]
fn a_whole_one_has_no_faults() {
    assert_eq!(faults(sent()), []);
}

#[test]
fn every_fault_is_told_at_its_place() {
    let mut sent = sent();
    sent["name"] = json!(" ");
    sent["subjects"] = json!([]);
    sent["promised_limit"]["days"] = json!(31);
    sent["legal_limit"]["days"] = json!(4000);
    sent["not_counted_in_limit"] = json!(["公示", ""]);
    sent["materials"][1]["name"] = json!("居民身份证 ");
    sent["materials"][1]["copies"] = json!(101);
    sent["intermediary"] = json!("");
    let expected = [
        ("/intermediary", "required"),
        ("/legal_limit/days", "out_of_range"),
        ("/materials/1/copies", "out_of_range"),
        ("/materials/1/name", "duplicate"),
        ("/name", "required"),
        ("/not_counted_in_limit/1", "required"),
        ("/subjects", "required"),
    ];
    let expected = expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned()));
    assert_eq!(faults(sent), expected);
}

#[test]
fn a_promise_is_not_longer_than_the_law() {
    let mut sent = sent();
    sent["promised_limit"]["days"] = json!(31);
    let fault = (
        "/promised_limit/days".to_owned(),
        "promised_too_long".to_owned(),
    );
    assert_eq!(faults(sent.clone()), [fault]);
    sent["promised_limit"]["unit"] = json!("calendar");
    assert_eq!(faults(sent), []);
}

#[test]
fn a_material_stands_once() {
    let mut sent = sent();
    let id = "019aca1c-0000-7000-8000-000000000001";
    sent["materials"][0]["id"] = json!(id);
    sent["materials"][1]["id"] = json!(id);
    sent["subjects"] = json!(["legal_person", "legal_person"]);
    let expected = [
        ("/materials/1/id".to_owned(), "duplicate".to_owned()),
        ("/subjects".to_owned(), "duplicate".to_owned()),
    ];
    assert_eq!(faults(sent), expected);
}

#[test]
fn new_materials_get_an_id_and_known_ones_keep_theirs() {
    let known = Uuid::from_u128(7);
    let mut sent = sent();
    sent["materials"][0]["id"] = json!(known);
    sent["subjects"] = json!(["legal_person", "natural_person"]);
    let request: ServiceItemRequest = serde_json::from_value(sent).unwrap();
    let new = MaterialId::new(Uuid::from_u128(8));
    let item = request.into_version(ServiceItemId::new(Uuid::from_u128(1)), 3, || new);
    let ids: Vec<_> = item.materials.iter().map(|it| it.id).collect();
    assert_eq!(ids, [known.into(), new]);
    assert_eq!((item.version, item.simplified), (3, true));
    assert_eq!(
        item.subjects,
        [Subject::NaturalPerson, Subject::LegalPerson]
    );
}
