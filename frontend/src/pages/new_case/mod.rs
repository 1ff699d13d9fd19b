//! `/cases/new` (G2): a new case for somebody at the counter or at home. Six things to fill in; everything else is
//! preset or folded away.

pub(crate) mod applicant;
mod done;
pub(crate) mod item;
mod on_the_spot;
mod send;

use bangban_api_types::cases::draft::CaseDraft;
use bangban_api_types::cases::on_the_spot::OnTheSpotRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_api_types::service_items::ServiceItemView;
use bangban_domain::case::Mode;
use bangban_domain::policy::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde_json::json;
use uuid::Uuid;

use super::NoAccess;
use super::case::acts::agreement::modes;
use super::case::acts::parts::Switch;
use super::case::acts::parts::switch::is_on;
use crate::api::names::{Named, use_names};
use crate::api::{Loaded, cases, use_api};
use crate::form::Form;
use crate::kit::field::{Choice, FlagField, RadioField, SelectField, TextArea, code_of};
use crate::kit::form::Summary;
use crate::kit::loading::Skeleton;
use crate::kit::toast::use_toasts;
use crate::kit::{Button, Look, PageHead};
use crate::session::{Person, use_session};
use crate::texts::new_case;
use applicant::{Applicant, KindField, More};
use done::Done;
use item::ItemChoice;
use on_the_spot::{OnTheSpot, SPOT};
use send::{Made, send};

const MODE: &str = "/mode";
const SCOPE: &str = "/consent/scope";
const VENUE: &str = "/organization_id";
/// The applicant's declaration: with it, the case is submitted in the same go.
const DECLARED: &str = "#declared";

/// The page.
#[component]
pub(crate) fn NewCase() -> impl IntoView {
    let session = use_session();
    move || match session.person() {
        Person::Unknown => view! { <Skeleton /> }.into_any(),
        Person::Somebody(me) => {
            let venues = |role: Role| {
                me.roles
                    .iter()
                    .filter(move |held| held.role == role)
                    .map(|held| held.organization_id)
            };
            let clerk_at: Vec<Uuid> = venues(Role::Clerk).collect();
            let mut all: Vec<Uuid> = clerk_at
                .iter()
                .copied()
                .chain(venues(Role::Agent))
                .collect();
            all.sort_by_key(|venue| (Some(*venue) != me.organization_id, *venue));
            all.dedup();
            if all.is_empty() {
                return view! { <NoAccess /> }.into_any();
            }
            view! { <Counter venues=all clerk_at /> }.into_any()
        }
        Person::Nobody => view! { <NoAccess /> }.into_any(),
    }
}

/// The form, and after a case that was done on the spot its number and code.
#[component]
fn Counter(venues: Vec<Uuid>, clerk_at: Vec<Uuid>) -> impl IntoView {
    let done = RwSignal::new(None::<CaseView>);
    let again = Callback::new(move |()| done.set(None));
    move || match done.get() {
        Some(case) => view! { <Done case again /> }.into_any(),
        None => {
            view! { <NewForm venues=venues.clone() clerk_at=clerk_at.clone() done /> }.into_any()
        }
    }
}

#[component]
fn NewForm(
    venues: Vec<Uuid>,
    clerk_at: Vec<Uuid>,
    done: RwSignal<Option<CaseView>>,
) -> impl IntoView {
    let form = Form::new("new-case");
    if let Some(first) = venues.first() {
        form.preset(VENUE, first.to_string());
    }
    form.preset(MODE, code_of(Mode::Entrust));
    follow_mode(form);
    let venue = form.signal(VENUE);
    let venue = Signal::derive(move || Uuid::parse_str(&venue.get()).ok());
    let items = item::items_of(venue);
    let item = item::chosen(form, items);
    let is_clerk =
        Signal::derive(move || venue.get().is_some_and(|venue| clerk_at.contains(&venue)));
    let wants_spot = is_on(form, SPOT);
    let can_spot =
        Memo::new(move |_| is_clerk.get() && item.get().is_some_and(|item| item.on_the_spot));
    let spot = Signal::derive(move || can_spot.get() && wants_spot.get());
    let declared = is_on(form, DECLARED);
    let on_submit = sends(form, spot, declared, done);
    let fields = move || {
        item.get()
            .map(|item| view! { <Fields form item venue is_clerk spot /> })
    };
    let on_choice = Callback::new(move |item| on_the_spot::forget(form, &item));
    let label: Signal<String> = Signal::derive(move || {
        match (spot.get(), declared.get()) {
            (true, _) => new_case::SPOT_DO,
            (false, true) => new_case::SUBMIT,
            (false, false) => new_case::CREATE,
        }
        .into()
    });
    let submitted = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! {
        <PageHead title=new_case::TITLE />
        <p>{new_case::WHY.t()}</p>
        <form novalidate on:submit=submitted>
            <Summary form />
            <VenueField form venues />
            <ItemChoice form items on_choice />
            {fields}
            <div class="actions">
                <Button
                    label
                    look=Look::Primary
                    submit=true
                    busy=Signal::derive(move || form.is_busy())
                />
            </div>
        </form>
    }
}

/// Where: asked only of those who work at several venues.
#[component]
fn VenueField(form: Form, venues: Vec<Uuid>) -> impl IntoView {
    if venues.len() < 2 {
        return ().into_any();
    }
    let names = use_names();
    let choices = Signal::derive(move || {
        let choices = venues
            .iter()
            .map(|venue| Choice::new(venue.to_string(), names.get(Named::Organization(*venue))));
        choices.collect::<Vec<_>>()
    });
    view! { <SelectField form pointer=VENUE label=new_case::VENUE choices /> }.into_any()
}

/// What follows the choice of the item.
#[component]
fn Fields(
    form: Form,
    item: ServiceItemView,
    venue: Signal<Option<Uuid>>,
    is_clerk: Signal<bool>,
    spot: Signal<bool>,
) -> impl IntoView {
    let kind = applicant::kind(form);
    let subjects = item.subjects.clone();
    let back_entry = Signal::derive(move || !spot.get());
    view! {
        <RadioField form pointer=MODE label=new_case::MODE choices=modes() />
        <KindField form subjects />
        {move || kind.get().map(|kind| view! {
            <Applicant form kind />
            <More form kind back_entry />
        })}
        <TextArea form pointer=SCOPE label=new_case::SCOPE hint=new_case::SCOPE_HINT rows=2 />
        <FlagField form pointer="/consent/voluntary" label=new_case::CONSENT hint=new_case::CONSENT_HINT />
        {move || (!spot.get()).then(|| view! {
            <Switch form name=DECLARED label=new_case::DECLARED hint=new_case::DECLARED_HINT />
        })}
        <OnTheSpot form item venue is_clerk />
    }
}

/// The scope follows the mode, as long as it is one that the mode has brought.
fn follow_mode(form: Form) {
    let mode = form.signal(MODE);
    Effect::new(move |_| {
        let code = mode.get();
        let chosen = [Mode::Assist, Mode::Entrust]
            .into_iter()
            .find(|mode| code_of(*mode) == code);
        let scope = form.signal(SCOPE).get_untracked();
        let is_ours = [Mode::Assist, Mode::Entrust]
            .into_iter()
            .any(|mode| new_case::scope(mode).t() == scope);
        if let Some(mode) = chosen
            && (scope.is_empty() || is_ours)
        {
            form.set(SCOPE, new_case::scope(mode).into());
        }
    });
}

/// Makes the draft and leads to it; or submits it as well, or does everything on the spot, and shows number and code.
fn sends(
    form: Form,
    spot: Signal<bool>,
    declared: Signal<bool>,
    done: RwSignal<Option<CaseView>>,
) -> Callback<()> {
    let api = use_api();
    let toasts = use_toasts();
    let navigate = use_navigate();
    let made: Made = StoredValue::new(None);
    Callback::new(move |()| {
        let base = json!({ "organization_id": form.signal(VENUE).get_untracked() });
        if spot.get_untracked() {
            let work = move |request: OnTheSpotRequest, stamp| async move {
                cases::on_the_spot(api, &request, stamp).await
            };
            form.submit(base, work, move |loaded: Loaded<CaseView>| {
                done.set(Some(loaded.value));
            });
            return;
        }
        let navigate = navigate.clone();
        let submit = declared.get_untracked();
        let work = move |draft: CaseDraft, stamp| send(api, made, draft, submit, stamp);
        form.submit(base, work, move |loaded: Loaded<CaseView>| {
            if submit {
                done.set(Some(loaded.value));
                return;
            }
            toasts.tell(new_case::CREATED);
            navigate(
                &format!("/cases/{}", loaded.value.summary.id),
                Default::default(),
            );
        });
    })
}
