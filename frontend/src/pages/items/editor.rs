//! The fields of an item: all that a version says. What is sent is read by the server's own rules.
//!
//! Owns the fields and what stands in them at first. Does not own sending.

mod materials;

use bangban_api_types::service_items::{LimitView, ServiceItemRequest, ServiceItemView};
use bangban_domain::deadline::DayUnit;
use bangban_domain::id::MaterialId;
use bangban_domain::service_item::{DecidingLevel, LIVELIHOOD, Subject};
use leptos::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::form::{Form, Kind};
use crate::kit::field::{
    CheckField, Choice, FlagField, Input, RadioField, SelectField, TextArea, TextField, choices,
    code_of,
};
use crate::kit::form::Lines;
use crate::pages::case::acts::parts::Switch;
use crate::texts::codes::Coded;
use crate::texts::{Words, items};
use materials::Materials;

const LEGAL: &str = "/legal_limit";
const PROMISED: &str = "/promised_limit";
const NOT_COUNTED: &str = "/not_counted_in_limit";

/// What is sent where the fields say nothing: lists are never left out.
pub(super) fn base() -> Value {
    json!({ "subjects": [], "materials": [] })
}

/// What is typed, as an item that can be compared with `saved`; none while it can't be read as one.
pub(super) fn typed(form: Form, saved: &ServiceItemView) -> Option<ServiceItemView> {
    let request: ServiceItemRequest = crate::reading::read(&form.typed(base()))?;
    let new = || MaterialId::new(Uuid::nil());
    let item = request.into_version(saved.id.into(), saved.version, new);
    Some(ServiceItemView::from(&item))
}

/// Every field; `item` is what it says now, if it says anything yet.
#[component]
pub(super) fn ItemFields(
    form: Form,
    #[prop(optional_no_strip)] item: Option<ServiceItemView>,
) -> impl IntoView {
    let item = item.as_ref();
    begin(form, item);
    let kinds = kinds(item.map(|item| item.item_type.as_str()));
    let category_hint = items::CATEGORY_HINT.fill([&LIVELIHOOD.join("、")]);
    let speeds = vec![
        Choice::new("false", items::NOT_ON_THE_SPOT),
        Choice::new("true", items::ON_THE_SPOT),
    ];
    view! {
        <TextField form pointer="/name" label=items::NAME hint=items::NAME_HINT />
        <TextField form pointer="/category" label=items::CATEGORY hint=category_hint />
        <SelectField form pointer="/item_type" label=items::TYPE choices=kinds hint=items::TYPE_HINT />
        <SelectField form pointer="/level" label=items::LEVEL choices=choices(DecidingLevel::ALL) />
        <CheckField form pointer="/subjects" label=items::SUBJECT choices=choices(Subject::ALL) />
        <RadioField form pointer="/on_the_spot" label=items::SPEED choices=speeds kind=Kind::Flag />
        <LimitFields form pointer=LEGAL has=items::HAS_LEGAL />
        <LimitFields form pointer=PROMISED has=items::HAS_PROMISED />
        <TextArea form pointer="/fee" label=items::FEE hint=items::FEE_HINT rows=2 />
        <FlagField
            form
            pointer="/simplified_allowed"
            label=items::SIMPLIFIED_LABEL
            hint=items::SIMPLIFIED_HINT
        />
        <Materials form materials=item.map(|item| item.materials.clone()).unwrap_or_default() />
        <GuideTexts form not_counted=item.map_or(0, |item| item.not_counted_in_limit.len()) />
    }
}

/// What stands in the fields at first.
fn begin(form: Form, item: Option<&ServiceItemView>) {
    let Some(item) = item else {
        form.begin("/on_the_spot", "false");
        form.begin(&switch(PROMISED), "true");
        return;
    };
    let subjects: Vec<_> = item.subjects.iter().map(|it| code_of(*it)).collect();
    let texts = [
        ("/name", item.name.clone()),
        ("/category", item.category.clone()),
        ("/item_type", item.item_type.clone()),
        ("/level", code_of(item.level)),
        ("/subjects", subjects.join(",")),
        ("/on_the_spot", item.on_the_spot.to_string()),
        ("/fee", item.fee.clone()),
        ("/simplified_allowed", item.simplified_allowed.to_string()),
        (
            "/intermediary",
            item.intermediary.clone().unwrap_or_default(),
        ),
        ("/basis", item.basis.clone()),
        ("/confidence", item.confidence.clone()),
    ];
    for (pointer, text) in texts {
        form.begin(pointer, text);
    }
    begin_limit(form, LEGAL, item.legal_limit);
    begin_limit(form, PROMISED, item.promised_limit);
    for (place, text) in item.not_counted_in_limit.iter().enumerate() {
        form.begin(&format!("{NOT_COUNTED}/{place}"), text.clone());
    }
}

fn begin_limit(form: Form, pointer: &str, limit: Option<LimitView>) {
    form.begin(&switch(pointer), limit.is_some().to_string());
    if let Some(limit) = limit {
        form.begin(&format!("{pointer}/days"), limit.days.to_string());
        form.begin(&format!("{pointer}/unit"), code_of(limit.unit));
    }
}

/// The name of the box that says whether there is such a limit.
fn switch(pointer: &str) -> String {
    pointer.replace('/', "#")
}

/// The kinds of matters to choose from, with the one that is chosen now.
fn kinds(now: Option<&str>) -> Vec<Choice> {
    let known = items::TYPES.map(|kind| Choice::new(kind.on_record(), kind));
    let mut kinds = Vec::from(known);
    if let Some(now) = now.filter(|now| kinds.iter().all(|kind| kind.value != *now)) {
        kinds.push(Choice::new(now, now));
    }
    kinds
}

/// Whether there is a limit, and which.
#[component]
fn LimitFields(form: Form, pointer: &'static str, has: Words) -> impl IntoView {
    let fields = move || {
        let unit = format!("{pointer}/unit");
        form.preset(&unit, code_of(DayUnit::WorkingDays));
        view! {
            <div class="pair">
                <TextField
                    form
                    pointer=format!("{pointer}/days")
                    label=items::DAYS
                    hint=items::DAYS_HINT
                    input=Input::OneTimeCode
                    kind=Kind::Integer
                />
                <SelectField form pointer=unit label=items::UNIT choices=choices(DayUnit::ALL) />
            </div>
        }
    };
    view! { <Switch form name=switch(pointer) label=has>{fields()}</Switch> }
}

/// What the guide says beyond facts and materials.
#[component]
fn GuideTexts(form: Form, not_counted: usize) -> impl IntoView {
    view! {
        <h2>{items::GUIDE_TEXTS.t()}</h2>
        <TextArea
            form
            pointer="/intermediary"
            label=items::INTERMEDIARY
            hint=items::INTERMEDIARY_HINT
            rows=2
            optional=true
        />
        <fieldset class="field">
            <legend>{items::NOT_COUNTED.t()}</legend>
            <Lines form pointer=NOT_COUNTED first=not_counted add=items::ADD_NOT_COUNTED movable=true let:pointer>
                <TextField form pointer label=items::NOT_COUNTED_ONE />
            </Lines>
        </fieldset>
        <TextArea form pointer="/basis" label=items::BASIS />
        <TextArea form pointer="/confidence" label=items::CONFIDENCE hint=items::CONFIDENCE_HINT rows=2 />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_is_not_known_can_be_chosen_all_the_same() {
        assert_eq!(kinds(None).len(), items::TYPES.len());
        assert_eq!(kinds(Some("行政许可")).len(), items::TYPES.len());
        let with = kinds(Some("税务"));
        assert_eq!(with.last().map(|kind| kind.value.as_str()), Some("税务"));
    }
}
