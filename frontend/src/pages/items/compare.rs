//! Two versions of an item, field by field and material by material. What differs is marked in a word and an icon.

use bangban_api_types::service_items::{MaterialRequirementView, ServiceItemView};
use leptos::prelude::*;
use uuid::Uuid;

use super::facts::{facts, requirement};
use crate::api::{Api, Failure, registry, remote, use_api};
use crate::kit::conflict::Difference;
use crate::kit::filter::Filter;
use crate::kit::{Loading, Sign, Tag, Tone};
use crate::texts::items;

/// What became of a fact or a material.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Same,
    Changed,
    Added,
    Removed,
}

/// A line of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    name: String,
    older: Option<String>,
    newer: Option<String>,
}

impl Line {
    fn fate(&self) -> Fate {
        match (&self.older, &self.newer) {
            (None, Some(_)) => Fate::Added,
            (Some(_), None) => Fate::Removed,
            (older, newer) if older == newer => Fate::Same,
            _ => Fate::Changed,
        }
    }
}

/// The two versions that the address names; nothing without.
#[component]
pub(super) fn Comparison(id: Uuid, filter: Filter) -> impl IntoView {
    let wanted = Memo::new(move |_| {
        let number = |name| filter.get(name)?.parse::<i32>().ok();
        Some((number("from")?, number("to")?))
    });
    move || {
        wanted
            .get()
            .map(|(older, newer)| view! { <Compared id older newer /> })
    }
}

/// Two versions by their numbers.
#[component]
pub(super) fn Compared(id: Uuid, older: i32, newer: i32) -> impl IntoView {
    let api = use_api();
    let both = remote(move || load(api, id, older, newer));
    let title = items::COMPARE_TITLE.fill([&older.to_string(), &newer.to_string()]);
    view! {
        <h3>{title}</h3>
        <Loading
            remote=both
            children=move |(from, to): (ServiceItemView, ServiceItemView)| {
                view! { <Table lines=lines(&from, &to) older newer /> }
            }
        />
    }
}

async fn load(
    api: Api,
    id: Uuid,
    older: i32,
    newer: i32,
) -> Result<(ServiceItemView, ServiceItemView), Failure> {
    let from = registry::item_version(api, id, older).await?;
    let to = registry::item_version(api, id, newer).await?;
    Ok((from.value.item, to.value.item))
}

fn lines(from: &ServiceItemView, to: &ServiceItemView) -> Vec<Line> {
    let pairs = facts(from).into_iter().zip(facts(to));
    let mut lines: Vec<_> = pairs
        .map(|((name, older), (_, newer))| Line {
            name: name.into(),
            older: Some(older),
            newer: Some(newer),
        })
        .collect();
    lines.extend(materials(&from.materials, &to.materials));
    lines.extend(order(&from.materials, &to.materials));
    lines
}

/// Where an item that was typed differs from what is saved.
pub(super) fn differences(saved: &ServiceItemView, typed: &ServiceItemView) -> Vec<Difference> {
    let absent = |side: Option<String>| side.unwrap_or_else(|| items::ABSENT.into());
    let lines = lines(saved, typed).into_iter();
    lines
        .filter_map(|line| Difference::between(line.name, absent(line.older), absent(line.newer)))
        .collect()
}

/// The order of the materials, where those that both have come in another one.
fn order(from: &[MaterialRequirementView], to: &[MaterialRequirementView]) -> Option<Line> {
    let names = |of: &[MaterialRequirementView], other: &[MaterialRequirementView]| {
        let both = of
            .iter()
            .filter(|one| other.iter().any(|other| other.id == one.id));
        let (ids, names): (Vec<_>, Vec<_>) = both.map(|one| (one.id, one.name.clone())).unzip();
        (ids, names.join(" · "))
    };
    let ((before, older), (after, newer)) = (names(from, to), names(to, from));
    (before != after).then(|| Line {
        name: items::MATERIAL_ORDER.into(),
        older: Some(older),
        newer: Some(newer),
    })
}

/// The materials of both; one is the same material by its id.
fn materials(from: &[MaterialRequirementView], to: &[MaterialRequirementView]) -> Vec<Line> {
    let line = |name: &str,
                older: Option<&MaterialRequirementView>,
                newer: Option<&MaterialRequirementView>| Line {
        name: format!("{}：{name}", items::MATERIALS.t()),
        older: older.map(requirement),
        newer: newer.map(requirement),
    };
    let mut lines = Vec::new();
    for older in from {
        let newer = to.iter().find(|newer| newer.id == older.id);
        lines.push(line(&older.name, Some(older), newer));
    }
    let added = to
        .iter()
        .filter(|newer| from.iter().all(|older| older.id != newer.id));
    lines.extend(added.map(|newer| line(&newer.name, None, Some(newer))));
    lines
}

#[component]
fn Table(lines: Vec<Line>, older: i32, newer: i32) -> impl IntoView {
    let changes = lines
        .iter()
        .filter(|line| line.fate() != Fate::Same)
        .count();
    let told = match changes {
        0 => items::NO_DIFFERENCE.into(),
        many => items::DIFFERENCES.fill([&many.to_string()]),
    };
    let older = items::VERSION_NUMBER.fill([&older.to_string()]);
    let newer = items::VERSION_NUMBER.fill([&newer.to_string()]);
    let rows: Vec<_> = lines
        .into_iter()
        .map(|line| row(line, older.clone(), newer.clone()))
        .collect();
    view! {
        <p role="status">{told.clone()}</p>
        <table class="cards-on-phone">
            <caption class="hidden">{told}</caption>
            <thead>
                <tr>
                    <th scope="col">{items::FIELD.t()}</th>
                    <th scope="col">{older}</th>
                    <th scope="col">{newer}</th>
                    <th scope="col">{items::DIFFERENCE.t()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(line: Line, older: String, newer: String) -> impl IntoView {
    let fate = line.fate();
    let absent = |side: Option<String>| side.unwrap_or_else(|| items::ABSENT.into());
    view! {
        <tr class:changed=fate != Fate::Same>
            <td data-label=items::FIELD.t()>{line.name}</td>
            <td data-label=older>{absent(line.older)}</td>
            <td data-label=newer>{absent(line.newer)}</td>
            <td data-label=items::DIFFERENCE.t()>{mark(fate)}</td>
        </tr>
    }
}

fn mark(fate: Fate) -> AnyView {
    let (text, tone, sign) = match fate {
        Fate::Same => {
            return view! { <span class="soft">{items::SAME.t()}</span> }.into_any();
        }
        Fate::Changed => (items::CHANGED, Tone::Waiting, Sign::Warning),
        Fate::Added => (items::ADDED, Tone::Good, Sign::Plus),
        Fate::Removed => (items::REMOVED, Tone::Bad, Sign::Minus),
    };
    view! { <Tag text tone sign=Some(sign) /> }.into_any()
}
