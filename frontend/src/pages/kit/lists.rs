//! Lists: table, pager, empty, facts, tabs, timeline.

use bangban_api_types::{Day, Page};
use bangban_domain::case::StateName;
use chrono::Days;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::api::Failure;
use crate::browser::clock;
use crate::kit::list::{Empty, Fact, More, Pages};
use crate::kit::tabs::{TabLink, Tabs};
use crate::kit::timeline::{Happening, Timeline};
use crate::kit::{DueTag, Look, StateTag};
use crate::texts::{codes, kit_page};

/// The section.
#[component]
pub(super) fn Lists() -> impl IntoView {
    view! {
        <section>
            <h2>{kit_page::LISTS.t()}</h2>
            <h3>{kit_page::TABS.t()}</h3>
            <Tabs name=kit_page::TABS tabs=tabs() />
            <h3>{kit_page::TABLE.t()}</h3>
            <Table />
            <h3>{kit_page::PAGER.t()}</h3>
            <Pager />
            <h3>{kit_page::EMPTY_TITLE.t()}</h3>
            <Empty text=kit_page::EMPTY>
                <A href="/kit" attr:class=Look::Secondary.class()>{kit_page::EMPTY_NEXT.t()}</A>
            </Empty>
            <h3>{kit_page::FACTS.t()}</h3>
            <dl class="facts">
                <Fact name=kit_page::FACT value=Some(kit_page::FACT_VALUE.into()) />
                <Fact name=kit_page::COLUMN_NAME value=Some(kit_page::SAMPLE_ITEM.into()) />
            </dl>
            <h3>{kit_page::TIMELINE.t()}</h3>
            <Timeline happenings=happenings() />
        </section>
    }
}

fn tabs() -> Vec<TabLink> {
    vec![
        TabLink {
            href: "/kit".to_owned(),
            label: kit_page::TAB_ONE.into(),
            count: Signal::stored(Some("12".to_owned())),
            current: true,
        },
        TabLink {
            href: "/kit?tab=2".to_owned(),
            label: kit_page::TAB_TWO.into(),
            count: Signal::stored(None),
            current: false,
        },
    ]
}

#[component]
fn Table() -> impl IntoView {
    let rows = [
        (kit_page::SAMPLE_ITEM, StateName::InProgress, 1),
        (kit_page::SAMPLE_ITEM_2, StateName::CorrectionRequired, 9),
    ];
    let rows = rows.map(|(name, state, days)| {
        let due = clock::today().checked_add_days(Days::new(days)).map(Day);
        view! {
            <tr>
                <td data-label=kit_page::COLUMN_NAME.t()>{name.t()}</td>
                <td data-label=kit_page::COLUMN_STATE.t()><StateTag state /></td>
                <td data-label=kit_page::COLUMN_DUE.t()><DueTag due /></td>
            </tr>
        }
    });
    view! {
        <table class="cards-on-phone">
            <caption class="hidden">{kit_page::TABLE.t()}</caption>
            <thead>
                <tr>
                    <th scope="col">{kit_page::COLUMN_NAME.t()}</th>
                    <th scope="col">{kit_page::COLUMN_STATE.t()}</th>
                    <th scope="col">{kit_page::COLUMN_DUE.t()}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().collect_view()}</tbody>
        </table>
    }
}

/// A list of six, three at a time.
#[component]
fn Pager() -> impl IntoView {
    let pages = Pages::beginning_with(entries(1, true));
    let load = |_| async { Ok::<_, Failure>(entries(4, false)) };
    view! {
        <ul>
            <For each=move || pages.items() key=|number| *number let:number>
                <li>{kit_page::ENTRY.fill([&number.to_string()])}</li>
            </For>
        </ul>
        <More pages load />
    }
}

fn entries(first: u32, more: bool) -> Page<u32> {
    Page {
        items: (first..first + 3).collect(),
        next_cursor: more.then(|| "next".to_owned()),
    }
}

fn happenings() -> Vec<Happening> {
    let at = clock::now();
    let happening = |kind: &str, who, text| Happening {
        at,
        title: codes::event(kind).into(),
        who,
        text,
    };
    vec![
        happening(
            "work_logged",
            Some(kit_page::TIMELINE_WHO.into()),
            Some(kit_page::TIMELINE_TEXT.into()),
        ),
        happening("accepted", None, None),
    ]
}
