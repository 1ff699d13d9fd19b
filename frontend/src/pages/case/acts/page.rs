//! The frame of every act: back to the case, the case in short, what was changed meanwhile, and the form.
//!
//! Owns which form an address shows, and what is said where the act is not possible. A form stays while the case that
//! it was opened for is loaded again; where somebody else came first, it is made anew for the case as it is now, and
//! what was typed is in it again.

use bangban_domain::case::Action;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::{use_params_map, use_query_map};
use uuid::Uuid;

use super::super::open::use_open_case;
use super::super::page::Failed;
use super::brief::{Brief, Materials};
use super::changed::Changed;
use super::sheet::{Act, ROW, Sheet};
use crate::kit::loading::Skeleton;
use crate::kit::{Icon, Look, PageHead, Sign};
use crate::pages::NotFound;
use crate::texts::acts;
use crate::texts::codes::Coded;

/// The page of an act.
#[component]
pub(crate) fn ActPage() -> impl IntoView {
    let parameters = use_params_map();
    let query = use_query_map();
    let sheet =
        Memo::new(move |_| parameters.with(|parameters| Sheet::of_slug(&parameters.get("act")?)));
    let row = Memo::new(move |_| query.with(|query| Uuid::parse_str(&query.get(ROW)?).ok()));
    let Some(open) = use_open_case() else {
        return view! { <NotFound /> }.into_any();
    };
    let version = Memo::new(move |before: Option<&Option<i64>>| {
        let now = open.view().map(|case| case.summary.version);
        match before {
            // One's own act changes the case as well: the page is about to be left then.
            Some(Some(shown)) if open.seen_before_change().is_none() => Some(*shown),
            _ => now,
        }
    });
    let page = move || match (sheet.get(), version.get()) {
        (None, _) => view! { <NotFound /> }.into_any(),
        (Some(_), None) => match open.remote().get() {
            Some(Err(failure)) => {
                let retry = Callback::new(move |()| open.remote().reload());
                view! { <Failed failure retry /> }.into_any()
            }
            _ => view! { <Skeleton lines=6 /> }.into_any(),
        },
        (Some(sheet), Some(_)) => {
            let row = row.get();
            let case = untrack(move || open.view());
            case.map(|case| view! { <Shown act=Act { open, case, sheet, row } /> })
                .into_any()
        }
    };
    view! { {page} }.into_any()
}

/// The frame, once the case is there.
#[component]
fn Shown(act: Act) -> impl IntoView {
    let case = act.case.summary.clone();
    let back = format!("/cases/{}", case.id);
    let is_allowed = case
        .allowed_actions
        .iter()
        .any(|allowed| allowed == act.sheet.action().as_str());
    let version = case.version;
    let seen = untrack(|| act.open.seen_before_change()).filter(|seen| *seen < version);
    let id = case.id;
    view! {
        <p><A href=back><Icon sign=Sign::Back />{acts::BACK.t()}</A></p>
        <PageHead title=act.sheet.verb() />
        <Brief case />
        {seen.map(|seen| view! { <Changed case=id seen /> })}
        {if is_allowed { view! { <Body act /> }.into_any() } else { view! { <NotAllowed act /> }.into_any() }}
    }
}

/// The form; beside it the materials, where the decision rests on them.
#[component]
fn Body(act: Act) -> impl IntoView {
    let with_materials = matches!(
        act.sheet.action(),
        Action::Submission
            | Action::Acceptance
            | Action::CorrectionNotice
            | Action::Rejection
            | Action::Completion
            | Action::Archive
    );
    let materials = with_materials.then(|| act.case.clone());
    match materials {
        None => form_of(act).into_any(),
        Some(case) => {
            view! { <div class="two"><div>{form_of(act)}</div><Materials case /></div> }.into_any()
        }
    }
}

/// Why the act is not possible, and what is.
#[component]
fn NotAllowed(act: Act) -> impl IntoView {
    let case = act.case.summary.clone();
    let text = acts::NOT_ALLOWED.fill([case.state.t(), act.sheet.verb().t()]);
    let offered = super::allowed(&case);
    let offered = offered
        .into_iter()
        .filter(|action| !matches!(action, Action::Read | Action::DocumentContent));
    let links: Vec<_> = offered
        .map(|action| {
            let href = super::href(&case, action);
            view! { <li><A href=href>{acts::verb(action).t()}</A></li> }
        })
        .collect();
    let any = !links.is_empty();
    view! {
        <div class="notice">
            <Icon sign=Sign::Information />
            <div>
                <p>{text}</p>
                <p>{acts::NOT_ALLOWED_WHY.t()}</p>
                {any.then(|| view! { <p>{acts::POSSIBLE_NOW.t()}</p><ul class="link-list">{links}</ul> })}
            </div>
        </div>
        <p><A href=format!("/cases/{}", case.id) attr:class=Look::Primary.class()>{acts::BACK.t()}</A></p>
    }
}

/// Which form belongs to which act.
fn form_of(act: Act) -> AnyView {
    let Sheet::Of(action) = act.sheet else {
        return view! { <super::settlement::Settlement act /> }.into_any();
    };
    match action {
        Action::Change => view! { <super::change::Change act /> }.into_any(),
        Action::Submission => view! { <super::submission::Submission act /> }.into_any(),
        Action::CorrectionNotice => {
            view! { <super::correction_notice::CorrectionNotice act /> }.into_any()
        }
        Action::Supplement => view! { <super::supplement::Supplement act /> }.into_any(),
        Action::Rejection => view! { <super::rejection::Rejection act /> }.into_any(),
        Action::Withdrawal => view! { <super::withdrawal::Withdrawal act /> }.into_any(),
        Action::Agreement => view! { <super::agreement::Agreement act /> }.into_any(),
        Action::Signatures => view! { <super::signatures::Signatures act /> }.into_any(),
        Action::Acceptance => view! { <super::acceptance::Acceptance act /> }.into_any(),
        Action::LogEntries => view! { <super::log_entries::LogEntry act /> }.into_any(),
        Action::DepartmentProgress => {
            view! { <super::department_progress::DepartmentProgress act /> }.into_any()
        }
        Action::Suspensions => view! { <super::suspensions::Suspension act /> }.into_any(),
        Action::Resumption => view! { <super::resumption::Resumption act /> }.into_any(),
        Action::Charges => view! { <super::charges::Charge act /> }.into_any(),
        Action::MaterialReceipt => {
            view! { <super::material_receipt::MaterialReceipt act /> }.into_any()
        }
        Action::Problems => view! { <super::problems::Problem act /> }.into_any(),
        Action::ProblemSolution => {
            view! { <super::problem_solution::ProblemSolution act /> }.into_any()
        }
        Action::Reminders => view! { <super::reminders::Reminder act /> }.into_any(),
        Action::ApprovalRequests => {
            view! { <super::approval::request::ApprovalRequest act /> }.into_any()
        }
        Action::ApprovalDecision => {
            view! { <super::approval::decision::ApprovalDecision act /> }.into_any()
        }
        Action::Completion => view! { <super::completion::Completion act /> }.into_any(),
        Action::Handover => view! { <super::handover::Handover act /> }.into_any(),
        Action::TerminationRequest => {
            view! { <super::termination_request::TerminationRequest act /> }.into_any()
        }
        Action::Termination => view! { <super::termination::Termination act /> }.into_any(),
        Action::Archive => view! { <super::archive::Archive act /> }.into_any(),
        Action::Evaluation => view! { <super::evaluation::Evaluation act /> }.into_any(),
        Action::Documents => view! { <super::documents::Documents act /> }.into_any(),
        Action::Read | Action::DocumentContent | Action::Disclosure | Action::Sweep => {
            view! { <NotFound /> }.into_any()
        }
    }
}
