//! 问题台账: the problems met in a case, open ones first. Nothing while there is none.

use bangban_api_types::cases::parts::ProblemView;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::Action;
use leptos::prelude::*;
use uuid::Uuid;

use super::acts;
use super::rows::{RowLink, row_href};
use crate::kit::{Sign, Tag, Tone};
use crate::texts::{acts as act_texts, case, time};

/// The problems.
#[component]
pub(super) fn Problems(case: CaseView) -> impl IntoView {
    let mut problems = case.problems;
    if problems.is_empty() {
        return ().into_any();
    }
    problems.sort_by_key(|problem| problem.solved_at.is_some());
    let id = case.summary.id;
    let may_solve = acts::allowed(&case.summary).contains(&Action::ProblemSolution);
    let rows = problems
        .into_iter()
        .map(|problem| view! { <Row id problem may_solve /> })
        .collect_view();
    view! {
        <section aria-labelledby="problems-title">
            <h2 id="problems-title">{case::PROBLEMS.t()}</h2>
            <table class="cards-on-phone">
                <caption class="hidden">{case::PROBLEMS.t()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{case::PROBLEM.t()}</th>
                        <th scope="col">{case::WITH_WHOM.t()}</th>
                        <th scope="col">{case::RAISED_AT.t()}</th>
                        <th scope="col">{case::SOLUTION.t()}</th>
                        {may_solve.then(|| view! { <th scope="col" class="act-column">{case::ACT.t()}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

#[component]
fn Row(id: Uuid, problem: ProblemView, may_solve: bool) -> impl IntoView {
    let is_open = problem.solved_at.is_none();
    let solution = if is_open {
        view! { <Tag text=case::UNSOLVED tone=Tone::Waiting sign=Some(Sign::Clock) /> }.into_any()
    } else {
        let on = problem.solved_at.map(time::date).unwrap_or_default();
        view! { <span>{problem.solution} " " <span class="soft">{on}</span></span> }.into_any()
    };
    let link = may_solve.then(|| {
        let href = row_href(id, Action::ProblemSolution, problem.id);
        let (label, what) = (
            act_texts::verb(Action::ProblemSolution),
            problem.text.clone(),
        );
        view! { <td class="act-column">{is_open.then(|| view! { <RowLink href label what /> })}</td> }
    });
    view! {
        <tr>
            <td data-label=case::PROBLEM.t()><span>{problem.text}</span></td>
            <td data-label=case::WITH_WHOM.t()><span>{problem.with_whom}</span></td>
            <td data-label=case::RAISED_AT.t()>{time::moment(problem.raised_at)}</td>
            <td data-label=case::SOLUTION.t()>{solution}</td>
            {link}
        </tr>
    }
}
