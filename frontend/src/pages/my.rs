//! The applicant's own applications: where each stands, and the one thing to do now.

use bangban_api_types::Page;
use bangban_api_types::cases::summary::CaseSummary;
use bangban_domain::case::{Action, StateName};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_query_map;

use crate::api::names::{Named, use_names};
use crate::api::{Api, Failure, cases, remote, use_api, with_query};
use crate::kit::field::code_of;
use crate::kit::list::{Empty, Fact, More, Pages};
use crate::kit::loading::Skeleton;
use crate::kit::tabs::{TabLink, Tabs};
use crate::kit::{DueTag, Loading, Look, PageHead, StateTag};
use crate::pages::case::acts;
use crate::session::{Person, use_session};
use crate::texts::{Words, acts as act_words, my, shell, time, track};

/// Which applications are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Open,
    Ended,
    All,
}

impl Shown {
    const ALL: [Self; 3] = [Self::Open, Self::Ended, Self::All];

    const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Ended => "ended",
            Self::All => "all",
        }
    }

    const fn words(self) -> Words {
        match self {
            Self::Open => my::OPEN,
            Self::Ended => my::ENDED,
            Self::All => my::ALL,
        }
    }

    const fn none(self) -> Words {
        match self {
            Self::Open => my::NONE_OPEN,
            Self::Ended => my::NONE_ENDED,
            Self::All => my::NONE,
        }
    }

    const fn states(self) -> &'static [StateName] {
        match self {
            Self::Open => &[
                StateName::Draft,
                StateName::Submitted,
                StateName::CorrectionRequired,
                StateName::Accepted,
                StateName::InProgress,
                StateName::Suspended,
                StateName::Completed,
            ],
            Self::Ended => &[
                StateName::HandedOver,
                StateName::Archived,
                StateName::Rejected,
                StateName::Withdrawn,
                StateName::Lapsed,
                StateName::Terminated,
            ],
            Self::All => &[],
        }
    }
}

async fn load(
    api: Api,
    shown: Shown,
    cursor: Option<String>,
) -> Result<Page<CaseSummary>, Failure> {
    let mut parameters = vec![("mine", Some("true".to_owned())), ("cursor", cursor)];
    parameters.extend(
        shown
            .states()
            .iter()
            .map(|state| ("state", Some(code_of(state)))),
    );
    cases::list(api, &parameters).await
}

/// The page.
#[component]
pub(crate) fn My() -> impl IntoView {
    let session = use_session();
    let known = Memo::new(move |_| match session.person() {
        Person::Unknown => None,
        Person::Nobody => Some(false),
        Person::Somebody(_) => Some(true),
    });
    view! {
        <PageHead title=my::TITLE>
            <A href="/apply" attr:class=Look::Primary.class()>{my::APPLY.t()}</A>
        </PageHead>
        {move || match known.get() {
            None => view! { <Skeleton lines=3 /> }.into_any(),
            Some(false) => view! { <SignInFirst /> }.into_any(),
            Some(true) => view! { <List /> }.into_any(),
        }}
    }
}

#[component]
fn SignInFirst() -> impl IntoView {
    let href = with_query("/sign-in", &[("next", Some("/my".to_owned()))]);
    view! {
        <p>{my::SIGN_IN_WHY.t()}</p>
        <div class="actions">
            <A href attr:class=Look::Primary.class()>{shell::SIGN_IN.t()}</A>
            <A href="/track" attr:class=Look::Secondary.class()>{track::TITLE.t()}</A>
        </div>
    }
}

#[component]
fn List() -> impl IntoView {
    let api = use_api();
    let query = use_query_map();
    let shown = Memo::new(move |_| {
        let name = query.with(|query| query.get("show"));
        Shown::ALL
            .into_iter()
            .find(|shown| name.as_deref() == Some(shown.name()))
            .unwrap_or(Shown::Open)
    });
    let remote = remote(move || load(api, shown.get(), None));
    let tabs = move || {
        let tabs = Shown::ALL.into_iter().map(|one| TabLink {
            href: format!("/my?show={}", one.name()),
            label: one.words().into(),
            count: Signal::stored(None),
            current: one == shown.get(),
        });
        view! { <Tabs name=my::VIEWS tabs=tabs.collect() /> }
    };
    view! {
        {tabs}
        <Loading remote let:page><Cards page shown /></Loading>
    }
}

#[component]
fn Cards(page: Page<CaseSummary>, shown: Memo<Shown>) -> impl IntoView {
    let api = use_api();
    if page.items.is_empty() {
        let empty = view! {
            <Empty text=shown.get_untracked().none()>
                <A href="/apply" attr:class=Look::Secondary.class()>{my::APPLY.t()}</A>
            </Empty>
        };
        return empty.into_any();
    }
    let pages = Pages::beginning_with(page);
    let go_on = move |cursor| load(api, shown.get_untracked(), Some(cursor));
    view! {
        <ul class="case-cards">
            <For each=move || pages.items() key=|case| case.id let:case>
                <li class="card"><Card case /></li>
            </For>
        </ul>
        <More pages load=go_on />
    }
    .into_any()
}

/// One application.
#[component]
fn Card(case: CaseSummary) -> impl IntoView {
    let names = use_names();
    let name = names.signal(Named::ServiceItem(case.service_item_id));
    let venue = names.signal(Named::Organization(case.organization_id));
    let state = case.state;
    let to_do = if case.termination_requested {
        my::ENDING
    } else {
        to_do(&case)
    };
    let running = matches!(
        state,
        StateName::Accepted | StateName::InProgress | StateName::Suspended
    );
    let due = case.due_on.filter(|_| running).map(|due| view! { <div class="fact"><dt>{my::DUE.t()}</dt><dd><DueTag due=Some(due) /></dd></div> });
    let supply = case.supply_by.map(|due| view! { <div class="fact"><dt>{my::SUPPLY_BY.t()}</dt><dd><DueTag due=Some(due) /></dd></div> });
    let href = format!("/cases/{}", case.id);
    let see = move || my::SEE_WHICH.fill([&name.get()]);
    let (began, at) = match case.submitted_at {
        Some(at) => (my::SUBMITTED, at),
        None => (my::DRAFTED, case.created_at),
    };
    view! {
        <div class="case-card-head"><h2>{name}</h2><StateTag state /></div>
        <p>{track::meaning(state).t()}</p>
        <p><strong>{to_do.t()}</strong></p>
        <dl class="facts">
            <Fact name=my::NUMBER value=case.case_number.clone() />
            <div class="fact"><dt>{my::VENUE.t()}</dt><dd>{venue}</dd></div>
            <Fact name=began value=Some(time::date(at)) />
            <Fact name=my::ANSWER_BY value=case.answer_due_on.map(time::day) />
            {supply}
            {due}
        </dl>
        <div class="actions">
            <Next case />
            <A href attr:class=Look::Secondary.class() attr:aria-label=see>{my::SEE.t()}</A>
        </div>
    }
}

/// What is to do; who has rated already has nothing left.
fn to_do(case: &CaseSummary) -> Words {
    let rated = case.evaluation_level.is_some() || acts::next(case) != Some(Action::Evaluation);
    match case.state {
        StateName::HandedOver | StateName::Archived if rated => my::NOTHING,
        state => track::to_do(state, rated),
    }
}

/// The one thing that the applicant does now, as a button.
#[component]
fn Next(case: CaseSummary) -> impl IntoView {
    acts::next(&case).map(|action| {
        view! { <A href=acts::href(&case, action) attr:class=Look::Primary.class()>{act_words::verb(action).t()}</A> }
    })
}
