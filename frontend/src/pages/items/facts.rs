//! The facts of an item in words, in the order in which they are shown and compared.

use bangban_api_types::service_items::{LimitView, MaterialRequirementView, ServiceItemView};

use crate::texts::codes::Coded;
use crate::texts::{Words, items};

/// A limit.
pub(super) fn limit(limit: Option<LimitView>) -> String {
    match limit {
        Some(limit) if limit.days == 0 => items::AT_ONCE.into(),
        Some(limit) => items::LIMIT.fill([&limit.days.to_string(), limit.unit.t()]),
        None => items::NO_LIMIT.into(),
    }
}

/// Who may apply.
pub(super) fn subjects(item: &ServiceItemView) -> String {
    let names: Vec<_> = item.subjects.iter().map(|subject| subject.t()).collect();
    names.join(" · ")
}

/// Every fact, with its name.
pub(super) fn facts(item: &ServiceItemView) -> Vec<(Words, String)> {
    let speed = if item.on_the_spot {
        items::ON_THE_SPOT
    } else {
        items::NOT_ON_THE_SPOT
    };
    let simplified = if item.simplified_allowed {
        items::SIMPLIFIED_YES
    } else {
        items::SIMPLIFIED_NO
    };
    vec![
        (items::NAME, item.name.clone()),
        (items::CATEGORY, item.category.clone()),
        (items::TYPE, item.item_type.clone()),
        (items::LEVEL, item.level.t().to_owned()),
        (items::SUBJECT, subjects(item)),
        (items::SPEED, speed.into()),
        (items::LEGAL, limit(item.legal_limit)),
        (items::PROMISED, limit(item.promised_limit)),
        (items::FEE, item.fee.clone()),
        (items::SIMPLIFIED, simplified.into()),
        (
            items::INTERMEDIARY,
            item.intermediary.clone().unwrap_or_default(),
        ),
        (items::NOT_COUNTED, item.not_counted_in_limit.join(" · ")),
        (items::BASIS, item.basis.clone()),
        (items::CONFIDENCE, item.confidence.clone()),
    ]
}

/// How many copies.
pub(super) fn copies(copies: u32) -> String {
    match copies {
        0 => items::NO_COPIES.into(),
        many => items::COPIES_COUNT.fill([&many.to_string()]),
    }
}

/// What is asked of a material, in one line.
pub(super) fn requirement(material: &MaterialRequirementView) -> String {
    let parts = [
        material.name.clone(),
        material.necessity.t().to_owned(),
        material.form.clone(),
        copies(material.copies),
        material.source.clone(),
    ];
    parts.join(" · ")
}
