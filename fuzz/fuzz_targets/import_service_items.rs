//! Service items: refused with the line of each fault, or read; what was read is read again from a document of ours.

#![no_main]

use std::collections::BTreeSet;

use bangban_application::import::service_items::read;
use bangban_domain::deadline::{DayUnit, Limit};
use bangban_domain::service_item::{
    DecidingLevel, MaterialRequirement, Necessity, ServiceItem, Subject,
};
use bangban_fuzz::faults_are_told;
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

fuzz_target!(|data: &[u8]| {
    let items = match read(data) {
        Ok(items) => items,
        Err(faults) => return faults_are_told(data, &faults),
    };
    assert!(!items.is_empty());
    let names: BTreeSet<_> = items.iter().map(|item| &item.name).collect();
    let ids: BTreeSet<_> = items.iter().map(|item| item.id).collect();
    assert_eq!(
        (names.len(), ids.len()),
        (items.len(), items.len()),
        "each once"
    );
    for item in &items {
        let materials: BTreeSet<_> = item.materials.iter().map(|material| material.id).collect();
        assert_eq!(materials.len(), item.materials.len(), "each material once");
        if let (Some(legal), Some(promised)) = (item.legal_limit, item.promised_limit)
            && legal.unit == promised.unit
        {
            assert!(
                promised.days <= legal.days,
                "promised later than the law says"
            );
        }
    }
    let document = json!({"items": items.iter().map(written).collect::<Vec<_>>()});
    assert_eq!(read(document.to_string().as_bytes()), Ok(items));
});

fn written(item: &ServiceItem) -> Value {
    let subjects: Vec<&str> = item
        .subjects
        .iter()
        .map(|subject| match subject {
            Subject::NaturalPerson => "自然人",
            Subject::LegalPerson => "法人",
        })
        .collect();
    json!({
        "name": item.name,
        "category": item.category,
        "level": match item.level {
            DecidingLevel::City => "市级",
            DecidingLevel::County => "县级",
            DecidingLevel::Town => "乡镇级",
            DecidingLevel::Village => "村级",
        },
        "subject_type": subjects.join("/"),
        "item_type": item.item_type,
        "handling_type": if item.on_the_spot { "即办件" } else { "承诺件" },
        "legal_days": item.legal_limit.map(|limit| limit.days),
        "legal_unit": unit(item.legal_limit),
        "promised_days": item.promised_limit.map(|limit| limit.days),
        "promised_unit": unit(item.promised_limit),
        "fee": item.fee,
        "simplified_allowed": item.simplified,
        "materials": item.materials.iter().map(material).collect::<Vec<_>>(),
        "intermediary": item.intermediary,
        "not_counted_in_limit": item.not_counted_in_limit,
        "basis": item.basis,
        "confidence": item.confidence,
    })
}

/// The unit of no limit is one of the words as well.
fn unit(limit: Option<Limit>) -> &'static str {
    match limit.map(|limit| limit.unit) {
        Some(DayUnit::CalendarDays) => "自然日",
        Some(DayUnit::WorkingDays) | None => "工作日",
    }
}

fn material(material: &MaterialRequirement) -> Value {
    json!({
        "name": material.name,
        "required": match material.necessity {
            Necessity::Required => "必要",
            Necessity::Deferrable => "容缺后补",
            Necessity::Optional => "非必要",
        },
        "form": material.form,
        "copies": material.copies,
        "source": material.source,
    })
}
